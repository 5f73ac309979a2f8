// Error bounds of the cross entropies of probabilities and of logits, and of logit: PyTorch's CPU computes them step by step in 16 bit.

import { argument, tensorArgument } from '../../arguments.ts'
import type { ConformanceCase } from '../../case.ts'
import type { HostTensor } from '../../host/tensor.ts'
import { expandTo } from '../../reference/broadcast.ts'
import { type Bound, type BoundContext, sumGrowth } from './context.ts'

/**
 * logit = log(z), z = x / (1 - x): 1 - x and the quotient are each rounded once to the tensor's dtype, which is relative in z and so
 * absolute in its logarithm: 2 u.
 */
export const logitBound: Bound = (context) => 2 * stepRoundoff(context)

/** What one step costs all sides together: a rounding of the computation each, and of a golden one in its own dtype. */
const stepRoundoff = ({ sides, u, resultU }: BoundContext): number => sides * u + (sides === 2 ? resultU : 0)

/** Error of one term of a loss, in units of a step's roundoff, from its magnitude. */
type TermSteps = (input: number, target: number) => { readonly magnitude: number; readonly steps: number }

/**
 * binary_cross_entropy: (t - 1) log(1 - x) - t log(x), both parts not negative for t in [0, 1]: t - 1, the logarithm, the product,
 * the difference and the product with the weight round once each: 5 u of the term.
 */
const probabilityTerm: TermSteps = (x, t) => {
  const magnitude = Math.abs((t - 1) * Math.max(Math.log1p(-x), -100)) + Math.abs(t * Math.max(Math.log(x), -100))
  return { magnitude, steps: 5 * magnitude }
}

/**
 * binary_cross_entropy_with_logits: (1 - t) x - c log_sigmoid(x), c = 1 or (p - 1) t + 1: two roundings of (1 - t) x, five of the
 * logarithm's part (p - 1, its product, the sum, log_sigmoid, the product), one of the difference and one of the weight's product.
 */
const logitTerm =
  (positive: number): TermSteps =>
  (x, t) => {
    const left = Math.abs((1 - t) * x)
    const right = (1 + positive * Math.abs(t)) * (Math.max(-x, 0) + Math.log1p(Math.exp(-Math.abs(x))))
    return { magnitude: left + right, steps: 4 * left + 7 * right }
  }

export const crossEntropyBound: Bound = (context) => termBound(context, probabilityTerm, 3)

export const logitCrossEntropyBound: Bound = (context) => {
  const positive = tensorArgument(context.test, 3, 'pos_weight')
  return termBound(context, logitTerm(largestOf(positive)), 4)
}

const largestOf = (tensor: HostTensor | undefined): number =>
  tensor?.numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0) ?? 0

/** Each term's bound; for a sum or mean theirs together, and the growth of the sum. */
function termBound(context: BoundContext, term: TermSteps, reductionAt: number): number | Float64Array | undefined {
  const { test, expected } = context
  const input = tensorArgument(test, 0, 'input', 'self')
  const target = tensorArgument(test, 1, 'target')
  if (!input || !target || input.numel !== target.numel) return undefined
  const weight = tensorArgument(test, 2, 'weight')
  const weights = weight && expandTo(weight, input.shape)
  const reduction = reductionOf(test, reductionAt)
  const roundoff = stepRoundoff(context)
  const own = new Float64Array(input.numel)
  let total = 0
  input.numbers.forEach((x, i) => {
    const { magnitude, steps } = term(x, target.numbers[i]!)
    const w = Math.abs(weights?.[i] ?? 1)
    own[i] = roundoff * steps * w
    total += (roundoff * steps + sumGrowth(context, input.numel) * magnitude) * w
  })
  if (reduction === 'none') return expected.numel === own.length ? own : undefined
  return reduction === 'sum' ? total : total / input.numel
}

function reductionOf(test: ConformanceCase, at: number): 'none' | 'mean' | 'sum' {
  const value = argument(test, at, 'reduction')
  if (value === 'none' || value === 0) return 'none'
  return value === 'sum' || value === 2 ? 'sum' : 'mean'
}

/**
 * kl_div is t·log t − t·x in steps, or exp(t)·(t − x) of logarithms: products and difference are rounded, the logarithm too:
 * 3u·(|t log t| + |t x|) an element, which a mean averages; the sums are those of any loss.
 */
export const divergenceBound: Bound = (context) => {
  const { test, expected, sides, resultU } = context
  const [input, target] = [tensorArgument(test, 0, 'input', 'self'), tensorArgument(test, 1, 'target')]
  if (sides === 1 || !input || !target || input.numel !== target.numel || input.numel === 0) return undefined
  const inLogs = test.kwargs.log_target === true
  const terms = Float64Array.from(target.numbers, (given, i) => {
    const t = inLogs ? Math.exp(given) : given
    const log = inLogs ? given : t > 0 ? Math.log(t) : 0
    return 3 * resultU * Math.abs(t) * (Math.abs(log) + Math.abs(input.numbers[i]!))
  })
  if (expected.numel === input.numel) return terms
  const total = terms.reduce((sum, x) => sum + x, 0)
  const isMean = test.kwargs.reduction !== 'sum' && test.kwargs.reduction !== 'batchmean'
  return isMean ? total / input.numel : total / (test.kwargs.reduction === 'batchmean' ? (input.shape[0] ?? 1) : 1)
}
