// opgems bench: how fast operators are on a device, with the floor under them and peers beside them.
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkWritable, writeWhole } from '@opgems/conformance'
import { createRuntime, OpGemsError, Roofline, type Runtime } from '@opgems/core'
import { InvalidArgumentError, Option } from 'commander'
import { type BenchRefusal, type BenchResult, measureOurs } from '../bench/measure.ts'
import { measurePeer, openPeer } from '../bench/peers.ts'
import { type CallProfile, profileCall, profileText } from '../bench/profile.ts'
import { benchTable, peerReasons } from '../bench/table.ts'
import { type ExitStatus, exitStatus } from '../exit-status.ts'
import { type CommandIo, writeJson } from '../io.ts'
import { readBackend, readCounts, readDTypes, readList, readText } from '../option-readers.ts'
import { type ParticipantProcess, type PeerName, peerNames } from '../peers/index.ts'
import type { AddCommand } from '../run.ts'
import { inTurn, type Selection, selectTasks, type WorkloadTask } from '../workloads/tasks.ts'

interface Options extends Selection {
  readonly backend?: string
  readonly vs: readonly PeerName[]
  readonly profile?: true
  readonly json?: string | true
}

const examples = `
The floor is what the device's own copy takes for the bytes that a call must read and write. A time is the least of several
stretches of calls; on a machine that does something else too, none of them is worth much.

Examples:
  opgems bench --backend cpu --ops 'add,softmax,mm'
  opgems bench --backend nvidia --dtypes bfloat16 --sizes 64Mi --vs torch
  opgems bench --backend ascend --ops 'gelu,softmax' --profile
  opgems bench --backend cpu --vs torch,onnxruntime,tfjs --json report.json`

export const addBench: AddCommand = (program, io, finish) => {
  program
    .command('bench')
    .description('measure operators on a device, beside the floor and other libraries')
    .option(
      '--backend <backend>',
      "backend or backend:device, as 'cpu:wasm' (default: the configured or best one)",
      readBackend,
    )
    .option('--ops <globs>', "operators, as 'add,softmax,mm' (default: all that have a representative call)", readText)
    .option('--dtypes <list>', "dtypes, as 'float32,bfloat16'", readDTypes, ['float32'])
    .option('--sizes <list>', "elements of the first input, as '64Ki,16Mi'", readCounts, readCounts('4Mi'))
    .option('--vs <list>', `peers to measure beside: ${peerNames.join(', ')}`, readPeers, [])
    .addOption(new Option('--profile', 'what the kernels of one call each move and do; needs no clock').conflicts('vs'))
    .option('--json [file]', 'the results as JSON, to a file or instead of the table', readText)
    .addHelpText('after', examples)
    .action(async (options: Options) => {
      const tasks = selectTasks(options)
      if (typeof options.json === 'string') await checkWritable(options.json)
      const { backend } = options
      const rt = await createRuntime(backend === undefined ? {} : { backend })
      const folder = mkdtempSync(join(tmpdir(), 'opgems-bench-'))
      try {
        finish(await (options.profile ? profile(rt, tasks, options, io) : bench(rt, tasks, options, folder, io)))
      } finally {
        rmSync(folder, { recursive: true, force: true })
        await rt.close()
      }
    })
}

function readPeers(text: string): PeerName[] {
  return readList(text).map((name) => {
    const known = peerNames.find((peer) => peer === name)
    if (!known) throw new InvalidArgumentError(`There is no peer '${name}'; known: ${peerNames.join(', ')}.`)
    return known
  })
}

async function bench(
  rt: Runtime,
  tasks: readonly WorkloadTask[],
  options: Options,
  folder: string,
  io: CommandIo,
): Promise<ExitStatus> {
  const device = deviceOf(rt)
  if (!rt.device.stopwatch)
    throw new OpGemsError('UNSUPPORTED', `${device.device} has no clock to measure with; --profile needs none`)
  const { running, participants } = await openPeers(rt, options.vs)
  try {
    const { results, refusals } = await measureAll(rt, tasks, running, folder, io)
    const complete = !io.signal.aborted
    const report = { ...device, complete, participants, results, refusals }
    if (typeof options.json === 'string') await writeWhole(options.json, `${JSON.stringify(report, null, 1)}\n`)
    if (options.json === true) writeJson(io, report)
    else io.stdout.write(textOf(report, options.vs))
    if (!complete) return exitStatus.interrupted
    return results.length > 0 ? exitStatus.success : exitStatus.failedCheck
  } finally {
    for (const peer of running) peer.close()
  }
}

