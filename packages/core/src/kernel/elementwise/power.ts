// pow, integer powers, reciprocal square root and hypotenuse.
import type { Value } from '../value.ts'
import type { Elementwise } from './elementwise.ts'
import { LOG2E, SCALE_BIAS, scaledExp } from './exponential.ts'
import { splitExponent } from './logarithm.ts'
import { nearestWhole } from './nearest-whole.ts'
import { highHalf, polynomial } from './polynomial.ts'

// atanh(s)/s = 1 + s²·ATANH(s²) for |s| ≤ (√2−1)/(√2+1), Remez; relative error 2^-37.
const ATANH = [0.33333334, 0.20000155, 0.14269224, 0.117829755]
// log2(e) in two parts, the first of 12 bits.
const LOG2E_HIGH = 1.4423828125
const LOG2E_LOW = 0.00031222838896340733

/** log2(x) for a positive finite float32 as a sum of two, the first of 12 bits; relative error about 2^-31. */
function log2Parts(x: Value): [Value, Value] {
  const { exponent, mantissa } = splitExponent(x)
  // log(m) = 2·atanh(s) with s = (m−1)/(m+1) computed to twice float32's precision.
  const numerator = mantissa.sub(1)
  const denominator = mantissa.add(1)
  const s = numerator.div(denominator)
  const sHigh = highHalf(s)
  const denominatorHigh = highHalf(denominator)
  const denominatorLow = mantissa.sub(denominatorHigh.sub(1))
  const remainder = numerator.sub(sHigh.mul(denominatorHigh)).sub(sHigh.mul(denominatorLow))
  const sLow = remainder.div(denominator)
  const square = s.mul(s)
  const rest = sLow.add(s.mul(square.mul(polynomial(square, ATANH))))
  const high = highHalf(sHigh.add(rest))
  const low = rest.sub(high.sub(sHigh))
  // log2(m) = 2·(high + low)·log2(e)
  const logHigh = high.mul(2 * LOG2E_HIGH)
  const logLow = low.mul(2 * LOG2E).add(high.mul(2 * LOG2E_LOW))
  const total = highHalf(exponent.add(logHigh.add(logLow)))
  return [total, logLow.sub(total.sub(exponent).sub(logHigh))]
}

/** 2^(y·log2 x) for x > 0 finite; y saturates at 2³³, beyond which only x = 1 has a finite non-zero power. */
function positivePower(x: Value, y: Value): Value {
  const exponent = y.like(-(2 ** 33)).pmax(y.like(2 ** 33).pmin(y))
  const [high, low] = log2Parts(x)
  const exponentHigh = highHalf(exponent)
  const product = exponentHigh.mul(high)
  const rest = exponent.sub(exponentHigh).mul(high).add(exponent.mul(low))
  const sum = product.add(rest)
  const { whole, biased } = nearestWhole(sum.like(-151).pmax(sum.like(129).pmin(sum)), 1, SCALE_BIAS)
  const isInside = sum.abs().lt(151)
  const r = isInside.select(product.sub(whole).add(rest), sum.like(0))
  return scaledExp(biased, r.mul(Math.LN2))
}

function expandPow(x: Value, y: Value): Value {
  const size = x.abs()
  const isExtreme = size.eq(0).or(size.eq(Infinity))
  const grows = size.eq(0).xor(y.gt(0))
  const magnitude = isExtreme.select(
    grows.select(x.like(Infinity), x.like(0)),
    positivePower(isExtreme.select(x.like(1), size), y),
  )
  const isWhole = y.trunc().eq(y)
  const half = y.mul(0.5)
  const isOdd = isWhole.and(half.trunc().ne(half))
  const signed = x.signBit().and(isOdd).select(magnitude.neg(), magnitude)
  const isInvalid = x.lt(0).and(size.lt(Infinity)).and(isWhole.not())
  const isUndefined = isInvalid.or(x.ne(x)).or(y.ne(y))
  const isOne = x.eq(1).or(y.eq(0))
  return isOne.select(x.like(1), isUndefined.select(x.like(Number.NaN), signed))
}

const bitsOf = { int64: 63, int32: 31, int16: 15, int8: 7, uint8: 8 } as const

/** Square and multiply over every bit of the exponent; products wrap. */
function expandIntegerPower(base: Value, exponent: Value): Value {
  const bits = bitsOf[base.dtype as keyof typeof bitsOf]
  let result = base.like(1)
  let square = base
  for (let bit = 0; bit < bits; bit++) {
    const isSet = exponent.shr(bit).and(1).ne(0)
    result = isSet.select(result.mul(square), result)
    square = square.mul(square)
  }
  return result
}
function integerPower(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = base
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = BigInt.asIntN(64, result * square)
    square = BigInt.asIntN(64, square * square)
  }
  return result
}

/** max·√(1 + (min/max)²), which neither overflows nor underflows early. */
function expandHypot(x: Value, y: Value): Value {
  const [a, b] = [x.abs(), y.abs()]
  const [large, small] = [a.fmax(b), a.fmin(b)]
  const ratio = large.eq(0).select(large, small.div(large))
  const finite = large.mul(ratio.fma(ratio, ratio.like(1)).sqrt())
  return large.eq(Infinity).select(large, x.ne(x).or(y.ne(y)).select(x.like(Number.NaN), finite))
}

export const power = {
  pow: {
    arity: 2,
    on: ['float'],
    result: 'same',
    cost: 80,
    ulp: 3,
    library: 'pow',
    /** IEEE's pow: unlike JavaScript's, 1 to any power is 1. */
    reference: (x: number, y: number) => (x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : x ** y),
    expand: expandPow,
  },
  /** Integer power for exponents ≥ 0, wrapping; exponents < 0 have no meaning here. */
  ipow: {
    arity: 2,
    on: ['int'],
    result: 'same',
    cost: 150,
    reference: (x: number, y: number) => x ** y,
    integer: integerPower,
    expand: expandIntegerPower,
  },
  rsqrt: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 12,
    ulp: 1.5,
    reference: (x: number) => 1 / Math.sqrt(x),
    expand: (x: Value) => x.like(1).div(x.sqrt()),
  },
  hypot: {
    arity: 2,
    on: ['float'],
    result: 'same',
    cost: 25,
    ulp: 2,
    reference: Math.hypot,
    expand: expandHypot,
  },
} as const satisfies Record<string, Elementwise>
