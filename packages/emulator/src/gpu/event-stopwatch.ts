// A stopwatch of pairs of events on a stream.
import type { Stopwatch } from '@opgems/core'
import type { GpuContext } from './context.ts'

interface Pair {
  readonly start: number
  readonly stop: number
}

export class EventStopwatch implements Stopwatch {
  /** Made on demand and used again. */
  readonly #pairs: Pair[] = []
  #used = 0

  constructor(
    private readonly context: GpuContext,
    private readonly stream: number,
  ) {}

  start(): void {
    if (this.#used === this.#pairs.length)
      this.#pairs.push({ start: this.context.query('eventCreateTimed'), stop: this.context.query('eventCreateTimed') })
    this.context.call('eventRecord', this.#pairs[this.#used]!.start, this.stream)
  }
  stop(): void {
    this.context.call('eventRecord', this.#pairs[this.#used]!.stop, this.stream)
    this.#used++
  }
  read(): readonly number[] {
    const used = this.#pairs.slice(0, this.#used)
    this.#used = 0
    return used.map(({ start, stop }) => {
      this.context.call('eventSynchronize', stop)
      const milliseconds: number[] = [0]
      this.context.call('eventElapsed', milliseconds, start, stop)
      return milliseconds[0]! * 1000
    })
  }
  close(): void {
    for (const { start, stop } of this.#pairs) {
      this.context.callIfAlive('eventDestroy', start)
      this.context.callIfAlive('eventDestroy', stop)
    }
  }
}
