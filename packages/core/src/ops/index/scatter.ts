// Writing along one dimension: scatter and its reductions, index_add, index_copy, index_fill, index_reduce, put.

import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { contiguousStrides, type HostScalar, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { elementLookup, flatLookup, sliceLookup } from './along-dimension.ts'
import { writeElements } from './lookup.ts'
import { reduceInto } from './reduce-into.ts'
import { requireSameDType, scatterTarget } from './target.ts'

type Outputs = readonly Tensor[] | null

/** scatter with a tensor: self[index[i, j], j] = src[i, j] for dimension 0, or combined as `reduce` says. */
function scatterSource(
  rt: Runtime,
  operator: string,
  self: Tensor,
  dim: number,
  index: Tensor,
  source: Tensor,
  reduce: string | null,
  includesSelf: boolean,
  out: Outputs,
): Tensor {
  requireSameDType(operator, self, source)
  const target = scatterTarget(rt, operator, self, out)
  if (index.numel === 0) return target
  const lookup = elementLookup(operator, target, dim, index)
  if (index.shape.some((s, i) => s > (source.shape[i] ?? 1)))
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: index ${index.describe()} is larger than source ${source.describe()}`,
      { operator, shapes: [index.shape, source.shape] },
    )
  const from = { tensor: source, strides: source.rank === 0 ? [0] : source.strides }
  if (reduce === null) writeElements(rt, lookup, from, 'set')
  else reduceInto(rt, lookup, from, reduce, includesSelf)
  return target
}

function scatterValue(
  rt: Runtime,
  self: Tensor,
  dim: number,
  index: Tensor,
  value: HostScalar,
  reduce: string | null,
  out: Outputs,
): Tensor {
  if (reduce !== null) {
    const source = rt.scalarTensor(value, self.dtype)
    const spread = rt.view(
      source,
      index.shape,
      index.shape.map(() => 0),
    )
    const result = scatterSource(rt, 'scatter', self, dim, index, spread, reduce, true, out)
    for (const t of [source, spread]) t.dispose()
    return result
  }
  const target = scatterTarget(rt, 'scatter', self, out)
  if (index.numel > 0) writeElements(rt, elementLookup('scatter', target, dim, index), value, 'set')
  return target
}

/** Whole slices of `source` to the places of a vector of indices. */
function writeSlices(
  rt: Runtime,
  operator: string,
  self: Tensor,
  dim: number,
  index: Tensor,
  source: Tensor,
  write: (lookup: ReturnType<typeof sliceLookup>, source: { tensor: Tensor; strides: readonly number[] }) => void,
  out: Outputs,
): Tensor {
  requireSameDType(operator, self, source)
  const target = scatterTarget(rt, operator, self, out)
  const lookup = sliceLookup(operator, target, dim, index)
  const rank = Math.max(source.rank, 1)
  const isFit = rank === lookup.sizes.length && lookup.sizes.every((s, i) => s === (source.shape[i] ?? 1))
  if (!isFit)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: source ${source.describe()} must have shape [${lookup.sizes.join(', ')}] for ${self.describe()} and ${index.numel} indices`,
      { operator, shapes: [self.shape, source.shape, index.shape] },
    )
  write(lookup, { tensor: source, strides: source.rank === 0 ? [0] : source.strides })
  return target
}

/** self + alpha·source at the indices: the scaled source is made first unless alpha is 1. */
function indexAdd(
  rt: Runtime,
  self: Tensor,
  dim: number,
  index: Tensor,
  source: Tensor,
  alpha: number,
  out: Outputs,
): Tensor {
  const scaled = alpha === 1 ? source : (rt.call('aten::mul.Scalar', [source, alpha]) as Tensor)
  const result = writeSlices(rt, 'index_add', self, dim, index, scaled, (l, s) => writeElements(rt, l, s, 'sum'), out)
  if (scaled !== source) scaled.dispose()
  return result
}

function indexFill(rt: Runtime, self: Tensor, dim: number, index: Tensor, value: HostScalar, out: Outputs): Tensor {
  const target = scatterTarget(rt, 'index_fill', self, out)
  writeElements(rt, { ...sliceLookup('index_fill', target, dim, index), wraps: true }, value, 'set')
  return target
}

