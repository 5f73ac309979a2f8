// Little-endian bytes of a dtype to JavaScript's typed arrays and back. Hosts are little-endian, as every host of Node is in practice.
import { OpGemsError } from '../errors/errors.ts'
import { decodeBFloat16, encodeBFloat16 } from './bfloat16.ts'
import { type DType, dtypeInfo } from './dtype.ts'
import { oddBitsOf, oddNumberOf } from './float-bits.ts'
import { decodeFloat8, encodeFloat8, type Float8 } from './float8.ts'
import { decodeFloat16, encodeFloat16 } from './float16.ts'

/** Values on the host: float16, bfloat16 and float8 widen to float32; complex is interleaved; bool is 0 or 1. */
export type HostArray =
  | Float64Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | BigInt64Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>

export type HostValues = ArrayLike<number> | ArrayLike<bigint> | ArrayLike<boolean>

type Small = 'float16' | 'bfloat16' | Float8
type Direct = Exclude<DType, Small>

const arrays = {
  bool: Uint8Array,
  uint8: Uint8Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  float32: Float32Array,
  float64: Float64Array,
  complex64: Float32Array,
  complex128: Float64Array,
} as const satisfies Record<Direct, unknown>

const isSmall = (dtype: DType): dtype is Small => !(dtype in arrays)

/**
 * The values of little-endian bytes. Where the layout matches and the bytes are aligned this is a view, not a copy.
 * @throws OpGemsError BAD_ARGUMENT where the bytes aren't a whole number of elements
 */
export function decode(bytes: Uint8Array, dtype: DType): HostArray {
  const { bytes: size } = dtypeInfo(dtype)
  if (bytes.byteLength % size !== 0) {
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${bytes.byteLength} bytes are no whole number of ${dtype} (${size} bytes each)`,
    )
  }
  if (isSmall(dtype)) return decodeSmall(bytes, dtype)
  const View = arrays[dtype]
  const aligned = align(bytes, View.BYTES_PER_ELEMENT)
  const values = new View(aligned.buffer, aligned.byteOffset, aligned.byteLength / View.BYTES_PER_ELEMENT)
  return dtype === 'bool' ? normalized(values as Uint8Array<ArrayBuffer>) : values
}

function align(bytes: Uint8Array, alignment: number): Uint8Array<ArrayBuffer> {
  const usable = bytes.byteOffset % alignment === 0 && bytes.buffer instanceof ArrayBuffer
  return usable ? (bytes as Uint8Array<ArrayBuffer>) : Uint8Array.from(bytes)
}

// Any byte but 0 means true; what leaves here is 0 or 1.
function normalized(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 1) return booleans(bytes)
  return bytes
}

function booleans(values: HostValues): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) out[i] = Number(values[i]) === 0 ? 0 : 1
  return out
}

function decodeSmall(bytes: Uint8Array, dtype: Small): Float32Array<ArrayBuffer> {
  const out = new Float32Array(bytes.byteLength / dtypeInfo(dtype).bytes)
  if (dtype === 'float16') decodeFloat16(words16(bytes), out)
  else if (dtype === 'bfloat16') decodeBFloat16(words16(bytes), out)
  else decodeFloat8(bytes, out, dtype)
  return out
}

function words16(bytes: Uint8Array): Uint16Array {
  const aligned = align(bytes, 2)
  return new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 2)
}

/**
 * The little-endian bytes of values in a dtype, always a copy. Floats round once, to nearest even; integers truncate
 * toward zero and wrap, as Tensor.to does; bool is "not zero". Complex values are interleaved: re, im, re, im, …
 * @throws OpGemsError BAD_ARGUMENT for an odd number of complex components, and for NaN or infinity in an integer dtype
 */
export function encode(values: HostValues, dtype: DType): Uint8Array<ArrayBuffer> {
  if (dtypeInfo(dtype).kind === 'complex' && values.length % 2 !== 0) {
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${dtype} takes pairs of real and imaginary parts, got ${values.length} numbers`,
    )
  }
  const encoded = isSmall(dtype) ? encodeSmall(float32Of(values), dtype) : encodeDirect(values, dtype)
  return new Uint8Array(encoded.buffer, 0, encoded.byteLength)
}

function encodeDirect(values: HostValues, dtype: Direct): HostArray {
  switch (dtype) {
    case 'bool':
      return booleans(values)
    case 'int64':
      return values instanceof BigInt64Array ? values.slice() : integers64(values)
    case 'uint8':
    case 'int8':
    case 'int16':
    case 'int32': {
      const Ints = arrays[dtype]
      return values instanceof Ints ? new Ints(values) : integers(values, new Ints(values.length), dtype)
    }
    case 'float32':
    case 'complex64':
      return float32Nearest(values)
    case 'float64':
    case 'complex128':
      return numbers(values, new Float64Array(values.length))
    default:
      return dtype satisfies never
  }
}

function integers64(values: HostValues): BigInt64Array<ArrayBuffer> {
  const out = new BigInt64Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    // The array wraps to 64 bits by itself.
    out[i] = typeof value === 'bigint' ? value : BigInt(Math.trunc(finite(Number(value), 'int64')))
  }
  return out
}

function integers<T extends Uint8Array | Int8Array | Int16Array | Int32Array>(
  values: HostValues,
  out: T,
  dtype: DType,
): T {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    // Assignment truncates and wraps by itself.
    out[i] = typeof value === 'bigint' ? Number(BigInt.asIntN(32, value)) : finite(Number(value), dtype)
  }
  return out
}

function finite(value: number, dtype: DType): number {
  if (Number.isFinite(value)) return value
  throw new OpGemsError('BAD_ARGUMENT', `${value} has no value in ${dtype}`, { dtypes: [dtype] })
}

function numbers<T extends Float32Array | Float64Array>(values: HostValues, out: T): T {
  if (ArrayBuffer.isView(values) && !isBigArray(values)) out.set(values as ArrayLike<number>)
  else for (let i = 0; i < values.length; i++) out[i] = Number(values[i])
  return out
}

const isBigArray = (values: unknown) => values instanceof BigInt64Array || values instanceof BigUint64Array

function float32Nearest(values: HostValues): Float32Array<ArrayBuffer> {
  if (values instanceof Float32Array) return new Float32Array(values)
  // Only plain arrays mix them.
  const hasBigints = Array.isArray(values) ? values.some((v) => typeof v === 'bigint') : typeof values[0] === 'bigint'
  if (!hasBigints) return numbers(values, new Float32Array(values.length))
  return Float32Array.from(values as ArrayLike<number | bigint | boolean>, (v) =>
    typeof v === 'bigint' ? oddNumberOf(v) : Number(v),
  )
}

/** Values as float32 that round to any narrower format as if they had rounded once. */
function float32Of(values: HostValues): Float32Array {
  if (values instanceof Float32Array) return values
  const words = new Uint32Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    words[i] = oddBitsOf(typeof value === 'bigint' ? oddNumberOf(value) : Number(value))
  }
  return new Float32Array(words.buffer)
}

function encodeSmall(values: Float32Array, dtype: Small): Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer> {
  if (dtype === 'float16' || dtype === 'bfloat16') {
    const out = new Uint16Array(values.length)
    if (dtype === 'float16') encodeFloat16(values, out)
    else encodeBFloat16(values, out)
    return out
  }
  const out = new Uint8Array(values.length)
  encodeFloat8(values, out, dtype)
  return out
}
