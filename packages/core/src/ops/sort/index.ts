// Sorting and what is read off sorted rows.
import type { Contract } from '../../dispatch/contract.ts'
import { sorting } from './sort.ts'
import { topks } from './topk.ts'

export const sorts: Contract[] = [...sorting, ...topks]
