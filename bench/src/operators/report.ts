// Writes the results of operators beside PyTorch: JSON of everything measured, and the table as Markdown.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Machine, machineName } from '../machine.ts'
import { asMarkdown } from '../table.ts'
import type { OperatorResult } from './run.ts'
import { operatorTable, verdicts, withoutTime } from './table.ts'

export interface OperatorReport {
  readonly date: string
  readonly machine: Machine
  readonly threads: number
  readonly backend: string
  readonly participants: Readonly<Record<string, string>>
  readonly results: readonly OperatorResult[]
}

/** Writes operators-<date>-<machine>.json and .md into `folder`; gives the name without its ending. */
export function writeReport(folder: string, report: OperatorReport): string {
  mkdirSync(folder, { recursive: true })
  const name = `operators-${report.date.slice(0, 10)}-${machineName(report.machine)}`
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(report, null, 1)}\n`)
  writeFileSync(join(folder, `${name}.md`), markdown(report, `${name}.json`))
  return name
}

function markdown(
  { date, machine, threads, backend, participants, results }: OperatorReport,
  jsonName: string,
): string {
  const lines = [
    `# Every operator of v3.0 on ${backend} beside PyTorch`,
    '',
    `Written by \`node bench/operators.mjs\`; do not edit. Everything measured: [${jsonName}](${jsonName}).`,
    '',
    `${date}; ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB; ${machine.system}; ${machine.compiler}; Node ${machine.node}; ${threads} threads each.`,
    '',
    ...Object.entries(participants).map(([name, description]) => `- ${name}: ${description}`),
    '',
    'Times are the least of all runs (medians are in the JSON). Each call makes its output and frees it; participants take turns, and outputs were compared before anything was timed. A ratio above 1× says that this project is faster. The floor is the time in which the fastest plain C++ copy moves as many bytes as inputs and outputs have. Where PyTorch lacks the operator, its users’ composition of the same result stands in its place ("composed"). PyTorch’s allocator gives outputs above 32 MiB back to the system and has their pages cleared anew in each call, which ours does not: much of the ratio of an operator that only moves 64 MiB is that.',
    '',
    ...verdicts(backend, results).map((line) => `- ${line}`),
    '',
    asMarkdown(operatorTable(backend, results)),
    ...withoutTime(results).map((line, i) => (i === 0 ? `\n## Without a time\n\n- ${line}` : `- ${line}`)),
  ]
  return `${lines.join('\n')}\n`
}
