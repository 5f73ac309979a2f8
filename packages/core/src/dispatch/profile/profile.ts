// What rt.profile found: launches, sums by kernel, a table for people, a trace for viewers.
import type { NpuEstimate } from '../../codegen/npu/estimate.ts'
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
  /** What a chip with scratchpad does: sums, and the greatest part of its scratchpad; null on others. */
  readonly scratchpad: NpuEstimate | null
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
    const hasScratchpad = this.kernels.some((k) => k.scratchpad !== null)
    const rows = this.kernels.map(
      ({ operator, kernel, launches, deviceMicroseconds, bytes, operations, share, ...k }) => [
        operator ?? '–',
        kernel,
        String(launches),
        number(deviceMicroseconds, 1, 1),
        number(bytes, 1e6, 2),
        number(speed(operations, deviceMicroseconds), 1e3, 1),
        percent(share),
        ...(hasScratchpad ? scratchpadCells(k.scratchpad) : []),
      ],
    )
    const titles = ['operator', 'kernel', 'launches', 'device µs', 'MB', 'GFLOP/s', 'of copy']
    return aligned([[...titles, ...(hasScratchpad ? scratchpadTitles : [])], ...rows])
  }
}

const number = (value: number | null, unit: number, digits: number): string =>
  value === null ? '–' : (value / unit).toFixed(digits)
const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(0)} %`)

const scratchpadTitles = ['moved MB', 'repeated MB', 'overlapped', 'instructions', 'scalar elements', 'KiB']
const scratchpadCells = (s: NpuEstimate | null): readonly string[] =>
  s === null
    ? scratchpadTitles.map(() => '–')
    : [
        number(s.bytes, 1e6, 2),
        number(s.repeatedBytes, 1e6, 2),
        percent(s.overlapped),
        number(s.vectorInstructions, 1, 0),
        number(s.scalarElements, 1, 0),
        number(s.scratchpadBytes, 1024, 0),
      ]

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
    scratchpad: sumOfEstimates(group.flatMap((l) => l.scratchpad ?? [])),
  }
}

function sumOfEstimates(all: readonly NpuEstimate[]): NpuEstimate | null {
  if (all.length === 0) return null
  const total = (of: (e: NpuEstimate) => number) => all.reduce((n, e) => n + of(e), 0)
  const bytes = total((e) => e.bytes)
  return {
    bytes,
    repeatedBytes: total((e) => e.repeatedBytes),
    vectorInstructions: total((e) => e.vectorInstructions),
    scalarElements: total((e) => e.scalarElements),
    scratchpadBytes: Math.max(...all.map((e) => e.scratchpadBytes)),
    overlapped: bytes === 0 ? 0 : total((e) => e.bytes * e.overlapped) / bytes,
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
