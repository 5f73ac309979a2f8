// Backward operators of activations: the gradient of the input from that of the output.
import type { Contract } from '../../dispatch/contract.ts'
import type { Value } from '../../kernel/index.ts'
import { normalCdf } from '../../kernels/normal-cdf.ts'
import { type Attributes, definePointwise, type Operands } from '../define-pointwise.ts'
import { geluAngle, geluAngleScale, softplusOf, TANH_CUBE } from './activation.ts'
import { checkChoice, floating } from './dtypes.ts'

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI)

function backward(overload: string, formula: (operands: Operands, attributes: Attributes) => Value): Contract[] {
  return definePointwise({ overloads: [overload], promotion: 'default', accepts: floating, formula })
}
const zero = (x: Value): Value => x.like(0)

const fromOutput: Contract[] = [
  ...backward('sigmoid_backward', ({ grad_output, output }) => grad_output.mul(output.like(1).sub(output)).mul(output)),
  ...backward('tanh_backward', ({ grad_output, output }) => grad_output.mul(output.like(1).sub(output.mul(output)))),
]

function geluTanhSlope(x: Value): Value {
  const tanh = geluAngle(x).tanh()
  const angleSlope = x
    .mul(x)
    .fma(x.like(3 * TANH_CUBE), x.like(1))
    .mul(geluAngleScale)
  const right = x
    .mul(0.5)
    .mul(x.like(1).sub(tanh.mul(tanh)))
    .mul(angleSlope)
  return tanh.add(1).mul(0.5).add(right)
}
function geluSlope(x: Value): Value {
  const density = x
    .mul(x)
    .mul(-0.5)
    .exp()
    .mul(1 / ROOT_TWO_PI)
  return normalCdf(x).add(x.mul(density))
}
const geluBackward = definePointwise({
  overloads: ['gelu_backward'],
  promotion: 'default',
  accepts: floating,
  types: (common, { approximate }) => {
    checkChoice('gelu_backward', 'approximate', approximate, ['none', 'tanh'])
    return common
  },
  formula: ({ grad_output, self }, { approximate }) =>
    grad_output.mul(approximate === 'tanh' ? geluTanhSlope(self) : geluSlope(self)),
})

const smooth: Contract[] = [
  ...backward('silu_backward', ({ grad_output, self }) => {
    const sigmoid = self.sigmoid()
    return grad_output.mul(sigmoid).mul(self.mul(sigmoid.like(1).sub(sigmoid)).add(1))
  }),
  ...backward('mish_backward', ({ grad_output, self }) => {
    const tanh = softplusOf(self).tanh()
    return grad_output.mul(tanh.add(self.mul(self.sigmoid()).mul(tanh.like(1).sub(tanh.mul(tanh)))))
  }),
  ...backward('softplus_backward', ({ grad_output, self, beta, threshold }) => {
    const scaled = self.mul(beta!)
    return scaled.gt(threshold!).select(grad_output, grad_output.mul(scaled.sigmoid()))
  }),
  ...backward('log_sigmoid_backward', ({ grad_output, self, buffer }) => {
    const share = buffer!.div(buffer!.add(1))
    return grad_output.mul(self.lt(0).select(share.like(1).sub(share), share))
  }),
  ...backward('elu_backward', eluBackward),
  ...definePointwise({
    overloads: ['logit_backward'],
    promotion: 'default',
    accepts: floating,
    formula: ({ grad_output, self, eps }) => {
      const low = eps ?? zero(self)
      const isOutside = self.lt(low).or(self.gt(low.like(1).sub(low)))
      const slope = grad_output.div(self.mul(self.like(1).sub(self)))
      return isOutside.select(eps ? zero(self) : self.like(Number.NaN), slope)
    },
  }),
]

function eluBackward(operands: Operands, { is_result }: Attributes): Value {
  const { grad_output, alpha, scale, input_scale, self_or_result } = operands
  const x = self_or_result!
  const negative = alpha.mul(scale!)
  const outer = grad_output.mul(input_scale!)
  const below = is_result === true ? outer.mul(x.add(negative)) : outer.mul(negative).mul(x.mul(input_scale!).exp())
  return x.le(0).select(below, grad_output.mul(scale!))
}

/** The gradient where the input lies inside an open interval, else nothing. */
const inside = (grad: Value, x: Value, low: Value | number, high: Value | number): Value =>
  x.gt(low).and(x.lt(high)).select(grad, zero(grad))
/** The gradient except where the input was shrunk to nothing. */
const outside = (grad: Value, x: Value, lambd: Value): Value =>
  x.ge(lambd.neg()).and(x.le(lambd)).select(zero(grad), grad)

const piecewise: Contract[] = [
  ...backward('threshold_backward', ({ grad_output, self, threshold }) =>
    self.le(threshold!).select(zero(grad_output), grad_output),
  ),
  ...backward('hardtanh_backward', ({ grad_output, self, min_val, max_val }) =>
    self.le(min_val!).or(self.ge(max_val!)).select(zero(grad_output), grad_output),
  ),
  ...backward('hardsigmoid_backward', ({ grad_output, self }) => inside(grad_output.div(6), self, -3, 3)),
  ...backward('hardswish_backward', ({ grad_output, self }) => {
    const middle = grad_output.mul(self.div(3).add(0.5))
    return self.le(-3).select(zero(grad_output), self.lt(3).select(middle, grad_output))
  }),
  ...backward('leaky_relu_backward', ({ grad_output, self, negative_slope }) =>
    self.gt(0).select(grad_output, grad_output.mul(negative_slope!)),
  ),
  ...backward('softshrink_backward', ({ grad_output, self, lambd }) => outside(grad_output, self, lambd!)),
  ...backward('hardshrink_backward', ({ grad_out, self, lambd }) => outside(grad_out!, self, lambd!)),
  ...definePointwise({
    overloads: ['_prelu_kernel_backward'],
    promotion: 'default',
    accepts: floating,
    formula: ({ grad_output, self, weight }) => {
      const isPositive = self.gt(0)
      return [
        isPositive.select(grad_output, weight.mul(grad_output)),
        isPositive.select(zero(grad_output), self.mul(grad_output)),
      ]
    },
  }),
]

/** Training keeps the noise as slopes; otherwise the mean slope is that of the bounds. */
const randomSlopes = definePointwise({
  overloads: ['rrelu_with_noise_backward'],
  promotion: 'default',
  accepts: floating,
  category: 'random',
  formula: ({ grad_output, self, noise, lower, upper }, { training }) => {
    if (training === true) return grad_output.mul(noise!)
    return self.gt(0).select(grad_output, grad_output.mul(lower!.add(upper!).mul(0.5)))
  },
})

const dropout: Contract[] = [
  ...definePointwise({
    overloads: ['native_dropout_backward'],
    promotion: 'int-to-float',
    category: 'random',
    raw: ['mask'],
    formula: ({ grad_output, mask, scale }) => grad_output.mul(mask!.to(grad_output.dtype)).mul(scale!),
  }),
  ...definePointwise({
    overloads: ['_masked_scale'],
    promotion: 'default',
    accepts: floating,
    raw: ['mask'],
    formula: ({ self, mask, scale }) => self.mul(mask!.to(self.dtype)).mul(scale!),
  }),
]

export const activationBackward: Contract[] = [
  ...fromOutput,
  ...geluBackward,
  ...smooth,
  ...piecewise,
  ...randomSlopes,
  ...dropout,
]
