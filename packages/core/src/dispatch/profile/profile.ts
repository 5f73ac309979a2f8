// What rt.profile found: launches, sums by kernel, a table for people, a trace for viewers.
import type { Roofline } from '../tuning/roofline.ts'
import { type ChromeTrace, chromeTrace } from './chrome-trace.ts'
import type { ProfiledCall, ProfiledLaunch, Profiler } from './profiler.ts'

/** All launches of one kernel by one operator. */
export interface ProfiledKernel {
  readonly operator: string | null
  readonly kernel: string
  readonly launches: number
  /** Sums over the launches; null where one is not known. */
  readonly deviceMicroseconds: number | null
  readonly bytes: number | null
  readonly operations: number | null
  /** Time that moving the bytes takes at the speed of the device's copy, over the time it took: 1 is the most. */
  readonly share: number | null
}

export class Profile<T> {
  readonly launches: readonly ProfiledLaunch[]
  readonly calls: readonly ProfiledCall[]
  /** By kernel and operator, the longest first. */
  readonly kernels: readonly ProfiledKernel[]

  constructor(
    /** What the function returned. */
    readonly result: T,
    profiler: Profiler,
    roofline: Roofline,
  ) {
    this.launches = profiler.finish()
    this.calls = profiler.calls
    this.kernels = sumByKernel(this.launches, roofline)
  }

  /** For chrome://tracing and Perfetto: JSON.stringify it into a file. */
  chromeTrace(): ChromeTrace {
    return chromeTrace(this.launches, this.calls)
  }
  toString(): string {
    const rows = this.kernels.map(({ operator, kernel, launches, deviceMicroseconds, bytes, operations, share }) => [
      operator ?? '–',
      kernel,
      String(launches),
      number(deviceMicroseconds, 1, 1),
      number(bytes, 1e6, 2),
      number(speed(operations, deviceMicroseconds), 1e3, 1),
      share === null ? '–' : `${(share * 100).toFixed(0)} %`,
    ])
    return aligned([['operator', 'kernel', 'launches', 'device µs', 'MB', 'GFLOP/s', 'of copy'], ...rows])
  }
}

const number = (value: number | null, unit: number, digits: number): string =>
  value === null ? '–' : (value / unit).toFixed(digits)
const speed = (work: number | null, microseconds: number | null): number | null =>
  work === null || !microseconds ? null : work / microseconds

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')
  return rows.map(line).join('\n')
}

function sumByKernel(launches: readonly ProfiledLaunch[], roofline: Roofline): readonly ProfiledKernel[] {
  const groups = new Map<string, ProfiledLaunch[]>()
  for (const launch of launches) {
    const key = `${launch.operator} ${launch.kernel}`
    const group = groups.get(key)
    if (group) group.push(launch)
    else groups.set(key, [launch])
  }
  const kernels = [...groups.values()].map((group) => sumOf(group, roofline))
  return kernels.sort((a, b) => (b.deviceMicroseconds ?? 0) - (a.deviceMicroseconds ?? 0))
}

function sumOf(group: readonly ProfiledLaunch[], roofline: Roofline): ProfiledKernel {
  const { operator, kernel } = group[0]!
  const deviceMicroseconds = sum(group.map((l) => l.deviceMicroseconds))
  const floor = sum(group.map(({ bytes }) => (bytes === null ? null : roofline.floor(bytes))))
  return {
    operator,
    kernel,
    launches: group.length,
    deviceMicroseconds,
    bytes: sum(group.map((l) => l.bytes)),
    operations: sum(group.map((l) => l.operations)),
    share: speed(floor, deviceMicroseconds),
  }
}

function sum(values: readonly (number | null)[]): number | null {
  let total = 0
  for (const value of values) {
    if (value === null) return null
    total += value
  }
  return total
}
