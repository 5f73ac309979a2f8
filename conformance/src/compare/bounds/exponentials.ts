// The error bound of the exponential of a matrix and of its gradient, which is the exponential of a matrix twice as large.
import { tensorArgument } from '../../arguments.ts'
import type { HostTensor } from '../../host/tensor.ts'
import { type Bound, type BoundContext, sumGrowth } from './context.ts'

/** The greatest sum of magnitudes of a column, over all matrices. */
function columnNorm({ shape, numbers }: HostTensor): number {
  const n = shape.at(-1)!
  const sums = new Float64Array(numbers.length / n)
  numbers.forEach((x, i) => {
    const at = Math.floor(i / (n * n)) * n + (i % n)
    sums[at] = sums[at]! + Math.abs(x)
  })
  return Math.max(...sums)
}

/**
 * Each product rounds sums of K terms, and its relative error doubles with each of some log₂‖A‖ squarings (Higham, Functions of Matrices,
 * 2008, section 10.3): growth(K)·‖A‖₁ of the greatest element.
 */
function bound(context: BoundContext, blocks: number): number | undefined {
  const a = tensorArgument(context.test, 0, 'self', 'input')
  if (!a || a.numel === 0 || context.expected.numel === 0) return undefined
  const greatest = context.expected.numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  return sumGrowth(context, blocks * a.shape.at(-1)!) * Math.max(1, columnNorm(a)) * greatest
}

export const matrixExponentialBound: Bound = (context) => bound(context, 1)
export const matrixExponentialGradientBound: Bound = (context) => bound(context, 2)
