// The GPU results as one table, and as a JSON document with all that is needed to judge them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asMarkdown } from '../table.ts'
import { caseName, type GpuCase } from './cases.ts'
import { describeFigure, type Figure, isReached, median, type Times } from './figures.ts'
import type { PeerMachine } from './peer.ts'
import type { GpuResult } from './run.ts'

export interface HostResult {
  readonly op: string
  readonly ours: number
  readonly torch: number
}
export interface GpuReport {
  readonly date: string
  readonly device: string
  readonly opgems: string
  readonly toolchain: string
  readonly node: string
  readonly peer: PeerMachine
  readonly results: readonly GpuResult[]
  readonly host: readonly HostResult[]
  /** Cases that the time given did not suffice for. */
  readonly left: readonly string[]
}

const digits = (x: number): string => x.toPrecision(x < 1000 ? 3 : 4).replace(/e\+\d+$/, '')
const microseconds = (x: number | null): string => (x === null ? '–' : x < 1000 ? digits(x) : String(Math.round(x)))
const ratio = (a: number | null, b: number | null): string => (a === null || b === null ? '–' : (a / b).toFixed(2))

const verdict = (figure: Figure, times: Times): string => {
  const reached = isReached(figure, times)
  return `${describeFigure(figure)}: ${reached === null ? 'unknown' : reached ? 'reached' : 'MISSED'}`
}

export const header = ['case', 'ours µs', 'torch µs', 'torch/ours', 'floor µs', 'ours/floor', 'rate', 'figures']

export function row(result: GpuResult): string[] {
  const { ours, torch, floor, failure } = result
  const verdicts = result.case.figures.map((f) => verdict(f, result)).join('; ')
  return [
    caseName(result.case),
    ours === null ? 'FAILED' : microseconds(ours),
    microseconds(torch),
    ratio(torch, ours),
    microseconds(floor),
    ratio(ours, floor),
    ours === null ? '–' : rate(result.case, ours),
    failure === null ? verdicts : `${verdicts} (${failure.slice(0, 160)})`,
  ]
}
function rate({ bytes, flops }: GpuCase, microseconds: number): string {
  return flops > 0 ? `${digits(flops / microseconds / 1e6)} TFLOP/s` : `${digits(bytes / microseconds / 1e6)} TB/s`
}

const hostFigures: Readonly<Record<string, (r: HostResult) => string>> = {
  add: (r) =>
    `≤ 5 µs: ${r.ours <= 5 ? 'reached' : 'MISSED'}; ≤ 0.6 × torch: ${r.ours <= 0.6 * r.torch ? 'reached' : 'MISSED'}`,
}
const hostHeader = ['host time of a call', 'ours µs', 'torch µs', 'torch/ours', 'figures']
export function hostRow(r: HostResult): string[] {
  return [
    `${r.op} 32×32, host`,
    r.ours.toFixed(2),
    r.torch.toFixed(2),
    ratio(r.torch, r.ours),
    hostFigures[r.op]?.(r) ?? '',
  ]
}

/** The ratio over the cases whose figure is PyTorch's own speed, and how many figures were reached. */
export function summary({ results, host, left }: GpuReport): string[] {
  const compared = results.filter((r) => r.case.figures.some((f) => 'torchTimes' in f && f.torchTimes === 1))
  const ratios = compared.flatMap((r) => (r.ours !== null && r.torch !== null ? [r.torch / r.ours] : []))
  const verdicts = results.flatMap((r) => r.case.figures.map((f) => isReached(f, r)))
  const failed = results.filter((r) => r.failure !== null).length
  const reached = verdicts.filter((v) => v === true).length
  const middle = ratios.length ? median(ratios) : 0
  return [
    `Median of ${ratios.length} operators and sizes: ${middle.toFixed(2)} × torch (figure: at least 1.2: ${middle >= 1.2 ? 'reached' : 'MISSED'}).`,
    `Figures: ${reached} of ${verdicts.length} reached. Failed cases: ${failed}. Host figures: ${host.length}. Left out for want of time: ${left.length}.`,
  ]
}

/** Writes gpu-<date>-<device>.json and .md; gives their name without the ending. */
export function writeGpuReport(folder: string, report: GpuReport): string {
  mkdirSync(folder, { recursive: true })
  const device = report.device.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const name = `gpu-${report.date.slice(0, 10)}-${device.replace(/^-|-$/g, '')}`
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(report, null, 1)}\n`)
  writeFileSync(join(folder, `${name}.md`), markdown(report, name))
  return name
}

function markdown(report: GpuReport, name: string): string {
  const { peer } = report
  const lines = [
    `# ${report.device}, ${report.date.slice(0, 10)}`,
    '',
    `Written by \`node bench/gpu.mjs\`; do not edit. Everything measured: [${name}.json](${name}.json).`,
    '',
    `OpGems ${report.opgems} (${report.toolchain}, Node ${report.node}) beside PyTorch ${peer.torch} (CUDA ${peer.cuda}), ${report.date}.`,
    'Times are medians, of the means of every four runs, between two device events, the L2 cache flushed before each by a kernel; of two rows of such runs, shifted against each other by a launch, the shorter counts. Both sides are timed so. Outputs were compared with float64 first. The floor is a copy that moves as many bytes. A figure is reached within 2 %, the spread of two runs.',
    '',
    ...summary(report),
    '',
    asMarkdown({ header, rows: report.results.map(row) }),
    '',
    asMarkdown({ header: hostHeader, rows: report.host.map(hostRow) }),
    ...(report.left.length ? ['', `Left out for want of time: ${report.left.join(', ')}.`] : []),
  ]
  return `${lines.join('\n')}\n`
}
