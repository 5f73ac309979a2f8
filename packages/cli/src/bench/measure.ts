// Measures representative calls on an open device: the time of a call on the device's own clock, and the floor under it.
import { type DType, type Roofline, type Runtime, timeLaunch } from '@opgems/core'
import { prepareWorkload } from '../workloads/prepare.ts'
import { refusalOf, type WorkloadTask } from '../workloads/tasks.ts'
import { workloadName } from '../workloads/workloads.ts'

/** Microseconds of one call: the least of several stretches of calls. */
export interface BenchResult {
  readonly operator: string
  readonly dtype: DType
  readonly shapes: readonly (readonly number[])[]
  readonly microseconds: number
  /** Inputs read once and results written once. */
  readonly bytes: number
  /** Of those bytes at the speed of the device's copy. */
  readonly floor: number | null
  readonly operations: number | null
  /** By peer: microseconds of its call, or why there is none. */
  readonly peers: Readonly<Record<string, number | string>>
}

/** A call that could not be measured. */
export interface BenchRefusal {
  readonly operator: string
  readonly dtype: DType
  readonly reason: string
}

export function measureOurs(rt: Runtime, roofline: Roofline, task: WorkloadTask): BenchResult | BenchRefusal {
  const { workload, dtype, size } = task
  const operator = workloadName(workload)
  try {
    const prepared = prepareWorkload(rt, workload, dtype, size)
    try {
      const { shapes, bytes, operations } = prepared
      const microseconds = timeLaunch(rt.device.stopwatch!, prepared.run)
      return { operator, dtype, shapes, microseconds, bytes, floor: roofline.floor(bytes), operations, peers: {} }
    } finally {
      prepared.dispose()
    }
  } catch (error) {
    return { operator, dtype, reason: refusalOf(error) }
  }
}
