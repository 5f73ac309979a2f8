// All contracts, by category.
import type { Contract } from '../dispatch/contract.ts'
import { withAliases } from './aliases.ts'
import { attentions } from './attention/index.ts'
import { contractions } from './blas/contraction.ts'
import { integerProducts } from './blas/integer.ts'
import { linearCombinations } from './blas/linear-combination.ts'
import { products } from './blas/product.ts'
import { scaledProducts } from './blas/scaled.ts'
import { smallProducts } from './blas/small.ts'
import { trilinears } from './blas/trilinear.ts'
import { weightProducts } from './blas/weight-int8.ts'
import { cacheWrites } from './cache.ts'
import { convolutions } from './convolution/index.ts'
import { copies } from './copy/index.ts'
import { creations } from './creation/index.ts'
import { fusedExperts } from './fused-experts.ts'
import { fusedGates } from './fused-gates.ts'
import { fusedRotary } from './fused-rotary.ts'
import { fusedScaledProducts } from './fused-scaled-product.ts'
import { withGradients } from './gradients/index.ts'
import { hostResults } from './host-result.ts'
import { indexing } from './index/index.ts'
import { joins } from './join/index.ts'
import { linearAlgebra } from './linalg/index.ts'
import { losses } from './loss/index.ts'
import { normalizations } from './normalization/index.ts'
import { pointwise } from './pointwise/index.ts'
import { poolings } from './pooling/index.ts'
import { randoms } from './random/index.ts'
import { reductions } from './reduction/index.ts'
import { withRequirements } from './requirements/index.ts'
import { resamplings } from './resample/index.ts'
import { scans } from './scan/index.ts'
import { shapes } from './shape/index.ts'
import { softmaxes } from './softmax.ts'
import { sorts } from './sort/index.ts'
import { views } from './view/index.ts'

export const contracts: readonly Contract[] = withAliases(
  withRequirements(
    withGradients([
      ...losses,
      ...normalizations,
      ...pointwise,
      ...products,
      ...integerProducts,
      ...scaledProducts,
      ...weightProducts,
      ...linearCombinations,
      ...smallProducts,
      ...trilinears,
      ...linearAlgebra,
      ...contractions,
      ...hostResults,
      ...fusedExperts,
      ...fusedGates,
      ...fusedRotary,
      ...fusedScaledProducts,
      ...cacheWrites,
      ...convolutions,
      ...poolings,
      ...resamplings,
      ...attentions,
      ...reductions,
      ...scans,
      ...softmaxes,
      ...sorts,
      ...copies,
      ...creations,
      ...indexing,
      ...joins,
      ...shapes,
      ...randoms,
      ...views,
    ]),
  ),
)
