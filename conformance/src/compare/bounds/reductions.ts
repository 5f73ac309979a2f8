// Error bounds of reductions: sum, mean, prod, var, std, norms, logsumexp, losses. Each file of bounds derives what it states.

import { argument, numberArgument, reducedDims, tensorArgument } from '../../arguments.ts'
import { rowsOf } from '../../host/reduce.ts'
import type { HostTensor } from '../../host/tensor.ts'
import { type Bound, type BoundContext, sumGrowth } from './context.ts'

/** One bound for each row of the reduced input, where there are as many rows as results. */
function perRow(
  context: BoundContext,
  input: HostTensor,
  rowBound: (row: Float64Array) => number,
): Float64Array | undefined {
  const dims = reducedDims(argument(context.test, 1, 'dim', 'axis'), input.shape.length)
  const rows = rowsOf(input.shape, dims)
  if (rows.count !== context.expected.numel) return undefined
  const { numbers } = input
  return Float64Array.from({ length: rows.count }, (_, r) =>
    rowBound(Float64Array.from({ length: rows.length }, (_, k) => numbers[rows.at(r, k)]!)),
  )
}

const sumOf = (row: Float64Array, term: (x: number) => number): number =>
  row.reduce((sum, x) => sum + (Number.isFinite(x) ? term(x) : 0), 0)

/** sum: growth(K) * sum|x|. */
export const sumBound: Bound = (context) => {
  const input = tensorArgument(context.test, 0, 'input', 'self')
  return input && perRow(context, input, (row) => sumGrowth(context, row.length) * sumOf(row, Math.abs))
}

/** mean: that of the sum, divided by K. */
export const meanBound: Bound = (context) => {
  const input = tensorArgument(context.test, 0, 'input', 'self')
  return input && perRow(context, input, (row) => (sumGrowth(context, row.length) * sumOf(row, Math.abs)) / row.length)
}

/** Products, and sums of terms that are not negative (norms to the p, losses): growth(K + c) * |result|, c for each term's own error. */
const relativeBound =
  (termErrors: number): Bound =>
  (context) => {
    const input = tensorArgument(context.test, 0, 'input', 'self')
    if (!input) return undefined
    const terms = input.numel / Math.max(context.expected.numel, 1)
    return context.expected.numbers.map((x) => sumGrowth(context, terms + termErrors) * Math.abs(x) || 0)
  }

/** prod: each of K factors adds one rounding. */
export const prodBound = relativeBound(0)
/** p-norms: |x|^p and the root are good to some 8 roundings. */
export const normBound = relativeBound(8)
/** Losses: sums or means of terms that are not negative, each good to some 8 roundings. */
export const lossBound = relativeBound(8)

/**
 * Sum of squared deviations d = x - mean over n: each d is off by u(|x| + |mean|) and by the mean's error, whose contribution
 * sums to zero in first order; so growth(n + 2) * sum d^2 + 2 * sum |d| u(|x| + |mean|) + n * (mean's error)^2.
 */
export function squaredDeviations(
  context: BoundContext,
  row: Float64Array,
): { mean: number; sum: number; error: number } {
  const n = row.length
  const mean = sumOf(row, (x) => x) / n
  const meanError = (sumGrowth(context, n) * sumOf(row, Math.abs)) / n
  const sum = sumOf(row, (x) => (x - mean) ** 2)
  const shift = sumOf(row, (x) => Math.abs(x - mean) * (Math.abs(x) + Math.abs(mean)))
  const error = sumGrowth(context, n + 2) * sum + 2 * context.sides * context.u * shift + n * meanError ** 2
  return { mean, sum, error }
}

/** n - correction: var(dim, unbiased), var(dim, correction=c). */
function divisor({ test }: BoundContext, n: number): number {
  const unbiased = argument(test, 2, 'unbiased')
  const correction = numberArgument(test, 2, 'correction') ?? (unbiased === false || test.args[1] === false ? 0 : 1)
  return Math.max(n - correction, 0)
}

/** var, and the mean that var_mean gives as its second result. */
export const varBound: Bound = (context) => {
  if (context.result === 1) return meanBound(context)
  const input = tensorArgument(context.test, 0, 'input', 'self')
  return (
    input && perRow(context, input, (row) => squaredDeviations(context, row).error / divisor(context, row.length) || 0)
  )
}

/** std: d sqrt(v) = dv / (2 sqrt(v)), and never more than sqrt(dv). */
export const stdBound: Bound = (context) => {
  if (context.result === 1) return meanBound(context)
  const input = tensorArgument(context.test, 0, 'input', 'self')
  if (!input) return undefined
  return perRow(context, input, (row) => {
    const { sum, error } = squaredDeviations(context, row)
    const n = divisor(context, row.length)
    const deviation = Math.sqrt(sum / n)
    return Math.min(error / n / (2 * deviation), Math.sqrt(error / n)) || 0
  })
}

/**
 * logsumexp = m + log(sum exp(x - m)): the sum is at least 1 and good to growth(K + 4) relative, which is absolute after the
 * logarithm; x - m adds u|x - m| weighed by exp(x - m) < 1, the final sum u|result|.
 */
export const logSumExpBound: Bound = (context) => {
  const input = tensorArgument(context.test, 0, 'input', 'self')
  if (!input) return undefined
  const terms = input.numel / Math.max(context.expected.numel, 1)
  const { u, sides } = context
  return context.expected.numbers.map((x) => sumGrowth(context, terms + 4) + sides * u * Math.abs(x) || 0)
}
