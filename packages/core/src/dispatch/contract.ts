// What an operator is to the dispatcher: an ATen overload and how to compute it.
import type { Tensor } from '../tensor/index.ts'
import type { Backward } from './gradient.ts'
import type { Runtime } from './runtime.ts'

export type Category =
  | 'pointwise'
  | 'reduction'
  | 'norm'
  | 'blas'
  | 'attention'
  | 'scan'
  | 'sort'
  | 'index'
  | 'shape'
  | 'creation'
  | 'random'
  | 'loss'
  | 'convolution'
  | 'fused'

/** Arguments in schema order, as the schema's binder gives them: null for None, numbers, strings, arrays, tensors. */
export type Arguments = readonly unknown[]

export interface Contract {
  /** Functional ATen overload: 'add.Tensor', 'gelu'. In-place and out forms are derived from it. */
  readonly overload: string
  readonly category: Category
  /**
   * Computes the result: a tensor, an array of tensors, or a plain value. With `out`, writes there (broadcast shape and dtype
   * already checked to be castable by the callee) and returns `out`'s tensors.
   */
  compute(rt: Runtime, args: Arguments, out: readonly Tensor[] | null): unknown
  /** Tensor arguments may be JavaScript numbers: PyTorch's wrapped numbers. Otherwise they are made zero-dim tensors first. */
  readonly acceptsNumbers?: boolean
  /** How gradients pass through it; without one, a gradient that would is refused with NO_GRADIENT. */
  readonly backward?: Backward
  /** Schema of an operator that ATen does not have (the fused ones). */
  readonly schema?: string
}
