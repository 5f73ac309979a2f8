// The meaning of every pointwise operator the suite draws, one number at a time, in float64.
import type { CaseValue } from '../host/value.ts'
import type { Category } from './promotion.ts'
import { erf, erfc, erfinv, i0, lgamma, roundEven } from './special-functions.ts'

export type Attributes = Readonly<Record<string, CaseValue | undefined>>

export interface PointwiseReference {
  /** Parameters in schema order: operands, then `|`, then attributes. */
  readonly parameters: string
  readonly category: Category
  readonly function: (attributes: Attributes) => (...operands: number[]) => number
}

const plain =
  (parameters: string, category: Category) =>
  (compute: (...operands: number[]) => number): PointwiseReference => ({
    parameters,
    category,
    function: () => compute,
  })

const unary = plain('self', 'default')
const unaryFloat = plain('self', 'intToFloat')
const predicate = plain('self', 'bool')
const binary = plain('self other', 'default')
const binaryFloat = plain('self other', 'intToFloat')
const comparison = plain('self other', 'bool')

const numeric = (value: CaseValue | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : otherwise

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
const softplus = (x: number): number => (x > 30 ? x : Math.log1p(Math.exp(x)))
const truth = (value: boolean): number => (value ? 1 : 0)
const isNaNAny = (...xs: number[]): boolean => xs.some(Number.isNaN)

/** Python's modulo: the sign of the divisor. */
function remainder(a: number, b: number): number {
  const rest = a % b
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest
}

/** Floor division as PyTorch does it, from the exact remainder. */
function floorDivide(a: number, b: number): number {
  if (b === 0) return a / b
  const rest = a % b
  const quotient = (a - rest) / b - truth(rest !== 0 && rest < 0 !== b < 0)
  return Number.isFinite(quotient) ? roundEven(quotient) : Math.floor(a / b)
}

function divide({ rounding_mode: mode }: Attributes): (a: number, b: number) => number {
  if (mode === 'floor') return floorDivide
  return mode === 'trunc' ? (a, b) => Math.trunc(a / b) : (a, b) => a / b
}

const gaussian = (x: number): number => 0.5 * (1 + erf(x * Math.SQRT1_2))
const geluTanhArgument = (x: number): number => Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)

function gelu({ approximate }: Attributes): (x: number) => number {
  if (approximate === 'tanh') return (x) => 0.5 * x * (1 + Math.tanh(geluTanhArgument(x)))
  return (x) => (x < -1 ? 0.5 * x * erfc(-x * Math.SQRT1_2) : x * gaussian(x))
}

function geluBackward({ approximate }: Attributes): (grad: number, x: number) => number {
  if (approximate !== 'tanh')
    return (grad, x) => grad * (gaussian(x) + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI))
  return (grad, x) => {
    const tanh = Math.tanh(geluTanhArgument(x))
    const slope = Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x)
    return grad * (0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * slope)
  }
}

const nanToNum = ({ nan, posinf, neginf }: Attributes) => {
  return (x: number): number => {
    if (Number.isNaN(x)) return numeric(nan, 0)
    if (x === Number.POSITIVE_INFINITY) return numeric(posinf, Number.POSITIVE_INFINITY)
    return x === Number.NEGATIVE_INFINITY ? numeric(neginf, Number.NEGATIVE_INFINITY) : x
  }
}

