// Views of parts of a tensor: slices, selections, diagonals, windows.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { normalizeDimension, type Tensor } from '../../tensor/index.ts'
import { defineView } from './define.ts'
import { clampBound, normalizeIndex, replaced, without } from './geometry.ts'

/** @throws BAD_ARGUMENT for a step below 1 */
export function slice(
  rt: Runtime,
  self: Tensor,
  dimension: number,
  start: unknown,
  end: unknown,
  step: number,
): Tensor {
  requireDimensions('slice', self)
  const dim = normalizeDimension('slice', dimension, self.rank)
  if (step < 1)
    throw new OpGemsError('BAD_ARGUMENT', `slice: step must be at least 1, got ${step}`, { operator: 'slice' })
  const size = self.shape[dim]!
  const from = clampBound(start, size, 0)
  const to = Math.max(clampBound(end, size, size), from)
  const stride = self.strides[dim]!
  return rt.view(
    self,
    replaced(self.shape, dim, Math.ceil((to - from) / step)),
    replaced(self.strides, dim, stride * step),
    self.storageOffset + from * stride,
  )
}

export function select(rt: Runtime, operator: string, self: Tensor, dimension: number, index: number): Tensor {
  requireDimensions(operator, self)
  const dim = normalizeDimension(operator, dimension, self.rank)
  const at = normalizeIndex(operator, index, self.shape[dim]!, self)
  const offset = self.storageOffset + at * self.strides[dim]!
  return rt.view(self, without(self.shape, dim), without(self.strides, dim), offset)
}

/** `length` elements along a dimension from `start`, which may be negative. */
export function narrow(
  rt: Runtime,
  operator: string,
  self: Tensor,
  dimension: number,
  start: number,
  length: number,
): Tensor {
  requireDimensions(operator, self)
  const dim = normalizeDimension(operator, dimension, self.rank)
  const size = self.shape[dim]!
  const from = start < 0 ? start + size : start
  if (from < 0 || length < 0 || from + length > size)
    throw new OpGemsError(
      'INDEX_OUT_OF_RANGE',
      `${operator}: ${length} elements from ${start} do not lie in dimension ${dim} of ${self.describe()}`,
      { operator, shapes: [self.shape] },
    )
  return rt.view(self, replaced(self.shape, dim, length), self.strides, self.storageOffset + from * self.strides[dim]!)
}

export function diagonal(
  rt: Runtime,
  operator: string,
  self: Tensor,
  offset: number,
  first: number,
  second: number,
): Tensor {
  const a = normalizeDimension(operator, first, self.rank)
  const b = normalizeDimension(operator, second, self.rank)
  if (a === b || self.rank < 2)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: needs two different dimensions of ${self.describe()}`, {
      operator,
      shapes: [self.shape],
    })
  const rows = self.shape[a]! - Math.max(-offset, 0)
  const columns = self.shape[b]! - Math.max(offset, 0)
  const size = Math.max(Math.min(rows, columns), 0)
  const skipped = offset >= 0 ? offset * self.strides[b]! : -offset * self.strides[a]!
  const others = (values: readonly number[]) => values.filter((_, i) => i !== a && i !== b)
  return rt.view(
    self,
    [...others(self.shape), size],
    [...others(self.strides), self.strides[a]! + self.strides[b]!],
    self.storageOffset + (size > 0 ? skipped : 0),
  )
}

/** Windows of `size` elements every `step`, as a new last dimension. */
function unfold(rt: Runtime, self: Tensor, dimension: number, size: number, step: number): Tensor {
  const dim = normalizeDimension('unfold', dimension, self.rank)
  const length = self.rank === 0 ? 1 : self.shape[dim]!
  if (size < 0 || step < 1 || size > length)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `unfold: windows of ${size} every ${step} do not fit dimension ${dim} of ${self.describe()}`,
      { operator: 'unfold', shapes: [self.shape] },
    )
  if (self.rank === 0) return rt.view(self, [size], [1])
  const count = Math.floor((length - size) / step) + 1
  const stride = self.strides[dim]!
  return rt.view(
    self,
    [...replaced(self.shape, dim, count), size],
    [...replaced(self.strides, dim, stride * step), stride],
  )
}

function unbind(rt: Runtime, self: Tensor, dimension: number): Tensor[] {
  requireDimensions('unbind', self)
  const dim = normalizeDimension('unbind', dimension, self.rank)
  return Array.from({ length: self.shape[dim]! }, (_, i) => select(rt, 'unbind', self, dim, i))
}

function requireDimensions(operator: string, self: Tensor): void {
  if (self.rank === 0)
    throw new OpGemsError('INDEX_OUT_OF_RANGE', `${operator}: a zero-dim tensor has no dimension to take a part of`, {
      operator,
    })
}

const tensor = (value: unknown) => value as Tensor

export const sliceViews: Contract[] = [
  ...defineView(['slice.Tensor'], (rt, [self, dim, start, end, step]) =>
    slice(rt, tensor(self), dim as number, start, end, step as number),
  ),
  ...defineView(['select.int'], (rt, [self, dim, index]) =>
    select(rt, 'select', tensor(self), dim as number, index as number),
  ),
  ...defineView(['narrow'], (rt, [self, dim, start, length]) =>
    narrow(rt, 'narrow', tensor(self), dim as number, start as number, length as number),
  ),
  ...defineView(['narrow.Tensor'], (rt, [self, dim, start, length]) =>
    narrow(rt, 'narrow', tensor(self), dim as number, Number(tensor(start).dataSync()[0]), length as number),
  ),
  ...defineView(['diagonal'], (rt, [self, offset, a, b]) =>
    diagonal(rt, 'diagonal', tensor(self), offset as number, a as number, b as number),
  ),
  ...defineView(['linalg_diagonal'], (rt, [self, offset, a, b]) =>
    diagonal(rt, 'linalg_diagonal', tensor(self), offset as number, a as number, b as number),
  ),
  ...defineView(['unfold'], (rt, [self, dim, size, step]) =>
    unfold(rt, tensor(self), dim as number, size as number, step as number),
  ),
  ...defineView(['unbind.int'], (rt, [self, dim]) => unbind(rt, tensor(self), dim as number)),
]
