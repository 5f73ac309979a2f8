// The simt family's target: a processor whose threads run in lockstep warps, and the record of how its C++ dialect is spelled.
import type { DType } from '../dtype/dtype.ts'
import type { AsyncCopies, MatrixUnit } from './matrix-unit.ts'

/** A call in the dialect: a function's name, or a text with the operands in the places $0, $1, … */
export type Spelling = string

/** `f32 half_to_float(u16 bits)` and its kin. */
export type NarrowConversion = 'half_to_float' | 'float_to_half' | 'bfloat_to_float' | 'float_to_bfloat'

/** One elementwise function of the kernel language in the dialect's spelling. */
export interface FunctionSpelling {
  readonly f32?: Spelling
  readonly f64?: Spelling
  /** For results that are rounded to 16 bits or less anyway. */
  readonly fast?: Spelling
}

/**
 * How a vendor's C++ is spelled. Generated text uses the fixed-width types i8 … u64, f32, f64 and what stands here; the prelude
 * declares all that the spellings need and includes headers. The emulator replaces the prelude, so nothing may be said there alone.
 */
export interface SimtDialect {
  readonly name: string
  /** Text before everything else; vendor intrinsics belong into functions here. Not seen by the emulator. */
  readonly prelude: string
  /** Stands before a kernel's name: 'extern "C" __global__ void'. */
  readonly kernelPrefix: string
  /** After the prefix; $0 is the greatest number of threads in a block. */
  readonly launchBounds: Spelling
  /**
   * First statement of each kernel, which waits for the launches before it. With it a launch may be started before those have ended,
   * so that its threads are there when they do. Absent: the device waits.
   */
  readonly awaitLaunches?: string
  /** Before a function called by kernels. */
  readonly functionPrefix: string
  readonly sharedQualifier: string
  readonly restrict: string
  /** Statement that waits for the block's threads. */
  readonly barrier: string
  readonly unroll: string
  readonly threadIndex: string
  readonly blockIndex: string
  /** $0 value, $1 lane mask, distance or lane, $2 width (a power of two, at most the lane count). */
  readonly shuffleXor: Spelling
  readonly shuffleUp: Spelling
  readonly shuffleFrom: Spelling
  /** The value at the pointer $0, which nothing reads again soon: caches need not keep it. Absent: an ordinary load. */
  readonly streamedLoad?: Spelling
  /** Same bits in another type. */
  readonly bitcast: {
    readonly f32ToI32: Spelling
    readonly i32ToF32: Spelling
    readonly f64ToI64: Spelling
    readonly i64ToF64: Spelling
  }
  /** Conversions between float32 and 16-bit patterns that the prelude declares as functions of these names; others are done with integers. */
  readonly conversions: readonly NarrowConversion[]
  readonly functions: Readonly<Record<string, FunctionSpelling>>
  /** Old value of *$0 after *$0 += $1 as one step. */
  readonly atomicAdd: { readonly [memory in 'i32' | 'i64' | 'f32' | 'f64']?: Spelling }
  /** Old value of the 32- or 64-bit unsigned word *$0, replaced by $2 where it equals $1. */
  readonly compareAndSwap: { readonly 32: Spelling; readonly 64: Spelling }
  /**
   * Whether blocks start in the order of their numbers, and a volatile store of 64 bits by one is seen, whole, by others that run:
   * reductions of few long rows then take one launch. Absent: two.
   */
  readonly blocksMeet?: true
  /** Absent: matrix products are computed by the threads' own multiplications. */
  readonly matrixUnit?: MatrixUnit
  /** Absent: threads copy, and wait for it. */
  readonly asyncCopies?: AsyncCopies
}

export interface SimtTarget {
  readonly family: 'simt'
  /** Name of the architecture in tuning files: 'sm_90'. */
  readonly arch?: string
  readonly dialect: SimtDialect
  /** Threads of a warp (wavefront): 32, 64 or 128. */
  readonly laneCount: number
  /** Of one block. */
  readonly maxThreads: number
  /** Memory that a block's threads share, in bytes, without asking the driver for more. */
  readonly sharedBytes: number
  /** The same with asking: the most that `LaunchGeometry.dynamicSharedBytes` may be. */
  readonly maxDynamicSharedBytes: number
  /** 32-bit registers of one thread at most, and of one multiprocessor. */
  readonly registers: { readonly perThread: number; readonly perMultiprocessor: number }
  readonly multiprocessors: number
  readonly dtypes: readonly DType[]
  /** What this very chip can do beyond the dialect, in its vendor's words; overrides ask for it. None where it is emulated. */
  readonly features?: readonly string[]
}

/** How a simt kernel is launched: ceil(programs / programsPerBlock) blocks of `threads` threads. */
export interface LaunchGeometry {
  readonly threads: number
  readonly programsPerBlock: number
  /** Statically declared shared memory, for information. */
  readonly sharedBytes: number
  /** Shared memory that each block gets at launch beside that, for kernels that declare it `extern`. Default: none. */
  readonly dynamicSharedBytes?: number
  /** Whether the kernel itself waits for the launches before it, so that the device need not. Default: it does not. */
  readonly awaitsLaunches?: boolean
  /**
   * Where each parameter starts in the argument block, in bytes, for kernels with parameters of other sizes than 8 bytes (a
   * structure by value). The device keeps the block 64-byte aligned. Default: one every 8 bytes.
   */
  readonly parameterOffsets?: readonly number[]
}
