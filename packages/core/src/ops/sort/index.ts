// Sorting and what is read off sorted rows.
import type { Contract } from '../../dispatch/contract.ts'
import { membership } from './isin.ts'
import { modes } from './mode.ts'
import { orderStatistics } from './order-statistics.ts'
import { quantiles } from './quantile.ts'
import { sorting } from './sort.ts'
import { topks } from './topk.ts'

export const sorts: Contract[] = [...sorting, ...topks, ...orderStatistics, ...modes, ...quantiles, ...membership]
