// Gradients of pointwise operators where PyTorch's differ from what the formula gives: at bounds, at zero, of masks and halves.
import type { Tensor } from '../../tensor/index.ts'
import { alphaDropout, featureDropout } from '../random/dropout-forms.ts'
import { calls, type FormulaTable, type GradientTable, saving } from './formulas.ts'

/** By the backward operator of the input. */
const bySelf = (backward: string, ...options: readonly string[]): FormulaTable => ({
  self: saving('self')(({ aten, grad, self, ...call }) =>
    aten(backward, [grad, self, ...options.map((name) => call[name])]),
  ),
})

/** Within the bounds and at them the gradient passes. */
const clamped: FormulaTable = {
  self: saving(
    'self',
    'min',
    'max',
  )(({ aten, grad, self, min, max }) => {
    const low = (min ?? null) === null ? null : aten('ge', [self, min])
    const high = (max ?? null) === null ? null : aten('le', [self, max])
    const inside = low && high ? aten('logical_and', [low, high]) : (low ?? high)
    return aten('where', [inside, grad, aten('zeros_like', [grad])])
  }),
  min: saving(
    'self',
    'min',
    'max',
  )(({ aten, grad, self, min, max }) => {
    const isBelow = aten('lt', [self, min])
    const isBound = max instanceof Object ? aten('logical_and', [isBelow, aten('lt', [min, max])]) : isBelow
    return aten('where', [isBound, grad, aten('zeros_like', [grad])])
  }),
  max: saving(
    'self',
    'min',
    'max',
  )(({ aten, grad, self, min, max }) => {
    const isAbove = aten('gt', [self, max])
    const isBound = min instanceof Object ? aten('logical_or', [isAbove, aten('lt', [max, min])]) : isAbove
    return aten('where', [isBound, grad, aten('zeros_like', [grad])])
  }),
}

/** grad·log other, which is 0 where self is 0 and other is not positive; grad·self/other. */
const timesLog = (log: string, shift: number): FormulaTable => ({
  self: saving(
    'self',
    'other',
  )(({ aten, grad, self, other }) => {
    const isNothing = aten('logical_and', [aten('eq', [self, 0]), aten('le', [other, -shift])])
    return aten('masked_fill', [aten(log, [grad, other]), isNothing, 0])
  }),
  other: saving(
    'self',
    'other',
  )(({ aten, grad, self, other }) =>
    aten('div', [aten('mul', [grad, self]), shift === 0 ? other : aten('add', [other, shift])]),
  ),
})

/** The density of the gamma distribution, of which igamma is the distribution function. */
const gammaDensity = (sign: 1 | -1): FormulaTable => ({
  other: saving(
    'self',
    'other',
  )(({ aten, grad, self, other }) => {
    const power = aten('mul', [aten('sub', [self, 1]), aten('log', [other])])
    const exponent = aten('sub', [aten('sub', [power, other]), aten('lgamma', [self])])
    return aten('mul', [grad, aten('mul', [aten('exp', [exponent]), sign])])
  }),
})
/** ∂ζ(s, q)/∂q = −s·ζ(s + 1, q). */
const zetaSlope: FormulaTable = {
  other: saving(
    'self',
    'other',
  )(({ aten, grad, self, other }) =>
    aten('mul', [grad, aten('mul', [aten('mul', [self, -1]), aten('special_zeta', [aten('add', [self, 1]), other])])]),
  ),
}

export const elementwiseGradients: GradientTable = {
  relu: { self: saving('result')(({ aten, grad, result }) => aten('threshold_backward', [grad, result, 0])) },
  relu6: { self: saving('self')(({ aten, grad, self }) => aten('hardtanh_backward', [grad, self, 0, 6])) },
  hardtanh: bySelf('hardtanh_backward', 'min_val', 'max_val'),
  hardsigmoid: bySelf('hardsigmoid_backward'),
  hardswish: bySelf('hardswish_backward'),
  logit: bySelf('logit_backward', 'eps'),
  /** The mantissa is self·2^−exponent. */
  'frexp.Tensor': {
    self: saving('result1')(({ aten, grad, results }) => aten('div', [grad, aten('exp2', [results[1]])])),
  },
  digamma: { self: saving('self')(({ aten, grad, self }) => aten('mul', [grad, aten('polygamma', [1, self])])) },
  polygamma: {
    self: saving('self')(({ aten, grad, self, n }) =>
      aten('mul', [grad, aten('polygamma', [(n as number) + 1, self])]),
    ),
  },
  igamma: gammaDensity(1),
  igammac: gammaDensity(-1),
  special_zeta: zetaSlope,
  'special_zeta.self_scalar': zetaSlope,
  special_erfcx: {
    self: saving(
      'self',
      'result',
    )(({ aten, grad, self, result }) =>
      aten('mul', [grad, aten('sub', [aten('mul', [aten('mul', [self, result]), 2]), 2 / Math.sqrt(Math.PI)])]),
    ),
  },
  special_log_ndtr: {
    self: saving('self')(({ aten, grad, self }) => {
      const ratio = aten('special_erfcx', [aten('mul', [self, -Math.SQRT1_2])])
      return aten('div', [aten('mul', [grad, Math.sqrt(2 / Math.PI)]), ratio])
    }),
  },
  glu: bySelf('glu_backward', 'dim'),
  prelu: 'parts',
  clamp: clamped,
  'clamp.Tensor': clamped,
  clamp_min: clamped,
  'clamp_min.Tensor': clamped,
  clamp_max: clamped,
  'clamp_max.Tensor': clamped,
  'xlogy.Tensor': timesLog('xlogy', 0),
  'xlogy.Scalar_Self': timesLog('xlogy', 0),
  'xlogy.Scalar_Other': timesLog('xlogy', 0),
  special_xlog1py: timesLog('special_xlog1py', 1),
  'special_xlog1py.self_scalar': timesLog('special_xlog1py', 1),
  'special_xlog1py.other_scalar': timesLog('special_xlog1py', 1),
  native_dropout: {
    input: saving('result1')(({ aten, grad, results, p, train }) => {
      const keep = 1 - (p as number)
      if (train === false) return grad
      return aten('native_dropout_backward', [grad, results[1], keep === 0 ? 0 : 1 / keep])
    }),
  },
  native_dropout_backward: {
    grad_output: saving('mask')(({ aten, grad, mask, scale }) => aten('native_dropout_backward', [grad, mask, scale])),
  },
  alpha_dropout: calls(({ aten, input, p, train }) => alphaDropout(aten, input, p as number, train as boolean)),
  feature_dropout: calls(({ aten, input, p, train }) => featureDropout(aten, input, p as number, train as boolean)),
  dropout: calls(({ aten, input, p, train }) =>
    train === true ? aten<Tensor[]>('native_dropout', [input, p, true])[0] : aten('alias', [input]),
  ),
}
