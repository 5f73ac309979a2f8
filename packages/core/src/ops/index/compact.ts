// Operators whose result depends on which elements are true: nonzero, masked_select, masked_scatter. They wait for a count.

import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import {
  buildCoordinates,
  buildCount,
  buildMaskedScatter,
  buildPositions,
  buildSelect,
  compactBlock,
} from '../../kernels/compact.ts'
import { broadcastShapes, formatShape, type Shape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'
import { expand } from '../view/dimensions.ts'
import { select, slice } from '../view/slices.ts'
import { bitsDType } from './element-bits.ts'

type Outputs = readonly Tensor[] | null
const one = [1] as const

/** How many true elements there are up to each block's end, int64, and in all. `mask` is row-major. */
interface Counted {
  readonly ends: Tensor
  readonly total: number
}

/** The counts are added up on the device; only their sum is waited for. */
function countTrue(rt: Runtime, mask: Tensor): Counted {
  const blocks = Math.max(Math.ceil(mask.numel / compactBlock), 1)
  const counts = rt.empty([blocks], 'int32')
  if (mask.numel === 0) fillWith(rt, counts, 0)
  const kernel = rt.kernels.get(`count:${mask.dtype}`, 'count_true', (k) => buildCount(k, mask.dtype))
  kernel.launch([flat(mask), flat(counts)], [mask.numel])
  const ends = rt.call('aten::cumsum', [counts, 0]) as Tensor
  const last = rt.view(ends, [1], [1], blocks - 1)
  const total = Number((last.dataSync() as BigInt64Array)[0]!)
  last.dispose()
  counts.dispose()
  return { ends, total }
}

const flat = (t: Tensor) => ({ address: t.address, strides: one })

/** Coordinates of the elements that are not zero, as rows [count, rank], in row-major order. */
export function nonzero(rt: Runtime, self: Tensor, out: Outputs = null): Tensor {
  if (isComplex(self.dtype)) rt.refuseComplex('nonzero', [self])
  const row = rt.contiguous(self)
  const { ends, total } = countTrue(rt, row)
  const shape = [total, self.rank]
  const target = out ? checkOutput('nonzero', out[0]!, shape, 'int64') : rt.empty(shape, 'int64')
  if (target.numel > 0) writeNonzero(rt, row, ends, target)
  ends.dispose()
  if (row !== self) row.dispose()
  return target
}

/** @param row the tensor, row-major @param out int64 [count, rank] */
function writeNonzero(rt: Runtime, row: Tensor, ends: Tensor, out: Tensor): void {
  const { rank } = row
  const index = rank === 1 || row.numel >= 2 ** 31 ? 'int64' : 'int32'
  const find = rt.kernels.get(`nonzero:${row.dtype},${index}`, 'nonzero', (k) => buildPositions(k, row.dtype, index))
  const write = (to: Pick<Tensor, 'address' | 'strides'>) =>
    find.launch([flat(row), flat(ends), { address: to.address, strides: [to.strides[0]!] }], [row.numel])
  if (rank === 1) return write(out)
  const count = out.shape[0]!
  using positions = rt.empty([count], index)
  write(positions)
  const split = rt.kernels.get(`coordinates:${rank},${index}`, 'coordinates', (k) => buildCoordinates(k, rank, index))
  const dense = out.strides[1] === 1 ? out : rt.empty(out.shape, 'int64')
  split.launch([flat(positions), dense], [count, ...row.shape.slice(1).toReversed()])
  if (dense === out) return
  copyInto(rt, out, dense)
  dense.dispose()
}

function nonzeroStatic(rt: Runtime, self: Tensor, size: number, fill: number, out: Outputs): Tensor {
  const found = nonzero(rt, self)
  const shape = [size, self.rank]
  const target = out ? checkOutput('nonzero_static', out[0]!, shape, 'int64') : rt.empty(shape, 'int64')
  fillWith(rt, target, fill)
  const count = Math.min(size, found.shape[0]!)
  const from = slice(rt, found, 0, 0, count, 1)
  const to = slice(rt, target, 0, 0, count, 1)
  copyInto(rt, to, from)
  for (const t of [from, to, found]) t.dispose()
  return target
}

/** One vector of coordinates for each dimension. */
export function nonzeroVectors(rt: Runtime, self: Tensor): Tensor[] {
  const rows = nonzero(rt, self)
  const vectors = self.shape.map((_, d) => select(rt, 'nonzero', rows, 1, d))
  rows.dispose()
  return vectors
}

/** A row-major tensor of this shape: the tensor itself, or an expanded copy to be disposed. */
function spread(rt: Runtime, operator: string, t: Tensor, shape: Shape): Tensor {
  const view = expand(rt, operator, t, shape)
  const row = rt.contiguous(view)
  if (row !== view) view.dispose()
  return row
}

function requireMask(operator: string, mask: Tensor): void {
  if (mask.dtype !== 'bool')
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: the mask must be bool, got ${mask.describe()}`, {
      operator,
      dtypes: [mask.dtype],
    })
}

function maskedSelect(rt: Runtime, self: Tensor, mask: Tensor, out: Outputs): Tensor {
  requireMask('masked_select', mask)
  const shape = broadcastShapes('masked_select', [self.shape, mask.shape])
  const bits = bitsDType('masked_select', self.dtype)
  const values = spread(rt, 'masked_select', self, shape)
  const flags = spread(rt, 'masked_select', mask, shape)
  const { ends, total } = countTrue(rt, flags)
  const target = out ? checkOutput('masked_select', out[0]!, [total], self.dtype) : rt.empty([total], self.dtype)
  if (total > 0) {
    const kernel = rt.kernels.get(`masked_select:${bits}`, 'masked_select', (k) => buildSelect(k, bits))
    kernel.launch([flat(flags), flat(ends), flat(values), target], [flags.numel])
  }
  for (const t of [values, flags, ends]) t.dispose()
  return target
}

/** @throws SHAPE_MISMATCH when the source has fewer elements than the mask selects */
function maskedScatter(rt: Runtime, self: Tensor, mask: Tensor, source: Tensor, out: Outputs): Tensor {
  requireMask('masked_scatter', mask)
  if (self.dtype !== source.dtype)
    throw new OpGemsError(
      'DTYPE_MISMATCH',
      `masked_scatter: self ${self.describe()} and source ${source.describe()} must have one dtype`,
      { operator: 'masked_scatter', dtypes: [self.dtype, source.dtype] },
    )
  const bits = bitsDType('masked_scatter', self.dtype)
  // In place, the mask is expanded to self.
  const shape = out?.[0] === self ? self.shape : broadcastShapes('masked_scatter', [self.shape, mask.shape])
  const values = spread(rt, 'masked_scatter', self, shape)
  const flags = spread(rt, 'masked_scatter', mask, shape)
  const next = rt.contiguous(source)
  const { ends, total } = countTrue(rt, flags)
  const result = rt.empty(shape, self.dtype)
  const owned = [values, flags, ends, ...(next === source ? [] : [next])]
  if (total > source.numel) {
    for (const t of [...owned, result]) t.dispose()
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `masked_scatter: the mask selects ${total} elements, but source ${source.describe()} has ${source.numel}`,
      { operator: 'masked_scatter', shapes: [mask.shape, source.shape] },
    )
  }
  const kernel = rt.kernels.get(`masked_scatter:${bits}`, 'masked_scatter', (k) => buildMaskedScatter(k, bits))
  const operands = [flags, ends, values, next, result]
  if (result.numel > 0) kernel.launch(operands.map(flat), [flags.numel, source.numel])
  for (const t of owned) t.dispose()
  if (!out) return result
  copyInto(rt, checkOutput('masked_scatter', out[0]!, shape, self.dtype), result)
  result.dispose()
  return out[0]!
}

/** The gradient of masked_scatter's source: the selected gradients, then zeros. */
function maskedScatterBackward(rt: Runtime, grad: Tensor, mask: Tensor, sizes: Shape): Tensor {
  const result = rt.empty(sizes, grad.dtype)
  fillWith(rt, result, 0)
  const selected = maskedSelect(rt, grad, mask, null)
  if (selected.numel > result.numel)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `masked_scatter_backward: ${selected.numel} gradients of ${grad.describe()} do not fit into ${formatShape(sizes)}`,
      { operator: 'masked_scatter_backward', shapes: [grad.shape, sizes] },
    )
  const start = rt.view(result, selected.shape, [1])
  copyInto(rt, start, selected)
  start.dispose()
  selected.dispose()
  return result
}

const tensor = (value: unknown) => value as Tensor
const contract = contractsIn('index')

export const compactions: Contract[] = [
  contract('nonzero', (rt, [self], out) => nonzero(rt, tensor(self), out)),
  contract('argwhere', (rt, [self]) => nonzero(rt, tensor(self))),
  contract('nonzero_numpy', (rt, [self]) => nonzeroVectors(rt, tensor(self))),
  contract('nonzero_static', (rt, args, out) => {
    const [self, size, fill] = args
    return nonzeroStatic(rt, tensor(self), size as number, fill as number, out)
  }),
  contract('masked_select', (rt, [self, mask], out) => maskedSelect(rt, tensor(self), tensor(mask), out)),
  contract('masked_scatter', (rt, [self, mask, source], out) =>
    maskedScatter(rt, tensor(self), tensor(mask), tensor(source), out),
  ),
  contract('masked_scatter_backward', (rt, [grad, mask, sizes]) =>
    maskedScatterBackward(rt, tensor(grad), tensor(mask), sizes as Shape),
  ),
]
