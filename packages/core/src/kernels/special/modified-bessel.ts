// Modified Bessel functions of the second kind, of order 0 and 1, plain and scaled by eˣ.
import { chebyshev } from '../../kernel/elementwise/polynomial.ts'
import type { Value } from '../../kernel/index.ts'

// Chebyshev coefficients, computed with mpmath to 40 digits. Up to 2 in x²/2 − 1, of K₀ + log(x/2)·I₀ and of
// (K₁ − log(x/2)·I₁ − 1/x)/x (the parts without a singularity, DLMF 10.31); from 2 on in 4/x − 1, of eˣ·√x·K.
const K0_NEAR = [
  -0.2676636966169514, 0.3442898999246285, 0.0359799365153615, 0.001264615411446926, 2.286212103119452e-5,
  2.5347910790261494e-7, 1.904516377220209e-9, 1.0349695257633625e-11, 4.2598161427910826e-14, 1.3744654358807508e-16,
]
const K1_NEAR = [
  -0.06409034516866254, -0.10916919599320105, -0.006636878452817714, -0.00016822792382067343, -2.389559180803608e-6,
  -2.1853569024549695e-8, -1.3982271326113327e-10, -6.618562752976041e-13, -2.4134516242987822e-15,
  -6.990873731242567e-18,
]
const K0_FAR = [
  1.2201515410329777, -0.0314481013119645, 0.0015698838857300533, -0.00012849549581627802, 1.39498137188765e-5,
  -1.8317555227191195e-6, 2.766813639445015e-7, -4.660489897687948e-8, 8.574034017414225e-9, -1.6975345093890614e-9,
  3.5773972814003283e-10, -7.957489244477396e-11, 1.8559491149549264e-11, -4.514597883374519e-12,
  1.1403405882073441e-12, -2.9800969231481784e-13, 8.032890775068375e-14, -2.2275133267462965e-14,
  6.340076476276646e-15, -1.848593377920907e-15, 5.5120559994043335e-16, -1.6782311257549006e-16,
  5.2103917776435543e-17, -1.6475805939842632e-17, 5.3004337711773354e-18,
]
const K1_FAR = [
  1.3603130952422213, 0.10392373657681724, -0.002857816859622779, 0.00019521551847135162, -1.936197974166083e-5,
  2.406484947837217e-6, -3.5019606030878126e-7, 5.7410841254500495e-8, -1.0345762465678097e-8, 2.0150497551970347e-9,
  -4.1903547593419254e-10, 9.218315187605315e-11, -2.129967838427791e-11, 5.139639673482343e-12,
  -1.2891739609498229e-12, 3.348419666052243e-13, -8.976705182010146e-14, 2.4771544242195988e-14,
  -7.0198370892147685e-15, 2.038703166239861e-15, -6.057047270643018e-16, 1.8380935752430455e-16,
  -5.689462849193648e-17, 1.7940510478863572e-17, -5.7567444820733025e-18,
]

/** K of order 0 or 1, times eˣ where scaled: ∞ at 0, NaN below, 0 at ∞. */
export function besselK(x: Value, order: 0 | 1, isScaled: boolean): Value {
  const isNear = x.le(2)
  const near = isNear.select(x, x.like(2))
  const far = isNear.select(x.like(2), x)
  const t = near.mul(near).mul(0.5).sub(1)
  const log = near.mul(0.5).log()
  const inner =
    order === 0
      ? chebyshev(t, K0_NEAR).sub(log.mul(near.i0()))
      : chebyshev(t, K1_NEAR).mul(near).add(log.mul(near.i1())).add(near.like(1).div(near))
  const decay = chebyshev(far.like(4).div(far).sub(1), order === 0 ? K0_FAR : K1_FAR).mul(far.rsqrt())
  const value = isScaled
    ? isNear.select(inner.mul(near.exp()), decay)
    : isNear.select(inner, decay.mul(far.neg().exp()))
  return x.eq(0).select(x.like(Infinity), x.lt(0).select(x.like(Number.NaN), value))
}
