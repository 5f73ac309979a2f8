// Sorting and what is read off sorted rows.
import type { Contract } from '../../dispatch/contract.ts'

export const sorts: Contract[] = []
