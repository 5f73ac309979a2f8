// Resampling of images: at other sizes, and at the points of a grid.
import type { Contract } from '../../dispatch/contract.ts'
import { affineGrids } from './affine-grid.ts'
import { antialiasedResamplings } from './antialiased.ts'
import { gridSamplers } from './grid-sample.ts'
import { interpolations } from './interpolation.ts'
import { nearestNeighbours } from './nearest.ts'

export const resamplings: Contract[] = [
  ...nearestNeighbours,
  ...interpolations,
  ...antialiasedResamplings,
  ...gridSamplers,
  ...affineGrids,
]
