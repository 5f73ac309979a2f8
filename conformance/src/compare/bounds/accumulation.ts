// Error bounds of operators that add many elements at one place. PyTorch adds them one by one in the tensor's own dtype.
import { argument, tensorArgument } from '../../arguments.ts'
import { contiguousStrides, eachOffset, HostTensor } from '../../host/tensor.ts'
import { isList } from '../../host/value.ts'
import { type Bound, type BoundContext, stepwise, sumGrowth } from './context.ts'

/** Tells of each addend where it goes: its number in the source, and the place in the result. */
type Addends = (visit: (from: number, place: number) => void) => void

/** K additions at a place: growth(K) times the sum of magnitudes, what stood there included; a mean divides both. */
function placeBounds(
  context: BoundContext,
  before: HostTensor | null,
  source: HostTensor,
  addends: Addends,
  isMean = false,
  /** Roundings of an addend before it is added. */
  rounded = 0,
): Float64Array {
  const sums = Float64Array.from({ length: context.expected.numel }, (_, i) => Math.abs(before?.numbers[i] ?? 0))
  const counts = new Float64Array(context.expected.numel)
  addends((from, place) => {
    sums[place] = sums[place]! + Math.abs(source.numbers[from]!)
    counts[place] = counts[place]! + 1
  })
  const stepped = stepwise(context)
  // The division of a mean is one rounding more.
  return sums.map((sum, i) => {
    const terms = counts[i]! + rounded + (isMean ? 1 : 0)
    return counts[i] === 0 ? 0 : (sumGrowth(stepped, terms) * sum) / (isMean ? counts[i]! + (before ? 1 : 0) : 1)
  })
}

/** embedding_backward and embedding_dense_backward: rows of the gradient are added to the rows that their indices name. */
export const embeddingGradientBound: Bound = (context) => {
  const { test, expected } = context
  const [grad, indices] = [tensorArgument(test, 0, 'grad_output', 'grad'), tensorArgument(test, 1, 'indices')]
  const width = expected.shape.at(-1)
  if (!grad || !indices || !width || expected.shape.length !== 2) return undefined
  return placeBounds(context, null, grad, (visit) => {
    for (let i = 0; i < grad.numel; i++) visit(i, Number(indices.numbers[Math.floor(i / width)]) * width + (i % width))
  })
}

/** _embedding_bag_backward of sums: the gradient of each sample's bag, times the sample's weight, is added to its row. */
export const bagGradientBound: Bound = (context) => {
  const { test, expected } = context
  const [grad, indices, offsets, weights] = [0, 1, 2, 10].map((at) => tensorArgument(test, at))
  const width = expected.shape.at(-1)
  const isSum = [0, 'sum'].some((mode) => mode === argument(test, 8, 'mode'))
  if (!grad || !indices || !offsets || !width || !isSum) return undefined
  const starts = Array.from(offsets.numbers)
  const shares = Float64Array.from({ length: indices.numel * width }, (_, i) => {
    const sample = Math.floor(i / width)
    const bag = starts.findLastIndex((start) => start <= sample)
    return (grad.numbers[bag * width + (i % width)] ?? 0) * (weights?.numbers[sample] ?? 1)
  })
  const source = HostTensor.fromNumbers('float64', [indices.numel, width], shares)
  const addends: Addends = (visit) => {
    for (let i = 0; i < shares.length; i++)
      visit(i, Number(indices.numbers[Math.floor(i / width)]) * width + (i % width))
  }
  return placeBounds(context, null, source, addends, false, 1)
}

/** index_reduce by mean along one dimension. */
export const indexReduceBound: Bound = (context) => {
  const { test, expected } = context
  const [self, index, source] = [0, 2, 3].map((at) => tensorArgument(test, at)) as (HostTensor | undefined)[]
  if (!self || !index || !source || argument(test, 4, 'reduce') !== 'mean' || self.shape.length === 0) return undefined
  const dim = (Number(argument(test, 1, 'dim')) + self.shape.length) % self.shape.length
  const [to, from] = [contiguousStrides(expected.shape), contiguousStrides(source.shape)]
  const keepsSelf = argument(test, 5, 'include_self') !== false
  const addends: Addends = (visit) =>
    eachOffset(source.shape, to.with(dim, 0), 0, (i, offset) => {
      const at = index.numbers[Math.floor(i / from[dim]!) % source.shape[dim]!]!
      visit(i, offset + at * to[dim]!)
    })
  return placeBounds(context, keepsSelf ? self : null, source, addends, true)
}

/** _unsafe_masked_index_put_accumulate where every dimension is indexed and mask and values have one shape. */
export const maskedIndexPutBound: Bound = (context) => {
  const { test, expected } = context
  const [self, mask, values] = [0, 1, 3].map((at) => tensorArgument(test, at)) as (HostTensor | undefined)[]
  const indices = argument(test, 2, 'indices')
  if (!self || !mask || !values || !isList(indices) || indices.length !== self.shape.length) return undefined
  const tensors = indices.filter((index) => index instanceof HostTensor)
  if (tensors.length !== indices.length || String(mask.shape) !== String(values.shape)) return undefined
  const steps = contiguousStrides(values.shape)
  const addends: Addends = (visit) => {
    for (let i = 0; i < values.numel; i++) {
      if (!mask.numbers[i]) continue
      const coordinates = values.shape.map((size, d) => Math.floor(i / steps[d]!) % size)
      visit(
        i,
        tensors.reduce(
          (place, index, d) => place * expected.shape[d]! + wrapped(index, coordinates, expected.shape[d]!),
          0,
        ),
      )
    }
  }
  return placeBounds(context, self, values, addends)
}

/** The element of an index tensor that is broadcast to these coordinates, clamped as the operator does it. */
function wrapped(index: HostTensor, coordinates: readonly number[], size: number): number {
  const strides = contiguousStrides(index.shape)
  const first = coordinates.length - index.shape.length
  const at = index.shape.reduce((sum, side, d) => sum + (side === 1 ? 0 : coordinates[first + d]! * strides[d]!), 0)
  const value = index.numbers[at]!
  return Math.min(Math.max(value < 0 ? value + size : value, 0), size - 1)
}
