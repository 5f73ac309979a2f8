// Modified Bessel functions of the first kind, of order 0 and 1, plain and scaled by exp(−|x|): the power series up to 8,
// and beyond a Chebyshev series of exp(−x)·√x·I(x) in 16/x − 1 (coefficients computed to 40 digits).
import type { Value } from '../value.ts'
import type { Elementwise } from './elementwise.ts'
import { i0, i0e, i1, i1e } from './host/bessel.ts'
import { chebyshev, isSingle, polynomial } from './polynomial.ts'

const FAR_0 = [
  0.4022452055070544, 0.0033691164782556943, 6.889758346916825e-5, 2.8913705208347567e-6, 2.048918589469063e-7,
  2.2666689904981843e-8, 3.396232025708329e-9, 4.940602388225475e-10, 1.1889147107803479e-11, -3.149916527959763e-11,
  -1.3215811840473803e-11, -1.7941785314898033e-12, 7.180124451307053e-13, 3.852778382724198e-13, 1.540086218643645e-14,
  -4.150569349335282e-14, -9.554846669398242e-15, 3.811680631416364e-15, 1.7725601789278727e-15, -3.425486150838145e-16,
  -2.8276233849001206e-16, 3.4612163565796093e-17, 4.465628388430585e-17, -4.830577689449484e-18, -7.23310486305288e-18,
  9.92070632230479e-19, 1.1937279276473694e-18,
]
const FAR_1 = [
  0.38928811750914005, -0.009761097491361469, -0.00011058893876262371, -3.882564808877691e-6, -2.5122362378702083e-7,
  -2.631468846889527e-8, -3.835380385964169e-9, -5.58974346219718e-10, -1.8974958123454644e-11, 3.252603583011377e-11,
  1.4125807436644614e-11, 2.0356285441269957e-12, -7.198551776155369e-13, -4.083551111070991e-13,
  -2.1015418440988976e-14, 4.272440019132304e-14, 1.0420276949348987e-14, -3.8144030276047565e-15,
  -1.8803548297205498e-15, 3.308202938635455e-16, 2.962628293759256e-16, -3.209518227294694e-17, -4.650313603279746e-17,
  4.41443483339701e-18, 7.517206939056754e-18, -9.31326997348491e-19, -1.2422843156278057e-18,
]

/** 1/(k!(k+order)!) for k = 0 …: I(x) = (x/2)^order·Σ (x²/4)ᵏ/(k!(k+order)!), whose terms are all positive. */
function powerSeries(order: number, terms: number): number[] {
  const coefficients = [1]
  for (let k = 1; k < terms; k++) coefficients.push(coefficients[k - 1]! / (k * (k + order)))
  return coefficients
}

/** I(x), or exp(−|x|)·I(x) when scaled; ∞ where it is, not ∞·0. */
function besselI(x: Value, order: 0 | 1, isScaled: boolean): Value {
  const size = x.abs()
  const isNear = size.le(8)
  const inner = isNear.select(size, size.like(8))
  const series = polynomial(inner.mul(inner).mul(0.25), powerSeries(order, isSingle(x) ? 17 : 27))
  const near = order === 0 ? series : series.mul(inner).mul(0.5)
  const outer = isNear.select(size.like(8), size)
  const far = chebyshev(size.like(16).div(outer).sub(1), order === 0 ? FAR_0 : FAR_1).div(outer.sqrt())
  const value = isScaled
    ? isNear.select(near.mul(inner.neg().exp()), far)
    : isNear.select(near, size.eq(Infinity).select(size, grown(far, size)))
  return order === 0 ? value : value.copysign(x)
}
/** Times exp(x) in two steps, so that the factor does not overflow before the result. */
function grown(scaled: Value, x: Value): Value {
  const root = x.mul(0.5).exp()
  return scaled.mul(root).mul(root)
}

export const bessel = {
  i0: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 180,
    ulp: 8,
    reference: i0,
    expand: (x: Value) => besselI(x, 0, false),
  },
  i0e: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 150,
    ulp: 8,
    reference: i0e,
    expand: (x: Value) => besselI(x, 0, true),
  },
  i1: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 180,
    ulp: 8,
    reference: i1,
    expand: (x: Value) => besselI(x, 1, false),
  },
  i1e: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 150,
    ulp: 8,
    reference: i1e,
    expand: (x: Value) => besselI(x, 1, true),
  },
} as const satisfies Record<string, Elementwise>
