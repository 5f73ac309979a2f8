// The Hurwitz zeta function for real exponents.
import type { Value } from '../../kernel/index.ts'

/** B₂ⱼ/(2j)!, j = 1 …: the coefficients of Euler and Maclaurin's sum (DLMF 25.2.9). */
export const EULER_MACLAURIN = [
  1 / 12,
  -1 / 720,
  1 / 30240,
  -1 / 1209600,
  1 / 47900160,
  -691 / 1307674368000,
  1 / 74724249600,
  -3617 / 10670622842880000,
]
/** Terms that are added before the asymptotic series takes over. */
export const directTerms = 9

/** Σ (q + k)^−s for q > 0 and s > 1 (DLMF 25.11.5, Euler–Maclaurin from q + 9 on). */
function positiveZeta(s: Value, q: Value): Value {
  const exponent = s.neg()
  const end = q.add(directTerms)
  const last = end.pow(exponent)
  const inverseSquare = q.like(1).div(end.mul(end))
  let tail = last.mul(end).div(s.sub(1)).add(last.mul(0.5))
  let term = last.div(end).mul(s)
  EULER_MACLAURIN.forEach((coefficient, j) => {
    tail = tail.add(term.mul(coefficient))
    term = term
      .mul(inverseSquare)
      .mul(s.add(2 * j + 1))
      .mul(s.add(2 * j + 2))
  })
  // Small terms first, so that they are not lost beside the large ones. Powers that overflow leave no tail to add.
  let sum = last.gt(0).select(tail, q.like(0))
  for (let k = directTerms - 1; k >= 0; k--) sum = sum.add(q.add(k).pow(exponent))
  return sum
}

/**
 * ζ(s, q) = Σ (q + k)^−s: ∞ at s = 1 and at q = 0, −1, −2, …; NaN for s < 1, and for q < 0 unless s is whole. Below zero, the terms with
 * negative base are a finite sum, which two values at positive arguments give.
 */
export function hurwitzZeta(s: Value, q: Value): Value {
  const isPower = s.gt(1)
  const exponent = isPower.select(s, s.like(2))
  const floor = q.floor()
  const fraction = q.sub(floor)
  const isNegative = q.lt(0)
  const one = q.like(1)
  const above = positiveZeta(exponent, isNegative.select(fraction, q))
  // Of q itself, as 1 − fraction would be rounded twice.
  const rest = isNegative.and(fraction.ne(0)).select(q.ceil().sub(q), one)
  const mirrored = positiveZeta(exponent, rest).sub(positiveZeta(exponent, isNegative.select(one.sub(q), one)))
  const half = exponent.mul(0.5)
  const isEven = half.floor().eq(half)
  const below = isEven.select(above.add(mirrored), above.sub(mirrored))
  const isPole = q.le(0).and(fraction.eq(0))
  const isUndefined = isNegative.and(exponent.floor().ne(exponent))
  const finite = isUndefined.select(q.like(Number.NaN), isNegative.select(below, above))
  const value = isPole.select(q.like(Infinity), finite)
  return isPower.select(value, s.eq(1).select(s.like(Infinity), s.like(Number.NaN)))
}
