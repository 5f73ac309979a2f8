// Activation functions.
import type { Contract } from '../../dispatch/contract.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Value } from '../../kernel/index.ts'
import { normalCdf } from '../../kernels/normal-cdf.ts'
import { definePointwise, defineUnary, type NamedArguments } from '../define-pointwise.ts'
import { checkChoice, floating, numeric } from './dtypes.ts'

/** Between two literals, and NaN for NaN. */
const within = (x: Value, low: number, high: number): Value => x.like(low).pmax(x.like(high).pmin(x))

/** log(1 + eˣ) without overflow. */
export const softplusOf = (x: Value): Value => x.maximum(x.like(0)).add(x.abs().neg().exp().log1p())

export const selu = { alpha: 1.6732632423543772, scale: 1.0507009873554805 } as const
const TANH_SCALE = Math.sqrt(2 / Math.PI)
export const TANH_CUBE = 0.044715

/** The argument of the hyperbolic tangent in gelu's approximation. */
export const geluAngle = (x: Value): Value => x.mul(TANH_SCALE).mul(x.mul(x).fma(x.like(TANH_CUBE), x.like(1)))
export const geluAngleScale = TANH_SCALE

const gelu = definePointwise({
  overloads: ['gelu'],
  promotion: 'default',
  accepts: floating,
  types: (common, { approximate }) => {
    checkChoice('gelu', 'approximate', approximate, ['none', 'tanh'])
    return common
  },
  formula: ({ self }, { approximate }) =>
    approximate === 'tanh' ? self.mul(0.5).mul(geluAngle(self).tanh().add(1)) : self.mul(normalCdf(self)),
})

const smooth = defineUnary(
  'default',
  {
    silu: (x) => x.mul(x.sigmoid()),
    mish: (x) => x.mul(softplusOf(x).tanh()),
    log_sigmoid: logSigmoid,
    selu: (x) => exponentialUnit(x, x.like(selu.alpha * selu.scale), x.like(selu.scale), x.like(1)),
    hardsigmoid: (x) => within(x.add(3), 0, 6).div(6),
    hardswish: (x) => x.mul(within(x.add(3), 0, 6)).div(6),
  },
  { accepts: floating },
)

/** −log(1 + e^−x) = min(x, 0) − log(1 + e^−|x|). */
function logSigmoid(x: Value): Value {
  return x.minimum(x.like(0)).sub(x.abs().neg().exp().log1p())
}
/** log_sigmoid and e^−|x|, which its backward operator takes. */
const logSigmoidForward = definePointwise({
  overloads: ['log_sigmoid_forward'],
  promotion: 'default',
  accepts: floating,
  formula: ({ self }) => [logSigmoid(self), self.abs().neg().exp()],
})

/** negative·(e^(x·inputScale) − 1) up to 0, positive·x above. */
function exponentialUnit(x: Value, negative: Value, positive: Value, inputScale: Value): Value {
  return x.le(0).select(x.mul(inputScale).expm1().mul(negative), x.mul(positive))
}
const exponentialUnits: Contract[] = [
  ...definePointwise({
    overloads: ['elu'],
    promotion: 'default',
    accepts: floating,
    formula: ({ self, alpha, scale, input_scale }) => exponentialUnit(self, alpha.mul(scale!), scale!, input_scale!),
  }),
  ...definePointwise({
    overloads: ['celu'],
    promotion: 'default',
    accepts: floating,
    check: ({ alpha }: NamedArguments) => {
      if (alpha === 0) throw new OpGemsError('BAD_ARGUMENT', 'celu: alpha must not be 0', { operator: 'celu' })
    },
    formula: ({ self, alpha }) => exponentialUnit(self, alpha, alpha.like(1), alpha.like(1).div(alpha)),
  }),
]

const piecewise: Contract[] = [
  ...defineUnary('default', { relu: (x) => x.like(0).pmax(x), relu6: (x) => within(x, 0, 6) }, { accepts: numeric }),
  ...definePointwise({
    overloads: ['leaky_relu'],
    promotion: 'default',
    accepts: floating,
    formula: ({ self, negative_slope }) => self.gt(0).select(self, self.mul(negative_slope!)),
  }),
  ...definePointwise({
    overloads: ['hardtanh'],
    promotion: 'default',
    accepts: numeric,
    formula: ({ self, min_val, max_val }) => self.maximum(min_val!).minimum(max_val!),
  }),
  ...definePointwise({
    overloads: ['threshold'],
    promotion: 'default',
    accepts: numeric,
    formula: ({ self, threshold, value }) => self.le(threshold!).select(value, self),
  }),
  ...definePointwise({
    overloads: ['softplus'],
    promotion: 'default',
    accepts: floating,
    formula: ({ self, beta, threshold }) => {
      const scaled = self.mul(beta!)
      return scaled.gt(threshold!).select(self, scaled.exp().log1p().div(beta!))
    },
  }),
  ...definePointwise({
    overloads: ['softshrink'],
    promotion: 'default',
    accepts: floating,
    check: ({ lambd }) => {
      if (!((lambd as number) >= 0))
        throw new OpGemsError('BAD_ARGUMENT', `softshrink: lambd must not be negative, got ${lambd}`)
    },
    formula: ({ self, lambd }) => {
      const inner = self.ne(self).select(self, self.like(0))
      const lower = self.lt(lambd!.neg()).select(self.add(lambd!), inner)
      return self.gt(lambd!).select(self.sub(lambd!), lower)
    },
  }),
  ...definePointwise({
    overloads: ['hardshrink'],
    promotion: 'default',
    accepts: floating,
    formula: ({ self, lambd }) => self.ge(lambd!.neg()).and(self.le(lambd!)).select(self.like(0), self),
  }),
  ...definePointwise({
    overloads: ['_prelu_kernel'],
    promotion: 'default',
    accepts: floating,
    formula: ({ self, weight }) => self.gt(0).select(self, self.mul(weight)),
  }),
]

export const activations: Contract[] = [...gelu, ...smooth, ...logSigmoidForward, ...exponentialUnits, ...piecewise]
