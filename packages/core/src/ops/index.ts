// All contracts, by category.
import type { Contract } from '../dispatch/contract.ts'
import { withAliases } from './aliases.ts'
import { products } from './blas/product.ts'
import { losses } from './loss/index.ts'
import { normalizations } from './normalization/index.ts'
import { pointwise } from './pointwise.ts'
import { reductions } from './reduction/index.ts'
import { scans } from './scan/index.ts'
import { softmaxes } from './softmax.ts'
import { sorts } from './sort/index.ts'
import { views } from './view/index.ts'

export const contracts: readonly Contract[] = withAliases([
  ...losses,
  ...normalizations,
  ...pointwise,
  ...products,
  ...reductions,
  ...scans,
  ...softmaxes,
  ...sorts,
  ...views,
])
