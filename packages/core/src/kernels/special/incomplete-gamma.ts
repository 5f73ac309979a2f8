// The regularised incomplete gamma functions P and Q: a series, a continued fraction, and Temme's expansion for large orders.
import { lgammaNearTwo } from '../../kernel/elementwise/gamma.ts'
import { isSingle, polynomial } from '../../kernel/elementwise/polynomial.ts'
import type { Value } from '../../kernel/index.ts'
import { temme } from './temme.ts'

/** Orders from here on have Temme's expansion where x is within half of the order. */
const largeOrder = 20
/** Orders from here on have Stirling’s series for the factor, to the precision of the dtype. */
const stirlingOrder = (a: Value): number => (isSingle(a) ? 3 : 10)
/** Below, the series serves whatever the order is (Gautschi's bound, as Cephes has it). */
const smallArgument = 1.1

/** Terms that reach the dtype's precision everywhere: worst for orders of 20, for x = 1.1 and for x near 1. */
const steps = (x: Value) =>
  isSingle(x) ? { series: 34, fraction: 32, alternating: 12 } : { series: 60, fraction: 90, alternating: 24 }

/** λ − 1 − log λ from λ − 1, without cancellation near 0: log λ = 2·atanh(s) with s = (λ − 1)/(λ + 1). */
function halfSquare(ratioLess1: Value, ratio: Value): Value {
  const isClose = ratioLess1.abs().le(0.5)
  const close = isClose.select(ratioLess1, ratioLess1.like(0))
  const s = close.div(close.add(2))
  const square = s.mul(s)
  const odd = Array.from({ length: isSingle(s) ? 7 : 16 }, (_, k) => -2 / (2 * k + 3))
  const near = s.mul(close).add(s.mul(square).mul(polynomial(square, odd)))
  return isClose.select(near, ratioLess1.sub(ratio.log()))
}

// log Γ(a) − (a − ½)·log a + a − ½·log 2π = Σ B₂ₖ/(2k(2k−1)·a^(2k−1)), in 1/a².
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]

/** What the regions share. */
interface Parts {
  readonly ratioLess1: Value
  readonly half: Value
  /** e^(−½aη²)/√(2πa). */
  readonly decay: Value
  /** xᵃ·e⁻ˣ/Γ(a + 1). */
  readonly factor: Value
}

function partsOf(a: Value, x: Value): Parts {
  const ratio = x.div(a)
  const ratioLess1 = x.sub(a).div(a)
  const half = halfSquare(ratioLess1, ratio)
  const decay = a
    .mul(half)
    .neg()
    .exp()
    .mul(a.mul(2 * Math.PI).rsqrt())
  const inverse = a.like(1).div(a)
  const correction = inverse
    .mul(polynomial(inverse.mul(inverse), STIRLING))
    .neg()
    .exp()
  const isStirling = a.ge(stirlingOrder(a))
  const order = isStirling.select(a.like(1), a)
  const small = order.mul(x.log()).sub(x).sub(order.add(1).lgamma()).exp()
  return { ratioLess1, half, decay, factor: isStirling.select(decay.mul(correction), small) }
}

/** P = factor·(1 + x/(a+1) + x²/((a+1)(a+2)) + …), DLMF 8.7.1. */
function lowerSeries(a: Value, x: Value, factor: Value): Value {
  const one = a.like(1)
  const [sum] = a.builder.loop(1, 1 + steps(a).series, 1, [one, one], (k, [total, term]) => {
    const next = term!.mul(x.div(a.add(k.to(a.dtype))))
    return [total!.add(next), next]
  })
  return sum!.mul(factor)
}

