// The benchmark's command line: measures this project beside its peers, prints a table, writes bench/results.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ParticipantCommand, ParticipantProcess } from '@opgems/cli/peers'
import { Command, InvalidArgumentError } from 'commander'
import { type BenchCase, benchCases } from './cases.ts'
import { writeInputs } from './inputs.ts'
import { measureJobs } from './jobs.ts'
import { currentLoad, describeMachine } from './machine.ts'
import { type CaseResult, measureCase } from './measure.ts'
import { missedFigures } from './missed.ts'
import { count } from './options.ts'
import { floor, ours, type PeerName, peer, peerNames } from './participants.ts'
import { writeReport } from './report.ts'
import { asText, backendTable, jobTable, reasons } from './table.ts'

interface Options {
  readonly backend: readonly string[]
  readonly vs: readonly PeerName[]
  readonly cases?: RegExp
  readonly threads: number
  readonly turns: number
  readonly jobs: boolean
  readonly save: boolean
}

const list = (text: string): string[] => text.split(',').filter((part) => part !== '')

function peerList(text: string): PeerName[] {
  return list(text).map((name) => {
    const known = peerNames.find((p) => p === name)
    if (!known) throw new InvalidArgumentError(`no peer '${name}'; known: ${peerNames.join(', ')}`)
    return known
  })
}

const options = new Command('bench')
  .description('Measures OpGems beside its peers and writes bench/results.')
  .option('--backend <list>', 'backends of this project', list, ['cpu:native', 'cpu:wasm'])
  .option('--vs <list>', `peers: ${peerNames.join(', ')}, or none: ''`, peerList, [...peerNames])
  .option('--cases <pattern>', 'only cases whose name matches', (text: string) => new RegExp(text))
  .option('--threads <count>', 'threads of each participant', count, 2)
  .option('--turns <count>', 'turns of each participant', count, 6)
  .option('--no-jobs', 'leave whole processes out')
  .option('--no-save', 'print only')
  .parse()
  .opts<Options>()

const folder = mkdtempSync(join(tmpdir(), 'opgems-bench-'))
const participants: Record<string, string> = {}
const opened: ParticipantProcess[] = []

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  for (const participant of opened) participant.close()
  rmSync(folder, { recursive: true, force: true })
}

async function main(): Promise<void> {
  const machine = describeMachine()
  const commands = [
    ...options.backend.map((backend) => ours(backend, options.threads)),
    ...options.vs.map((name) => peer(name, options.threads)),
  ]
  const running: ParticipantProcess[] = []
  for (const command of commands) {
    const participant = await open(command)
    if (participant) running.push(participant)
  }
  const absent = options.backend.filter((backend) => !running.some(({ name }) => name === backend))
  if (absent.length > 0) throw new Error(absent.map((backend) => participants[backend]).join('\n'))
  const copier = await open(floor(options.threads))
  const cases: CaseResult[] = []
  const wanted = benchCases.filter(({ name }) => options.cases?.test(name) ?? true)
  for (const benchCase of wanted) cases.push(...(await measureModes(benchCase, running, copier)))
  const jobs = options.jobs ? options.backend.flatMap((backend) => measureJobs(backend, options.threads, 3)) : []
  const loadAfter = currentLoad()
  const { threads, backend: backends, vs: peers } = options
  for (const backend of backends) console.log(`\n${backend}\n${asText(backendTable(backend, peers, cases))}`)
  if (jobs.length > 0) console.log(`\n${asText(jobTable(jobs))}`)
  for (const line of [
    ...Object.entries(participants).map(([n, d]) => `${n}: ${d}`),
    ...reasons(cases),
    ...missedFigures(backends, cases),
  ])
    console.log(line)
  if (!options.save) return
  const results = fileURLToPath(new URL('../results/', import.meta.url))
  const date = new Date().toISOString()
  const name = writeReport(results, { date, machine, loadAfter, threads, backends, peers, participants, cases, jobs })
  console.log(`written: bench/results/${name}`)
}

async function open(command: ParticipantCommand): Promise<ParticipantProcess | undefined> {
  const participant = await ParticipantProcess.open(command)
  if (typeof participant === 'string') {
    participants[command.name] = `missing: ${participant}`
    return undefined
  }
  participants[command.name] = participant.description
  opened.push(participant)
  return participant
}

async function measureModes(
  benchCase: BenchCase,
  running: readonly ParticipantProcess[],
  copier: ParticipantProcess | undefined,
): Promise<CaseResult[]> {
  const inputs = writeInputs(folder, benchCase)
  const results: CaseResult[] = []
  for (const mode of benchCase.modes) {
    process.stderr.write(`${benchCase.name}, ${mode} output …\n`)
    results.push(await measureCase(benchCase, mode, running, copier, inputs, { turns: options.turns, folder }))
  }
  return results
}
