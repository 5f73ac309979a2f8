// Which representative calls a command makes, one after the other, with progress; and what a device may refuse.
import { setImmediate } from 'node:timers/promises'
import { operatorFilter } from '@opgems/conformance'
import { type DType, OpGemsError } from '@opgems/core'
import { UsageError } from '../exit-status.ts'
import type { CommandIo } from '../io.ts'
import { statusLine } from '../status-line.ts'
import { type Workload, workloads } from './workloads.ts'

export interface WorkloadTask {
  readonly workload: Workload
  readonly dtype: DType
  /** Elements of the first input, about. */
  readonly size: number
}

export interface Selection {
  readonly ops?: string
  readonly dtypes: readonly DType[]
  readonly sizes: readonly number[]
}

/** @throws UsageError where no operator fits */
export function selectTasks({ ops, dtypes, sizes }: Selection): readonly WorkloadTask[] {
  const wanted = workloads.filter(({ operator }) => operatorFilter(ops)(`aten::${operator}`))
  if (wanted.length === 0) throw new UsageError(`no operator with a representative call fits '${ops}'`)
  return wanted.flatMap((workload) =>
    dtypes
      .filter((dtype) => workload.dtypes.includes(dtype))
      .flatMap((dtype) => sizes.map((size) => ({ workload, dtype, size }))),
  )
}

/** The tasks in turn, until an interrupt. */
export async function* inTurn(tasks: readonly WorkloadTask[], io: CommandIo): AsyncGenerator<WorkloadTask> {
  const progress = statusLine(io.stderr)
  for (const [i, task] of tasks.entries()) {
    // Lets an interrupt through.
    await setImmediate()
    if (io.signal.aborted) break
    progress.show(`${i + 1}/${tasks.length} ${task.workload.operator} ${task.dtype}, ${task.size} elements`)
    yield task
  }
  progress.clear()
}

/** What a device says that cannot do a call. @throws every other error */
export function refusalOf(error: unknown): string {
  if (error instanceof OpGemsError && (error.code.startsWith('UNSUPPORTED') || error.code === 'OUT_OF_MEMORY'))
    return `${error.code}: ${error.message}`
  throw error
}
