// The layouts each operator is tried in: shapes that are odd, empty and zero-dim, and strides that are not contiguous.
import { contiguousStrides, HostTensor, type Layout } from '../host/tensor.ts'

/** Turns a drawn tensor into the same values under another layout. */
export interface LayoutCase {
  readonly name: string
  readonly shape: readonly number[]
  readonly arrange: (tensor: HostTensor) => HostTensor
}

const contiguous = (name: string, shape: readonly number[]): LayoutCase => ({
  name,
  shape,
  arrange: (tensor) => tensor,
})

const laidOut = (
  name: string,
  shape: readonly number[],
  layout: (shape: readonly number[]) => Omit<Layout, 'name'>,
): LayoutCase => ({
  name,
  shape,
  arrange: (tensor) => tensor.withLayout({ ...layout(tensor.shape), name }),
})

/** Strides of the dimensions in reverse order: the last dimension is the slowest. */
const transposedStrides = (shape: readonly number[]): number[] => contiguousStrides(shape.toReversed()).toReversed()

/** Rows of a wider storage, from an offset; each side of the last dimension `step` apart. */
const sliced = (step: number, offset: number) => (shape: readonly number[]) => {
  const wider = shape.map((side, d) => (d === shape.length - 1 ? side * step + 3 : side + 1))
  const strides = contiguousStrides(wider).map((stride, d) => (d === shape.length - 1 ? step : stride))
  return { strides, offset }
}

/** Every row is the first one: stride 0. */
const expandRows = (tensor: HostTensor): HostTensor => {
  const width = tensor.shape.at(-1) ?? 1
  const first = tensor.values.slice(0, width)
  const values =
    tensor.values instanceof BigInt64Array ? new BigInt64Array(tensor.numel) : new Float64Array(tensor.numel)
  for (let i = 0; i < tensor.numel; i++) values[i] = first[i % width]!
  const strides = tensor.shape.map((_, d) => (d === tensor.shape.length - 1 ? 1 : 0))
  return HostTensor.fromValues(tensor.dtype, tensor.shape, values).withLayout({ strides, offset: 2, name: 'expanded' })
}

/** Odd sizes throughout, so that tails and masks matter. */
export const layoutCases: readonly LayoutCase[] = [
  contiguous('contiguous', [45, 65]),
  contiguous('rank 3', [3, 5, 7]),
  contiguous('zero-dim', []),
  contiguous('zero-size', [0, 7]),
  contiguous('one element', [1, 1]),
  laidOut('transposed', [33, 17], (shape) => ({ strides: transposedStrides(shape), offset: 0 })),
  laidOut('permuted', [5, 4, 9], (shape) => ({ strides: transposedStrides(shape), offset: 3 })),
  laidOut('sliced', [13, 21], sliced(1, 5)),
  laidOut('sliced with a step', [9, 31], sliced(3, 7)),
  { name: 'expanded', shape: [7, 19], arrange: expandRows },
]

/** One size that takes every backend past a single block. */
export const largeCase: LayoutCase = contiguous('large', [129, 2049])
