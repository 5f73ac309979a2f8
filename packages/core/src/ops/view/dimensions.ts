// Views that reorder, add, drop or repeat dimensions.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import {
  broadcastShapes,
  broadcastStrides,
  formatShape,
  normalizeDimension,
  type Shape,
  type Tensor,
} from '../../tensor/index.ts'
import { defineView } from './define.ts'
import { inserted } from './geometry.ts'

/** The dimensions, normalised. @throws BAD_ARGUMENT when one comes twice */
export function distinctDimensions(operator: string, dims: readonly number[], rank: number): number[] {
  const normal = dims.map((d) => normalizeDimension(operator, d, rank))
  if (new Set(normal).size !== normal.length)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: a dimension comes twice in ${formatShape(dims)}`, { operator })
  return normal
}

export function permute(rt: Runtime, operator: string, self: Tensor, dims: readonly number[]): Tensor {
  if (dims.length !== self.rank)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator}: ${formatShape(dims)} does not order the ${self.rank} dimensions of ${self.describe()}`,
      { operator, shapes: [self.shape] },
    )
  const order = distinctDimensions(operator, dims, self.rank)
  return rt.view(
    self,
    order.map((d) => self.shape[d]!),
    order.map((d) => self.strides[d]!),
  )
}

export function transpose(rt: Runtime, operator: string, self: Tensor, first: number, second: number): Tensor {
  const a = normalizeDimension(operator, first, self.rank)
  const b = normalizeDimension(operator, second, self.rank)
  const shape = self.shape.slice()
  const strides = self.strides.slice()
  if (self.rank > 0) {
    shape[a] = self.shape[b]!
    shape[b] = self.shape[a]!
    strides[a] = self.strides[b]!
    strides[b] = self.strides[a]!
  }
  return rt.view(self, shape, strides)
}

/** Moves dimensions to new places; the others keep their order. */
function movedim(rt: Runtime, self: Tensor, source: readonly number[], destination: readonly number[]): Tensor {
  if (source.length !== destination.length)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `movedim: ${source.length} source and ${destination.length} destination dimensions`,
      { operator: 'movedim' },
    )
  const from = distinctDimensions('movedim', source, self.rank)
  const to = distinctDimensions('movedim', destination, self.rank)
  const rest = self.shape.map((_, i) => i).filter((i) => !from.includes(i))
  const order = self.shape.map((_, i) => (to.includes(i) ? from[to.indexOf(i)]! : rest.shift()!))
  return permute(rt, 'movedim', self, self.rank === 0 ? [] : order)
}

/** Transposes a matrix; tensors of one dimension stay as they are. */
function t(rt: Runtime, operator: string, self: Tensor): Tensor {
  if (self.rank > 2)
    throw new OpGemsError('SHAPE_MISMATCH', `${operator}: expects at most 2 dimensions, got ${self.describe()}`, {
      operator,
      shapes: [self.shape],
    })
  return self.rank < 2 ? rt.view(self, self.shape, self.strides) : transpose(rt, operator, self, 0, 1)
}

