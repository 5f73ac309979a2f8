// Vector norms and log-sum-exp.
import type { Contract } from '../../dispatch/contract.ts'
import { computeType, type DType, defaultFloat, isIntegral, reductionTypes } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Value } from '../../kernel/index.ts'
import type { Row } from '../../kernels/rows.ts'
import type { Tensor } from '../../tensor/index.ts'
import { defineReduction, type Named, type ReductionDefinition } from '../define-reduction.ts'

/** Norm of order p: (sum |x|^p)^(1/p); 0 counts the non-zero elements, ±Infinity gives the extreme magnitude. */
export function vectorNorm(x: Value, { axes }: Pick<Row, 'axes'>, order: number): Value {
  const magnitude = x.abs()
  if (order === 0)
    return x
      .eq(0)
      .select(x.like(0), x.like(1))
      .sum(...axes)
  if (order === 1) return magnitude.sum(...axes)
  if (order === 2)
    return x
      .mul(x)
      .sum(...axes)
      .sqrt()
  if (order === Infinity) return magnitude.max(...axes)
  if (order === -Infinity) return magnitude.min(...axes)
  return magnitude
    .pow(order)
    .sum(...axes)
    .pow(1 / order)
}

const orderOf = ({ ord, p }: Named): number => {
  const order = ord ?? p
  return order === null || order === undefined ? 2 : Number(order)
}

function types(self: DType, args: Named, operator: string) {
  const { compute, result } = reductionTypes(operator, 'float', self, (args.dtype as DType | null) ?? undefined)
  return { compute, results: [result] }
}

/** A negative or infinite order has no value for nothing. @throws BAD_ARGUMENT */
function check(self: Tensor, args: Named, dims: ReadonlySet<number>, operator: string): void {
  const order = orderOf(args)
  const isEmpty = [...dims].some((d) => self.shape[d] === 0)
  if (isEmpty && (order < 0 || order === Infinity))
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator}: the norm of order ${order} of ${self.describe()} has no value without elements`,
      { operator, shapes: [self.shape] },
    )
}

const norm = (overloads: readonly string[]): ReductionDefinition => ({
  overloads,
  types,
  check,
  outDecides: true,
  body: (x, row, attributes) => [vectorNorm(x, row, orderOf(attributes))],
})

/** log sum exp(x), with the greatest element taken out so that nothing overflows. */
function logSumExp(x: Value, { axes }: Row): Value {
  const top = x.max(...axes)
  const shift = top.abs().eq(Infinity).select(top.like(0), top)
  return x
    .sub(shift)
    .exp()
    .sum(...axes)
    .log()
    .add(shift)
}

const logSumExpTypes = (self: DType) =>
  isIntegral(self, true)
    ? { compute: defaultFloat, results: [defaultFloat] }
    : { compute: computeType(self), results: [self] }

export const norms: Contract[] = [
  ...defineReduction(norm(['linalg_vector_norm'])),
  ...defineReduction(norm(['norm.Scalar', 'norm.ScalarOpt_dim', 'norm.ScalarOpt_dtype', 'norm.ScalarOpt_dim_dtype'])),
  ...defineReduction({
    overloads: ['logsumexp', 'special_logsumexp'],
    types: logSumExpTypes,
    body: (x, row) => [logSumExp(x, row)],
    fold: {
      monoid: 'logsumexp',
      pre: (x) => [x, x.like(1)],
      post: ([top, total]) => [total!.log().add(top!)],
    },
  }),
]
