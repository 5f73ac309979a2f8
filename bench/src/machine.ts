// Describes the machine that a measurement was taken on.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os'

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGiB: number
  /** Instruction sets that matter to these kernels. */
  readonly features: readonly string[]
  readonly system: string
  readonly compiler: string
  readonly node: string
  /** Averages over 1, 5 and 15 minutes before the measurement; each of its own threads that runs adds one later. */
  readonly load: readonly number[]
}

export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    features: features(),
    system: `${platform()} ${release()} ${arch()}`,
    compiler: compiler(),
    node: process.version,
    load: currentLoad(),
  }
}

export const currentLoad = (): number[] => loadavg().map((x) => Number(x.toFixed(2)))

function features(): string[] {
  try {
    const flags = /^(?:flags|Features)\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? ''
    return flags.split(/\s+/).filter((flag) => /^(sse4_2|avx|fma|f16c|asimd|sve|neon|amx)/.test(flag))
  } catch {
    return []
  }
}

function compiler(): string {
  try {
    return execFileSync('c++', ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? 'unknown'
  } catch {
    return 'none'
  }
}

/** Of file names: letters, digits and dashes. */
export function machineName({ cpu, cores }: Machine): string {
  return `${cpu
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}-${cores}-cores`
}
