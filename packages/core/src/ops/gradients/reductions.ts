// Gradients of sums, means, products, moments and extremes.
import type { Aten, GradientCall } from '../../dispatch/gradient.ts'
import type { Tensor } from '../../tensor/index.ts'
import { type FormulaTable, type GradientTable, saving } from './formulas.ts'
import { countOf, dimensions, type Facts, restored, zerosOf } from './shapes.ts'

/** The gradient of a reduction at each element that was reduced. */
function spread({ aten, grad, self, dim, keepdim }: GradientCall): Tensor {
  return aten('expand', [restored(aten, grad, dim, keepdim, self), self.shape])
}
const isNumber = (aten: Aten, self: Tensor): Tensor => aten('logical_not', [aten('isnan', [self])])

const sum: FormulaTable = { self: spread }
const mean: FormulaTable = {
  self: (call) => call.aten('div', [spread(call), countOf(call.self.shape, dimensions(call.dim, call.self))]),
}

/** Π of the others, which is the gradient even where elements are zero: products of what lies before and behind. */
function prodOfOthers(aten: Aten, self: Tensor, dim: number): Tensor {
  const edge = aten('ones_like', [aten('narrow', [self, dim, 0, 1])])
  const before = aten('cumprod', [
    aten('cat', [[edge, aten('narrow', [self, dim, 0, self.shape[dim]! - 1])], dim]),
    dim,
  ])
  const behind = aten('cat', [[aten('narrow', [self, dim, 1, self.shape[dim]! - 1]), edge], dim])
  return aten('mul', [before, aten('flip', [aten('cumprod', [aten('flip', [behind, [dim]]), dim]), [dim]])])
}

/** Equal extremes share the gradient evenly. */
function evenly({ aten, grad, self, result, dim, keepdim }: GradientCall): Tensor {
  const extreme = restored(aten, result, dim, keepdim, self)
  const isUndefined = aten('logical_and', [aten('isnan', [self]), aten('isnan', [extreme])])
  const chosen = aten('logical_or', [aten('eq', [self, extreme]), isUndefined])
  const count = aten('sum', [chosen, dimensions(dim, self), true])
  return aten('div', [aten('mul', [chosen, restored(aten, grad, dim, keepdim, self)]), count])
}
const extreme: FormulaTable = { self: saving('self', 'result')(evenly) }

/** The chosen elements get the gradient; their places are the second result. */
function atPlaces({ aten, grad, self, results, dim, keepdim }: GradientCall): Tensor {
  const zeros = zerosOf(aten, self)
  if (self.rank === 0) return grad
  const index = restored(aten, results[1]!, dim, keepdim, self)
  return aten('scatter', [zeros, dim, index, restored(aten, grad, dim, keepdim, self)])
}
const choice: FormulaTable = { self: saving('result1')(atPlaces) }

/** The divisor of a variance: n − correction, where `unbiased` stands for a correction of 1. */
function freedom({ self, dim, correction, unbiased }: GradientCall): number {
  const less = unbiased === undefined ? ((correction as number | null) ?? 1) : unbiased === true ? 1 : 0
  return Math.max(countOf(self.shape, dimensions(dim, self)) - less, 0)
}
/** grad · 2 (x − mean) / (n − correction) */
function varGradient(call: GradientCall, grad: Tensor): Tensor {
  const { aten, self, dim, keepdim } = call
  const dims = dimensions(dim, self)
  const mean = aten('mean', [self, dims, true])
  const scaledGrad = aten('mul', [restored(aten, grad, dim, keepdim, self), 2 / freedom(call)])
  return aten('mul', [scaledGrad, aten('sub', [self, mean])])
}
function stdGradient(call: GradientCall, grad: Tensor): Tensor {
  const { aten, result } = call
  const ofVar = aten('div', [grad, aten('mul', [result, 2])])
  return varGradient(call, aten('masked_fill', [ofVar, aten('eq', [result, 0]), 0]))
}
const variance: FormulaTable = { self: saving('self')((call) => varGradient(call, call.grad)) }
const deviation: FormulaTable = { self: saving('self', 'result')((call) => stdGradient(call, call.grad)) }
function withMean(ofFirst: (call: GradientCall, grad: Tensor) => Tensor) {
  return (call: GradientCall): Tensor | null => {
    const { aten, grads, self, dim, keepdim } = call
    const [first, second] = grads
    const left = first ? ofFirst(call, first) : null
    if (!second) return left
    const n = countOf(self.shape, dimensions(dim, self))
    const right = aten('div', [aten('expand', [restored(aten, second, dim, keepdim, self), self.shape]), n])
    return left ? aten('add', [left, right]) : right
  }
}
const varianceAndMean: FormulaTable = { self: saving('self')(withMean(varGradient)) }
const deviationAndMean: FormulaTable = { self: saving('self', 'result')(withMean(stdGradient)) }

