// What the suite and a process that runs its cases say to each other.

import type { CaseRun } from '../run/outcome.ts'
import type { ConformanceOptions } from '../suite.ts'

/** Which cases a process runs: of the selected ones, counted from 0, every `of`-th from `shard` on, without those below `from`. */
export interface CaseRequest {
  readonly backend?: string
  readonly selection: Pick<ConformanceOptions, 'corpus' | 'random' | 'large' | 'seed' | 'ops' | 'dtypes'>
  readonly shard: number
  readonly of: number
  readonly from: number
}

/** Said once, when the device is open; then the outcome of each case. After one that lost the device the process ends. */
export type WorkerMessage = 'ready' | CaseReply

export interface CaseReply {
  readonly number: number
  readonly run: CaseRun
}
