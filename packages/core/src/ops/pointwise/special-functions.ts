// Special functions of mathematical physics: Bessel and Airy functions, orthogonal polynomials, incomplete gamma, zeta, scaled erfc.
import type { Contract } from '../../dispatch/contract.ts'
import { airyAi } from '../../kernels/special/airy.ts'
import { besselJ, besselY, sphericalBesselJ0 } from '../../kernels/special/bessel.ts'
import { incompleteGamma } from '../../kernels/special/incomplete-gamma.ts'
import { besselK } from '../../kernels/special/modified-bessel.ts'
import { families, orthogonal } from '../../kernels/special/polynomials.ts'
import { erfcx, logNormalCdf } from '../../kernels/special/scaled-error-function.ts'
import { hurwitzZeta } from '../../kernels/special/zeta.ts'
import { defineBinary, definePointwise, defineUnary } from '../define-pointwise.ts'

/** PyTorch has gradients for none of these but those that gradients/elementwise.ts gives. */
const constant = { differentiable: false } as const

const unary = defineUnary(
  'int-to-float',
  {
    special_bessel_j0: (x) => besselJ(x, 0),
    special_bessel_j1: (x) => besselJ(x, 1),
    special_bessel_y0: (x) => besselY(x, 0),
    special_bessel_y1: (x) => besselY(x, 1),
    special_modified_bessel_k0: (x) => besselK(x, 0, false),
    special_modified_bessel_k1: (x) => besselK(x, 1, false),
    special_erfcx: erfcx,
    special_log_ndtr: logNormalCdf,
    special_modified_bessel_i0: (x) => x.i0(),
    special_modified_bessel_i1: (x) => x.i1(),
  },
  constant,
)
/** ATen calls the argument of these x. */
const ofX = Object.entries({
  special_airy_ai: airyAi,
  special_spherical_bessel_j0: sphericalBesselJ0,
  special_scaled_modified_bessel_k0: (x: Parameters<typeof besselK>[0]) => besselK(x, 0, true),
  special_scaled_modified_bessel_k1: (x: Parameters<typeof besselK>[0]) => besselK(x, 1, true),
}).flatMap(([overload, formula]) =>
  definePointwise({
    overloads: [overload],
    promotion: 'int-to-float',
    ...constant,
    formula: ({ x }) => formula(x!),
  }),
)

const polynomials = Object.entries(families).flatMap(([name, family]) =>
  definePointwise({
    overloads: ['', '.x_scalar', '.n_scalar'].map((form) => `special_${name}${form}`),
    promotion: 'int-to-float',
    promotes: ['x', 'n'],
    ...constant,
    formula: ({ x, n }) => orthogonal(family, x!, n!),
  }),
)

const binary = defineBinary(
  'int-to-float',
  {
    igamma: (a, x) => incompleteGamma(a, x, false),
    igammac: (a, x) => incompleteGamma(a, x, true),
    'special_zeta special_zeta.self_scalar special_zeta.other_scalar': hurwitzZeta,
  },
  constant,
)

export const specialFunctions: Contract[] = [...unary, ...ofX, ...polynomials, ...binary]
