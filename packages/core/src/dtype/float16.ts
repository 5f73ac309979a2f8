// float16 (IEEE binary16) to and from float32: round to nearest even, subnormals, infinities, NaN.
import { addBits } from './float-bits.ts'

const FLOAT32_INFINITY = 0x7f800000
// 65536: from here on everything is infinite; 65520 to 65536 carries into infinity by rounding.
const OVERFLOW = 143 << 23
const LEAST_NORMAL = 113 << 23
// A float32 with this exponent has the least float16 subnormal as its last bit, so that adding it rounds to subnormals.
const SUBNORMAL_MAGIC = 126 << 23

/** float32 bits to float16 bits. */
export function toFloat16Bits(bits: number): number {
  const sign = (bits >>> 16) & 0x8000
  const magnitude = bits & 0x7fffffff
  if (magnitude >= OVERFLOW) return sign | (magnitude > FLOAT32_INFINITY ? 0x7e00 : 0x7c00)
  if (magnitude < LEAST_NORMAL) return sign | (addBits(magnitude, SUBNORMAL_MAGIC) - SUBNORMAL_MAGIC)
  const odd = (magnitude >>> 13) & 1
  return sign | ((magnitude - (112 << 23) + 0xfff + odd) >>> 13)
}

/** float16 bits to float32 bits; exact, NaN payloads kept. */
export function fromFloat16Bits(half: number): number {
  const sign = (half & 0x8000) << 16
  const exponent = (half >>> 10) & 31
  const mantissa = half & 0x3ff
  if (exponent === 31) return (sign | FLOAT32_INFINITY | (mantissa << 13)) >>> 0
  if (exponent !== 0) return (sign | ((exponent + 112) << 23) | (mantissa << 13)) >>> 0
  if (mantissa === 0) return sign >>> 0
  const shift = Math.clz32(mantissa) - 21
  return (sign | ((113 - shift) << 23) | (((mantissa << shift) & 0x3ff) << 13)) >>> 0
}

let decoded: Uint32Array | undefined

/** float16 values to float32, in bulk; the table of all patterns is built on first use. */
export function decodeFloat16(halves: Uint16Array, out: Float32Array): void {
  decoded ??= Uint32Array.from({ length: 1 << 16 }, (_, half) => fromFloat16Bits(half))
  const words = new Uint32Array(out.buffer, out.byteOffset, out.length)
  for (let i = 0; i < halves.length; i++) words[i] = decoded[halves[i]!]!
}

/** float32 values to float16, in bulk. */
export function encodeFloat16(values: Float32Array, out: Uint16Array): void {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length)
  for (let i = 0; i < words.length; i++) out[i] = toFloat16Bits(words[i]!)
}
