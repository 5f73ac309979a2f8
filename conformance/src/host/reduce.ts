// Visiting the rows of a tensor along some of its dimensions: the one loop under every reference and bound that reduces.
import { contiguousStrides, eachOffset, numelOf } from './tensor.ts'

/** Row-major positions of a tensor's elements, grouped: one row for each index of the kept dimensions. */
export interface Rows {
  readonly count: number
  readonly length: number
  /** The position of element `k` of row `r`. */
  at(r: number, k: number): number
}

export function rowsOf(shape: readonly number[], dims: readonly number[]): Rows {
  const strides = contiguousStrides(shape)
  const reduced = shape.map((_, d) => d).filter((d) => dims.includes(d))
  const kept = shape.map((_, d) => d).filter((d) => !dims.includes(d))
  const starts = offsetsOf(shape, strides, kept)
  const steps = offsetsOf(shape, strides, reduced)
  return { count: starts.length, length: steps.length, at: (r, k) => starts[r]! + steps[k]! }
}

function offsetsOf(shape: readonly number[], strides: readonly number[], dims: readonly number[]): Int32Array {
  const sides = dims.map((d) => shape[d]!)
  const offsets = new Int32Array(numelOf(sides))
  eachOffset(
    sides,
    dims.map((d) => strides[d]!),
    0,
    (i, at) => {
      offsets[i] = at
    },
  )
  return offsets
}

/** The shape left after reducing `dims`. */
export function reducedShape(shape: readonly number[], dims: readonly number[], keepdim: boolean): number[] {
  return shape.flatMap((side, d) => (dims.includes(d) ? (keepdim ? [1] : []) : [side]))
}
