// A stopwatch of pairs of events on a stream.
import type { Stopwatch } from '@opgems/core'
import { call, query } from './call.ts'
import type { DriverLibrary } from './driver-library.ts'

interface Pair {
  readonly start: number
  readonly stop: number
}

export class EventStopwatch implements Stopwatch {
  /** Made on demand and used again. */
  readonly #pairs: Pair[] = []
  #used = 0

  constructor(
    private readonly cuda: DriverLibrary,
    private readonly stream: number,
  ) {}

  start(): void {
    if (this.#used === this.#pairs.length)
      this.#pairs.push({ start: query(this.cuda, 'cuEventCreate', 0), stop: query(this.cuda, 'cuEventCreate', 0) })
    call(this.cuda, 'cuEventRecord', this.#pairs[this.#used]!.start, this.stream)
  }
  stop(): void {
    call(this.cuda, 'cuEventRecord', this.#pairs[this.#used]!.stop, this.stream)
    this.#used++
  }
  read(): readonly number[] {
    const used = this.#pairs.slice(0, this.#used)
    this.#used = 0
    return used.map(({ start, stop }) => {
      call(this.cuda, 'cuEventSynchronize', stop)
      const milliseconds: number[] = [0]
      call(this.cuda, 'cuEventElapsedTime', milliseconds, start, stop)
      return milliseconds[0]! * 1000
    })
  }
  close(): void {
    for (const { start, stop } of this.#pairs) {
      call(this.cuda, 'cuEventDestroy_v2', start)
      call(this.cuda, 'cuEventDestroy_v2', stop)
    }
  }
}
