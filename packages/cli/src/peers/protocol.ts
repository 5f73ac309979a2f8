// The conversation between the harness and a participant (this project or a peer) in its own process: one JSON document a line.

/** What is computed. Shapes are those of the first input; `outputs` of a run are float32. */
export type Operation = 'copy' | 'add' | 'exp' | 'gelu' | 'softmax' | 'layer_norm' | 'sum' | 'sum_last' | 'mm'

/** Whether each run makes its output (and frees it) or writes into one made before. */
export type OutputMode = 'fresh' | 'given'

export interface Task {
  readonly operation: Operation
  readonly mode: OutputMode
  readonly shape: readonly [number, number]
  /** Files of little-endian float32 values, each of `shape`; layer_norm's weight and bias are the first rows of the second. */
  readonly inputs: readonly string[]
  /** Calls in one timed run; the time reported is of one call. */
  readonly calls: number
}

/** A call of any operator by its ATen name, for participants that have them all: PyTorch. They make inputs of their own. */
export interface AtenTask {
  readonly aten: string
  readonly inputs: readonly {
    readonly shape: readonly number[]
    readonly dtype: string
    /** int64 positions below it; else values between 0.5 and 1.5. */
    readonly below?: number
  }[]
  /** As JSON; {"input": i} stands for a tensor. */
  readonly args: readonly unknown[]
  readonly calls: number
}

export type Request<T = Task> =
  | { readonly do: 'describe' }
  | { readonly do: 'prepare'; readonly task: T }
  | { readonly do: 'run'; readonly times: number }
  /** Writes the output of one more call: little-endian float32, or float64 where a task has outputs of any dtype. */
  | { readonly do: 'write'; readonly path: string }
  | { readonly do: 'release' }

export type Reply =
  | { readonly description: string }
  | { readonly ready: true; readonly outputBytes?: number }
  /** The participant has no such operation or no such mode. */
  | { readonly missing: string }
  | { readonly milliseconds: readonly number[] }
  | { readonly done: true }
  | { readonly error: string }
