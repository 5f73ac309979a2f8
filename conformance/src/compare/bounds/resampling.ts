// The error bound of linear and cubic resampling.

import { tensorArgument } from '../../arguments.ts'
import type { ConformanceCase } from '../../case.ts'
import type { Bound } from './context.ts'

/**
 * Along each dimension a sum of T weighted neighbours (2 linear, 4 cubic) whose weights, products and T - 1 sums round once each:
 * T + 1 roundings of at most L max|x|, L the largest sum of |weights| (1 linear, 11/8 cubic), over the image's own maximum. PyTorch
 * makes these steps in the tensor's dtype.
 */
export const resamplingBound: Bound = ({ test, expected, sides, u, resultU }) => {
  const input = tensorArgument(test, 0, 'self', 'input')
  const isCubic = modeOf(test).includes('cubic')
  if (!input || input.shape.length < 3 || (!isCubic && !modeOf(test).includes('linear'))) return undefined
  const spatial = input.shape.length - 2
  const images = input.shape[0]! * input.shape[1]!
  const [taps, spread] = isCubic ? [4, 11 / 8] : [2, 1]
  const roundoff = sides * u + (sides === 2 ? resultU : 0)
  const factor = spatial * (taps + 1) * spread ** spatial * roundoff
  const largest = new Float64Array(images)
  input.numbers.forEach((x, i) => {
    const image = Math.floor((i * images) / input.numel)
    largest[image] = Math.max(largest[image]!, Math.abs(x))
  })
  return Float64Array.from(
    { length: expected.numel },
    (_, i) => factor * largest[Math.floor((i * images) / expected.numel)]!,
  )
}

/** interpolate says its mode; the others have it in their name. */
const modeOf = ({ operator, kwargs }: ConformanceCase): string =>
  typeof kwargs.mode === 'string' ? kwargs.mode : operator
