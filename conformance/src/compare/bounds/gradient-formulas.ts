// PyTorch's gradients of pointwise operators in the steps in which it computes them, each of which rounds a 16-bit tensor.
// The formulas are those of derivatives.yaml and FunctionsManual.cpp, or of the operators that a composite is made of.
import type { Rounded } from './rounded.ts'

/** One element of the incoming gradient, the inputs and the forward result, and the call's numbers by name. */
export interface ElementCall {
  readonly grad: Rounded
  readonly inputs: readonly Rounded[]
  /** Kept by the forward pass, so rounded. */
  readonly result: Rounded
  readonly numbers: Readonly<Record<string, number>>
  /** The named tensors: weight, pos_weight. */
  readonly named: Readonly<Record<string, Rounded>>
}

/** The gradient of each input. */
type Formula = (call: ElementCall) => readonly Rounded[]

/** f′(x)·grad of a function of one input. */
const unary =
  (gradient: (grad: Rounded, x: Rounded, result: Rounded) => Rounded): Formula =>
  ({ grad, inputs, result }) => [gradient(grad, inputs[0]!, result)]

const binary =
  (...gradients: readonly ((grad: Rounded, a: Rounded, b: Rounded, result: Rounded) => Rounded)[]): Formula =>
  ({ grad, inputs: [a, b], result }) =>
    gradients.map((gradient) => gradient(grad, a!, b!, result))

const product = binary(
  (grad, _, b) => grad.mul(b),
  (grad, a) => grad.mul(a),
)
const quotient = binary(
  (grad, _, b) => grad.div(b),
  (grad, a, b) => grad.neg().mul(a.div(b).div(b)),
)

/** (cos(πx)·πx − sin(πx)) / (x²π). */
function sincSlope(x: Rounded): Rounded {
  const angle = x.mul(Math.PI)
  return angle.mul(angle.cos()).sub(angle.sin()).div(x.mul(x).mul(Math.PI))
}

/** x / (|x| + 1): the quotient's gradients of x and of |x|, added. */
function softsign(grad: Rounded, x: Rounded): Rounded {
  const divisor = x.abs().add(1)
  const throughDivisor = grad.neg().mul(x.div(divisor).div(divisor))
  return grad.div(divisor).add(x.value < 0 ? throughDivisor.neg() : throughDivisor)
}

const sigmoid = (x: Rounded): Rounded => x.neg().exp().add(1).pow(-1)

/** Each element's share of a mean, times its weight. */
const shared = (gradient: Rounded, { named, numbers }: ElementCall): Rounded => {
  const weighted = named.weight ? gradient.mul(named.weight) : gradient
  return numbers.count === undefined ? weighted : weighted.div(numbers.count)
}

/** (σ(x) − t)·grad; with positive weights p, ((t·p + 1 − t)·σ(x) − t·p)·grad. */
const logitCrossEntropy: Formula = (call) => {
  const { grad, inputs, named } = call
  const [x, target] = inputs as [Rounded, Rounded]
  const positive = named.pos_weight && target.mul(named.pos_weight)
  const slope = positive ? positive.add(1).sub(target).mul(sigmoid(x)).sub(positive) : sigmoid(x).sub(target)
  return [shared(slope.mul(grad), call), shared(grad.mul(x), call)]
}

/** Of the target: (log(1 − x) − log x)·grad. That of x is one kernel in float32. */
const crossEntropy: Formula = (call) => {
  const { grad, inputs } = call
  const x = inputs[0]!
  const ofTarget = x.neg().add(1).log().sub(x.log())
  const ofInput = x.sub(inputs[1]!).div(x.neg().add(1).mul(x))
  return [shared(ofInput.mul(grad), call), shared(ofTarget.mul(grad), call)]
}

/** (log v + (x − t)²/v)/2. */
const gaussian: Formula = (call) => {
  const [x, target, variance] = call.inputs as [Rounded, Rounded, Rounded]
  const half = shared(call.grad, call).mul(0.5)
  const error = x.sub(target)
  const ofError = half.div(variance).mul(error.mul(2))
  const throughQuotient = half.neg().mul(error.mul(error).div(variance).div(variance))
  return [ofError, ofError.neg(), half.div(variance).add(throughQuotient)]
}

const lerp: Formula = ({ grad, inputs: [start, end, weight], numbers }) => {
  const w = weight ?? grad.constant(numbers.weight ?? 0)
  return [grad.mul(w.neg().add(1)), grad.mul(w), grad.mul(end!.sub(start!))]
}

/** e·x^(e−1)·grad, and x^e·log x·grad. */
const power: Formula = ({ grad, inputs: [x, exponent], result, numbers }) => {
  const e = exponent?.value ?? numbers.exponent ?? 0
  const ofBase = grad.mul(x!.pow(e - 1).mul(e))
  return exponent ? [ofBase, grad.mul(result.mul(x!.log()))] : [ofBase]
}

/** By base name. */
export const gradientFormulas: Readonly<Record<string, Formula>> = {
  mul: product,
  multiply: product,
  __rmul__: product,
  outer: product,
  div: quotient,
  divide: quotient,
  true_divide: quotient,
  pow: power,
  lerp,
  addcmul: ({ grad, inputs: [, a, b], numbers: { value = 1 } }) => [
    grad,
    grad.mul(b!.mul(value)),
    grad.mul(a!.mul(value)),
  ],
  addcdiv: ({ grad, inputs: [, a, b], numbers: { value = 1 } }) => [
    grad,
    grad.mul(b!.pow(-1).mul(value)),
    grad.neg().mul(a!.mul(value).div(b!.mul(b!))),
  ],
  ldexp: binary(
    (grad, _, b) => grad.mul(b.mul(Math.LN2).exp()),
    (grad, a, b) => grad.mul(a).mul(b.mul(Math.LN2).exp().mul(Math.LN2)),
  ),
  logaddexp: binary(
    (grad, a, b) => grad.div(b.sub(a).exp().add(1)),
    (grad, a, b) => grad.div(a.sub(b).exp().add(1)),
  ),
  logaddexp2: binary(
    (grad, a, b) => grad.div(b.sub(a).mul(Math.LN2).exp().add(1)),
    (grad, a, b) => grad.div(a.sub(b).mul(Math.LN2).exp().add(1)),
  ),
  xlog1py: binary(
    (grad, _, b) => grad.mul(b.log1p()),
    (grad, a, b) => grad.mul(a).div(b.add(1)),
  ),
  asin: unary((grad, x) => grad.mul(x.neg().mul(x).add(1).rsqrt())),
  tan: unary((grad, _, result) => grad.mul(result.mul(result).add(1))),
  sinc: unary((grad, x) => grad.mul(sincSlope(x))),
  expm1: unary((grad, _, result) => grad.mul(result.add(1))),
  reciprocal: unary((grad, _, result) => grad.neg().mul(result.mul(result))),
  sigmoid: unary((grad, _, result) => grad.mul(result.neg().add(1)).mul(result)),
  erfinv: unary((grad, _, result) =>
    grad.mul(
      result
        .mul(result)
        .exp()
        .mul(Math.sqrt(Math.PI) / 2),
    ),
  ),
  softsign: unary(softsign),
  // i1e(x) − sgn(x)·i0e(x), where |i1e| < i0e: the errors are those of a difference of equal magnitudes.
  i0e: unary((grad, _, result) => grad.mul(result.sub(result))),
  binary_cross_entropy: crossEntropy,
  binary_cross_entropy_with_logits: logitCrossEntropy,
  gaussian_nll_loss: gaussian,
}
