// The nearest whole number as a float and as a float's exponent at once, without the conversions that are slow on some processors.
import type { Value } from '../value.ts'

/** 1.5·2^23: adding it leaves no bits below one, so the sum is rounded to a whole number, which is then in its low bits. */
const SHIFT = 12582912

export interface NearestWhole {
  /** float32. */
  readonly whole: Value
  /** −whole, for as many operations. */
  readonly negated: Value
  /** The same + `bias` in the low 9 bits of an int32, above them 0x4b400000: the exponent of a float is a shift away. */
  readonly biased: Value
}

/** The whole number nearest to x·scale, for float32 x with |x·scale| < 2^22; halves to even where the bias is even. */
export function nearestWhole(x: Value, scale: number, bias = 0): NearestWhole {
  const shift = SHIFT + bias
  const shifted = scale === 1 ? x.add(shift) : x.fma(x.like(scale), x.like(shift))
  return { whole: shifted.sub(shift), negated: x.like(shift).sub(shifted), biased: shifted.bitcast('int32') }
}