/** grad · e^(x − result); infinite results, of which the difference would be NaN, count as 0. */
const logSumExp: FormulaTable = {
  self: saving(
    'self',
    'result',
  )(({ aten, grad, self, result, dim, keepdim }) => {
    const finite = aten('masked_fill', [result, aten('isinf', [result]), 0])
    const shares = aten('exp', [aten('sub', [self, restored(aten, finite, dim, keepdim, self)])])
    return aten('mul', [restored(aten, grad, dim, keepdim, self), shares])
  }),
}

const overloads = (names: readonly string[], table: FormulaTable): GradientTable =>
  Object.fromEntries(names.map((name) => [name, table]))

export const reductionGradients: GradientTable = {
  segment_reduce: {
    data: saving(
      'data',
      'lengths',
      'offsets',
      'result',
    )(({ aten, grad, result, data, reduce, lengths, offsets, axis, initial }) =>
      aten('_segment_reduce_backward', [grad, result, data, reduce], { lengths, offsets, axis, initial }),
    ),
  },
  ...overloads(['sum', 'sum.dim_IntList'], sum),
  ...overloads(['mean', 'mean.dim'], mean),
  nansum: {
    self: saving('self')((call) => call.aten('mul', [spread(call), isNumber(call.aten, call.self)])),
  },
  nanmean: {
    self: saving('self')((call) => {
      const { aten, self, dim } = call
      const numbers = isNumber(aten, self)
      const count = aten('sum', [numbers, dimensions(dim, self), true])
      return aten('mul', [aten('div', [spread(call), count]), numbers])
    }),
  },
  prod: {
    self: saving('self')(({ aten, grad, self }) => {
      if (self.numel <= 1) return aten('expand', [grad, self.shape])
      const others = prodOfOthers(aten, aten('reshape', [self, [-1]]), 0)
      return aten('mul', [grad, aten('reshape', [others, self.shape])])
    }),
  },
  'prod.dim_int': {
    self: saving('self')(({ aten, grad, self, dim, keepdim }) => {
      const [at] = dimensions(dim, self)
      if (at === undefined) return grad
      return aten('mul', [restored(aten, grad, dim, keepdim, self), prodOfOthers(aten, self, at)])
    }),
  },
  ...overloads(['amax', 'amin', 'max', 'min', 'median', 'nanmedian'], extreme),
  aminmax: {
    self: saving(
      'self',
      'result',
      'result1',
    )((call) => {
      const parts = call.results.flatMap((result, i) => {
        const grad = call.grads[i]
        return grad ? [evenly({ ...call, grad, result })] : []
      })
      return parts.length > 1 ? call.aten('add', [parts[0], parts[1]]) : parts[0]!
    }),
  },
  ...overloads(['max.dim', 'min.dim', 'median.dim', 'nanmedian.dim', 'kthvalue', 'mode'], choice),
  ...overloads(['var', 'var.dim', 'var.correction'], variance),
  ...overloads(['std', 'std.dim', 'std.correction'], deviation),
  ...overloads(['var_mean', 'var_mean.dim', 'var_mean.correction'], varianceAndMean),
  ...overloads(['std_mean', 'std_mean.dim', 'std_mean.correction'], deviationAndMean),
  ...overloads(['logsumexp', 'special_logsumexp'], logSumExp),
}

export type { Facts }
