// opgems tune: times candidates of kernels ahead of time, so that later runs find the winners.
import { checkWritable, writeWhole } from '@opgems/conformance'
import { type Choice, type ChoiceFile, createRuntime, type DType, OpGemsError, type Runtime } from '@opgems/core'
import { alignColumns } from '../columns.ts'
import { type ExitStatus, exitStatus } from '../exit-status.ts'
import { type CommandIo, writeJson } from '../io.ts'
import { readBackend, readCounts, readDTypes, readText } from '../option-readers.ts'
import type { AddCommand } from '../run.ts'
import { prepareWorkload } from '../workloads/prepare.ts'
import { inTurn, refusalOf, type Selection, selectTasks, type WorkloadTask } from '../workloads/tasks.ts'

interface Options extends Selection {
  readonly backend?: string
  readonly output?: string
  readonly json?: true
}

const examples = `
Winners are kept in the cache folder for this device and serve every later run, with the setting 'tune' on or off. What is known is not
timed again. Interrupted (Ctrl-C), what was timed so far is kept.

Examples:
  opgems tune --backend cpu
  opgems tune --backend nvidia --ops 'mm,softmax,*norm*' --dtypes bfloat16 --sizes 1Mi,64Mi
  opgems tune --output tuned.json       a file for machines with the same device (setting tuningFiles)`

export const addTune: AddCommand = (program, io, finish) => {
  program
    .command('tune')
    .description('time candidates of kernels on a device and keep the winners')
    .option(
      '--backend <backend>',
      "backend or backend:device, as 'cpu:wasm' (default: the configured or best one)",
      readBackend,
    )
    .option(
      '--ops <globs>',
      "operators, as 'mm,softmax,*norm*' (default: all that have a representative call)",
      readText,
    )
    .option('--dtypes <list>', "dtypes, as 'float32,bfloat16'", readDTypes, ['float32'])
    .option('--sizes <list>', "elements of the first input, as '64Ki,16Mi'", readCounts, readCounts('16Ki,1Mi,8Mi'))
    .option('--output <file>', 'write all winners of this device to a file', readText)
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', examples)
    .action(async (options: Options) => {
      const tasks = selectTasks(options)
      if (options.output !== undefined) await checkWritable(options.output)
      const { backend } = options
      const rt = await createRuntime({ tune: true, ...(backend === undefined ? {} : { backend }) })
      try {
        finish(await tune(rt, tasks, options, io))
      } finally {
        await rt.close()
      }
    })
}

/** A call that the device cannot do. */
interface Skipped {
  readonly operator: string
  readonly dtype: DType
  readonly reason: string
}

async function tune(rt: Runtime, tasks: readonly WorkloadTask[], options: Options, io: CommandIo): Promise<ExitStatus> {
  const device = `${rt.backend.id}:${rt.device.name}`
  if (!rt.device.stopwatch) throw new OpGemsError('UNSUPPORTED', `${device} has no clock to time kernels with`)
  const known = new Set(choicesOf(rt).map(keyOf))
  const { calls, skipped, complete } = await callAll(rt, tasks, io)
  const choices = choicesOf(rt)
  const timed = choices.filter((choice) => !known.has(keyOf(choice)))
  if (options.output !== undefined) await writeWhole(options.output, `${JSON.stringify(rt.tuningChoices(), null, 1)}\n`)
  if (options.json) writeJson(io, { device, complete, calls, timed, skipped, known: known.size })
  else io.stdout.write(describe(timed, { device, calls, skipped, known: known.size }))
  if (!complete) return exitStatus.interrupted
  return calls > 0 ? exitStatus.success : exitStatus.failedCheck
}

const choicesOf = (rt: Runtime): ChoiceFile['choices'] => rt.tuningChoices()?.choices ?? []
const keyOf = ({ kernel, bucket }: Choice): string => `${kernel} ${bucket}`

async function callAll(rt: Runtime, tasks: readonly WorkloadTask[], io: CommandIo) {
  const skipped: Skipped[] = []
  let calls = 0
  for await (const task of inTurn(tasks, io)) {
    const reason = callOnce(rt, task)
    if (reason === null) calls++
    else skipped.push({ operator: task.workload.operator, dtype: task.dtype, reason })
  }
  return { calls, skipped, complete: !io.signal.aborted }
}

/** Null, or why the device cannot do it. */
function callOnce(rt: Runtime, { workload, dtype, size }: WorkloadTask): string | null {
  try {
    prepareWorkload(rt, workload, dtype, size).dispose()
    return null
  } catch (error) {
    return refusalOf(error)
  }
}

interface Summary {
  readonly device: string
  readonly calls: number
  readonly known: number
  readonly skipped: readonly Skipped[]
}

function describe(timed: readonly Choice[], { device, calls, known, skipped }: Summary): string {
  const rows = timed.map(({ name, dtypes, bucket, candidate, microseconds, floor, timed: all }) => [
    `${name}(${dtypes.join(', ')})`,
    String(bucket),
    candidate,
    microseconds.toFixed(1),
    floor === null ? '–' : floor.toFixed(1),
    gain(all[0]?.microseconds, microseconds),
    String(all.length),
  ])
  const header = ['kernel', 'size', 'winner', 'µs', 'copy µs', 'faster than first', 'timed']
  const table = rows.length > 0 ? alignColumns([header, ...rows]) : ''
  const refused = skipped.map(({ operator, dtype, reason }) => `skipped ${operator} ${dtype}: ${reason}\n`)
  const totals = `${device}: ${timed.length} kernels timed in ${calls} calls; ${known} choices were known before\n`
  return table + refused.join('') + totals
}

const gain = (first: number | null | undefined, best: number): string =>
  first == null ? '–' : `${(first / best).toFixed(2)}×`
