// What the debug setting prints to standard error about kernels.
import type { Choice } from './tuning/choice.ts'

/** One kernel made ready. */
export interface KernelEvent {
  readonly key: string
  readonly source: string
  /** Whether the disk cache had its binary. */
  readonly cached: boolean
  readonly milliseconds: number
}
export type KernelTrace = (event: KernelEvent) => void

/** Level 1: a line a kernel; level 2: its source too. Undefined at level 0, so that nothing is measured. */
export function kernelTrace(level: number): KernelTrace | undefined {
  if (level < 1) return undefined
  return ({ key, source, cached, milliseconds }) => {
    process.stderr.write(`opgems: ${cached ? 'loaded' : 'compiled'} ${key} in ${milliseconds.toFixed(1)} ms\n`)
    if (level >= 2) process.stderr.write(`${source}\n`)
  }
}

/** From level 1: a line for each choice that was timed. */
export function choiceTrace(level: number): ((choice: Choice) => void) | undefined {
  if (level < 1) return undefined
  return ({ name, dtypes, bucket, candidate, microseconds, floor, timed }) => {
    const least = floor === null ? 'floor unknown' : `floor ${floor.toFixed(1)} µs`
    const kernel = `${name}(${dtypes.join(', ')}) size ${bucket}`
    const winner = `${candidate}, ${microseconds.toFixed(1)} µs (${least})`
    process.stderr.write(`opgems: tuned ${kernel}: ${winner}; best of ${timed.length}\n`)
  }
}
