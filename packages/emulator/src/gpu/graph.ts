// A graph of the driver's, of recorded launches and copies.
import type { DeviceGraph } from '@opgems/core'
import type { GpuContext } from './context.ts'

export class StreamGraph implements DeviceGraph {
  readonly #executable: number
  readonly #history: { readonly entry: string }

  /** `enqueue` puts the work on the stream, which records it without running it; `release` frees what its replays need. */
  constructor(
    private readonly context: GpuContext,
    private readonly stream: number,
    description: string,
    enqueue: () => void,
    private readonly release: () => void,
  ) {
    this.#history = { entry: description }
    context.call('captureBegin', stream)
    const graph = this.#endAfter(enqueue)
    try {
      this.#executable = context.query('graphInstantiate', graph)
    } finally {
      context.callIfAlive('graphDestroy', graph)
    }
  }

  launch(): void {
    const { context } = this
    context.use()
    const result = context.library.functions.graphLaunch(this.#executable, this.stream)
    if (result !== 0) throw context.failure('graphLaunch', result, this.#history.entry)
    context.history.add(this.#history)
  }
  close(): void {
    this.context.callIfAlive('graphExecutableDestroy', this.#executable)
    this.release()
  }

  #endAfter(enqueue: () => void): number {
    const { context, stream } = this
    const graph: (number | bigint)[] = [0]
    try {
      enqueue()
    } catch (error) {
      // Takes the stream out of its capture, whatever became of it.
      context.library.functions.captureEnd(stream, graph)
      if (graph[0]) context.callIfAlive('graphDestroy', Number(graph[0]))
      throw error
    }
    context.call('captureEnd', stream, graph)
    return Number(graph[0])
  }
}
