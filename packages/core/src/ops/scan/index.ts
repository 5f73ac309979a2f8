// Scans: running sums, products, extremes and log-sums along a dimension.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, type DType, isComplex, isIntegral, reductionTypes } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import type { Row } from '../../kernels/rows.ts'
import { runningExtreme, runningFold, runningLogSumExp } from '../../kernels/scan.ts'
import type { Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { callRows, RowGeometry } from '../row-call.ts'
import { rowDimension } from '../softmax.ts'
import { neighbours } from './differences.ts'

interface ScanCall {
  readonly operator: string
  readonly self: Tensor
  readonly dim: number
  readonly compute: DType
  readonly results: readonly DType[]
  body(x: Value, row: Row): readonly Value[]
}

function scan(rt: Runtime, call: ScanCall, out: readonly Tensor[] | null): readonly Tensor[] {
  const { operator, self, compute, results } = call
  if (isComplex(self.dtype) || isComplex(compute)) rt.refuseComplex(operator, [self])
  const geometry = new RowGeometry(self.shape, rowDimension(operator, self, call.dim))
  const outputs = results.map((dtype, i) =>
    out ? checkOutput(operator, out[i]!, self.shape, dtype) : rt.empty(self.shape, dtype),
  )
  if (self.numel === 0) return outputs
  callRows(rt, {
    name: operator,
    variant: `${compute}>${results}`,
    geometry,
    operands: {
      x: geometry.all(self),
      ...Object.fromEntries(outputs.map((o, i) => [`result${i}`, geometry.all(o, 'write')])),
    },
    single: true,
    body: ({ row, load, store }) =>
      call
        .body(load('x').to(compute as KernelDType), row)
        .forEach((r, i) => store(`result${i}`, r.to(results[i]! as KernelDType))),
  })
  return outputs
}

function cumulative(operator: string, monoid: 'sum' | 'prod'): Contract {
  return {
    overload: operator,
    category: 'scan',
    compute: (rt, args, out) => {
      const [self, dim, dtype] = args as [Tensor, number, DType | null]
      const types = reductionTypes(operator, 'sum', self.dtype, dtype ?? out?.[0]?.dtype)
      const compute = types.compute === 'bool' ? 'int64' : types.compute
      const body = (x: Value, row: Row) => [runningFold(row, monoid, x)]
      return scan(rt, { operator, self, dim, compute, results: [types.result], body }, out)[0]
    },
  }
}

function extreme(operator: string, monoid: 'latestmax' | 'latestmin'): Contract {
  return {
    overload: operator,
    category: 'scan',
    compute: (rt, args, out) => {
      const [self, dim] = args as [Tensor, number]
      const results: DType[] = [self.dtype, 'int64']
      const body = (x: Value, row: Row) => runningExtreme(row, monoid, x)
      return scan(rt, { operator, self, dim, compute: computeType(self.dtype), results, body }, out)
    },
  }
}

const logCumSumExp: Contract = {
  overload: 'logcumsumexp',
  category: 'scan',
  compute: (rt, args, out) => {
    const operator = 'logcumsumexp'
    const [self, dim] = args as [Tensor, number]
    if (isIntegral(self.dtype, true))
      throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator} needs a floating-point dtype, got ${self.describe()}`, {
        operator,
        dtypes: [self.dtype],
      })
    const body = (x: Value, row: Row) => [runningLogSumExp(row, x)]
    return scan(rt, { operator, self, dim, compute: computeType(self.dtype), results: [self.dtype], body }, out)[0]
  },
}

/** Running sums over the sum of all. */
const normedSums: Contract = {
  overload: 'normed_cumsum',
  category: 'scan',
  schema: 'normed_cumsum(Tensor inp, int dim=-1) -> Tensor',
  compute: (rt, args) => {
    const operator = 'normed_cumsum'
    const [self, dim] = args as [Tensor, number]
    if (isIntegral(self.dtype, true))
      throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator} needs a floating-point dtype, got ${self.describe()}`, {
        operator,
        dtypes: [self.dtype],
      })
    const body = (x: Value, row: Row) => [runningFold(row, 'sum', x).div(x.sum(...row.axes))]
    return scan(rt, { operator, self, dim, compute: computeType(self.dtype), results: [self.dtype], body }, null)[0]
  },
}

export const scans: Contract[] = [
  normedSums,
  cumulative('cumsum', 'sum'),
  cumulative('cumprod', 'prod'),
  extreme('cummax', 'latestmax'),
  extreme('cummin', 'latestmin'),
  logCumSumExp,
  ...neighbours,
]
