// Variances and standard deviations, with or without the mean.
import type { Contract } from '../../dispatch/contract.ts'
import { type DType, reductionTypes } from '../../dtype/index.ts'
import type { Value } from '../../kernel/index.ts'
import { deviations, rowCount } from '../../kernels/normalization.ts'
import type { Row } from '../../kernels/rows.ts'
import { defineReduction, type Named, type ReductionTypes } from '../define-reduction.ts'

const types =
  (results: number) =>
  (self: DType, _args: Named, operator: string): ReductionTypes => {
    const { compute, result } = reductionTypes(operator, 'float', self)
    return { compute, results: new Array<DType>(results).fill(result) }
  }

/** What is taken off the count: Bessel's 1 unless the caller says otherwise. */
function correctionOf({ correction, unbiased }: Named): number {
  if (correction !== undefined) return correction === null ? 1 : Number(correction)
  return unbiased === false ? 0 : 1
}

/** m2 / max(count - correction, 0). */
function variance(m2: Value, count: Value, attributes: Named): Value {
  const degrees = count.sub(correctionOf(attributes))
  return m2.div(degrees.pmax(0))
}

type Results = (variance: Value, mean: Value) => readonly Value[]

function define(name: string, count: number, results: Results): Contract[] {
  return defineReduction({
    overloads: [name, `${name}.dim`, `${name}.correction`],
    types: types(count),
    body: (x, row, attributes) => {
      const { mean, m2 } = deviations(x, row)
      return results(variance(m2, rowCount(row, x), attributes), mean)
    },
    part: (x, row) => {
      const { mean, m2 } = deviations(x, blockOf(row, x))
      return [mean, m2, elements(row, x)]
    },
    fold: {
      monoid: 'welford',
      pre: (x) => [x, x.like(0), x.like(1)],
      post: ([mean, m2, total], _count, _row, attributes) => results(variance(m2!, total!, attributes), mean!),
    },
  })
}

/** Elements in a block, which may be the short last one. */
const elements = (row: Row, x: Value): Value => {
  const [axis] = row.axes
  return row.k
    .coord(axis!)
    .to(x.dtype)
    .mul(0)
    .add(1)
    .sum(...row.axes)
}
const blockOf = (row: Row, x: Value): Row => ({ ...row, count: elements(row, x) })

export const moments: Contract[] = [
  ...define('var', 1, (v) => [v]),
  ...define('std', 1, (v) => [v.sqrt()]),
  ...define('var_mean', 2, (v, mean) => [v, mean]),
  ...define('std_mean', 2, (v, mean) => [v.sqrt(), mean]),
]
