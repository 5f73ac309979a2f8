// Whether any or all elements are true (not zero).
import type { Contract } from '../../dispatch/contract.ts'
import { computeType, type DType } from '../../dtype/index.ts'
import { defineReduction, type ReductionTypes } from '../define-reduction.ts'

/** uint8 stays uint8, as the bool of older programs; everything else gives bool. */
const types = (self: DType): ReductionTypes => ({
  compute: computeType(self),
  results: [self === 'uint8' ? 'uint8' : 'bool'],
})

const define = (name: 'any' | 'all'): Contract[] =>
  [
    { overloads: [name, `${name}.dim`], emptyMeansNone: false },
    { overloads: [`${name}.dims`], emptyMeansNone: true },
  ].flatMap(({ overloads, emptyMeansNone }) =>
    defineReduction({
      overloads,
      types,
      emptyMeansNone,
      fold: { monoid: name, dtypes: () => ['bool'], pre: (x) => [x.to('bool')], post: (tuple) => tuple },
    }),
  )

export const logicals: Contract[] = [...define('any'), ...define('all')]
