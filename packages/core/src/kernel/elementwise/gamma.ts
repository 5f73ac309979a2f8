// lgamma and digamma.
import type { Value } from '../value.ts'
import type { Elementwise } from './elementwise.ts'
import { digamma, lgamma } from './host/gamma.ts'
import { polynomial } from './polynomial.ts'

// lgamma(2+z) = z·NEAR_TWO(z) for −½ ≤ z ≤ 1, Remez; error 2^-55.
const NEAR_TWO = [
  0.4227843350984672, 0.32246703342411337, -0.06735230105320755, 0.02058080842777245, -0.007385551028037889,
  0.002890510330749882, -0.0011927539281061303, 0.0005096695381595724, -0.00022315455496609127, 0.00009945720170923858,
  -0.000044927492117816616, 0.000020510189579361885, -0.000009436473207128625, 0.000004361175996967831,
  -0.0000020347385264659896, 9.81790518425101e-7, -4.836036718709984e-7, 2.1044428911190837e-7, -6.323736092987386e-8,
  9.047791693788501e-9,
]
/** log Γ(2+z) for −½ ≤ z ≤ 1. */
export const lgammaNearTwo = (z: Value): Value => z.mul(polynomial(z, NEAR_TWO))
// Stirling's series: Σ B₂ₖ/(2k(2k−1)·x^(2k−1)), in 1/x².
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400]
// digamma(x) = log x − 1/(2x) − Σ B₂ₖ/(2k·x^2k), in 1/x².
const DIGAMMA = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12]
const HALF_LOG_TWO_PI = 0.9189385332046727

/**
 * log Γ for x ≥ 0. From 8 on Stirling's series; below, Γ(x) = Γ(2+z)·q with −½ ≤ z ≤ 1:
 * q = 1/(x(1+x)) below ½, 1/x below 3/2, and (2+z)(3+z)…(x−1) from 3 on. One logarithm serves all.
 */
function positiveLgamma(x: Value): Value {
  const isBig = x.ge(8)
  const [isTiny, isLow] = [x.lt(0.5), x.lt(1.5)]
  const moderate = isBig.select(x.like(2), x)
  const steps = moderate.sub(2).floor().pmax(moderate.like(0))
  const upper = moderate.sub(2).sub(steps)
  const z = isTiny.select(moderate, isLow.select(moderate.sub(1), upper))
  let product = x.like(1)
  for (let k = 0; k < 5; k++) product = steps.gt(k).select(product.mul(z.add(k + 2)), product)
  const low = isTiny.select(x.mul(x.add(1)), x)
  const log = isBig.or(isLow).select(isBig.select(x, low), product).log()
  const small = lgammaNearTwo(z).add(isLow.select(log.neg(), log))
  const inverse = x.like(1).div(x)
  const series = inverse.mul(polynomial(inverse.mul(inverse), STIRLING)).add(HALF_LOG_TWO_PI - 0.5)
  const big = x.sub(0.5).mul(log.sub(1)).add(series)
  return isBig.select(x.eq(Infinity).select(x, big), small)
}
/** Below zero by reflection: Γ(x)·Γ(−x) = −π/(x·sin πx); so near zero that x² might vanish, Γ(x) and Γ(−x) agree in size. */
function expandLgamma(x: Value): Value {
  const size = x.abs()
  const positive = positiveLgamma(size)
  const sine = size.sub(size.rint()).mul(Math.PI).sin().abs()
  const reflected = size.mul(sine).div(Math.PI).log().neg().sub(positive)
  const isPole = x.le(0).and(size.floor().eq(size))
  return isPole.or(size.eq(Infinity)).select(x.like(Infinity), x.lt(-1e-18).select(reflected, positive))
}

/** x ≥ 10 by the asymptotic series, smaller x by ψ(x) = ψ(x+1) − 1/x, negative x by ψ(1−x) − ψ(x) = π/tan πx. */
function expandDigamma(x: Value): Value {
  const isNegative = x.lt(0)
  let at = isNegative.select(x.like(1).sub(x), x)
  let sum = x.like(0)
  for (let step = 0; step < 10; step++) {
    const isSmall = at.lt(10)
    sum = isSmall.select(sum.sub(at.like(1).div(at)), sum)
    at = isSmall.select(at.add(1), at)
  }
  const inverse = at.like(1).div(at)
  const square = inverse.mul(inverse)
  const series = inverse.mul(0.5).add(square.mul(polynomial(square, DIGAMMA)))
  const positive = sum.add(at.log().sub(series))
  const angle = x.sub(x.rint()).mul(Math.PI)
  const reflected = positive.sub(angle.like(Math.PI).mul(angle.cos().div(angle.sin())))
  const isPole = isNegative.and(x.floor().eq(x))
  const known = isNegative.select(isPole.select(x.like(Number.NaN), reflected), positive)
  return x.eq(0).select(x.like(-Infinity).copysign(x.neg()), known)
}

export const gamma = {
  /** log |Γ(x)|; ulp holds away from the zeros below 0, near which the error is absolute. */
  lgamma: { arity: 1, on: ['float'], result: 'same', cost: 220, ulp: 8, reference: lgamma, expand: expandLgamma },
  /** Derivative of log Γ; ulp holds away from its zeros, near which the error is absolute. */
  digamma: { arity: 1, on: ['float'], result: 'same', cost: 250, ulp: 8, reference: digamma, expand: expandDigamma },
} as const satisfies Record<string, Elementwise>
