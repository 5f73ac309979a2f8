// All operators that index.
import type { Contract } from '../../dispatch/contract.ts'
import { advancedIndexing } from './advanced.ts'
import { lookupsAlongDimension } from './along-dimension.ts'
import { compactions } from './compact.ts'
import { embeddingBags } from './embedding-bag.ts'
import { embeddingBagGradients } from './embedding-bag-backward.ts'
import { embeddingRenorms } from './embedding-renorm.ts'
import { scatters } from './scatter.ts'
import { searches } from './search.ts'

import { uniques } from './unique.ts'
import { viewScatters } from './view-scatter.ts'

export const indexing: Contract[] = [
  ...lookupsAlongDimension,
  ...scatters,
  ...advancedIndexing,
  ...compactions,
  ...viewScatters,
  ...searches,
  ...uniques,
  ...embeddingRenorms,
  ...embeddingBags,
  ...embeddingBagGradients,
]
