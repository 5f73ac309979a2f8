// Units in the last place: how far a result is from the true value, in spacings of its dtype.

const spacing = { float32: { digits: 24, least: 2 ** -149 }, float64: { digits: 53, least: Number.MIN_VALUE } } as const
export type UlpDType = keyof typeof spacing

/** Distance between neighbouring numbers of the dtype at |x|. */
export function ulpSize(x: number, dtype: UlpDType): number {
  const { digits, least } = spacing[dtype]
  if (x === 0) return least
  let exponent = Math.floor(Math.log2(Math.abs(x)))
  if (2 ** exponent > Math.abs(x)) exponent--
  return Math.max(least, 2 ** (exponent - digits + 1))
}

/** Error of `actual` in ulps of `expected`; ∞ where only one is finite or a number, or where signs of equal infinities differ. */
export function ulpError(actual: number, expected: number, dtype: UlpDType): number {
  if (Number.isNaN(expected)) return Number.isNaN(actual) ? 0 : Infinity
  const rounded = dtype === 'float32' ? Math.fround(expected) : expected
  if (Object.is(actual, rounded)) return 0
  if (!Number.isFinite(rounded) || !Number.isFinite(actual)) return nearOverflow(actual, expected, dtype)
  return Math.abs(actual - expected) / ulpSize(expected, dtype)
}
/** A result may round to infinity, or not, within one part in a million of the overflow threshold. */
function nearOverflow(actual: number, expected: number, dtype: UlpDType): number {
  const greatest = dtype === 'float32' ? 2 ** 128 : Number.MAX_VALUE
  const isNear = Math.abs(Math.abs(expected) / greatest - 1) < 1e-6
  return isNear && Math.sign(actual) === Math.sign(expected) ? 0 : Infinity
}
