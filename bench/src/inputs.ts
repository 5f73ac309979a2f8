// Input files that every participant reads, and the comparison of what they computed.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchCase } from './cases.ts'

/** Numbers of a fixed generator (xorshift32), even over [0, 1). */
export function generator(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/** Even over [-half, half). */
function values(count: number, seed: number, half: number): Float32Array {
  const next = generator(seed)
  return Float32Array.from({ length: count }, () => (next() - 0.5) * 2 * half)
}

/** Writes the inputs of a case into `folder` and gives their paths. */
export function writeInputs(folder: string, benchCase: BenchCase): string[] {
  const [rows, columns] = benchCase.shape
  const half = benchCase.operation === 'mm' ? 0.5 : 4
  return Array.from({ length: benchCase.inputs }, (_, i) => {
    const path = join(folder, `input-${i}.f32`)
    writeFileSync(path, new Uint8Array(values(rows * columns, 0x9e3779b9 + i, half).buffer))
    return path
  })
}

function readOutput(path: string): Float32Array {
  const bytes = readFileSync(path)
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
}

/** Null when two outputs agree, else what differs. */
export function compareOutputs(path: string, referencePath: string, tolerance: BenchCase['tolerance']): string | null {
  const [result, reference] = [readOutput(path), readOutput(referencePath)]
  if (result.length !== reference.length) return `${result.length} values instead of ${reference.length}`
  for (let i = 0; i < result.length; i++) {
    const [found, expected] = [result[i]!, reference[i]!]
    const isClose = Math.abs(found - expected) <= tolerance.absolute + tolerance.relative * Math.abs(expected)
    // NaN compares false and so is refused: no input makes one.
    if (!isClose) return `value ${i} is ${found} instead of ${expected}`
  }
  return null
}
