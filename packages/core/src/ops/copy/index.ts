// Copies and casts: clone, contiguous, copy_, to, type conversion.
import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { DType } from '../../dtype/index.ts'
import { broadcastShapes, sameShape, type Tensor } from '../../tensor/index.ts'
import { formatStrides } from '../memory-format.ts'
import { checkOutput } from '../outputs.ts'
import { alias } from '../view/aliases.ts'

/** A new tensor of the same values, in another dtype or layout where asked. */
export function cloned(
  rt: Runtime,
  operator: string,
  self: Tensor,
  dtype: DType = self.dtype,
  format: unknown = null,
): Tensor {
  const copy = rt.empty(self.shape, dtype, formatStrides(operator, self.shape, format, self))
  copyInto(rt, copy, self)
  return copy
}

function clone(rt: Runtime, operator: string, self: Tensor, dtype: DType, format: unknown, out: Outputs): Tensor {
  if (!out) return cloned(rt, operator, self, dtype, format)
  const target = checkOutput(operator, out[0]!, self.shape, self.dtype)
  copyInto(rt, target, self)
  return target
}
type Outputs = readonly Tensor[] | null

/** The tensor itself (another handle) where it has the dtype and layout already. */
function convert(
  rt: Runtime,
  operator: string,
  self: Tensor,
  dtype: DType | null,
  copy: unknown,
  format: unknown,
): Tensor {
  const wanted = dtype ?? self.dtype
  const isSame = wanted === self.dtype && (format === null || format === undefined || format === 'preserve_format')
  if (isSame && copy !== true) return alias(rt, self)
  return cloned(rt, operator, self, wanted, format)
}

function contiguous(rt: Runtime, self: Tensor, format: unknown): Tensor {
  const strides = formatStrides('contiguous', self.shape, format)
  const isThere = self.shape.every((size, i) => size === 1 || self.strides[i] === strides[i])
  return isThere ||
    (self.numel === 0 && format !== 'channels_last') ||
    (format !== 'channels_last' && self.isContiguous())
    ? alias(rt, self)
    : cloned(rt, 'contiguous', self, self.dtype, format ?? 'contiguous_format')
}

/** Writes `source` over `self`, or over `out`; `source` broadcasts. @throws SHAPE_MISMATCH */
function copy(rt: Runtime, self: Tensor, source: Tensor, out: Outputs): Tensor {
  const target = out ? out[0]! : rt.empty(self.shape, self.dtype)
  const shape = broadcastShapes('copy_', [target.shape, source.shape])
  if (!sameShape(shape, target.shape)) checkOutput('copy_', target, shape, source.dtype)
  copyInto(rt, target, source)
  return target
}

const tensor = (value: unknown) => value as Tensor
const dtypeOf = (value: unknown) => value as DType | null

export const copies: Contract[] = [
  {
    overload: 'clone',
    category: 'shape',
    compute: (rt, [self, format], out) => clone(rt, 'clone', tensor(self), tensor(self).dtype, format, out),
  },
  {
    overload: 'contiguous',
    category: 'shape',
    compute: (rt, [self, format]) => contiguous(rt, tensor(self), format),
  },
  {
    overload: 'copy',
    category: 'shape',
    compute: (rt, [self, source], out) => copy(rt, tensor(self), tensor(source), out),
  },
  {
    overload: '_to_copy',
    category: 'shape',
    compute: (rt, [self, dtype, , , , , format], out) =>
      clone(
        rt,
        '_to_copy',
        tensor(self),
        out ? tensor(self).dtype : (dtypeOf(dtype) ?? tensor(self).dtype),
        format,
        out,
      ),
  },
  {
    overload: 'to.dtype',
    category: 'shape',
    compute: (rt, [self, dtype, , asCopy, format]) => convert(rt, 'to', tensor(self), dtypeOf(dtype), asCopy, format),
  },
  {
    overload: 'to.device',
    category: 'shape',
    compute: (rt, [self, , dtype, , asCopy, format]) => convert(rt, 'to', tensor(self), dtypeOf(dtype), asCopy, format),
  },
  {
    overload: 'to.dtype_layout',
    category: 'shape',
    compute: (rt, [self, dtype, , , , , asCopy, format]) =>
      convert(rt, 'to', tensor(self), dtypeOf(dtype), asCopy, format),
  },
  {
    overload: 'to.other',
    category: 'shape',
    compute: (rt, [self, other, , asCopy, format]) =>
      convert(rt, 'to', tensor(self), tensor(other).dtype, asCopy, format),
  },
  {
    overload: 'type_as',
    category: 'shape',
    compute: (rt, [self, other]) => convert(rt, 'type_as', tensor(self), tensor(other).dtype, false, null),
  },
  ...['lift'].map(
    (overload): Contract => ({
      overload,
      category: 'shape',
      compute: (rt, [self], out) => clone(rt, overload, tensor(self), tensor(self).dtype, null, out),
    }),
  ),
]
