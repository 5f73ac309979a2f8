// exp, exp2, expm1 and sigmoid. For float32: x = n·ln2 + r with |r| ≤ ln2/2, a minimax polynomial in r, and a scaling by 2ⁿ.
import type { Value } from '../value.ts'
import type { Elementwise } from './elementwise.ts'
import { type NearestWhole, nearestWhole } from './nearest-whole.ts'
import { bounded, polynomial, quartic } from './polynomial.ts'

export const LOG2E = Math.LOG2E
// ln 2 in two parts; the first has 10 bits, so that n times it is exact in float32 (Cody and Waite).
const LN2_HIGH = 0.693359375
const LN2_LOW = -0.00021219444005469057

// (eʳ − 1 − r) / r² on |r| ≤ ln2/2 (Remez); relative errors of eʳ 2^-28 and of expm1(r) 2^-31.
const EXP = [0.5, 0.16666523, 0.041666225, 0.008368604, 0.0013949757] as const
const EXPM1 = [0.5, 0.16666667, 0.04166636, 0.008333273, 0.0013940793, 0.00019914309]

// 2ᶠ on |f| ≤ 1/2 (Remez); relative error 2^-23.4.
const EXP2 = [1, 0.69314698, 0.24022242, 0.05550734, 0.00967151, 0.00132647] as const

/** The exponent of 2⁰ in a float32. */
const BIAS = 127
/** What two factors carry. */
export const SCALE_BIAS = 2 * BIAS

/** 2ⁿ as float32 for an int32 with n + 127 within 1 … 254 in its low 9 bits; 0 for n = −127. */
const powerOfTwo = (biased: Value): Value => biased.shl(23).bitcast('float32')

/** x·2ⁿ for float32 x and n + SCALE_BIAS within 2 … 508 in the low 9 bits, in two steps so that denormal results round as they should. */
function scale(x: Value, twiceBiased: Value): Value {
  const half = twiceBiased.shr(1)
  return x.mul(powerOfTwo(half)).mul(powerOfTwo(twiceBiased.sub(half)))
}

/** eʳ for |r| ≤ ln2/2. */
function expOfRemainder(r: Value): Value {
  const square = r.mul(r)
  return quartic(r, square, EXP).fma(square, r).add(1)
}

/** 2ⁿ·eʳ for n + SCALE_BIAS in the low 9 bits, n within −151 … 129, and |r| ≤ ln2/2. */
export function scaledExp(twiceBiased: Value, r: Value): Value {
  return scale(expOfRemainder(r), twiceBiased)
}

/** n and r with x = n·ln2 + r. */
function reduce(x: Value, bias: number): [NearestWhole, Value] {
  const n = nearestWhole(x, LOG2E, bias)
  return [n, n.whole.fma(x.like(-LN2_LOW), n.whole.fma(x.like(-LN2_HIGH), x))]
}

/** eˣ as 2ⁿ · fraction with the fraction within 0.7 … 1.42 and n + bias in the low 9 bits of `biased`, for float32 |x| ≤ 104. */
function expParts(x: Value, bias: number): { readonly biased: Value; readonly fraction: Value } {
  const [{ biased }, r] = reduce(x, bias)
  return { biased, fraction: expOfRemainder(r) }
}

function expandExp(x: Value): Value {
  const { biased, fraction } = expParts(bounded(x, -104, 89), SCALE_BIAS)
  return scale(fraction, biased)
}
/** −127·ln 2: from here on the power of two that scales a result is zero. */
const underflow = -BIAS * Math.LN2

/**
 * 2ⁿ·2ᶠ with n + f = x·log₂e, whose rounding grows with |x| as that of the difference does which x is. No result overflows, so one
 * product scales them, which also lets NaNs of any bits through.
 */
function expandExpOfNonPositive(x: Value): Value {
  if (x.dtype === 'float64') return x.exp()
  const inRange = x.like(underflow).pmax(x)
  const { negated, biased } = nearestWhole(inRange, LOG2E, BIAS)
  const fraction = inRange.fma(x.like(LOG2E), negated)
  return polynomial(fraction, EXP2).mul(powerOfTwo(biased))
}
function expandExp2(x: Value): Value {
  if (x.dtype === 'float64') return x.like(2).pow(x)
  const inRange = bounded(x, -151, 129)
  const { whole, biased } = nearestWhole(inRange, 1, SCALE_BIAS)
  return scaledExp(biased, inRange.sub(whole).mul(Math.LN2))
}
function expandExpm1(x: Value): Value {
  // 2ⁿ⁻¹ instead of 2ⁿ, because 2¹²⁸ is no float32.
  const [{ biased }, r] = reduce(bounded(x, -18, 89), BIAS - 1)
  const halfScale = powerOfTwo(biased)
  const part = polynomial(r, EXPM1).fma(r.mul(r), r)
  return part.fma(halfScale, halfScale.sub(0.5)).mul(2).copysign(x)
}

export const exponential = {
  exp: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 20,
    ulp: 1.1,
    library: 'exp',
    reference: Math.exp,
    expand: expandExp,
  },
  /**
   * eˣ for x ≤ 0 or NaN, as softmax needs it: no overflow, and what is below 2⁻¹²⁵ may be zero. Its relative error is below
   * (4 + 5/4·|x|)·2⁻²⁴: the rounding of the difference that x is does |x|·2⁻²⁴ by itself.
   */
  expOfNonPositive: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 12,
    ulp: 64,
    reference: Math.exp,
    expand: expandExpOfNonPositive,
  },
  exp2: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 18,
    ulp: 1.2,
    reference: (x: number) => 2 ** x,
    expand: expandExp2,
  },
  expm1: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 20,
    ulp: 2,
    library: 'expm1',
    reference: Math.expm1,
    expand: expandExpm1,
  },
  /** 1 / (1 + e⁻ˣ): e⁻ˣ overflows only where the result is 0 to within a denormal. */
  sigmoid: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 28,
    ulp: 2.5,
    reference: (x: number) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))),
    expand: (x: Value) => x.like(1).div(x.neg().exp().add(1)),
  },
} as const satisfies Record<string, Elementwise>
