// The report of a run: plain data, the same in memory and in the JSON file.
import type { KernelChoice } from '../runtime.ts'

/** How far a backend's claim is proved (design section 10): by its source, a compiler, an emulated device, or the hardware. */
export const rungs = ['rendered', 'compiled', 'emulated', 'hardware'] as const
export type Rung = (typeof rungs)[number]

export const reportFormat = 'opgems-conformance/2'

export interface Counts {
  readonly passed: number
  /** Wrong results and errors. */
  readonly failed: number
  /** Failures on the reviewed list of known differences. */
  readonly known: number
  readonly unsupported: number
}

/** The error nearest to its limit. */
export interface WorstError {
  /** Error divided by what is allowed; null stands for infinity, which JSON lacks. */
  readonly ratio: number | null
  readonly absolute: number | null
  readonly relative: number | null
}

export interface OperatorReport extends Counts {
  readonly name: string
  /** At least one case was not unsupported: the runtime has the operator. */
  readonly implemented: boolean
  readonly milliseconds: number
  /** The worst error among the cases that passed. */
  readonly worst?: WorstError
  /** Tensors left alive by its cases. */
  readonly leaked: number
  /** Cases whose result has other strides than PyTorch's. */
  readonly layoutDiffers: number
  /** Why cases were unsupported, and how many. */
  readonly unsupportedReasons: Readonly<Record<string, number>>
}

export interface DtypeReport extends Counts {
  readonly worst?: WorstError
}

/** The cases of one corpus, or of the random families. */
export interface SourceReport extends Counts {
  /** passed / (passed + failed + known): of the cases that the runtime took on. */
  readonly passRate: number
  /** passed / all cases of operators that the runtime has. */
  readonly implementedRate: number
  /** passed / all cases. */
  readonly overallRate: number
  /** By the dtype of the first tensor; absent in reports made before it was counted. */
  readonly dtypes?: Readonly<Record<string, Counts>>
}

export interface FailureReport {
  readonly operator: string
  readonly source: string
  readonly line: number
  readonly variant: string
  readonly dtype: string
  /** The call, with dtypes, shapes and layouts. */
  readonly call: string
  readonly kind: 'failed' | 'error'
  /** The error's code, or `MISMATCH`. */
  readonly code: string
  readonly reason: string
  /** Where in the results, and what was there; for mismatches. */
  readonly where?: string
  readonly expected?: string
  readonly got?: string
}

/** A case that no correct backend can pass, what it gave here, and why. */
export interface KnownReport extends FailureReport {
  readonly explanation: string
}

export interface Report {
  readonly format: typeof reportFormat
  readonly backend: string
  readonly device: string
  readonly rung: Rung
  /** The device in words, its toolchain, and the backend's version, where the runtime tells. */
  readonly hardware?: string
  readonly toolchain?: string
  readonly backendVersion?: string
  /** Which kernels ran, as the runtime says; absent where it does not, and in reports made before it was asked. */
  readonly kernelChoice?: KernelChoice
  /** Version of the suite. */
  readonly version: string
  /** Node's version, operating system and architecture. */
  readonly host: string
  /** ISO 8601, when the run began. */
  readonly date: string
  readonly milliseconds: number
  /** False where the run was stopped before its end. */
  readonly complete: boolean
  readonly selection: {
    /** Paths from the working folder; of files outside it, the names alone. */
    readonly corpus: readonly string[]
    readonly random: boolean
    readonly large?: boolean
    readonly seed: number
    readonly ops?: string
    readonly dtypes?: readonly string[]
  }
  readonly totals: Counts & {
    readonly operators: number
    readonly implementedOperators: number
    /** passed / (passed + failed + known): of the cases that the runtime took on; 0 where there were none. */
    readonly passRate: number
    /** passed / all cases of implemented operators, their unsupported ones included. */
    readonly implementedRate: number
    readonly leaked: number
  }
  readonly operators: readonly OperatorReport[]
  readonly dtypes: Readonly<Record<string, DtypeReport>>
  /** By corpus; absent in reports made before it was counted. */
  readonly sources?: Readonly<Record<string, SourceReport>>
  readonly failures: readonly FailureReport[]
  readonly known: readonly KnownReport[]
}
