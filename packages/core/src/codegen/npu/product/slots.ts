// The arguments of the npu family's matrix products, in the order of the kernels' parameters.
import type { ProductArguments } from '../../../backend/product-call.ts'
import type { LineLayout } from './spec.ts'

/** Strides are of what is not neighbours, and between batches. */
export const integerSlots = [
  ...['a_stride', 'b_stride', 'c_stride', 'a_batch', 'b_batch', 'c_batch', 'm', 'n', 'k'],
] as const
const pointers = 3
export const npuProductSlotCount = pointers + integerSlots.length

export function npuProductSlots(
  { a, b, c, m, n, k }: ProductArguments,
  left: LineLayout,
  right: LineLayout,
): readonly (readonly [slot: number, value: number])[] {
  const strides = [left.stride, right.stride, c.row]
  return [a.address, b.address, c.address, ...strides, a.batch, b.batch, c.batch, m, n, k].map((value, i) => [i, value])
}
