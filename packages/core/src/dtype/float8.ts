// The two float8 formats to and from float32: round to nearest even; overflow is NaN in e4m3fn, infinity in e5m2.
import { addBits, bitsOf } from './float-bits.ts'

export type Float8 = 'float8_e4m3fn' | 'float8_e5m2'

interface Format {
  readonly mantissaBits: number
  readonly bias: number
  /** float32 bits from which on nothing finite is left, and what such values become. */
  readonly overflow: number
  readonly overflowCode: number
  readonly nanCode: number
}

// e4m3fn has no infinity: only 0x7f and 0xff are NaN, and 464 to 480 round up to that pattern.
const formats: Record<Float8, Format> = {
  float8_e4m3fn: { mantissaBits: 3, bias: 7, overflow: 1087 << 20, overflowCode: 0x7f, nanCode: 0x7f },
  float8_e5m2: { mantissaBits: 2, bias: 15, overflow: 143 << 23, overflowCode: 0x7c, nanCode: 0x7f },
}

function encodeBits(bits: number, format: Format): number {
  const { mantissaBits, bias } = format
  const sign = (bits >>> 24) & 0x80
  const magnitude = bits & 0x7fffffff
  if (magnitude > 0x7f800000) return sign | format.nanCode
  if (magnitude >= format.overflow) return sign | format.overflowCode
  if (magnitude < (128 - bias) << 23) {
    // Adding a float32 whose last bit is the least subnormal rounds to subnormals.
    const magic = (128 - bias + 23 - mantissaBits) << 23
    return sign | (addBits(magnitude, magic) - magic)
  }
  const dropped = 23 - mantissaBits
  const odd = (magnitude >>> dropped) & 1
  return sign | ((magnitude - ((127 - bias) << 23) + (1 << (dropped - 1)) - 1 + odd) >>> dropped)
}

function decodeBits(code: number, dtype: Float8): number {
  const { mantissaBits, bias, nanCode, overflowCode } = formats[dtype]
  const sign = code & 0x80 ? -1 : 1
  const magnitude = code & 0x7f
  const infinite = overflowCode !== nanCode && magnitude === overflowCode
  if (infinite) return sign * Number.POSITIVE_INFINITY
  if (magnitude >= overflowCode) return Number.NaN
  const exponent = magnitude >> mantissaBits
  const fraction = (magnitude & ((1 << mantissaBits) - 1)) / (1 << mantissaBits)
  return sign * (exponent === 0 ? fraction * 2 ** (1 - bias) : (1 + fraction) * 2 ** (exponent - bias))
}

const decodeTable = (dtype: Float8) => Uint32Array.from({ length: 256 }, (_, code) => bitsOf(decodeBits(code, dtype)))
const tables: Record<Float8, Uint32Array> = {
  float8_e4m3fn: decodeTable('float8_e4m3fn'),
  float8_e5m2: decodeTable('float8_e5m2'),
}

/** float32 bits to float8 bits. */
export const toFloat8Bits = (bits: number, dtype: Float8): number => encodeBits(bits, formats[dtype])

/** float8 bits to float32 bits; exact. */
export const fromFloat8Bits = (code: number, dtype: Float8): number => tables[dtype][code]!

/** float8 values to float32, in bulk. */
export function decodeFloat8(codes: Uint8Array, out: Float32Array, dtype: Float8): void {
  const table = tables[dtype]
  const words = new Uint32Array(out.buffer, out.byteOffset, out.length)
  for (let i = 0; i < codes.length; i++) words[i] = table[codes[i]!]!
}

/** float32 values to float8, in bulk. */
export function encodeFloat8(values: Float32Array, out: Uint8Array, dtype: Float8): void {
  const format = formats[dtype]
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length)
  for (let i = 0; i < words.length; i++) out[i] = encodeBits(words[i]!, format)
}
