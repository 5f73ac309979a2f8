// All view operators.
import type { Contract } from '../../dispatch/contract.ts'
import { aliasViews } from './aliases.ts'
import { dimensionViews } from './dimensions.ts'
import { shapeViews } from './shapes.ts'
import { sliceViews } from './slices.ts'
import { splitViews } from './splits.ts'

export const views: Contract[] = [...shapeViews, ...dimensionViews, ...sliceViews, ...splitViews, ...aliasViews]
