// What a tensor knows of automatic differentiation; autograd/ gives the meaning.
import type { Tensor } from './tensor.ts'

/** A tensor's place in the graph of recorded calls. A tensor that requires a gradient has one until it is disposed of. */
export interface History {
  /** Made by the user, not by a recorded call: gradients accumulate in it. */
  readonly isLeaf: boolean
  /** The accumulated gradient of a leaf. */
  grad: Tensor | null
  /** The tensor is gone. */
  release(): void
}
