// Renders results as a table: plain text for the terminal, Markdown for the committed file.
import type { JobResult } from './jobs.ts'
import type { CaseResult, Outcome, Timing } from './measure.ts'
import { describeTarget, isTiming, judge } from './targets.ts'

export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Least times of one backend beside its peers; a ratio above 1 says that this project is faster. */
export function backendTable(backend: string, peers: readonly string[], results: readonly CaseResult[]): Table {
  const header = [
    'case',
    'size',
    'output',
    'ours',
    'floor',
    'ours/floor',
    ...peers.flatMap((p) => [p, `${p}/ours`]),
    'figure',
  ]
  const rows = results.map((result) => {
    const ours = result.outcomes[backend]
    return [
      result.name,
      result.shape.join('×'),
      result.mode,
      outcomeText(ours, result.flops),
      result.floor ? milliseconds(result.floor.min) : '–',
      result.floor && isTiming(ours) ? ratio(ours.min / result.floor.min) : '–',
      ...peers.flatMap((peer) => peerCells(ours, result.outcomes[peer], result.flops)),
      figures(backend, result),
    ]
  })
  return { header, rows }
}

function peerCells(ours: Outcome | undefined, theirs: Outcome | undefined, flops: number): [string, string] {
  const text = outcomeText(theirs, flops)
  return [text, isTiming(ours) && isTiming(theirs) ? ratio(theirs.min / ours.min) : '–']
}

function figures(backend: string, result: CaseResult): string {
  const verdicts = judge(backend, result)
  const words = { true: 'reached', false: 'MISSED', null: 'not measured' }
  return verdicts.map(({ target, reached }) => `${describeTarget(target)}: ${words[`${reached}`]}`).join('; ') || '–'
}

function outcomeText(outcome: Outcome | undefined, flops: number): string {
  if (!outcome) return 'missing'
  if ('absent' in outcome) return 'none'
  if ('failed' in outcome) return 'FAILED'
  if ('wrong' in outcome) return 'WRONG'
  const speed = flops > 0 ? ` (${(flops / outcome.min / 1e6).toFixed(0)} GFLOP/s)` : ''
  return milliseconds(outcome.min) + speed
}

export function milliseconds(value: number): string {
  return value < 0.1 ? `${(value * 1000).toFixed(2)} µs` : `${value.toFixed(2)} ms`
}
const ratio = (value: number): string => `${value.toFixed(2)}×`

export function jobTable(jobs: readonly JobResult[]): Table {
  const header = ['job', 'backend', 'start', 'time', 'figure']
  const rows = jobs.map((job) => {
    const time = job.seconds === null ? (job.problem ?? 'missing') : `${job.seconds.toFixed(2)} s`
    const isReached = job.seconds !== null && job.seconds <= job.limit
    return [job.name, job.backend, job.start, time, `≤ ${job.limit} s: ${isReached ? 'reached' : 'MISSED'}`]
  })
  return { header, rows }
}

export function asText({ header, rows }: Table): string {
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  return [line(header), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n')
}

export function asMarkdown({ header, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Why something has no time: one line for each participant and reason, with the cases. */
export function reasons(results: readonly CaseResult[]): string[] {
  const cases = new Map<string, string[]>()
  for (const { name, mode, outcomes } of results)
    for (const [participant, outcome] of Object.entries(outcomes)) {
      if (isTiming(outcome)) continue
      const line = `${participant}: ${reason(outcome)}`
      cases.set(line, [...(cases.get(line) ?? []), `${name} (${mode})`])
    }
  return [...cases].map(([line, names]) => `${line}: ${names.join(', ')}`)
}

function reason(outcome: Exclude<Outcome, Timing>): string {
  if ('absent' in outcome) return outcome.absent
  return 'failed' in outcome ? `FAILED, ${outcome.failed}` : `WRONG, ${outcome.wrong}`
}
