// Bits of float32 values, and the rounding from wider numbers that keeps a second rounding correct.

const floats = new Float32Array(1)
const words = new Uint32Array(floats.buffer)

/** The 32 bits of a number rounded to float32. */
export function bitsOf(value: number): number {
  floats[0] = value
  return words[0]!
}

/** The float32 value of 32 bits. */
export function floatOf(bits: number): number {
  words[0] = bits
  return floats[0]!
}

/** The bits of the float32 sum of two values given as bits; the hardware's round-to-nearest-even does the rounding. */
export function addBits(a: number, b: number): number {
  const left = floatOf(a)
  return bitsOf(left + floatOf(b))
}

/**
 * The bits of a number rounded to float32 by "round to odd": where it doesn't fit, the neighbour with an odd last bit.
 * Rounding that once more to nearest even, to a format at least two bits narrower, is as good as rounding once.
 * Source: Boldo and Melquiond, "Emulation of a FMA and correctly rounded sums", 2008.
 */
export function oddBitsOf(value: number): number {
  const bits = bitsOf(value)
  const rounded = floats[0]!
  if (rounded === value || (bits & 1) === 1 || Number.isNaN(value)) return bits
  return Math.abs(rounded) < Math.abs(value) ? bits + 1 : bits - 1
}

const doubles = new Float64Array(1)
const longs = new BigInt64Array(doubles.buffer)

/** A bigint rounded to odd in float64, to be rounded once more to float32 or narrower. */
export function oddNumberOf(value: bigint): number {
  const rounded = Number(value)
  if (!Number.isFinite(rounded)) return rounded
  const error = value - BigInt(rounded)
  doubles[0] = rounded
  if (error === 0n || (longs[0]! & 1n) === 1n) return rounded
  longs[0]! += error > 0n === value > 0n ? 1n : -1n
  return doubles[0]!
}
