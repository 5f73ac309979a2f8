// exp of numbers that are not positive, as softmax needs it: no overflow, and what would be subnormal is zero.
import type { Value } from '../kernel/index.ts'

/** Below it exp is less than the least normal float32. */
const underflow = -87
/** ln 2 in two parts, the first with few bits, so that n·ln2 is exact to more than float32. */
const ln2High = 0.693359375
const ln2Low = -2.1219444e-4
/** exp(r) = 1 + r + r²·q(r) on [-ln2/2, ln2/2], highest power first: the coefficients of the general exp. */
const coefficients = [0.0013949757, 0.008368604, 0.041666225, 0.16666523, 0.5] as const

/**
 * exp(x) for x <= 0 or NaN, in float32 to 1 unit in the last place of results above 2^-125, 0 below. The power of two is added
 * to the exponent's bits, which takes a third of the general function's operations away.
 */
export function expOfNonPositive(x: Value): Value {
  if (x.dtype !== 'float32') return x.exp()
  const bounded = x.like(underflow).pmax(x)
  const power = bounded.mul(Math.LOG2E).rint()
  const rest = power.fma(-ln2Low, power.fma(-ln2High, bounded))
  const [first, ...others] = coefficients
  const q = others.reduce((sum, c) => sum.fma(rest, c), x.like(first))
  const fraction = q.fma(rest.mul(rest), rest).add(1)
  const result = fraction.bitcast('int32').add(power.to('int32').shl(23)).bitcast('float32')
  return x.lt(underflow).select(x.like(0), result)
}