/** Keyed by base name. */
export const pointwiseReferences: Readonly<Record<string, PointwiseReference>> = {
  abs: unary(Math.abs),
  neg: unary((x) => -x),
  positive: unary((x) => x),
  sign: unary(Math.sign),
  ceil: unary(Math.ceil),
  floor: unary(Math.floor),
  trunc: unary(Math.trunc),
  round: unary(roundEven),
  square: unary((x) => x * x),
  relu: unary((x) => Math.max(x, 0)),
  frac: unary((x) => x - Math.trunc(x)),
  clone: unary((x) => x),
  contiguous: unary((x) => x),
  exp: unaryFloat(Math.exp),
  exp2: unaryFloat((x) => 2 ** x),
  expm1: unaryFloat(Math.expm1),
  log: unaryFloat(Math.log),
  log2: unaryFloat(Math.log2),
  log10: unaryFloat(Math.log10),
  log1p: unaryFloat(Math.log1p),
  sqrt: unaryFloat(Math.sqrt),
  rsqrt: unaryFloat((x) => 1 / Math.sqrt(x)),
  reciprocal: unaryFloat((x) => 1 / x),
  sin: unaryFloat(Math.sin),
  cos: unaryFloat(Math.cos),
  tan: unaryFloat(Math.tan),
  asin: unaryFloat(Math.asin),
  acos: unaryFloat(Math.acos),
  atan: unaryFloat(Math.atan),
  sinh: unaryFloat(Math.sinh),
  cosh: unaryFloat(Math.cosh),
  tanh: unaryFloat(Math.tanh),
  asinh: unaryFloat(Math.asinh),
  acosh: unaryFloat(Math.acosh),
  atanh: unaryFloat(Math.atanh),
  erf: unaryFloat(erf),
  erfc: unaryFloat(erfc),
  erfinv: unaryFloat(erfinv),
  lgamma: unaryFloat(lgamma),
  i0: unaryFloat(i0),
  sigmoid: unaryFloat(sigmoid),
  log_sigmoid: unaryFloat((x) => -softplus(-x)),
  logsigmoid: unaryFloat((x) => -softplus(-x)),
  silu: unary((x) => x * sigmoid(x)),
  mish: unary((x) => x * Math.tanh(softplus(x))),
  gelu: { parameters: 'self | approximate', category: 'default', function: gelu },
  hardswish: unary((x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6),
  hardsigmoid: unary((x) => Math.min(Math.max(x + 3, 0), 6) / 6),
  relu6: unary((x) => (Number.isNaN(x) ? x : Math.min(Math.max(x, 0), 6))),
  isnan: predicate((x) => truth(Number.isNaN(x))),
  isinf: predicate((x) => truth(!Number.isNaN(x) && !Number.isFinite(x))),
  isfinite: predicate((x) => truth(Number.isFinite(x))),
  signbit: predicate((x) => truth(x < 0 || Object.is(x, -0))),
  logical_not: predicate((x) => truth(x === 0)),
  nan_to_num: { parameters: 'self | nan posinf neginf', category: 'default', function: nanToNum },
  elu: {
    parameters: 'self | alpha scale input_scale',
    category: 'default',
    function: ({ alpha, scale, input_scale: inputScale }) => {
      const [a, s, i] = [numeric(alpha, 1), numeric(scale, 1), numeric(inputScale, 1)]
      return (x) => (x < 0 ? s * a * Math.expm1(i * x) : s * x)
    },
  },
  leaky_relu: {
    parameters: 'self | negative_slope',
    category: 'default',
    function:
      ({ negative_slope: slope }) =>
      (x) =>
        x < 0 ? numeric(slope, 0.01) * x : x,
  },
  threshold: {
    parameters: 'self | threshold value',
    category: 'default',
    function:
      ({ threshold, value }) =>
      (x) =>
        x <= numeric(threshold, 0) ? numeric(value, 0) : x,
  },
  add: {
    parameters: 'self other | alpha',
    category: 'default',
    function:
      ({ alpha }) =>
      (a, b) =>
        a + numeric(alpha, 1) * b,
  },
  sub: {
    parameters: 'self other | alpha',
    category: 'default',
    function:
      ({ alpha }) =>
      (a, b) =>
        a - numeric(alpha, 1) * b,
  },
  rsub: {
    parameters: 'self other | alpha',
    category: 'default',
    function:
      ({ alpha }) =>
      (a, b) =>
        b - numeric(alpha, 1) * a,
  },
  mul: binary((a, b) => a * b),
  div: { parameters: 'self other | rounding_mode', category: 'intToFloat', function: divide },
  floor_divide: binary(floorDivide),
  remainder: binary(remainder),
  fmod: binary((a, b) => a % b),
  pow: binary((a, b) => (a === 1 ? 1 : a ** b)),
  maximum: binary((a, b) => Math.max(a, b)),
  minimum: binary((a, b) => Math.min(a, b)),
  fmax: binary((a, b) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.max(a, b))),
  fmin: binary((a, b) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.min(a, b))),
  atan2: binaryFloat(Math.atan2),
  hypot: binary((a, b) => Math.hypot(a, b)),
  copysign: binaryFloat((a, b) => (b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a))),
  logaddexp: binary((a, b) => (a === b ? a + Math.LN2 : Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b))))),
  eq: comparison((a, b) => truth(a === b)),
  ne: comparison((a, b) => truth(a !== b)),
  lt: comparison((a, b) => truth(a < b)),
  le: comparison((a, b) => truth(a <= b)),
  gt: comparison((a, b) => truth(a > b)),
  ge: comparison((a, b) => truth(a >= b)),
  logical_and: comparison((a, b) => truth(a !== 0 && b !== 0)),
  logical_or: comparison((a, b) => truth(a !== 0 || b !== 0)),
  logical_xor: comparison((a, b) => truth((a !== 0) !== (b !== 0))),
  bitwise_and: binary((a, b) => Number(BigInt(a) & BigInt(b))),
  bitwise_or: binary((a, b) => Number(BigInt(a) | BigInt(b))),
  bitwise_xor: binary((a, b) => Number(BigInt(a) ^ BigInt(b))),
  lerp: plain('self end weight', 'default')((a, b, w) => a + w * (b - a)),
  addcmul: {
    parameters: 'self tensor1 tensor2 | value',
    category: 'default',
    function:
      ({ value }) =>
      (a, b, c) =>
        a + numeric(value, 1) * b * c,
  },
  addcdiv: {
    parameters: 'self tensor1 tensor2 | value',
    category: 'default',
    function:
      ({ value }) =>
      (a, b, c) =>
        a + (numeric(value, 1) * b) / c,
  },
  clamp: {
    parameters: 'self min max',
    category: 'default',
    function:
      () =>
      (x, low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY) =>
        isNaNAny(x, low, high) ? Number.NaN : Math.min(Math.max(x, low), high),
  },
  sigmoid_backward: plain('grad_output output', 'default')((grad, y) => grad * y * (1 - y)),
  tanh_backward: plain('grad_output output', 'default')((grad, y) => grad * (1 - y * y)),
  silu_backward: plain('grad_output self', 'default')((grad, x) => grad * sigmoid(x) * (1 + x * (1 - sigmoid(x)))),
  gelu_backward: { parameters: 'grad_output self | approximate', category: 'default', function: geluBackward },
  threshold_backward: {
    parameters: 'grad_output self | threshold',
    category: 'default',
    function:
      ({ threshold }) =>
      (grad, x) =>
        x <= numeric(threshold, 0) ? 0 : grad,
  },
}
