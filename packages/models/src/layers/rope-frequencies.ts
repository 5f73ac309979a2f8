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

/** Cosines and sines of position · frequency: tables of `positions` rows of headDim / 2 values. */
export function ropeTables(frequencies: Float64Array, positions: number): { cos: Float64Array; sin: Float64Array } {
  const half = frequencies.length
  const angle = (at: number) => Math.floor(at / half) * (frequencies[at % half] ?? 0)
  const table = (f: (angle: number) => number) =>
    Float64Array.from({ length: positions * half }, (_, at) => f(angle(at)))
  return { cos: table(Math.cos), sin: table(Math.sin) }
}
