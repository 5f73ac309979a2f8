// Which kernels a representative call launches and what each does: on a device without a clock too.
import type { DType, ProfiledKernel, Runtime } from '@opgems/core'
import { prepareWorkload } from '../workloads/prepare.ts'
import { refusalOf, type WorkloadTask } from '../workloads/tasks.ts'
import { workloadName } from '../workloads/workloads.ts'
import type { BenchRefusal } from './measure.ts'

export interface CallProfile {
  readonly operator: string
  readonly dtype: DType
  readonly shapes: readonly (readonly number[])[]
  readonly kernels: readonly ProfiledKernel[]
  /** The kernels for people. */
  readonly table: string
}

export async function profileCall(
  rt: Runtime,
  { workload, dtype, size }: WorkloadTask,
): Promise<CallProfile | BenchRefusal> {
  const operator = workloadName(workload)
  try {
    const prepared = prepareWorkload(rt, workload, dtype, size)
    try {
      const profile = await rt.profile(prepared.run)
      return { operator, dtype, shapes: prepared.shapes, kernels: profile.kernels, table: String(profile) }
    } finally {
      prepared.dispose()
    }
  } catch (error) {
    return { operator, dtype, reason: refusalOf(error) }
  }
}

/** All calls below one another. */
export const profileText = (calls: readonly CallProfile[]): string =>
  calls
    .map(({ operator, dtype, shapes, table }) => `${operator} ${dtype} ${JSON.stringify(shapes)}\n${table}\n`)
    .join('\n')
