// Error bounds of operators that keep the shape and mix along rows: softmax, scans, normalisations.

import { argument, reducedDims, tensorArgument } from '../../arguments.ts'
import { type ConformanceCase, inputTensors } from '../../case.ts'
import { unitRoundoff } from '../../host/dtypes.ts'
import { rowsOf } from '../../host/reduce.ts'
import type { HostTensor } from '../../host/tensor.ts'
import { type Bound, type BoundContext, sumGrowth } from './context.ts'
import { squaredDeviations } from './reductions.ts'

type RowVisitor = (row: Float64Array, set: (k: number, bound: number) => void, positions: (k: number) => number) => void

function eachRow(
  numbers: Float64Array,
  shape: readonly number[],
  dims: readonly number[],
  visit: RowVisitor,
): Float64Array {
  const rows = rowsOf(shape, dims)
  const bounds = new Float64Array(numbers.length)
  for (let r = 0; r < rows.count; r++) {
    const row = Float64Array.from({ length: rows.length }, (_, k) => numbers[rows.at(r, k)]!)
    const set = (k: number, bound: number) => {
      bounds[rows.at(r, k)] = Number.isFinite(bound) ? bound : 0
    }
    visit(row, set, (k) => rows.at(r, k))
  }
  return bounds
}

function alongDim(context: BoundContext, visit: RowVisitor): Float64Array | undefined {
  const input = tensorArgument(context.test, 0, 'input', 'self')
  if (!input || input.numel !== context.expected.numel) return undefined
  return eachRow(
    input.numbers,
    input.shape,
    reducedDims(argument(context.test, 1, 'dim', 'axis'), input.shape.length),
    visit,
  )
}

const largest = (row: Float64Array): number =>
  row.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, x) : most), -Infinity)

/** softmax p = exp(x - m) / s: relative error u|x - m| from the difference, and growth(K + 8) from the sum, exp and quotient. */
export const softmaxBound: Bound = (context) => {
  const { numbers } = context.expected
  return alongDim(context, (row, set, at) => {
    const top = largest(row)
    const base = sumGrowth(context, row.length + 8)
    row.forEach((x, k) => {
      set(k, numbers[at(k)]! * (base + 2 * context.sides * context.u * Math.abs(x - top)))
    })
  })
}

/**
 * log_softmax = x - m - log s: absolute error growth(K + 4) of log s (s >= 1), and u for each of |x|, |m| and the result. PyTorch's
 * CPU kernels keep s and log s in the tensor's own dtype, so a golden is off by one rounding of s (relative, so absolute in log s)
 * and one of log s = x - result - m.
 */
export const logSoftmaxBound: Bound = (context) => {
  const { numbers } = context.expected
  return alongDim(context, (row, set, at) => {
    const top = largest(row)
    const base = sumGrowth(context, row.length + 4)
    const kept = context.sides === 2 ? context.resultU : 0
    row.forEach((x, k) => {
      const y = numbers[at(k)]!
      set(
        k,
        base +
          context.sides * context.u * (Math.abs(x - top) + Math.abs(y) + Math.abs(top)) +
          kept * (1 + Math.abs(x - y - top)),
      )
    })
  })
}

/** cumsum: at element k a sum of k + 1 terms. */
export const cumsumBound: Bound = (context) =>
  alongDim(context, (row, set) => {
    let sum = 0
    row.forEach((x, k) => {
      sum += Number.isFinite(x) ? Math.abs(x) : 0
      set(k, sumGrowth(context, k + 1) * sum)
    })
  })

/** cumprod: at element k a product of k + 1 factors. */
export const cumprodBound: Bound = (context) => {
  const { numbers } = context.expected
  return alongDim(context, (row, set, at) => {
    row.forEach((_, k) => {
      set(k, sumGrowth(context, k + 1) * Math.abs(numbers[at(k)]!))
    })
  })
}

/** logcumsumexp: as logsumexp of k + 1 terms, each step of which may be a logaddexp that rounds the running value. */
export const logCumSumExpBound: Bound = (context) => {
  const { numbers } = context.expected
  return alongDim(context, (row, set, at) => {
    row.forEach((_, k) => {
      set(k, sumGrowth(context, 4 * (k + 1)) * (1 + Math.abs(numbers[at(k)]!)))
    })
  })
}

/** How a normalisation's arguments give its rows: the input and the trailing dimensions, or groups of channels. */
type RowDims = (
  context: BoundContext,
  input: HostTensor,
) => { readonly shape: readonly number[]; readonly dims: readonly number[] } | undefined

