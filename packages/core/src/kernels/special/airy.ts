// The Airy function Ai.
import { chebyshev } from '../../kernel/elementwise/polynomial.ts'
import type { Value } from '../../kernel/index.ts'

// Chebyshev coefficients, computed with mpmath to 40 digits. With ζ = ⅔|x|^(3/2) (DLMF 9.7): of Ai on −5 … 2;
// of 2√π·x^¼·e^ζ·Ai(x) from 2 on, in 2ζ(2)/ζ − 1; of the amplitudes P and ζ·Q below −5, in 2(ζ(5)/ζ)² − 1.
const AI_NEAR = [
  0.15168947628223672, -0.005228692408472365, -0.007183007563342123, -0.2750085825170078, 0.15267285652736612,
  0.11299722901833571, -0.12930163519980795, 0.021717950423082666, 0.024911850702736413, -0.01433585742189573,
  0.000696689451639598, 0.001974398933529019, -0.0007230393972252199, -1.6112414526177467e-5, 8.133273673249939e-5,
  -2.0775365813975462e-5, -1.6054762687164758e-6, 2.0560158255601387e-6, -3.825520517284178e-7, -4.913870596184178e-8,
  3.514168642051892e-8, -4.846385010860496e-9, -8.897812059422213e-10, 4.329786248648808e-10, -4.414745597439301e-11,
  -1.1096862995764342e-11, 4.024832028797832e-12, -2.9609936249846454e-13, -1.0257635127287476e-13,
  2.920579876829024e-14, -1.4619955511486232e-15, -7.35505053091767e-16, 1.6986548408182807e-16,
  -5.0563208224652944e-18, -4.2234448483626644e-18, 8.087008847190025e-19,
]
const AI_DECAY = [
  0.9844053049171552, -0.014792784850104199, 0.0007327177465426715, -6.12595423417825e-5, 6.83476697557269e-6,
  -9.237229735403982e-7, 1.436225340438052e-7, -2.489319422322096e-8, 4.709793440054328e-9, -9.583863708112733e-10,
  2.0745855483677591e-10, -4.737267332192277e-11, 1.1336099808224236e-11, -2.827706782319351e-12, 7.320712095125598e-13,
  -1.9599793911089723e-13, 5.4101162570683925e-14, -1.5356466802223836e-14, 4.472340393300025e-15,
  -1.3338094674756683e-15, 4.066582046456231e-16, -1.265583225645289e-16, 4.015126334015871e-17,
  -1.2969972135960937e-17, 4.2613499074124e-18,
]
const AI_P = [
  0.9996723415461005, -0.0003255483561055322, 2.069745155969119e-6, -3.890961736474424e-8, 1.3645959446950337e-9,
  -7.265563438866682e-11, 5.234675629062907e-12, -4.749669415821452e-13, 5.172156139604189e-14, -6.533725295545284e-15,
  9.33927407277721e-16, -1.4823330512580455e-16, 2.5745988399644002e-17, -4.8369440585693956e-18,
]
const AI_Q = [
  0.06911528040160503, -0.0003251060364586695, 3.945977743866323e-6, -1.068929090514341e-7, 4.800334718951617e-9,
  -3.0691067169997637e-10, 2.5517594369013928e-11, -2.601606731752434e-12, 3.123666855119186e-13,
  -4.2903251712839485e-14, 6.596710595977435e-15, -1.116833216041688e-15, 2.0551350158850327e-16,
  -4.0680056098438254e-17, 8.589182631392619e-18, -1.921018818902054e-18, 4.524779482719087e-19,
]
const zetaOf = (x: number): number => (2 / 3) * x ** 1.5
const [least, most] = [-5, 2]

/** Ai: 0 at ∞, NaN at −∞. Below −5 its phase carries the rounding of ⅔|x|^(3/2). */
export function airyAi(x: Value): Value {
  const isBelow = x.lt(least)
  const isAbove = x.gt(most)
  const inside = isBelow.or(isAbove).select(x.like(0), x)
  const size = isBelow.select(x.neg(), isAbove.select(x, x.like(-least)))
  const zeta = size.mul(size.sqrt()).mul(2 / 3)
  const root = size.sqrt().mul(Math.PI).rsqrt()
  const decay = chebyshev(
    zeta
      .like(2 * zetaOf(most))
      .div(zeta)
      .sub(1),
    AI_DECAY,
  )
  const above = decay.mul(root).mul(0.5).mul(zeta.neg().exp())
  const inverse = zeta.like(zetaOf(-least)).div(zeta)
  const t = inverse.mul(inverse).mul(2).sub(1)
  // sin(ζ + π/4) and cos(ζ + π/4) by the sum formulas.
  const [cosine, sine] = [zeta.cos(), zeta.sin()]
  const wave = chebyshev(t, AI_P)
    .mul(sine.add(cosine))
    .sub(chebyshev(t, AI_Q).div(zeta).mul(cosine.sub(sine)))
  const below = wave.mul(root).mul(Math.SQRT1_2)
  const middle = chebyshev(inside.sub((least + most) / 2).mul(2 / (most - least)), AI_NEAR)
  return isBelow.select(below, isAbove.select(x.eq(Infinity).select(x.like(0), above), middle))
}