async function profile(
  rt: Runtime,
  tasks: readonly WorkloadTask[],
  { json }: Options,
  io: CommandIo,
): Promise<ExitStatus> {
  const calls: CallProfile[] = []
  const refusals: BenchRefusal[] = []
  for await (const task of inTurn(tasks, io)) {
    const found = await profileCall(rt, task)
    if ('reason' in found) refusals.push(found)
    else calls.push(found)
  }
  const complete = !io.signal.aborted
  const report = { ...deviceOf(rt), complete, calls: calls.map(({ table, ...call }) => call), refusals }
  if (typeof json === 'string') await writeWhole(json, `${JSON.stringify(report, null, 1)}\n`)
  if (json === true) writeJson(io, report)
  else io.stdout.write([profileText(calls), ...refusals.map(refusalLine)].join('\n'))
  if (!complete) return exitStatus.interrupted
  return calls.length > 0 ? exitStatus.success : exitStatus.failedCheck
}

const deviceOf = (rt: Runtime) => ({
  device: `${rt.backend.id}:${rt.device.name}`,
  description: rt.device.probe.description,
})
const refusalLine = ({ operator, dtype, reason }: BenchRefusal): string =>
  `not measured: ${operator} ${dtype}: ${reason}`

interface Report {
  readonly device: string
  readonly description: string
  readonly complete: boolean
  /** By peer: what it is, or why it is missing and how to get it. */
  readonly participants: Readonly<Record<string, string>>
  readonly results: readonly BenchResult[]
  readonly refusals: readonly BenchRefusal[]
}

async function openPeers(rt: Runtime, names: readonly PeerName[]) {
  const { target } = rt.device
  const threads = target.family === 'loops' ? target.threads : availableParallelism()
  const running: ParticipantProcess[] = []
  const participants: Record<string, string> = {}
  for (const name of names) {
    const peer = await openPeer(name, rt, threads)
    if (typeof peer === 'string') participants[name] = `missing: ${peer}`
    else {
      running.push(peer)
      participants[name] = peer.description
    }
  }
  return { running, participants }
}

async function measureAll(
  rt: Runtime,
  tasks: readonly WorkloadTask[],
  peers: readonly ParticipantProcess[],
  folder: string,
  io: CommandIo,
) {
  const roofline = new Roofline(rt.device.inner)
  const results: BenchResult[] = []
  const refusals: BenchRefusal[] = []
  for await (const task of inTurn(tasks, io)) {
    const ours = measureOurs(rt, roofline, task)
    if ('reason' in ours) refusals.push(ours)
    else results.push({ ...ours, peers: await measurePeers(peers, task, ours, folder) })
  }
  return { results, refusals }
}

async function measurePeers(
  peers: readonly ParticipantProcess[],
  task: WorkloadTask,
  ours: BenchResult,
  folder: string,
): Promise<Record<string, number | string>> {
  const times: Record<string, number | string> = {}
  for (const peer of peers) times[peer.name] = await measurePeer(peer, task, ours, folder)
  return times
}

function textOf({ device, description, participants, results, refusals }: Report, names: readonly PeerName[]): string {
  const shown = names.filter((name) => !participants[name]?.startsWith('missing'))
  const lines = [
    `${device}: ${description}`,
    ...Object.entries(participants).map(([name, text]) => `${name}: ${text}`),
    ...peerReasons(results),
    ...refusals.map(refusalLine),
  ]
  return `${results.length > 0 ? `${benchTable(results, shown)}\n` : ''}${lines.join('\n')}\n`
}
