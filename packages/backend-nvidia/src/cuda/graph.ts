// A CUDA graph of recorded launches and copies.
import type { DeviceGraph } from '@opgems/core'
import type { GpuContext } from './context.ts'

/** CU_STREAM_CAPTURE_MODE_RELAXED: other threads may go on allocating. */
const relaxed = 2

export class CudaGraph implements DeviceGraph {
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
    context.call('cuStreamBeginCapture_v2', stream, relaxed)
    const graph = this.#endAfter(enqueue)
    try {
      this.#executable = context.query('cuGraphInstantiateWithFlags', graph, 0)
    } finally {
      context.callIfAlive('cuGraphDestroy', graph)
    }
  }

  launch(): void {
    const { context } = this
    context.use()
    const result = context.cuda.cuGraphLaunch(this.#executable, this.stream)
    if (result !== 0) throw context.failure('cuGraphLaunch', result, this.#history.entry)
    context.history.add(this.#history)
  }
  close(): void {
    this.context.callIfAlive('cuGraphExecDestroy', this.#executable)
    this.release()
  }

  #endAfter(enqueue: () => void): number {
    const { context, stream } = this
    const graph: (number | bigint)[] = [0]
    try {
      enqueue()
    } catch (error) {
      // Takes the stream out of its capture, whatever became of it.
      context.cuda.cuStreamEndCapture(stream, graph)
      if (graph[0]) context.callIfAlive('cuGraphDestroy', Number(graph[0]))
      throw error
    }
    context.call('cuStreamEndCapture', stream, graph)
    return Number(graph[0])
  }
}