const trailing: RowDims = ({ test }, input) => {
  const normalized = argument(test, 1, 'normalized_shape')
  if (!Array.isArray(normalized)) return undefined
  const rank = input.shape.length
  return { shape: input.shape, dims: normalized.map((_, i) => rank - 1 - i) }
}

const groups: RowDims = ({ test }, input) => {
  // native_group_norm(input, weight, bias, N, C, HxW, group, eps); group_norm(input, num_groups, …)
  const count = argument(test, test.operator.includes('native') ? 6 : 1, 'num_groups', 'group')
  const batch = input.shape[0] ?? 0
  if (typeof count !== 'number' || batch * count === 0) return undefined
  return { shape: [batch * count, input.numel / (batch * count)], dims: [1] }
}

/** Each channel over batch and space (batch_norm), or each channel of each sample (instance_norm). */
const channels: RowDims = (_, input) => ({
  shape: input.shape,
  dims: input.shape.map((_, d) => d).filter((d) => d !== 1),
})
const planes: RowDims = (_, input) => ({ shape: input.shape, dims: input.shape.map((_, d) => d).filter((d) => d > 1) })

/**
 * y = (x - mean) * rstd * w + b: the difference is off by u(|x| + |mean|) and the mean's growth(n) * mean|x|; rstd by half of the
 * relative error of var + eps; w by its largest value. Results after the first are the mean and rstd. Where PyTorch uses statistics
 * that it `keeps` in the dtype of the parameters, a golden also has the rounding of the mean, that of rstd, and half of the variance's.
 */
const normalizationBound =
  (rowDims: RowDims, keeps = false): Bound =>
  (context) => {
    const { test, u, sides } = context
    const input = tensorArgument(test, 0, 'input')
    const rows = input && rowDims(context, input)
    if (!input || !rows || context.expected.numel !== input.numel) return undefined
    const eps = Number(
      test.kwargs.eps ?? test.args.findLast((value) => typeof value === 'number' && value < 0.5) ?? 1e-5,
    )
    const weight = largestWeight(test, input)
    const kept = keeps && sides === 2 ? keptRoundoff(test, input) : 0
    return eachRow(input.numbers, rows.shape, rows.dims, (row, set) => {
      const { mean, sum, error } = squaredDeviations(context, row)
      const n = row.length
      const spread = sum / n + eps
      const rstd = 1 / Math.sqrt(Math.abs(spread))
      const meanError = sumGrowth(context, n) * row.reduce((total, x) => total + Math.abs(x) / n, 0)
      const rstdError = error / n / Math.abs(spread) / 2 + 8 * sides * u + 1.5 * kept
      row.forEach((x, k) => {
        const difference = sides * u * (Math.abs(x) + Math.abs(mean)) + meanError + kept * Math.abs(mean)
        set(k, weight * rstd * (difference + Math.abs(x - mean) * rstdError))
      })
    })
  }

/** The largest magnitude among the other tensors: weight, bias, running statistics; at least 1. */
function largestWeight(test: ConformanceCase, input: HostTensor): number {
  const weights = inputTensors(test).filter((tensor) => tensor !== input)
  return weights.reduce((most, { numbers }) => numbers.reduce((m, x) => Math.max(m, Math.abs(x)), most), 1)
}

/** Statistics have the dtype of the parameters, or the input's where there are none. */
function keptRoundoff(test: ConformanceCase, input: HostTensor): number {
  const parameter = inputTensors(test).find((tensor) => tensor !== input)
  return unitRoundoff((parameter ?? input).dtype)
}

export const layerNormBound = normalizationBound(trailing)
export const groupNormBound = normalizationBound(groups)
export const batchNormBound = normalizationBound(channels, true)
export const instanceNormBound = normalizationBound(planes, true)

/** rms_norm y = x * rsqrt(mean x^2 + eps) * w: relative error growth(n + 8); the sum has no negative terms. */
export const rmsNormBound: Bound = (context) => {
  const { numbers, numel } = context.expected
  const normalized = argument(context.test, 1, 'normalized_shape')
  if (!Array.isArray(normalized)) return undefined
  const terms = normalized.reduce<number>((product, side) => product * Number(side), 1)
  const factor = sumGrowth(context, terms + 8)
  return Float64Array.from({ length: numel }, (_, i) => factor * Math.abs(numbers[i]!) || 0)
}
