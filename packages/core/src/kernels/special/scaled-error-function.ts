// erfcx and the logarithm of the normal distribution function.
import { scaledComplement } from '../../kernel/elementwise/error-function.ts'
import { highHalf } from '../../kernel/elementwise/polynomial.ts'
import type { Value } from '../../kernel/index.ts'

/** From here on erfcx is 1/(x√π) in any dtype. */
const far = 1e9

/** exp(x²)·erfc(x) = 2·exp(x²) − erfcx(−x); ∞ where it overflows. The square is split, because exp magnifies its rounding. */
export function erfcx(x: Value): Value {
  const size = x.abs()
  const positive = size
    .gt(far)
    .select(size.like(1 / Math.sqrt(Math.PI)).div(size), scaledComplement(size.pmin(size.like(far))))
  // exp(30²) is infinite in float64 too.
  const bounded = size.like(30).pmin(size)
  const high = highHalf(bounded)
  const low = bounded.sub(high).mul(bounded.add(high)).exp()
  const growth = high.mul(high).exp().mul(low).mul(2)
  const known = x.lt(0).select(growth.sub(positive), positive)
  return x.ne(x).select(x, known)
}

/** log Φ(x): through erfcx below −1, where Φ underflows, else log1p(−Φ(−x)). */
export function logNormalCdf(x: Value): Value {
  const scaled = x.mul(Math.SQRT1_2)
  const isLow = x.lt(-1)
  const low = isLow.select(scaled.neg(), scaled.like(1))
  const high = isLow.select(scaled.like(0), scaled)
  const tail = erfcx(low).mul(0.5).log().sub(low.mul(low))
  return isLow.select(tail, high.erfc().mul(-0.5).log1p())
}
