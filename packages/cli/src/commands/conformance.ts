// opgems conformance: the suite on a backend.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type ConformanceOptions,
  type ConformanceRuntime,
  checkWritable,
  findCorpora,
  isolatedCases,
  progressLine,
  type Report,
  type ReportFiles,
  renderTable,
  runConformance,
  runSuite,
  selfCheck,
  writeReports,
  writeWhole,
} from '@opgems/conformance'
import { Option } from 'commander'
import pc from 'picocolors'
import { type ExitStatus, exitStatus } from '../exit-status.ts'
import { type CommandIo, writeJson } from '../io.ts'
import { integerFrom, numberFrom, readBackend, readDTypes, readInteger, readText } from '../option-readers.ts'
import type { AddCommand } from '../run.ts'
import { openTested } from '../tested-runtime.ts'

interface Options {
  readonly backend?: string
  readonly ops?: string
  readonly dtypes?: readonly string[]
  readonly corpus?: readonly string[]
  readonly random: boolean
  readonly large?: true
  readonly seed: number
  readonly minPass?: number
  readonly failures?: number
  readonly all?: true
  readonly selfCheck?: true
  readonly jobs: number
  readonly isolate: boolean
  readonly json?: string | true
  readonly junit?: string
  readonly html?: string
}

const examples = `
Without --corpus the recorded PyTorch calls in fixtures/goldens of this folder or a parent are run, where there are any.
Interrupted (Ctrl-C), the reports are written with what has run so far.

Examples:
  opgems conformance --backend cpu                                     everything
  opgems conformance --backend cpu:wasm --ops 'softmax*,{mm,bmm}'      some operators
  opgems conformance --backend cpu --dtypes float32,bfloat16 --html report.html
  opgems conformance --backend cpu --min-pass 0.97                     fails below that share
  opgems conformance --backend cpu --self-check                        proves that the suite can fail`

/** Each is a process with a device of its own. */
const mostJobs = 256
/** The self-check has cases and verdicts of its own. */
const notInSelfCheck = ['ops', 'dtypes', 'corpus', 'large', 'minPass', 'failures', 'all', 'junit', 'html']

export const addConformance: AddCommand = (program, io, finish) => {
  program
    .command('conformance')
    .description('compare a backend with what PyTorch gave and with a float64 reference')
    .option(
      '--backend <backend>',
      "backend or backend:device, as 'cpu:wasm' (default: the configured or best one)",
      readBackend,
    )
    .option('--ops <globs>', "operators, as 'add*,{mm,bmm},nn.functional.*'", readText)
    .option('--dtypes <list>', "dtypes, as 'float32,int64'", readDTypes)
    .option('--corpus <files...>', 'recorded calls: .jsonl or .jsonl.gz files')
    .option('--no-random', 'leave out the random cases')
    .option('--large', 'cases on tensors of more than 2^31 elements too: up to 40 GB of device memory')
    .option('--seed <integer>', 'seed of the random cases', readInteger, 0)
    .option('--min-pass <share>', 'succeed when at least this share (0 to 1) of the cases passes', numberFrom(0, 1))
    .option('--failures <count>', 'how many failures the table lists (default: all)', integerFrom(0))
    .option('--all', 'list operators without a failure too')
    .addOption(
      new Option('--self-check', 'inject faults into the backend and see that the suite reports each').conflicts(
        notInSelfCheck,
      ),
    )
    .option('--jobs <count>', 'processes that run cases at the same time', integerFrom(1, mostJobs), 1)
    .option('--no-isolate', 'run the cases in this process: a crash ends the run')
    .option('--json [file]', 'the report as JSON, to a file or instead of the table', readText)
    .option('--junit <file>', 'the report for continuous integration', readText)
    .option('--html <file>', 'the report as a page', readText)
    .addHelpText('after', examples)
    .action(async (options: Options) => {
      await checkFiles(options)
      const rt = await openTested(options.backend)
      if (io.caseWorker !== undefined && options.isolate && !options.selfCheck) {
        await rt.close()
        return finish(await runIsolated(rt, options, io, io.caseWorker))
      }
      try {
        finish(options.selfCheck ? await runSelfCheck(rt, options, io) : await runHere(rt, options, io))
      } finally {
        await rt.close()
      }
    })
}

type Opened = Awaited<ReturnType<typeof openTested>>

