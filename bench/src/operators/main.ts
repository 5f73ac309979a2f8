// The command line of node bench/operators.mjs: every operator of v3.0 beside PyTorch.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ParticipantProcess } from '@opgems/cli/peers'
import { Command, InvalidArgumentError } from 'commander'
import { describeMachine } from '../machine.ts'
import { count } from '../options.ts'
import { floor, operatorParticipants } from '../participants.ts'
import { asText } from '../table.ts'
import { floats, tokens } from './call.ts'
import { operatorCalls } from './calls/index.ts'
import { writeInputs } from './inputs.ts'
import { type OperatorReport, writeReport } from './report.ts'
import { type Copier, measureOperator, type OperatorResult } from './run.ts'
import { operatorTable, verdicts, withoutTime } from './table.ts'

interface Options {
  readonly backend: string
  readonly cases?: RegExp
  readonly slice?: readonly [number, number]
  readonly join?: readonly string[]
  readonly threads: number
  readonly turns: number
  readonly seconds: number
  readonly out?: string
}

function slice(text: string): readonly [number, number] {
  const [part, parts] = text.split('/').map(Number)
  if (!part || !parts || part > parts) throw new InvalidArgumentError("give a part of the whole, as '2/6'")
  return [part, parts]
}

const options = new Command('operators')
  .description(
    'Measures every operator of v3.0 beside PyTorch; writes bench/results/operators-<date>-<machine>.{json,md}.',
  )
  .option('--backend <backend>', 'backend of this project', 'cpu:native')
  .option('--cases <pattern>', 'only operators whose name matches', (text: string) => new RegExp(text))
  .option('--slice <part>', "only a part of the operators, as '2/6'; put them together with --join", slice)
  .option('--join <reports...>', 'make one report of those that slices wrote; measures nothing')
  .option('--threads <count>', 'threads of each participant', count, 2)
  .option('--turns <count>', 'turns of each participant', count, 4)
  .option('--seconds <time>', 'about so long for each operator and participant', Number, 0.25)
  .option('--out <folder>', 'where to write (default: bench/results for the whole, nowhere for a part)')
  .parse()
  .opts<Options>()

const folder = mkdtempSync(join(tmpdir(), 'opgems-bench-'))
const opened: ParticipantProcess[] = []
try {
  const report = options.join ? joined(options.join) : await measureAll()
  show(report)
  const isWhole = !options.cases && !options.slice
  const out = options.out ?? (isWhole ? fileURLToPath(new URL('../../results/', import.meta.url)) : undefined)
  if (out !== undefined) console.log(`written: ${writeReport(out, report)}.{json,md}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  for (const participant of opened) participant.close()
  rmSync(folder, { recursive: true, force: true })
}

function wantedCalls() {
  const named = operatorCalls.filter(({ operator }) => options.cases?.test(operator) ?? true)
  const [part, parts] = options.slice ?? [1, 1]
  return named.filter((_, i) => i % parts === part - 1)
}

async function measureAll(): Promise<OperatorReport> {
  const { backend, threads, turns, seconds } = options
  const machine = describeMachine()
  const participants: Record<string, string> = {}
  const open = async (command: Parameters<typeof ParticipantProcess.open>[0]) => {
    const participant = await ParticipantProcess.open(command)
    if (typeof participant === 'string') throw new Error(participant)
    participants[participant.name] = participant.description
    opened.push(participant)
    return participant
  }
  const running: ParticipantProcess[] = []
  for (const command of operatorParticipants(backend, threads)) running.push(await open(command))
  const copier = await openCopier(await open(floor(threads)))
  const results: OperatorResult[] = []
  const milliseconds = (seconds * 1000) / turns
  for (const call of wantedCalls()) {
    process.stderr.write(`${call.operator} …\n`)
    results.push(await measureOperator(call, running, copier, { turns, folder, milliseconds }))
  }
  return { date: new Date().toISOString(), machine, threads, backend, participants, results }
}

async function openCopier(participant: ParticipantProcess): Promise<Copier> {
  const own = mkdtempSync(join(folder, 'copy-'))
  const [path] = writeInputs(own, [floats(tokens)])
  return { participant, path: path!, shape: tokens }
}

/** In the order of the calls, with their reasons; of an operator that several reports have, the last counts. */
function joined(paths: readonly string[]): OperatorReport {
  const reports = paths.map((path) => JSON.parse(readFileSync(path, 'utf8')) as OperatorReport)
  const last = reports.at(-1)
  if (!last) throw new Error('--join needs reports')
  const byName = new Map(reports.flatMap(({ results }) => results.map((r) => [r.operator, r] as const)))
  const results = operatorCalls.flatMap(({ operator, reason = null }) => {
    const result = byName.get(operator)
    return result ? [{ ...result, reason }] : []
  })
  return { ...last, results }
}

function show({ backend, participants, results }: OperatorReport): void {
  console.log(asText(operatorTable(backend, results)))
  for (const [name, description] of Object.entries(participants)) console.log(`${name}: ${description}`)
  for (const line of [...withoutTime(results), ...verdicts(backend, results)]) console.log(line)
}
