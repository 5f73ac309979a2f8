// Contracts of one category, written as an overload and what computes it.
import type { Category, Contract } from '../dispatch/contract.ts'

export const contractsIn =
  (category: Category) =>
  (overload: string, compute: Contract['compute']): Contract => ({ overload, category, compute })
