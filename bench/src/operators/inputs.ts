// Input files of operator calls, and the comparison of what two participants gave.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generator } from '../inputs.ts'
import type { Comparison, InputSpec } from './call.ts'

const arrays = {
  float32: (n: number) => new Float32Array(n),
  int64: (n: number) => new BigInt64Array(n),
  int32: (n: number) => new Int32Array(n),
  bool: (n: number) => new Uint8Array(n),
}

/** Writes the inputs of a call into `folder`, each once for all calls that have the same, and gives their paths. */
export function writeInputs(folder: string, inputs: readonly InputSpec[]): string[] {
  return inputs.map((spec, i) => {
    const { shape, dtype } = spec
    const path = join(folder, `${[i, dtype, ...shape, ...Object.entries(spec.values).flat()].join('-')}.input`)
    if (existsSync(path)) return path
    const values = inputValues(spec, 0x9e3779b9 + i)
    writeFileSync(path, new Uint8Array(values.buffer, 0, values.byteLength))
    return path
  })
}

export function inputValues({ shape, dtype, values }: InputSpec, seed: number) {
  const count = shape.reduce((n, size) => n * size, 1)
  const made = arrays[dtype](count)
  const next = generator(seed)
  const isWide = made instanceof BigInt64Array
  const put = (i: number, value: number) => {
    if (isWide) made[i] = BigInt(value)
    else made[i] = value
  }
  if ('permuted' in values) shuffleRows(count, shape.at(-1) ?? 1, next, put)
  else if ('step' in values) for (let i = 0; i < count; i++) put(i, i * values.step)
  else {
    const { low, high } = values
    const round = dtype === 'float32' ? (v: number) => v : Math.floor
    for (let i = 0; i < count; i++) put(i, round(low + next() * (high - low)))
  }
  return made
}

function shuffleRows(count: number, length: number, next: () => number, put: (i: number, value: number) => void): void {
  for (let start = 0; start < count; start += length) {
    const row = Float64Array.from({ length }, (_, i) => i)
    for (let i = length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1))
      const held = row[i]!
      row[i] = row[j]!
      row[j] = held
    }
    for (let i = 0; i < length; i++) put(start + i, row[i]!)
  }
}

function readOutput(path: string): Float64Array {
  const bytes = readFileSync(path)
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8)
}

/** Null when two outputs agree, else what differs. */
export function compareOutputs(path: string, referencePath: string, comparison: Comparison): string | null {
  const [result, reference] = [readOutput(path), readOutput(referencePath)]
  if (result.length !== reference.length) return `${result.length} values instead of ${reference.length}`
  if (comparison === 'statistics') return compareStatistics(result, reference)
  for (let i = 0; i < result.length; i++) {
    const [found, expected] = [result[i]!, reference[i]!]
    const isClose = Math.abs(found - expected) <= comparison.absolute + comparison.relative * Math.abs(expected)
    // NaN compares false and so is refused: no call makes one.
    if (!isClose && found !== expected) return `value ${i} is ${found} instead of ${expected}`
  }
  return null
}

/** Means and deviations of as many draws differ by a few of their standard errors at most. */
function compareStatistics(result: Float64Array, reference: Float64Array): string | null {
  const [found, expected] = [moments(result), moments(reference)]
  const error = (6 * expected.deviation * Math.SQRT2) / Math.sqrt(reference.length)
  if (!(Math.abs(found.mean - expected.mean) <= error)) return `a mean of ${found.mean} instead of ${expected.mean}`
  // An exponential's fourth moment is nine squared variances: its deviation varies by √2 of the mean's error.
  if (!(Math.abs(found.deviation - expected.deviation) <= 1.5 * error))
    return `a deviation of ${found.deviation} instead of ${expected.deviation}`
  return null
}

function moments(values: Float64Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length
  return { mean, deviation: Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length) }
}
