// exp of numbers that are not positive, as softmax needs it: no overflow, and what would be subnormal is zero.
import { expParts, type Value } from '../kernel/index.ts'

/** Below it exp is less than the least normal float32. */
const underflow = -87

/**
 * exp(x) for x <= 0 or NaN, in float32 to 1 unit in the last place of results above 2^-125, 0 below. The power of two is added
 * to the exponent's bits, which takes a third of the general function's operations away.
 */
export function expOfNonPositive(x: Value): Value {
  if (x.dtype !== 'float32') return x.exp()
  const { power, fraction } = expParts(x.like(underflow).pmax(x))
  const result = fraction.bitcast('int32').add(power.lowBits.shl(23)).bitcast('float32')
  return x.lt(underflow).select(x.like(0), result)
}
