// Scans: running sums, products, extremes and log-sums along a dimension.
import type { Contract } from '../../dispatch/contract.ts'

export const scans: Contract[] = []
