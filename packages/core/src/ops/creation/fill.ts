// New tensors of one value, and filling: zeros, ones, full, empty with their _like and new_ forms, fill_, zero_.
import type { Arguments, Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { type DType, defaultFloat, scalarType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { contiguousStrides, formatShape, type HostScalar, type Shape, type Tensor } from '../../tensor/index.ts'
import { formatStrides, stridesInOrder } from '../memory-format.ts'
import { checkOutput } from '../outputs.ts'

/** What a creation operator makes; dtype null: the out tensor's, or float32. */
interface Making {
  readonly shape: Shape
  readonly dtype: DType | null
  readonly strides?: readonly number[]
  /** Null leaves the memory as it is. */
  readonly value: HostScalar | null
}

/** An operator that makes a tensor of one value; `making` gets no options when there is an out tensor. */
function creation(overload: string, making: (args: Arguments, hasOut: boolean) => Making): Contract {
  return {
    overload,
    category: 'creation',
    compute: (rt, args, out) => {
      const { shape, dtype, strides, value } = making(args, out !== null)
      const target = newTensor(rt, overload, shape, dtype, strides, out)
      if (value !== null) fillWith(rt, target, value)
      return target
    },
  }
}

/** A new tensor, or `out` when given. @throws BAD_ARGUMENT for a negative size */
export function newTensor(
  rt: Runtime,
  operator: string,
  shape: Shape,
  dtype: DType | null,
  strides: readonly number[] | undefined,
  out: readonly Tensor[] | null,
): Tensor {
  if (shape.some((s) => s < 0))
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: shape ${formatShape(shape)} has a negative size`, { operator })
  if (out) return checkOutput(operator, out[0]!, shape, out[0]!.dtype)
  return rt.empty(shape, dtype ?? defaultFloat, strides ?? contiguousStrides(shape))
}

const tensor = (value: unknown) => value as Tensor
const shapeOf = (value: unknown) => value as Shape
const option = (value: unknown, hasOut: boolean) => (hasOut ? null : ((value ?? null) as DType | null))
const scalar = (value: unknown) => value as HostScalar

/** zeros, zeros_like and new_zeros for a fixed value; `empty` has none. */
function fixed(name: string, value: HostScalar | null): Contract[] {
  return [
    creation(name === 'empty' ? 'empty.memory_format' : name, ([size, dtype, , , , format], hasOut) => ({
      shape: shapeOf(size),
      dtype: option(dtype, hasOut),
      strides: formatStrides(name, shapeOf(size), hasOut ? null : format),
      value,
    })),
    creation(`${name}_like`, ([self, dtype, , , , format], hasOut) =>
      alike(`${name}_like`, tensor(self), dtype, format, hasOut, value),
    ),
    creation(`new_${name}`, ([self, size, dtype], hasOut) => ({
      shape: shapeOf(size),
      dtype: option(dtype, hasOut) ?? tensor(self).dtype,
      value,
    })),
  ]
}

function alike(
  operator: string,
  self: Tensor,
  dtype: unknown,
  format: unknown,
  hasOut: boolean,
  value: HostScalar | null,
): Making {
  return {
    shape: self.shape,
    dtype: option(dtype, hasOut) ?? self.dtype,
    strides: formatStrides(operator, self.shape, hasOut ? null : format, self),
    value,
  }
}

function fill(rt: Runtime, self: Tensor, value: HostScalar, out: readonly Tensor[] | null): Tensor {
  const target = out
    ? checkOutput('fill', out[0]!, self.shape, out[0]!.dtype)
    : rt.empty(self.shape, self.dtype, formatStrides('fill', self.shape, null, self))
  fillWith(rt, target, value)
  return target
}

function fillTensor(rt: Runtime, self: Tensor, value: Tensor, out: readonly Tensor[] | null): Tensor {
  if (value.rank > 0)
    throw new OpGemsError('SHAPE_MISMATCH', `fill: the value must be a zero-dim tensor, got ${value.describe()}`, {
      operator: 'fill',
      shapes: [value.shape],
    })
  const target = out
    ? checkOutput('fill', out[0]!, self.shape, out[0]!.dtype)
    : rt.empty(self.shape, self.dtype, formatStrides('fill', self.shape, null, self))
  copyInto(rt, target, value)
  return target
}

export const fills: Contract[] = [
  ...fixed('zeros', 0),
  ...fixed('ones', 1),
  ...fixed('empty', null),
  creation('full', ([size, value, dtype], hasOut) => ({
    shape: shapeOf(size),
    dtype: option(dtype, hasOut) ?? scalarType(scalar(value)),
    value: scalar(value),
  })),
  creation('full_like', ([self, value, dtype, , , , format], hasOut) =>
    alike('full_like', tensor(self), dtype, format, hasOut, scalar(value)),
  ),
  creation('new_full', ([self, size, value, dtype], hasOut) => ({
    shape: shapeOf(size),
    dtype: option(dtype, hasOut) ?? tensor(self).dtype,
    value: scalar(value),
  })),
  creation('empty_strided', ([size, stride, dtype], hasOut) => ({
    shape: shapeOf(size),
    dtype: option(dtype, hasOut),
    strides: denseStrides('empty_strided', shapeOf(size), stride as number[]),
    value: null,
  })),
  creation('new_empty_strided', ([self, size, stride, dtype], hasOut) => ({
    shape: shapeOf(size),
    dtype: option(dtype, hasOut) ?? tensor(self).dtype,
    strides: denseStrides('new_empty_strided', shapeOf(size), stride as number[]),
    value: null,
  })),
  creation('empty_permuted', ([size, layout, dtype], hasOut) => ({
    shape: shapeOf(size),
    dtype: option(dtype, hasOut),
    strides: stridesInOrder(shapeOf(size), layout as number[]),
    value: null,
  })),
  creation('scalar_tensor', ([value, dtype], hasOut) => ({
    shape: [],
    dtype: option(dtype, hasOut) ?? (typeof value === 'object' ? 'complex64' : defaultFloat),
    value: scalar(value),
  })),
  {
    overload: 'fill.Scalar',
    category: 'creation',
    compute: (rt, [self, value], out) => fill(rt, tensor(self), scalar(value), out),
  },
  {
    overload: 'fill.Tensor',
    category: 'creation',
    compute: (rt, [self, value], out) => fillTensor(rt, tensor(self), tensor(value), out),
  },
  { overload: 'zero', category: 'creation', compute: (rt, [self], out) => fill(rt, tensor(self), 0, out) },
]

/** A new tensor's memory is as large as its elements, so strides that leave gaps are refused. */
function denseStrides(operator: string, shape: Shape, strides: readonly number[]): readonly number[] {
  let span = 1
  shape.forEach((s, i) => {
    span += (s - 1) * (strides[i] ?? 0)
  })
  const isEmpty = shape.includes(0)
  if (strides.length === shape.length && (isEmpty || span <= shape.reduce((n, s) => n * s, 1))) return strides
  throw new OpGemsError(
    'UNSUPPORTED',
    `${operator}: strides ${formatShape(strides)} leave gaps between the elements of shape ${formatShape(shape)}`,
    { operator },
  )
}
