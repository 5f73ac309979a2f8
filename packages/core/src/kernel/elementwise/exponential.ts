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

/** 2ⁿ as float32 for int32 n within −126 … 127. */
const powerOfTwo = (n: Value): Value => n.add(127).shl(23).bitcast('float32')

/** x·2ⁿ for float32 x and |n| ≤ 252, in two steps so that denormal results round as they should. */
function scale(x: Value, n: Value): Value {
  const half = n.shr(1)
  return x.mul(powerOfTwo(half)).mul(powerOfTwo(n.sub(half)))
}

/** eʳ for |r| ≤ ln2/2. */
function expOfRemainder(r: Value): Value {
  const square = r.mul(r)
  return quartic(r, square, EXP).fma(square, r).add(1)
}

/** 2ⁿ·eʳ for an int32 n within −151 … 129 and |r| ≤ ln2/2. */
export function scaledExp(n: Value, r: Value): Value {
  return scale(expOfRemainder(r), n)
}

/** n and r with x = n·ln2 + r. */
function reduce(x: Value): [NearestWhole, Value] {
  const n = nearestWhole(x, LOG2E)
  return [n, n.whole.fma(x.like(-LN2_LOW), n.whole.fma(x.like(-LN2_HIGH), x))]
}

/** eˣ as 2^power · fraction with the fraction within 0.7 … 1.42, for float32 |x| ≤ 104. */
function expParts(x: Value): { readonly power: NearestWhole; readonly fraction: Value } {
  const [power, r] = reduce(x)
  return { power, fraction: expOfRemainder(r) }
}

function expandExp(x: Value): Value {
  const { power, fraction } = expParts(bounded(x, -104, 89))
  return scale(fraction, power.integer)
}
/** Below it exp is less than the least normal float32. */
const underflow = -87

/** Results are normal or zero, so one product scales them, which also lets NaNs of any bits through. */
function expandExpOfNonPositive(x: Value): Value {
  if (x.dtype === 'float64') return x.exp()
  const { power, fraction } = expParts(x.like(underflow).pmax(x))
  const result = fraction.mul(power.lowBits.add(127).shl(23).bitcast('float32'))
  return x.lt(underflow).select(x.like(0), result)
}
function expandExp2(x: Value): Value {
  if (x.dtype === 'float64') return x.like(2).pow(x)
  const inRange = bounded(x, -151, 129)
  const { whole, integer } = nearestWhole(inRange, 1)
  return scaledExp(integer, inRange.sub(whole).mul(Math.LN2))
}
function expandExpm1(x: Value): Value {
  const [n, r] = reduce(bounded(x, -18, 89))
  const part = polynomial(r, EXPM1).fma(r.mul(r), r)
  // 2ⁿ⁻¹ instead of 2ⁿ, because 2¹²⁸ is no float32.
  const halfScale = powerOfTwo(n.integer.sub(1))
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
  /** eˣ for x ≤ 0 or NaN, as softmax needs it: no overflow, and what is below 2⁻¹²⁵ may be zero. */
  expOfNonPositive: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 14,
    ulp: 1.1,
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