/** Swaps the last two dimensions. */
function matrixTranspose(rt: Runtime, operator: string, self: Tensor): Tensor {
  if (self.rank === 1)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: expects a matrix or a batch of them, got ${self.describe()}`,
      {
        operator,
        shapes: [self.shape],
      },
    )
  return self.rank === 0 ? rt.view(self, [], []) : transpose(rt, operator, self, -2, -1)
}

/** Drops dimensions of size 1: all of them, or those asked for. */
export function squeeze(rt: Runtime, self: Tensor, dims: readonly number[] | null): Tensor {
  const asked = dims && distinctDimensions('squeeze', dims, self.rank)
  const stays = (_: number, i: number) => self.shape[i] !== 1 || (asked !== null && !asked.includes(i))
  return rt.view(self, self.shape.filter(stays), self.strides.filter(stays))
}

export function unsqueeze(rt: Runtime, self: Tensor, dimension: number): Tensor {
  const at = normalizeDimension('unsqueeze', dimension, self.rank + 1)
  const stride = at < self.rank ? self.shape[at]! * self.strides[at]! : 1
  return rt.view(self, inserted(self.shape, at, 1), inserted(self.strides, at, stride))
}

/** Repeats dimensions of size 1 without copying; -1 keeps a size. @throws SHAPE_MISMATCH */
export function expand(rt: Runtime, operator: string, self: Tensor, size: Shape): Tensor {
  const missing = size.length - self.rank
  const shape = size.map((s, i) => (s === -1 && i >= missing ? self.shape[i - missing]! : s))
  const isFit = (s: number, i: number) =>
    s >= 0 && (i < missing || self.shape[i - missing] === s || self.shape[i - missing] === 1)
  if (missing < 0 || !shape.every(isFit))
    throw new OpGemsError('SHAPE_MISMATCH', `${operator}: ${self.describe()} does not expand to ${formatShape(size)}`, {
      operator,
      shapes: [self.shape, size],
    })
  return rt.view(self, shape, broadcastStrides(self.shape, self.strides, shape))
}

function broadcastTensors(rt: Runtime, tensors: readonly Tensor[]): Tensor[] {
  const shape = broadcastShapes(
    'broadcast_tensors',
    tensors.map((x) => x.shape),
  )
  return tensors.map((x) => expand(rt, 'broadcast_tensors', x, shape))
}

/** At least this many dimensions, as numpy's atleast_nd: a row becomes [1, n] and [1, n, 1]. */
function atLeast(rt: Runtime, self: Tensor, rank: number): Tensor {
  let { shape, strides } = self
  const add = (at: number) => {
    shape = inserted(shape, at, 1)
    strides = inserted(strides, at, 1)
  }
  while (shape.length < rank) add(shape.length === 2 ? 2 : 0)
  return rt.view(self, shape, strides)
}
const atLeastOverloads = (rank: 1 | 2 | 3): Contract[] => [
  ...defineView([`atleast_${rank}d`], (rt, [self]) => atLeast(rt, self as Tensor, rank)),
  ...defineView([`atleast_${rank}d.Sequence`], (rt, [tensors]) =>
    (tensors as Tensor[]).map((x) => atLeast(rt, x, rank)),
  ),
]

const tensor = (value: unknown) => value as Tensor
const numbers = (value: unknown) => value as number[]

export const dimensionViews: Contract[] = [
  ...defineView(['permute'], (rt, [self, dims]) => permute(rt, 'permute', tensor(self), numbers(dims))),
  ...['transpose.int', 'swapaxes', 'swapdims'].flatMap((overload) =>
    defineView([overload], (rt, [self, a, b]) =>
      transpose(rt, overload.split('.')[0]!, tensor(self), a as number, b as number),
    ),
  ),
  ...defineView(['movedim.intlist', 'moveaxis.intlist'], (rt, [self, from, to]) =>
    movedim(rt, tensor(self), numbers(from), numbers(to)),
  ),
  ...defineView(['movedim.int', 'moveaxis.int'], (rt, [self, from, to]) =>
    movedim(rt, tensor(self), [from as number], [to as number]),
  ),
  ...defineView(['t'], (rt, [self]) => t(rt, 't', tensor(self))),
  ...defineView(['numpy_T'], (rt, [self]) =>
    rt.view(tensor(self), tensor(self).shape.toReversed(), tensor(self).strides.toReversed()),
  ),
  ...defineView(['mT'], (rt, [self]) => matrixTranspose(rt, 'mT', tensor(self))),
  ...['mH', 'adjoint'].flatMap((name) =>
    defineView([name], (rt, [self]) => matrixTranspose(rt, name, realOnly(rt, name, tensor(self)))),
  ),
  ...defineView(['matrix_H'], (rt, [self]) => t(rt, 'matrix_H', realOnly(rt, 'matrix_H', tensor(self)))),
  ...defineView(['squeeze'], (rt, [self]) => squeeze(rt, tensor(self), null)),
  ...defineView(['squeeze.dim'], (rt, [self, dim]) => squeeze(rt, tensor(self), [dim as number])),
  ...defineView(['squeeze.dims'], (rt, [self, dims]) => squeeze(rt, tensor(self), numbers(dims))),
  ...defineView(['unsqueeze'], (rt, [self, dim]) => unsqueeze(rt, tensor(self), dim as number)),
  ...defineView(['expand'], (rt, [self, size]) => expand(rt, 'expand', tensor(self), numbers(size))),
  ...defineView(['expand_as'], (rt, [self, other]) => expand(rt, 'expand_as', tensor(self), tensor(other).shape)),
  ...defineView(['broadcast_to'], (rt, [self, size]) => expand(rt, 'broadcast_to', tensor(self), numbers(size))),
  ...defineView(['broadcast_tensors'], (rt, [tensors]) => broadcastTensors(rt, tensors as Tensor[])),
  ...atLeastOverloads(1),
  ...atLeastOverloads(2),
  ...atLeastOverloads(3),
]

/** Conjugation does nothing to real numbers, and complex ones are refused. */
function realOnly(rt: Runtime, operator: string, self: Tensor): Tensor {
  return self.dtype.startsWith('complex') ? rt.refuseComplex(operator, [self]) : self
}
