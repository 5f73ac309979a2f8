// Rotation frequencies and their cosine and sine tables, computed on the host in double precision.
import type { RopeConfig } from '../config/rope.ts'

/**
 * One angular step per pair of channels: theta^(−2i/d) (Su and others, 2021), then scaled.
 * @returns headDim / 2 values, in radians per position
 */
export function ropeFrequencies(rope: RopeConfig, headDim: number): Float64Array {
  const frequencies = new Float64Array(headDim / 2)
  for (let pair = 0; pair < frequencies.length; pair++) {
    frequencies[pair] = scaled(rope, rope.theta ** ((-2 * pair) / headDim))
  }
  return frequencies
}

function scaled({ scaling }: RopeConfig, frequency: number): number {
  switch (scaling.type) {
    case 'default':
      return frequency
    case 'linear':
      return frequency / scaling.factor
    case 'llama3': {
      // Llama 3.1: waves shorter than the trained context stay, much longer ones stretch, a ramp between.
      const turns = (scaling.originalMaxPositions * frequency) / (2 * Math.PI)
      const { lowFrequencyFactor: low, highFrequencyFactor: high, factor } = scaling
      const kept = Math.min(1, Math.max(0, (turns - low) / (high - low)))
      return kept * frequency + ((1 - kept) * frequency) / factor
    }
    default:
      return scaling satisfies never
  }
}

/**
 * Tables of `positions` rows of headDim channels. The sine of the first half is negated, so that with the two halves of a
 * head swapped the rotation is x · cos + swapped · sine.
 */
export function ropeTables(frequencies: Float64Array, positions: number): { cos: Float64Array; sin: Float64Array } {
  const half = frequencies.length
  const cos = new Float64Array(positions * 2 * half)
  const sin = new Float64Array(positions * 2 * half)
  for (let position = 0; position < positions; position++) {
    for (let pair = 0; pair < half; pair++) {
      const angle = position * (frequencies[pair] ?? 0)
      const at = position * 2 * half + pair
      cos[at] = cos[at + half] = Math.cos(angle)
      sin[at + half] = Math.sin(angle)
      sin[at] = -Math.sin(angle)
    }
  }
  return { cos, sin }
}
