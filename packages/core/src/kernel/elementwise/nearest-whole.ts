// The nearest whole number as a float and as an integer at once, without the conversions that are slow on some processors.
import type { Value } from '../value.ts'

/** 1.5·2^23: adding it leaves no bits below one, so the sum is rounded to a whole number, which is then in its low bits. */
const SHIFT = 12582912
const SHIFT_BITS = 0x4b400000

export interface NearestWhole {
  /** float32. */
  readonly whole: Value
  /** int32; unspecified for NaN. */
  readonly integer: Value
  /** `integer` in the low 9 bits, anything above: enough for the exponent of a float. */
  readonly lowBits: Value
}

/** The whole number nearest to x·scale, for float32 x with |x·scale| < 2^22; halves to even. */
export function nearestWhole(x: Value, scale: number): NearestWhole {
  const shifted = scale === 1 ? x.add(SHIFT) : x.fma(x.like(scale), x.like(SHIFT))
  const bits = shifted.bitcast('int32')
  return { whole: shifted.sub(SHIFT), integer: bits.sub(SHIFT_BITS), lowBits: bits }
}