async function runHere(rt: Opened, options: Options, io: CommandIo): Promise<ExitStatus> {
  return await report(options, io, (suite) => runConformance(rt, { ...suite, rung: rt.device.probe.proof }))
}

/** The cases run in processes of their own, which a kernel may take down or rob of the device. */
async function runIsolated(rt: Opened, options: Options, io: CommandIo, worker: string): Promise<ExitStatus> {
  return await report(options, io, async (suite) => {
    const { signal: _signal, onProgress: _onProgress, ...selection } = suite
    const backend = `${rt.backend.id}:${rt.device.name}`
    const cases = isolatedCases({ worker, jobs: options.jobs, request: { backend, selection } })
    io.signal.addEventListener('abort', cases.close)
    try {
      return await runSuite(rt, { ...suite, rung: rt.device.probe.proof }, (_, number) => cases.run(number))
    } finally {
      cases.close()
      if (cases.problem()) io.stderr.write(`${cases.problem()}\n`)
    }
  })
}

/** Runs the suite, writes the reports that are asked for, and says how it went. */
async function report(
  options: Options,
  io: CommandIo,
  run: (options: ConformanceOptions) => Promise<Report>,
): Promise<ExitStatus> {
  const progress = progressLine(io.stderr)
  const report = await run({
    corpus: options.corpus ?? (await defaultCorpora()),
    random: options.random,
    large: options.large === true,
    seed: options.seed,
    signal: io.signal,
    onProgress: progress.update,
    ...(options.ops === undefined ? {} : { ops: options.ops }),
    ...(options.dtypes === undefined ? {} : { dtypes: options.dtypes }),
  })
  progress.clear()
  // First, so that nothing is lost where a file fails.
  if (options.json === true) writeJson(io, report)
  else io.stdout.write(tableOf(report, options, io))
  await writeReports(report, filesOf(options))
  if (!report.complete) return io.signal.aborted ? exitStatus.interrupted : exitStatus.failedCheck
  return verdict(report, options, io)
}

const filesOf = ({ json, junit, html }: Options): ReportFiles => ({
  ...(typeof json === 'string' ? { json } : {}),
  ...(junit === undefined ? {} : { junit }),
  ...(html === undefined ? {} : { html }),
})

/** Before the run, which may take hours. */
async function checkFiles(options: Options): Promise<void> {
  for (const file of Object.values(filesOf(options))) await checkWritable(file)
}

function tableOf(report: Report, { failures, all }: Options, io: CommandIo): string {
  const { green, red, dim } = pc.createColors(io.stdout.isTTY === true)
  return renderTable(report, {
    ...(failures === undefined ? {} : { failures }),
    all: all === true,
    palette: { good: green, bad: red, dim },
  })
}

function verdict({ totals }: Report, { minPass }: Options, io: CommandIo): ExitStatus {
  if (totals.passed + totals.failed === 0) {
    io.stderr.write('no case was run: the selection fits none, or the backend supports none\n')
    return exitStatus.failedCheck
  }
  const isGood = minPass === undefined ? totals.failed === 0 : totals.passRate >= minPass
  return isGood ? exitStatus.success : exitStatus.failedCheck
}

async function runSelfCheck(rt: ConformanceRuntime, { json, seed }: Options, io: CommandIo): Promise<ExitStatus> {
  const report = await selfCheck(rt, { seed, signal: io.signal })
  io.signal.throwIfAborted()
  if (typeof json === 'string') await writeWhole(json, `${JSON.stringify(report, null, 2)}\n`)
  if (json === true) writeJson(io, report)
  else {
    for (const { name, description, detected } of report.faults)
      io.stdout.write(`${detected > 0 ? 'seen' : 'MISSED'}  ${name}: ${description} (${detected} cases)\n`)
    io.stdout.write(report.ok ? 'every injected fault was seen\n' : 'the suite missed a fault, or nothing passed\n')
  }
  return report.ok ? exitStatus.success : exitStatus.failedCheck
}

/** The corpora of the nearest fixtures/goldens: of the working folder or above, else of the checkout this program is part of. */
async function defaultCorpora(): Promise<string[]> {
  for (const start of [process.cwd(), dirname(fileURLToPath(import.meta.url))]) {
    for (let folder = start; ; folder = dirname(folder)) {
      const goldens = join(folder, 'fixtures', 'goldens')
      if (existsSync(goldens)) return await findCorpora(goldens)
      if (folder === dirname(folder)) break
    }
  }
  return []
}
