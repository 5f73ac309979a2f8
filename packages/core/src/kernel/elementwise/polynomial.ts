// Shapes that the expansions share: polynomials, Chebyshev series, clamping, the dtype of an operand.
import type { Value } from '../value.ts'

export const isFloat = (x: Value): boolean => x.dtype === 'float32' || x.dtype === 'float64'
export const isSingle = (x: Value): boolean => x.dtype === 'float32'

/** c[0] + c[1]·x + c[2]·x² + … by Horner's rule. */
export function polynomial(x: Value, coefficients: readonly number[]): Value {
  return coefficients
    .slice(0, -1)
    .reduceRight<Value>((sum, c) => sum.fma(x, x.like(c)), x.like(coefficients[coefficients.length - 1]!))
}

/** c[0] + … + c[4]·x⁴ given x², by Estrin's scheme: as many operations as Horner's rule, which wait for one another less. */
export function quartic(x: Value, square: Value, c: readonly [number, number, number, number, number]): Value {
  const [low, high] = [x.like(c[1]).fma(x, x.like(c[0])), x.like(c[3]).fma(x, x.like(c[2]))]
  return x.like(c[4]).fma(square, high).fma(square, low)
}

/** c[0] + c[1]·T₁(x) + c[2]·T₂(x) + … by Clenshaw's recurrence; terms below float32's resolution are left out there. */
export function chebyshev(x: Value, coefficients: readonly number[]): Value {
  const terms = isSingle(x) ? coefficients.filter((c) => Math.abs(c) > 1e-10) : coefficients
  const twice = x.add(x)
  let [next, afterNext] = [x.like(terms[terms.length - 1]!), x.like(0)]
  for (const c of terms.slice(1, -1).reverse()) [next, afterNext] = [twice.fma(next, x.like(c).sub(afterNext)), next]
  return x.fma(next, x.like(terms[0]!).sub(afterNext))
}

/** min(max(x, low), high), and NaN for NaN. */
export const bounded = (x: Value, low: number, high: number): Value => x.like(low).pmax(x.like(high).pmin(x))

/** x with the low half of its significand cleared, so that the product of two such numbers is exact. */
export function highHalf(x: Value): Value {
  return isSingle(x)
    ? x.bitcast('int32').and(~0xfff).bitcast('float32')
    : x.bitcast('int64').and(~0x7ffffffn).bitcast('float64')
}
