// Broadcasting for the references.
import { contiguousStrides, eachOffset, type HostTensor, numelOf } from '../host/tensor.ts'

/** The shape that all shapes broadcast to; throws a RangeError if they do not. */
export function broadcastShape(...shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length))
  return Array.from({ length: rank }, (_, d) => {
    const sides = shapes.map((shape) => shape[d - rank + shape.length] ?? 1).filter((side) => side !== 1)
    if (new Set(sides).size > 1) throw new RangeError(`shapes ${JSON.stringify(shapes)} do not broadcast`)
    return sides[0] ?? 1
  })
}

/** The numbers of a tensor, expanded to `shape`. */
export function expandTo(tensor: HostTensor, shape: readonly number[]): Float64Array {
  const own = contiguousStrides(tensor.shape)
  const lead = shape.length - tensor.shape.length
  const strides = shape.map((_, d) => (d < lead || tensor.shape[d - lead] === 1 ? 0 : own[d - lead]!))
  const { numbers } = tensor
  const result = new Float64Array(numelOf(shape))
  eachOffset(shape, strides, 0, (i, at) => {
    result[i] = numbers[at]!
  })
  return result
}
