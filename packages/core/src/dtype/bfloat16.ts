// bfloat16 (the upper half of a float32) to and from float32: round to nearest even, NaN kept NaN.

/** float32 bits to bfloat16 bits; every NaN becomes 0x7fc0, as in PyTorch. */
export function toBFloat16Bits(bits: number): number {
  if ((bits & 0x7fffffff) > 0x7f800000) return 0x7fc0
  const odd = (bits >>> 16) & 1
  return ((bits >>> 0) + 0x7fff + odd) >>> 16
}

/** bfloat16 bits to float32 bits; exact. */
export const fromBFloat16Bits = (half: number): number => (half << 16) >>> 0

/** bfloat16 values to float32, in bulk. */
export function decodeBFloat16(halves: Uint16Array, out: Float32Array): void {
  const words = new Uint32Array(out.buffer, out.byteOffset, out.length)
  for (let i = 0; i < halves.length; i++) words[i] = halves[i]! << 16
}

/** float32 values to bfloat16, in bulk. */
export function encodeBFloat16(values: Float32Array, out: Uint16Array): void {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length)
  for (let i = 0; i < words.length; i++) out[i] = toBFloat16Bits(words[i]!)
}
