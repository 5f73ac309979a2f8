// quantile and nanquantile: interpolated elements of sorted rows.
import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { buildQuantile, type Interpolation, interpolations } from '../../kernels/quantile.ts'
import { contiguousStrides, type Tensor } from '../../tensor/index.ts'
import { reducedShape } from '../define-reduction.ts'
import { checkOutput } from '../outputs.ts'
import { RowGeometry } from '../row-call.ts'
import { rowDimension } from '../softmax.ts'
import { runSort } from './sort.ts'

interface QuantileCall {
  readonly operator: string
  readonly self: Tensor
  readonly q: Tensor
  readonly dim: number | null
  readonly keepdim: boolean
  readonly interpolation: Interpolation
  /** NaNs do not count instead of spoiling their row. */
  readonly skipsNaN: boolean
}

function quantile(rt: Runtime, call: QuantileCall, out: readonly Tensor[] | null): Tensor {
  const { operator, q, dim, keepdim } = call
  checkArguments(call)
  if (call.self.numel === 0)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: ${call.self.describe()} has no elements`, { operator })
  const dense = dim === null ? rt.contiguous(call.self) : call.self
  const self = dim === null ? rt.view(dense, [dense.numel], [1]) : call.self
  const dims = rowDimension(operator, self, dim ?? 0)
  const geometry = new RowGeometry(self.shape, dims)
  const all = dim === null ? new Set(call.self.shape.map((_, i) => i)) : dims
  const shape = [...q.shape, ...reducedShape(call.self.shape, all, keepdim)]
  const result = out ? checkOutput(operator, out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
  const sorted = sortedRows(rt, operator, self, geometry, dim ?? 0)
  if (result.numel > 0) interpolate(rt, call, sorted, result, geometry)
  sorted.dispose()
  if (dim === null) self.dispose()
  if (dense !== call.self) dense.dispose()
  return result
}

/** The sorted rows one after the other: [rows, length]. */
function sortedRows(rt: Runtime, operator: string, self: Tensor, geometry: RowGeometry, dim: number): Tensor {
  const sorted = rt.empty([geometry.rows, geometry.length], self.dtype)
  const inner = contiguousStrides(geometry.kept).map((s) => s * geometry.length)
  let kept = 0
  const strides = self.shape.map((_, i) => (geometry.dims.has(i) ? 1 : inner[kept++]!))
  const view = rt.view(sorted, self.shape, strides)
  runSort(rt, { operator, self, dim, descending: false }, view, null)
  view.dispose()
  return sorted
}

function interpolate(rt: Runtime, call: QuantileCall, sorted: Tensor, result: Tensor, geometry: RowGeometry): void {
  const { q, interpolation, skipsNaN } = call
  const dtype = sorted.dtype as 'float32' | 'float64'
  const target = result.isContiguous() ? result : rt.empty(result.shape, result.dtype)
  const kernel = rt.kernels.get(`quantile(${dtype})${interpolation},${skipsNaN}`, 'quantile', (k) =>
    buildQuantile(k, dtype, interpolation, skipsNaN),
  )
  kernel.launch(
    [
      { address: sorted.address, strides: [geometry.length, 1] },
      { address: q.address, strides: [q.strides[0] ?? 1] },
      { address: target.address, strides: [geometry.rows, 1] },
    ],
    [q.numel, geometry.rows, geometry.length],
  )
  if (target === result) return
  copyInto(rt, result, target)
  target.dispose()
}

function checkArguments({ operator, self, q, interpolation }: QuantileCall): void {
  if (self.dtype !== 'float32' && self.dtype !== 'float64')
    throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator} needs float32 or float64, got ${self.describe()}`, {
      operator,
      dtypes: [self.dtype],
    })
  if (!isFloating(q.dtype) || q.dtype !== self.dtype || q.rank > 1)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator}: q must be a number or a vector of ${self.dtype}, got ${q.describe()}`,
      {
        operator,
      },
    )
  if (!interpolations.includes(interpolation))
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator}: interpolation '${interpolation}' is none of ${interpolations}`,
      {
        operator,
      },
    )
}

type QuantileArguments = [
  self: Tensor,
  q: Tensor | number,
  dim: number | null,
  keepdim: boolean,
  interpolation: Interpolation,
]

const define = (overload: string, skipsNaN: boolean): Contract => ({
  overload,
  category: 'reduction',
  compute: (rt, args, out) => {
    const [self, given, dim, keepdim, interpolation] = args as unknown as QuantileArguments
    const operator = overload.split('.')[0]!
    if (typeof given === 'number' && !(given >= 0 && given <= 1))
      throw new OpGemsError('BAD_ARGUMENT', `${operator}: q = ${given} is not between 0 and 1`, { operator })
    const q = typeof given === 'number' ? rt.scalarTensor(given, self.dtype) : given
    const result = quantile(rt, { operator, self, q, dim, keepdim, interpolation, skipsNaN }, out)
    if (q !== given) q.dispose()
    return result
  },
})

export const quantiles: Contract[] = [
  define('quantile', false),
  define('quantile.scalar', false),
  define('nanquantile', true),
  define('nanquantile.scalar', true),
]
