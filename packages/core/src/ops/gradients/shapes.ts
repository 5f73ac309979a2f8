// What formulas share: reduced dimensions restored, factors of one left out.
import type { Aten } from '../../dispatch/gradient.ts'
import { normalizeDimension, type Shape, type Tensor } from '../../tensor/index.ts'

export type Facts = Pick<Tensor, 'shape' | 'rank' | 'numel' | 'dtype'>

/** A reduction's dimensions, as its argument names them: a number, a list, or null and [] for all. */
export function dimensions(dim: unknown, { rank, shape }: Facts): number[] {
  const listed = (dim === null || dim === undefined ? [] : Array.isArray(dim) ? dim : [dim]) as number[]
  if (listed.length === 0) return shape.map((_, d) => d)
  return rank === 0 ? [] : listed.map((d) => normalizeDimension('backward', d, rank))
}

/** A reduced tensor with its reduced dimensions as size 1. */
export function restored(aten: Aten, tensor: Tensor, dim: unknown, keepdim: unknown, self: Facts): Tensor {
  if (keepdim === true || self.rank === 0) return tensor
  const dims = dimensions(dim, self)
  return aten('reshape', [tensor, self.shape.map((size, d) => (dims.includes(d) ? 1 : size))])
}

export const scaled = (aten: Aten, tensor: Tensor, factor: unknown): Tensor =>
  factor === 1 ? tensor : aten('mul.Scalar', [tensor, factor])

export const countOf = (shape: Shape, dims: readonly number[]): number => dims.reduce((n, d) => n * shape[d]!, 1)

export const zerosOf = (aten: Aten, { shape, dtype }: Facts): Tensor => aten('zeros', [shape], { dtype })
