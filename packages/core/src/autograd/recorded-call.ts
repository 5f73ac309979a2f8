// One call that is being recorded, and the node that it becomes.
import type { Operator } from '../dispatch/operator-table.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { overloadName } from '../schema/index.ts'
import type { Tensor } from '../tensor/index.ts'
import { GraphNode, type RecordedParts } from './graph.ts'
import type { Count } from './histories.ts'

export interface RecordedCall {
  readonly rt: Runtime
  readonly count: Count
  readonly operator: Operator
  readonly values: readonly unknown[]
  readonly compute: () => unknown
}

/** What `attach` and `rebase` make a node of. */
export type Recording = Pick<RecordedParts, 'slots' | 'formulas' | 'kept'>

export function nodeOf({ operator }: RecordedCall, recording: Recording, results: readonly Tensor[]): GraphNode {
  const outputs = results.map(({ shape, dtype }) => ({ shape, dtype }))
  return new GraphNode({ operator: overloadName(operator.schema), ...recording, outputs })
}
