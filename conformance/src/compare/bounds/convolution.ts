// The error bound of convolutions.

import { numberArgument, tensorArgument } from '../../arguments.ts'
import type { ConformanceCase } from '../../case.ts'
import { contiguousStrides, type HostTensor } from '../../host/tensor.ts'
import { type Bound, sumGrowth } from './context.ts'

/**
 * An output of channel c sums at most K products, K = (input channels of a group) * (kernel size):
 * growth(K + 1) * sum|w_c| * max|x|, and a rounding of the bias.
 */
export const convolutionBound: Bound = (context) => {
  const { test, expected, sides, u } = context
  const input = tensorArgument(test, 0, 'input')
  const weight = tensorArgument(test, 1, 'weight')
  if (!input || !weight || weight.shape.length < 3) return undefined
  const sums = weightSums(weight, isTransposed(test), groupsOf(test))
  const channelAt = expected.shape.length - weight.shape.length + 1
  const places = contiguousStrides(expected.shape)[channelAt]
  if (places === undefined || expected.shape[channelAt] !== sums.length) return undefined
  const terms = (weight.shape[isTransposed(test) ? 0 : 1]! * weight.numel) / (weight.shape[0]! * weight.shape[1]!)
  const factor = sumGrowth(context, terms + 1) * largestOf(input)
  const rounding = 2 * sides * u * largestOf(tensorArgument(test, 2, 'bias'))
  return Float64Array.from(
    { length: expected.numel },
    (_, i) => factor * sums[Math.floor(i / places) % sums.length]! + rounding,
  )
}

const isTransposed = ({ operator, args, kwargs }: ConformanceCase): boolean =>
  operator.includes('transpose') || (/convolution$/.test(operator) && (kwargs.transposed ?? args[6]) === true)

const groupsOf = (test: ConformanceCase): number =>
  numberArgument(test, /convolution$/.test(test.operator) ? 8 : 6, 'groups') ?? 1

/** sum|w| for each output channel. Weights are [out, in / groups, …]; transposed [in, out / groups, …]. */
function weightSums({ shape, numbers, numel }: HostTensor, transposed: boolean, groups: number): Float64Array {
  const [rows, columns] = [shape[0]!, shape[1]!]
  const sums = new Float64Array(transposed ? columns * groups : rows)
  const kernel = numel / (rows * columns)
  numbers.forEach((w, i) => {
    const row = Math.floor(i / (kernel * columns))
    const column = Math.floor(i / kernel) % columns
    const channel = transposed ? Math.floor(row / (rows / groups)) * columns + column : row
    sums[channel] = sums[channel]! + Math.abs(w)
  })
  return sums
}

const largestOf = (tensor: HostTensor | undefined): number =>
  tensor?.numbers.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0) ?? 0
