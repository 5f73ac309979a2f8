// Little-endian bytes to numbers and back, for every dtype. Written apart from core's, so that a mistake there is seen here.
import { type DType, dtypeInfo, type FloatFormat } from './dtypes.ts'
import { exponentOf, roundToFormat } from './round.ts'

/** Values on the host: int64 as bigints, everything else as float64; a complex value is two entries, real part first. */
export type Values = Float64Array | BigInt64Array

/** The value of a bit pattern of a format with at most 16 bits. */
export function decodeBits(bits: number, format: FloatFormat): number {
  const { exponentBits, mantissaBits, infinities } = format
  const sign = (bits >> (exponentBits + mantissaBits)) & 1 ? -1 : 1
  const exponent = (bits >> mantissaBits) & (2 ** exponentBits - 1)
  const mantissa = bits & (2 ** mantissaBits - 1)
  const top = exponent === 2 ** exponentBits - 1
  if (top && infinities) return mantissa === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  if (top && mantissa === 2 ** mantissaBits - 1) return Number.NaN
  if (exponent === 0) return sign * mantissa * 2 ** (format.minExponent - mantissaBits)
  return sign * (1 + mantissa / 2 ** mantissaBits) * 2 ** (exponent - 2 ** (exponentBits - 1) + 1)
}

/** The bit pattern of x, rounded to a format with at most 16 bits. */
export function encodeBits(x: number, format: FloatFormat): number {
  const { exponentBits, mantissaBits, infinities } = format
  const value = roundToFormat(x, format)
  const sign = value < 0 || Object.is(value, -0) ? 2 ** (exponentBits + mantissaBits) : 0
  const top = (2 ** exponentBits - 1) * 2 ** mantissaBits
  if (Number.isNaN(value)) return infinities ? top + 2 ** (mantissaBits - 1) : top + 2 ** mantissaBits - 1
  if (!Number.isFinite(value)) return sign + top
  if (value === 0) return sign
  const magnitude = Math.abs(value)
  const smallest = format.minExponent
  if (magnitude < 2 ** smallest) return sign + magnitude / 2 ** (smallest - mantissaBits)
  const exponent = exponentOf(magnitude)
  return sign + (exponent - smallest + 1) * 2 ** mantissaBits + (magnitude / 2 ** exponent - 1) * 2 ** mantissaBits
}

/** Decodes contiguous bytes; `bytes` may start anywhere in its buffer. */
export function decode(bytes: Uint8Array, dtype: DType): Values {
  const { buffer } = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()
  const offset = bytes.byteOffset % 8 === 0 ? bytes.byteOffset : 0
  const count = bytes.byteLength / dtypeInfo(dtype).bytes
  switch (dtype) {
    case 'float64':
      return new Float64Array(buffer, offset, count).slice()
    case 'complex128':
      return new Float64Array(buffer, offset, 2 * count).slice()
    case 'float32':
      return Float64Array.from(new Float32Array(buffer, offset, count))
    case 'complex64':
      return Float64Array.from(new Float32Array(buffer, offset, 2 * count))
    case 'int64':
      return new BigInt64Array(buffer, offset, count).slice()
    case 'int32':
      return Float64Array.from(new Int32Array(buffer, offset, count))
    case 'int16':
      return Float64Array.from(new Int16Array(buffer, offset, count))
    case 'int8':
      return Float64Array.from(new Int8Array(buffer, offset, count))
    case 'uint8':
    case 'bool':
      return Float64Array.from(bytes)
    case 'float16':
    case 'bfloat16':
      return decodeNarrow(new Uint16Array(buffer, offset, count), dtype)
    case 'float8_e4m3fn':
    case 'float8_e5m2':
      return decodeNarrow(bytes, dtype)
    default:
      throw new TypeError(`no decoder for ${String(dtype satisfies never)}`)
  }
}

/** Encodes values, rounding floats once to nearest even and wrapping integers; the inverse of `decode`. */
export function encode(values: Values, dtype: DType): Uint8Array {
  if (dtype === 'int64') {
    const wide =
      values instanceof BigInt64Array ? values.slice() : BigInt64Array.from(values, (x) => BigInt(Math.trunc(x)))
    return new Uint8Array(wide.buffer)
  }
  const numbers = values instanceof BigInt64Array ? Float64Array.from(values, Number) : values
  const typed = encodeNumbers(numbers, dtype)
  return new Uint8Array(typed.buffer, typed.byteOffset, typed.byteLength)
}

function encodeNumbers(values: Float64Array, dtype: Exclude<DType, 'int64'>): ArrayBufferView {
  switch (dtype) {
    case 'float64':
    case 'complex128':
      return values.slice()
    case 'float32':
    case 'complex64':
      return Float32Array.from(values)
    case 'int32':
      return Int32Array.from(values)
    case 'int16':
      return Int16Array.from(values)
    case 'int8':
      return Int8Array.from(values)
    case 'uint8':
      return Uint8Array.from(values)
    case 'bool':
      return Uint8Array.from(values, (x) => (x !== 0 ? 1 : 0))
    case 'float16':
    case 'bfloat16':
      return Uint16Array.from(values, bitsOf(dtype))
    case 'float8_e4m3fn':
    case 'float8_e5m2':
      return Uint8Array.from(values, bitsOf(dtype))
    default:
      throw new TypeError(`no encoder for ${String(dtype satisfies never)}`)
  }
}

function formatOf(dtype: DType): FloatFormat {
  const { format } = dtypeInfo(dtype)
  if (!format) throw new TypeError(`${dtype} is not a floating-point dtype`)
  return format
}

function bitsOf(dtype: DType): (x: number) => number {
  const format = formatOf(dtype)
  return (x) => encodeBits(x, format)
}

const decoded = new Map<DType, Float64Array>()

/** The values of all patterns of a dtype, computed once. */
function patternsOf(dtype: DType): Float64Array {
  let table = decoded.get(dtype)
  if (!table) {
    const format = formatOf(dtype)
    table = Float64Array.from({ length: 2 ** (1 + format.exponentBits + format.mantissaBits) }, (_, bits) =>
      decodeBits(bits, format),
    )
    decoded.set(dtype, table)
  }
  return table
}

function decodeNarrow(patterns: Uint16Array | Uint8Array, dtype: DType): Float64Array {
  const table = patternsOf(dtype)
  return Float64Array.from(patterns, (bits) => table[bits]!)
}