/** Q = factor·a·1/(x+1−a − 1(1−a)/(x+3−a − …)), DLMF 8.9.2, by Lentz's method. */
function upperFraction(a: Value, x: Value, factor: Value): Value {
  const tiny = isSingle(a) ? 1e-30 : 1e-300
  const first = x.add(1).sub(a)
  const start = first.like(1).div(first)
  const initial = [start, start, first.like(1 / tiny)]
  const [result] = a.builder.loop(1, 1 + steps(a).fraction, 1, initial, (k, [value, d, c]) => {
    const n = k.to(a.dtype)
    const numerator = n.mul(a.sub(n))
    const denominator = first.add(n.add(n))
    const inverse = a.like(1).div(kept(numerator.fma(d!, denominator), tiny))
    const next = kept(denominator.add(numerator.div(c!)), tiny)
    return [value!.mul(inverse.mul(next)), inverse, next]
  })
  return result!.mul(factor).mul(a)
}
const kept = (x: Value, tiny: number): Value => x.abs().lt(tiny).select(x.like(tiny), x)

/** Q for small x and a without cancellation: 1 − xᵃ/Γ(1+a)·(1 + a·Σ (−x)ⁿ/((a+n)·n!)), DLMF 8.7.3. */
function upperSeries(a: Value, x: Value): Value {
  const zero = a.like(0)
  const [sum] = a.builder.loop(1, 1 + steps(a).alternating, 1, [zero, a.like(1)], (k, [total, term]) => {
    const n = k.to(a.dtype)
    const next = term!.mul(x.neg().div(n))
    return [total!.add(next.div(a.add(n))), next]
  })
  const isSmall = a.le(0.5)
  const order = isSmall.select(a, zero)
  const logGamma = isSmall.select(lgammaNearTwo(order).sub(order.log1p()), a.add(1).lgamma())
  const exponent = a.mul(x.log()).sub(logGamma)
  return exponent.expm1().neg().sub(exponent.exp().mul(a).mul(sum!))
}

/**
 * P(a, x), or Q(a, x) = 1 − P for the upper one: NaN where a or x is negative or both are 0 or infinite. Relative error of a few
 * ulps, times the size of the exponent where the result is tiny. Region by region as in Cephes (igam.c).
 */
export function incompleteGamma(order: Value, argument: Value, isUpper: boolean): Value {
  const isOrdinary = order.gt(0).and(order.lt(Infinity)).and(argument.gt(0)).and(argument.lt(Infinity))
  const a = isOrdinary.select(order, order.like(1))
  const x = isOrdinary.select(argument, argument.like(1))
  const { ratioLess1, half, decay, factor } = partsOf(a, x)
  const isUniform = a.ge(largeOrder).and(ratioLess1.abs().le(0.5))
  const isSeries = isUniform.not().and(x.le(smallArgument).or(x.le(a)))
  const isFraction = isUniform.or(isSeries).not()
  // Elements of other regions take arguments at which the series and the fraction are harmless.
  const p = lowerSeries(isSeries.select(a, a.like(1)), isSeries.select(x, x.like(1)), factor)
  const q = upperFraction(isFraction.select(a, a.like(1)), isFraction.select(x, x.like(2)), factor)
  const one = a.like(1)
  const limit = isUpper ? upperOf() : isSeries.select(p, one.sub(q))
  const known = isUniform.select(temme(a, ratioLess1, half, decay, isUpper), limit)
  return isOrdinary.select(known, atEdges(order, argument, isUpper))

  function upperOf(): Value {
    const bound = x.le(0.5).select(x.log().like(-0.4).div(x.log()), x.mul(smallArgument))
    const isSmall = isSeries.and(x.le(smallArgument)).and(a.le(bound))
    const small = upperSeries(isSmall.select(a, one), isSmall.select(x, one))
    return isSmall.select(small, isSeries.select(one.sub(p), q))
  }
}

/** At zeros, infinities and outside. */
function atEdges(a: Value, x: Value, isUpper: boolean): Value {
  const [none, all] = isUpper ? [1, 0] : [0, 1]
  const nan = a.like(Number.NaN)
  const isOutside = a.ge(0).and(x.ge(0)).not()
  const isUnknown = isOutside.or(a.eq(0).and(x.eq(0))).or(a.eq(Infinity).and(x.eq(Infinity)))
  const isNone = x.eq(0).or(a.eq(Infinity))
  return isUnknown.select(nan, isNone.select(a.like(none), a.like(all)))
}
