// Sums, products, means and counts.
import type { Contract } from '../../dispatch/contract.ts'
import { type DType, isIntegral, reductionTypes } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import { defineReduction, type Named, type ReductionTypes } from '../define-reduction.ts'

const requested = (args: Named) => (args.dtype as DType | null) ?? undefined

const sumTypes = (self: DType, args: Named, operator: string): ReductionTypes => {
  const { compute, result } = reductionTypes(operator, 'sum', self, requested(args))
  return { compute, results: [result] }
}
const meanTypes = (self: DType, args: Named, operator: string): ReductionTypes => {
  const { compute, result } = reductionTypes(operator, 'float', self, requested(args))
  return { compute, results: [result] }
}

/** Bools are counted: their sum, asked for as bool, says whether there was any. */
const countable = (x: Value): Value => (x.dtype === 'bool' ? x.to('int64') : x)
const countableType = (compute: KernelDType): readonly KernelDType[] => [compute === 'bool' ? 'int64' : compute]

const withoutNaN = (x: Value): Value =>
  x.dtype === 'float32' || x.dtype === 'float64' ? x.isNan().select(x.like(0), x) : countable(x)

const sum = {
  monoid: 'sum',
  dtypes: countableType,
  pre: (x: Value) => [countable(x)],
  post: (t: readonly Value[]) => t,
}

function refuseNarrow(self: DType): void {
  if (!isIntegral(self, true)) return
  throw new OpGemsError('DTYPE_MISMATCH', `nanmean needs a floating-point dtype, got ${self}`, { dtypes: [self] })
}

export const sums: Contract[] = [
  ...defineReduction({ overloads: ['sum', 'sum.dim_IntList'], types: sumTypes, outDecides: true, fold: sum }),
  ...defineReduction({
    overloads: ['nansum'],
    types: sumTypes,
    outDecides: true,
    fold: { ...sum, pre: (x) => [withoutNaN(x)] },
  }),
  ...defineReduction({
    overloads: ['prod', 'prod.dim_int'],
    types: sumTypes,
    outDecides: true,
    fold: { ...sum, monoid: 'prod' },
  }),
  ...defineReduction({
    overloads: ['mean', 'mean.dim'],
    types: meanTypes,
    outDecides: true,
    fold: { ...sum, post: ([total], count) => [total!.div(count.to(total!.dtype))] },
  }),
  ...defineReduction({
    overloads: ['nanmean'],
    types: (self, args, operator) => {
      refuseNarrow(requested(args) ?? self)
      return meanTypes(self, args, operator)
    },
    outDecides: true,
    body: (x, { axes }) => [
      withoutNaN(x)
        .sum(...axes)
        .div(
          x
            .isNan()
            .select(x.like(0), x.like(1))
            .sum(...axes),
        ),
    ],
  }),
  ...defineReduction({
    overloads: ['count_nonzero', 'count_nonzero.dim_IntList'],
    types: (self) => ({ compute: reductionTypes('count_nonzero', 'bool', self).compute, results: ['int64'] }),
    fold: {
      monoid: 'sum',
      dtypes: () => ['int64'],
      pre: (x) => [x.to('bool').to('int64')],
      post: (tuple) => tuple,
    },
  }),
]
