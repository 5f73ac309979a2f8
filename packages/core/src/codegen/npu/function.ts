// One kernel of the npu family before it is printed.
import type { Stmt, Variable } from '../loops/ir.ts'
import type { SimtParameter } from '../simt/function.ts'
import type { VectorStorage } from './ir.ts'

export interface NpuFunction {
  readonly name: string
  /** In the order of the slots; then come the number of program instances, and memory for each core. */
  readonly parameters: readonly SimtParameter[]
  readonly wide: boolean
  /** What every core does first. */
  readonly before: readonly Stmt[]
  /** Number of the program instance. */
  readonly program: Variable
  readonly programs: Variable
  readonly scratch: Variable
  /** One program instance. */
  readonly body: readonly Stmt[]
  readonly after: readonly Stmt[]
  readonly storage: ReadonlyMap<Variable, VectorStorage>
  /** The three steps that overlap between program instances; null where they run one after the other. */
  readonly pipeline: Pipeline | null
}

/** Of one program instance: copies in, computation, copies out. */
export interface Pipeline {
  readonly load: readonly Stmt[]
  readonly compute: readonly Stmt[]
  readonly store: readonly Stmt[]
  /** Vectors that exist twice, since two steps use them at the same time. */
  readonly doubled: ReadonlySet<Variable>
}
