// Views of the same elements in another shape: view, reshape, flatten, and as_strided.
import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { type DType, dtypeInfo } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import {
  contiguousStrides,
  formatShape,
  normalizeDimension,
  type Shape,
  storageSpan,
  type Tensor,
} from '../../tensor/index.ts'
import { defineView } from './define.ts'
import { inferShape, replaced, viewStrides } from './geometry.ts'

/** @throws SHAPE_MISMATCH when the elements do not fit the shape or the strides do not allow a view */
export function viewAs(rt: Runtime, operator: string, self: Tensor, wanted: Shape): Tensor {
  const shape = inferShape(operator, wanted, self.numel)
  const strides = viewStrides(self.shape, self.strides, shape)
  if (!strides)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: ${self.describe()} with strides ${formatShape(self.strides)} has no view of shape ${formatShape(shape)}; use reshape`,
      { operator, shapes: [self.shape, shape] },
    )
  return rt.view(self, shape, strides)
}

/** A view where strides allow one, otherwise a row-major copy. */
export function reshape(rt: Runtime, operator: string, self: Tensor, wanted: Shape): Tensor {
  const shape = inferShape(operator, wanted, self.numel)
  const strides = viewStrides(self.shape, self.strides, shape)
  if (strides) return rt.view(self, shape, strides)
  const result = rt.empty(shape, self.dtype)
  const rows = rt.view(result, self.shape, contiguousStrides(self.shape))
  copyInto(rt, rows, self)
  rows.dispose()
  return result
}

function flatten(rt: Runtime, self: Tensor, from: number, to: number): Tensor {
  const start = normalizeDimension('flatten', from, self.rank)
  const end = normalizeDimension('flatten', to, self.rank)
  if (start > end)
    throw new OpGemsError('BAD_ARGUMENT', `flatten: start_dim ${from} comes after end_dim ${to} (${self.describe()})`)
  if (self.rank === 0) return rt.view(self, [1], [1])
  let size = 1
  for (let i = start; i <= end; i++) size *= self.shape[i]!
  return reshape(rt, 'flatten', self, [...self.shape.slice(0, start), size, ...self.shape.slice(end + 1)])
}

function unflatten(rt: Runtime, self: Tensor, dimension: number, sizes: Shape): Tensor {
  const dim = normalizeDimension('unflatten', dimension, self.rank)
  const inner = inferShape('unflatten', sizes, self.shape[dim]!)
  return viewAs(rt, 'unflatten', self, [...self.shape.slice(0, dim), ...inner, ...self.shape.slice(dim + 1)])
}

/** The bits as another dtype; the last dimension shrinks or grows with the width of an element. */
function viewDType(rt: Runtime, self: Tensor, dtype: DType): Tensor {
  const from = dtypeInfo(self.dtype).bytes
  const to = dtypeInfo(dtype).bytes
  if (from === to) return rt.view(self, self.shape, self.strides, self.storageOffset, dtype)
  const last = self.rank - 1
  const ratio = to > from ? to / from : from / to
  const widens = to > from
  const isFit = (x: number) => !widens || x % ratio === 0
  const outer = self.strides.slice(0, -1)
  if (last < 0 || self.strides[last] !== 1 || ![self.shape[last]!, self.storageOffset, ...outer].every(isFit))
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `view: ${self.describe()} with strides ${formatShape(self.strides)} cannot be seen as ${dtype}: the last dimension must be contiguous, and size, offset and strides divisible by ${ratio}`,
      { operator: 'view', dtypes: [self.dtype, dtype], shapes: [self.shape] },
    )
  const scale = (x: number) => (widens ? x / ratio : x * ratio)
  const shape = replaced(self.shape, last, scale(self.shape[last]!))
  return rt.view(self, shape, [...outer.map(scale), 1], scale(self.storageOffset), dtype)
}

/** @throws BAD_ARGUMENT when the geometry reaches beyond the tensor's memory */
export function asStrided(
  rt: Runtime,
  self: Tensor,
  size: Shape,
  stride: readonly number[],
  storageOffset: number | null,
): Tensor {
  const offset = storageOffset ?? self.storageOffset
  const elements = Math.floor(self.storage.bytes / dtypeInfo(self.dtype).bytes)
  const span = storageSpan(size, stride)
  const isSane =
    size.length === stride.length && offset >= 0 && size.every((s) => s >= 0) && stride.every((s) => s >= 0)
  if (!isSane || (span > 0 && offset + span > elements))
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `as_strided: shape ${formatShape(size)} with strides ${formatShape(stride)} from offset ${offset} does not lie in the ${elements} elements behind ${self.describe()}`,
      { operator: 'as_strided', shapes: [size] },
    )
  return rt.view(self, size, stride, offset)
}

const tensor = (value: unknown) => value as Tensor

export const shapeViews: Contract[] = [
  ...defineView(['view'], (rt, [self, size]) => viewAs(rt, 'view', tensor(self), size as Shape)),
  ...defineView(['_unsafe_view'], (rt, [self, size]) => viewAs(rt, '_unsafe_view', tensor(self), size as Shape)),
  ...defineView(['view.dtype'], (rt, [self, dtype]) => viewDType(rt, tensor(self), dtype as DType)),
  ...defineView(['view_as'], (rt, [self, other]) => viewAs(rt, 'view_as', tensor(self), tensor(other).shape)),
  ...defineView(['reshape'], (rt, [self, shape]) => reshape(rt, 'reshape', tensor(self), shape as Shape)),
  ...defineView(['reshape_as'], (rt, [self, other]) => reshape(rt, 'reshape_as', tensor(self), tensor(other).shape)),
  ...defineView(['_reshape_alias'], (rt, [self, size, stride]) =>
    asStrided(rt, tensor(self), size as Shape, stride as number[], null),
  ),
  ...defineView(['ravel'], (rt, [self]) => reshape(rt, 'ravel', tensor(self), [-1])),
  ...defineView(['flatten.using_ints'], (rt, [self, start, end]) =>
    flatten(rt, tensor(self), start as number, end as number),
  ),
  ...defineView(['unflatten.int'], (rt, [self, dim, sizes]) =>
    unflatten(rt, tensor(self), dim as number, sizes as Shape),
  ),
  ...defineView(['as_strided'], (rt, [self, size, stride, offset]) =>
    asStrided(rt, tensor(self), size as Shape, stride as number[], offset as number | null),
  ),
]
