// Lookups along one dimension: index_select, embedding, gather, take_along_dim, take, and the geometry they share with scatter.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { DType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import {
  broadcastShapes,
  broadcastStrides,
  contiguousStrides,
  normalizeDimension,
  type Shape,
  type Tensor,
} from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { replaced } from '../view/geometry.ts'
import { type Lookup, readElements } from './lookup.ts'

type Outputs = readonly Tensor[] | null

export const indexOutput = (rt: Runtime, operator: string, shape: Shape, dtype: DType, out: Outputs): Tensor =>
  out ? checkOutput(operator, out[0]!, shape, dtype) : rt.empty(shape, dtype)

/** Whole slices along a dimension, one for each index of a vector. */
export function sliceLookup(operator: string, table: Tensor, dimension: number, index: Tensor): Lookup {
  if (index.rank > 1)
    throw new OpGemsError('SHAPE_MISMATCH', `${operator}: the index must be a vector, got ${index.describe()}`, {
      operator,
      shapes: [index.shape],
    })
  const dim = normalizeDimension(operator, dimension, table.rank)
  const shape = table.rank === 0 ? [index.numel] : replaced(table.shape, dim, index.numel)
  return {
    operator,
    sizes: shape,
    roles: shape.map((_, i) => (i === dim ? 'lookup' : 'plain')),
    table,
    tableStrides: shape.map((_, i) => (i === dim ? 0 : table.strides[i]!)),
    dimensions: [dim],
    indices: [{ tensor: index, strides: shape.map((_, i) => (i === dim ? (index.strides[0] ?? 0) : 0)) }],
    wraps: false,
  }
}

/** One place along a dimension for each element of `index`; the other coordinates are the element's own. */
export function elementLookup(operator: string, table: Tensor, dimension: number, index: Tensor): Lookup {
  const dim = normalizeDimension(operator, dimension, table.rank)
  const isFit = Math.max(table.rank, 1) === Math.max(index.rank, 1) || index.numel === 0
  const tooLarge = index.shape.findIndex((s, i) => i !== dim && s > (table.shape[i] ?? 1))
  if (!isFit || (tooLarge >= 0 && index.numel > 0))
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: index ${index.describe()} must have the dimensions of ${table.describe()} and be no larger except along dimension ${dim}`,
      { operator, shapes: [table.shape, index.shape] },
    )
  const shape = index.rank === 0 ? [1] : index.shape
  return {
    operator,
    sizes: shape,
    roles: shape.map((_, i) => (i === dim ? 'lookup' : 'plain')),
    table,
    tableStrides: shape.map((_, i) => (i === dim ? 0 : (table.strides[i] ?? 0))),
    dimensions: [dim],
    indices: [{ tensor: index, strides: index.rank === 0 ? [0] : index.strides }],
    wraps: false,
  }
}

function indexSelect(rt: Runtime, self: Tensor, dim: number, index: Tensor, out: Outputs): Tensor {
  if (self.rank === 0 && index.numel !== 1)
    throw new OpGemsError('SHAPE_MISMATCH', `index_select: a scalar has one index, got ${index.describe()}`, {
      operator: 'index_select',
      shapes: [self.shape, index.shape],
    })
  const lookup = sliceLookup('index_select', self, dim, index)
  const target = indexOutput(rt, 'index_select', self.rank === 0 ? [] : lookup.sizes, self.dtype, out)
  readElements(rt, lookup, target, self.rank === 0 ? [0] : target.strides)
  return target
}

/** Rows of `weight`, one for each index. weight: [rows, width]; result: [...indices, width]. */
function embedding(rt: Runtime, weight: Tensor, indices: Tensor, out: Outputs): Tensor {
  if (weight.rank !== 2)
    throw new OpGemsError('SHAPE_MISMATCH', `embedding: the weight must be a matrix, got ${weight.describe()}`, {
      operator: 'embedding',
      shapes: [weight.shape],
    })
  const shape = [...indices.shape, weight.shape[1]!]
  const target = indexOutput(rt, 'embedding', shape, weight.dtype, out)
  readElements(rt, rowLookup('embedding', weight, indices), target)
  return target
}

/** Rows of a matrix, one for each element of `indices`. */
export function rowLookup(operator: string, table: Tensor, indices: Tensor): Lookup {
  return {
    operator,
    sizes: [...indices.shape, table.shape[1]!],
    roles: [...indices.shape.map(() => 'lookup' as const), 'plain'],
    table,
    tableStrides: [...indices.shape.map(() => 0), table.strides[1]!],
    dimensions: [0],
    indices: [{ tensor: indices, strides: [...indices.strides, 0] }],
    wraps: false,
  }
}

function gather(rt: Runtime, self: Tensor, dim: number, index: Tensor, out: Outputs): Tensor {
  const target = indexOutput(rt, 'gather', index.shape, self.dtype, out)
  if (index.numel === 0) return target
  const lookup = elementLookup('gather', self, dim, index)
  readElements(rt, lookup, target, index.rank === 0 ? [0] : target.strides)
  return target
}

/** As gather, with self and indices broadcast to each other except along the dimension; without one both are flattened. */
function takeAlongDimension(
  rt: Runtime,
  self: Tensor,
  indices: Tensor,
  dimension: number | null,
  out: Outputs,
): Tensor {
  const operator = 'take_along_dim'
  if (dimension === null) return take(rt, operator, self, indices, [indices.numel], out)
  if (self.rank !== indices.rank)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: ${self.describe()} and indices ${indices.describe()} must have as many dimensions`,
      { operator, shapes: [self.shape, indices.shape] },
    )
  const dim = normalizeDimension(operator, dimension, self.rank)
  const common = broadcastShapes(operator, [replaced(self.shape, dim, 1), replaced(indices.shape, dim, 1)])
  const shape = replaced(common, dim, indices.shape[dim] ?? 1)
  const target = indexOutput(rt, operator, shape, self.dtype, out)
  const tableShape = replaced(common, dim, self.shape[dim] ?? 1)
  const tableStrides = broadcastStrides(self.shape, self.strides, tableShape)
  const lookup: Lookup = {
    operator,
    sizes: shape,
    roles: shape.map((_, i) => (i === dim ? 'lookup' : 'plain')),
    table: self,
    tableStrides: replaced(tableStrides, dim, 0),
    dimensions: [dim],
    indices: [{ tensor: indices, strides: broadcastStrides(indices.shape, indices.strides, shape) }],
    wraps: true,
  }
  readElements(rt, lookup, target)
  return target
}

