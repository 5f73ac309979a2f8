// Compositions of 16-bit tensors that round once, at the end.
import { computeType } from '../dtype/index.ts'
import type { Tensor } from '../tensor/index.ts'
import type { Aten } from './gradient.ts'

/** Runs a composition in the dtype that kernels compute in: of 16-bit values no step but the last is rounded to 16 bits. */
export function inComputeType(aten: Aten, tensors: readonly Tensor[], compose: (...wide: Tensor[]) => Tensor): Tensor {
  const { dtype } = tensors[0]!
  const wide = computeType(dtype)
  if (wide === dtype) return compose(...tensors)
  return aten('to.dtype', [compose(...tensors.map((t) => aten('to.dtype', [t, wide]))), dtype])
}