function zeroDimValue(operator: string, value: Tensor): HostScalar {
  if (value.rank > 0)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: the value must be a zero-dim tensor, got ${value.describe()}`,
      {
        operator,
      },
    )
  const [re, im] = value.dataSync()
  return value.dtype.startsWith('complex') ? { re: Number(re), im: Number(im) } : re!
}

/** Writes to positions in row-major order. */
function put(rt: Runtime, self: Tensor, index: Tensor, source: Tensor, accumulate: boolean, out: Outputs): Tensor {
  requireSameDType('put', self, source)
  if (index.numel !== source.numel)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `put: ${index.numel} indices for ${source.numel} elements of source ${source.describe()}`,
      { operator: 'put', shapes: [index.shape, source.shape] },
    )
  const target = scatterTarget(rt, 'put', self, out)
  const row = rt.contiguous(target)
  const from = rt.contiguous(source)
  const table = rt.view(row, [row.numel], [1])
  const lookup = flatLookup('put', table, index)
  writeElements(rt, lookup, { tensor: from, strides: contiguousStrides(index.shape) }, accumulate ? 'sum' : 'set')
  if (row !== target) copyInto(rt, target, row)
  for (const t of [table, ...(row === target ? [] : [row]), ...(from === source ? [] : [from])]) t.dispose()
  return target
}

const tensor = (value: unknown) => value as Tensor
const integer = (value: unknown) => value as number
const contract = contractsIn('index')

export const scatters: Contract[] = [
  contract('scatter.src', (rt, [self, dim, index, src], out) =>
    scatterSource(rt, 'scatter', tensor(self), integer(dim), tensor(index), tensor(src), null, true, out),
  ),
  contract('scatter.value', (rt, [self, dim, index, value], out) =>
    scatterValue(rt, tensor(self), integer(dim), tensor(index), value as HostScalar, null, out),
  ),
  contract('scatter.reduce', (rt, [self, dim, index, src, reduce], out) =>
    scatterSource(rt, 'scatter', tensor(self), integer(dim), tensor(index), tensor(src), reduce as string, true, out),
  ),
  contract('scatter.value_reduce', (rt, [self, dim, index, value, reduce], out) =>
    scatterValue(rt, tensor(self), integer(dim), tensor(index), value as HostScalar, reduce as string, out),
  ),
  contract('scatter_add', (rt, [self, dim, index, src], out) =>
    scatterSource(rt, 'scatter_add', tensor(self), integer(dim), tensor(index), tensor(src), 'sum', true, out),
  ),
  contract('scatter_reduce.two', (rt, [self, dim, index, src, reduce, includesSelf], out) =>
    scatterSource(
      rt,
      'scatter_reduce',
      tensor(self),
      integer(dim),
      tensor(index),
      tensor(src),
      reduce as string,
      includesSelf as boolean,
      out,
    ),
  ),
  contract('index_add', (rt, [self, dim, index, source, alpha], out) =>
    indexAdd(rt, tensor(self), integer(dim), tensor(index), tensor(source), Number(alpha), out),
  ),
  contract('index_copy', (rt, [self, dim, index, source], out) =>
    writeSlices(
      rt,
      'index_copy',
      tensor(self),
      integer(dim),
      tensor(index),
      tensor(source),
      (lookup, from) => writeElements(rt, lookup, from, 'set'),
      out,
    ),
  ),
  contract('index_reduce', (rt, [self, dim, index, source, reduce, includesSelf], out) =>
    writeSlices(
      rt,
      'index_reduce',
      tensor(self),
      integer(dim),
      tensor(index),
      tensor(source),
      (lookup, from) => reduceInto(rt, lookup, from, reduce as string, includesSelf as boolean),
      out,
    ),
  ),
  contract('index_fill.int_Scalar', (rt, [self, dim, index, value], out) =>
    indexFill(rt, tensor(self), integer(dim), tensor(index), value as HostScalar, out),
  ),
  contract('index_fill.int_Tensor', (rt, [self, dim, index, value], out) =>
    indexFill(rt, tensor(self), integer(dim), tensor(index), zeroDimValue('index_fill', tensor(value)), out),
  ),
  contract('put', (rt, [self, index, source, accumulate], out) =>
    put(rt, tensor(self), tensor(index), tensor(source), accumulate as boolean, out),
  ),
]