/** Elements by their position in row-major order; -1 is the last. */
function take(rt: Runtime, operator: string, self: Tensor, index: Tensor, shape: Shape, out: Outputs): Tensor {
  const target = indexOutput(rt, operator, shape, self.dtype, out)
  const row = rt.contiguous(self)
  const lookup = flatLookup(operator, rt.view(row, [row.numel], [1]), index)
  readElements(rt, lookup, target, contiguousStrides(index.shape))
  lookup.table.dispose()
  if (row !== self) row.dispose()
  return target
}

/** Elements of a vector, one for each element of `index`. */
export function flatLookup(operator: string, table: Tensor, index: Tensor): Lookup {
  return {
    operator,
    sizes: index.shape,
    roles: index.shape.map(() => 'lookup'),
    table,
    tableStrides: index.shape.map(() => 0),
    dimensions: [0],
    indices: [{ tensor: index, strides: index.strides }],
    wraps: true,
  }
}

const tensor = (value: unknown) => value as Tensor

export const lookupsAlongDimension: Contract[] = [
  {
    overload: 'index_select',
    category: 'index',
    compute: (rt, [self, dim, index], out) => indexSelect(rt, tensor(self), dim as number, tensor(index), out),
  },
  {
    overload: 'embedding',
    category: 'index',
    compute: (rt, [weight, indices], out) => embedding(rt, tensor(weight), tensor(indices), out),
  },
  {
    overload: 'gather',
    category: 'index',
    compute: (rt, [self, dim, index], out) => gather(rt, tensor(self), dim as number, tensor(index), out),
  },
  {
    overload: 'take_along_dim',
    category: 'index',
    compute: (rt, [self, indices, dim], out) =>
      takeAlongDimension(rt, tensor(self), tensor(indices), dim as number | null, out),
  },
  {
    overload: 'take',
    category: 'index',
    compute: (rt, [self, index], out) => take(rt, 'take', tensor(self), tensor(index), tensor(index).shape, out),
  },
]
