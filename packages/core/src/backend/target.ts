// A target: dialect, limits and dtype support of one chip; what a lowering needs to know and nothing of the driver.
import type { DType } from '../dtype/dtype.ts'
import type { NpuTarget } from './npu-target.ts'
import type { SimtTarget } from './simt-target.ts'

export type {
  AsyncCopies,
  MatrixInstruction,
  MatrixLoads,
  MatrixOperand,
  MatrixOperands,
  MatrixUnit,
} from './matrix-unit.ts'
export { floatProducts, type NpuMatrixMemory, type NpuMatrixProduct, type NpuMatrixUnit } from './npu-matrix-unit.ts'
export type { ElementType, NpuCopies, NpuDialect, NpuInstruction, NpuTarget } from './npu-target.ts'
export type {
  FunctionSpelling,
  LaunchGeometry,
  NarrowConversion,
  SimtDialect,
  SimtTarget,
  Spelling,
} from './simt-target.ts'

/** The loops family: a host processor, reached through C++ with vector extensions or through WebAssembly SIMD. */
export interface LoopsTarget {
  readonly family: 'loops'
  /** Name of the architecture in tuning files: 'avx512'. */
  readonly arch?: string
  readonly language: 'cpp' | 'wat'
  /** Lanes of one vector value for 32-bit elements; may be several machine registers wide. */
  readonly lanes: number
  /** Independent accumulators of a reduction, to cover the latency of the addition. */
  readonly accumulators: number
  /** Places at which a reduction reads its row side by side: memory gives one stream of addresses less than it has. Divides `accumulators`. */
  readonly streams: number
  /** Workers that run program instances at the same time. */
  readonly threads: number
  readonly caches: { readonly l1: number; readonly l2: number; readonly l3: number }
  /** Register blocking of the matrix product: rows × vectors of `vectorLanes` machine lanes. */
  readonly product: { readonly rows: number; readonly vectors: number; readonly vectorLanes: number }
  readonly dtypes: readonly DType[]
  /** What this very processor can do beyond vectors, in its vendor's words; overrides ask for it. Default: nothing. */
  readonly features?: readonly string[]
}

export type Target = LoopsTarget | SimtTarget | NpuTarget
