// What a tensor can be made of on the host: nested arrays, a number, or a typed array, with the dtype each gives.
import { type DType, type HostValues, isComplex } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import { flatten, type HostScalar, type NestedArray } from './nested.ts'

/** Values to make a tensor of: nested arrays, a number, or a flat typed array (complex numbers interleaved in it). */
export type TensorSource = NestedArray | HostValues

/** Values in row-major order as `encode` takes them, with the shape they have by themselves. */
interface SourceValues {
  readonly values: HostValues
  readonly shape: readonly number[]
  readonly dtype: DType
}

/** Reads a source as `wanted`, or as the dtype it has by itself. @throws BAD_ARGUMENT, SHAPE_MISMATCH for ragged arrays */
export function readSource(source: TensorSource, wanted?: DType): SourceValues {
  if (ArrayBuffer.isView(source)) {
    const dtype = wanted ?? typedArrayDType(source)
    const values = source as HostValues
    return { values, shape: [isComplex(dtype) ? pairCount(values, dtype) : values.length], dtype }
  }
  const { values, shape } = flatten(source as NestedArray)
  const dtype = wanted ?? inferDType(values)
  return { values: isComplex(dtype) ? values.flatMap(parts) : reals(values, dtype), shape, dtype }
}

function pairCount({ length }: HostValues, dtype: DType): number {
  if (length % 2 !== 0)
    throw new OpGemsError('BAD_ARGUMENT', `tensor: ${dtype} takes pairs of numbers, got ${length} numbers`)
  return length / 2
}

const parts = (value: HostScalar): number[] => (typeof value === 'object' ? [value.re, value.im] : [Number(value), 0])

function reals(values: readonly HostScalar[], dtype: DType): HostValues {
  if (values.some((v) => typeof v === 'object'))
    throw new OpGemsError('BAD_ARGUMENT', `tensor: a complex number does not fit ${dtype}; ask for dtype complex64`)
  const tooLong = values.find((v) => typeof v === 'bigint' && BigInt.asIntN(64, v) !== v)
  if (tooLong !== undefined)
    throw new OpGemsError('BAD_ARGUMENT', `tensor: ${tooLong} does not fit ${dtype}: integers have 64 bits at most`)
  // `encode` converts each value by itself, so bools, numbers and bigints may stand side by side.
  return values as readonly number[]
}

const typedArrays: Readonly<Record<string, DType>> = {
  Float64Array: 'float64',
  Float32Array: 'float32',
  BigInt64Array: 'int64',
  Int32Array: 'int32',
  Int16Array: 'int16',
  Int8Array: 'int8',
  Uint8Array: 'uint8',
  Uint8ClampedArray: 'uint8',
}
function typedArrayDType(source: object): DType {
  const name = source.constructor.name
  const dtype = typedArrays[name]
  if (!dtype)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `tensor: cannot make a tensor of a ${name}; known: ${Object.keys(typedArrays).join(', ')}`,
    )
  return dtype
}

/** Booleans give bool, bigints int64; numbers give float32, like the literals of a fractional array. */
function inferDType(values: readonly HostScalar[]): DType {
  if (values.length > 0 && values.every((v) => typeof v === 'boolean')) return 'bool'
  if (values.length > 0 && values.every((v) => typeof v === 'bigint')) return 'int64'
  if (values.some((v) => typeof v === 'object')) return 'complex64'
  return 'float32'
}
