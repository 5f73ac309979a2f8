// Rounding a float64 value to a narrower dtype, once, to nearest with ties to even.
import { type DType, dtypeInfo, type FloatFormat } from './dtypes.ts'

const words = new Uint32Array(2)
const double = new Float64Array(words.buffer)

/** The exponent of |x|'s leading bit; x is finite, not zero, and not below the normal float64 values. */
export function exponentOf(x: number): number {
  double[0] = x
  // The high word of a little-endian double holds sign, exponent and the top of the mantissa.
  return ((words[1]! >>> 20) & 0x7ff) - 1023
}

/** The distance between neighbouring values of the dtype at x (of the component for complex); 0 for integers. */
export function spacing(x: number, dtype: DType): number {
  const { format } = dtypeInfo(dtype)
  if (!format || !Number.isFinite(x)) return 0
  const exponent = x === 0 ? format.minExponent : Math.max(exponentOf(x), format.minExponent)
  return 2 ** (exponent - format.mantissaBits)
}

function roundHalfToEven(x: number): number {
  const floor = Math.floor(x)
  const rest = x - floor
  if (rest !== 0.5) return Math.round(x)
  return floor % 2 === 0 ? floor : floor + 1
}

/** Rounds to a format narrower than float64; overflow gives an infinity, or NaN where the format has none. */
export function roundToFormat(x: number, format: FloatFormat): number {
  if (format.mantissaBits === 52 || x === 0 || !Number.isFinite(x)) {
    return !format.infinities && !Number.isFinite(x) ? Number.NaN : x
  }
  if (format.mantissaBits === 23) return Math.fround(x)
  const quantum = 2 ** (Math.max(exponentOf(x), format.minExponent) - format.mantissaBits)
  const rounded = roundHalfToEven(Math.abs(x) / quantum) * quantum
  if (rounded > format.maxFinite) return format.infinities ? Math.sign(x) * Number.POSITIVE_INFINITY : Number.NaN
  return x < 0 ? -rounded : rounded
}
