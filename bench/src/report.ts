// Writes the results: a JSON document of everything measured, and the tables as Markdown.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JobResult } from './jobs.ts'
import { type Machine, machineName } from './machine.ts'
import type { CaseResult } from './measure.ts'
import { missedFigures } from './missed.ts'
import { asMarkdown, backendTable, jobTable, reasons } from './table.ts'

export interface Report {
  readonly date: string
  readonly machine: Machine
  readonly threads: number
  /** As the machine's, after the measurement. A load far above the threads says that other work disturbed it. */
  readonly loadAfter: readonly number[]
  readonly backends: readonly string[]
  readonly peers: readonly string[]
  /** Versions of those that ran, reasons of those that did not, by name. */
  readonly participants: Readonly<Record<string, string>>
  readonly cases: readonly CaseResult[]
  readonly jobs: readonly JobResult[]
}

/** Writes <date>-<machine>.json and README.md into `folder`; gives the JSON's name. */
export function writeReport(folder: string, report: Report): string {
  mkdirSync(folder, { recursive: true })
  const name = `${report.date.slice(0, 10)}-${machineName(report.machine)}.json`
  writeFileSync(join(folder, name), `${JSON.stringify(report, null, 1)}\n`)
  writeFileSync(join(folder, 'README.md'), markdown(report, name))
  return name
}

function markdown(report: Report, jsonName: string): string {
  const { machine, participants } = report
  const load = `load ${machine.load.join(', ')} before and ${report.loadAfter.join(', ')} after`
  const lines = [
    '# Benchmark results',
    '',
    `Written by \`node bench/run.mjs\`; do not edit. Everything measured: [${jsonName}](${jsonName}).`,
    '',
    `${report.date}; ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB; ${machine.system}; ${machine.compiler}; Node ${machine.node}; ${report.threads} threads each; ${load}.`,
    `Processor features: ${machine.features.join(' ')}.`,
    '',
    ...Object.entries(participants).map(([name, description]) => `- ${name}: ${description}`),
    '',
    'Times are the least of all runs (medians are in the JSON); participants take turns, and outputs were compared before anything was timed. A ratio above 1× says that this project is faster. "fresh": each call makes its output and frees it; "given": it writes into one made before. The floor is the time in which the fastest plain C++ copy moves as many bytes.',
    '',
    ...report.backends.flatMap((b) => [`## ${b}`, '', asMarkdown(backendTable(b, report.peers, report.cases)), '']),
    ...(report.jobs.length > 0 ? ['## Whole processes', '', asMarkdown(jobTable(report.jobs)), ''] : []),
    ...section('Missed figures', missedFigures(report.backends, report.cases)),
    ...section('Without a time', reasons(report.cases)),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

const section = (title: string, items: readonly string[]): string[] =>
  items.length > 0 ? [`## ${title}`, '', ...items.map((item) => `- ${item}`), ''] : []
