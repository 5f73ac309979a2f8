// Greatest and least elements, their positions, and both together.
import type { Contract } from '../../dispatch/contract.ts'
import { type DType, reductionTypes } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import { defineReduction, type Fold, type Named, type ReductionTypes } from '../define-reduction.ts'

const same = (self: DType, _args: Named, operator: string): ReductionTypes => {
  const { compute, result } = reductionTypes(operator, 'same', self)
  return { compute, results: [result] }
}
const valueAndIndex = (self: DType, args: Named, operator: string): ReductionTypes => {
  const { compute, results } = same(self, args, operator)
  return { compute, results: [...results, 'int64'] }
}

/** Extremes of bools are those of 0 and 1. */
const ordered = (x: Value): Value => (x.dtype === 'bool' ? x.to('int32') : x)
const orderedType = (compute: KernelDType): KernelDType => (compute === 'bool' ? 'int32' : compute)

const extreme = (monoid: 'max' | 'min'): Fold => ({
  monoid,
  dtypes: (compute) => [orderedType(compute)],
  pre: (x) => [ordered(x)],
  post: (tuple) => tuple,
})
/** The pair (value, position); NaN beats all numbers, ties go to the lowest position. */
const located = (monoid: 'argmax' | 'argmin', position: 'int32' | 'int64', post: Fold['post']): Fold => ({
  monoid,
  dtypes: (compute) => [orderedType(compute), position],
  pre: (x, row) => [ordered(x), row.position().to(position)],
  post,
})
const bothFolds = (monoid: 'argmax' | 'argmin', post: Fold['post']) => ({
  fold: located(monoid, 'int64', post),
  shortFold: located(monoid, 'int32', post),
})

function defineExtreme(name: 'max' | 'min'): Contract[] {
  const arg = `arg${name}` as const
  return [
    ...defineReduction({ overloads: [`a${name}`, name], types: same, needsElements: true, fold: extreme(name) }),
    ...defineReduction({
      overloads: [`${name}.dim`],
      types: valueAndIndex,
      ordered: true,
      needsElements: true,
      ...bothFolds(arg, (tuple) => tuple),
    }),
    ...defineReduction({
      overloads: [arg],
      types: (self, args, operator) => {
        if (self === 'bool')
          throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator} is not defined on bool`, { operator, dtypes: [self] })
        return { compute: same(self, args, operator).compute, results: ['int64'] }
      },
      ordered: true,
      needsElements: true,
      ...bothFolds(arg, ([, index]) => [index!]),
    }),
  ]
}

export const extremes: Contract[] = [
  ...defineExtreme('max'),
  ...defineExtreme('min'),
  ...defineReduction({
    overloads: ['aminmax'],
    types: (self, args, operator) => {
      const { compute, results } = same(self, args, operator)
      return { compute, results: [...results, ...results] }
    },
    needsElements: true,
    body: (x, { axes }) => [ordered(x).min(...axes), ordered(x).max(...axes)],
  }),
]
