// Reductions: sums, extremes, truth, moments and norms.
import type { Contract } from '../../dispatch/contract.ts'
import { assertions } from './assertions.ts'
import { distances } from './distance.ts'
import { extremes } from './extremes.ts'
import { histograms } from './histogram.ts'
import { gridHistograms } from './histogramdd.ts'
import { logicals } from './logical.ts'
import { moments } from './moments.ts'
import { norms } from './norms.ts'
import { pairDistances } from './pair-distance.ts'
import { segments } from './segments.ts'
import { sums } from './sums.ts'

export const reductions: Contract[] = [
  ...sums,
  ...extremes,
  ...logicals,
  ...moments,
  ...norms,
  ...distances,
  ...pairDistances,
  ...segments,
  ...histograms,
  ...gridHistograms,
  ...assertions,
]
