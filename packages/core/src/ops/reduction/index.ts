// Sums, products, extremes and means.
import type { Contract } from '../../dispatch/contract.ts'
import { type DType, reductionTypes } from '../../dtype/index.ts'
import { defineReduction } from '../define-reduction.ts'

const sumTypes = (self: DType, args: Readonly<Record<string, unknown>>, operator: string) => {
  const { compute, result } = reductionTypes(operator, 'sum', self, (args.dtype as DType | null) ?? undefined)
  return { compute, results: [result] }
}

export const reductions: Contract[] = [
  ...defineReduction({
    overloads: ['sum', 'sum.dim_IntList'],
    types: sumTypes,
    fold: { monoid: 'sum', pre: (x) => [x], post: (tuple) => tuple },
  }),
]
