// The npu family's target: cores with scratchpad memory and vector instructions on it, and the record of how its language is spelled.
import type { DType } from '../dtype/dtype.ts'
import type { NpuMatrixUnit } from './npu-matrix-unit.ts'
import type { Spelling } from './simt-target.ts'

/**
 * How an element lies in scratchpad: as in device memory. bool vectors are f32 of 0 and 1; float16, bfloat16 and float8 are their
 * bits (u16, u8).
 */
export type ElementType = 'i8' | 'u8' | 'i16' | 'u16' | 'i32' | 'i64' | 'f32' | 'f64'

/**
 * One vector instruction as statements. $d is the target, $0, $1, $2 the operands, $n the number of elements, a multiple of the
 * target's `countUnit` and at least one of them; $t0, $t1, … are temporary vectors. The target may be the same vector as an operand:
 * no statement may write $d while an operand is still to be read. What $d holds behind the elements in use does not matter.
 */
export interface NpuInstruction {
  readonly text: string
  /** Element types of $t0, $t1, … */
  readonly temporaries?: readonly ElementType[]
}

/** A copy. $0 is the vector (element in it), $1 the place in device memory (a typed pointer), $2 the number of elements, $3 a stride in elements. */
export interface NpuCopies {
  /** Any number of elements, 0 included; what was computed before is there, and the copy has landed, when the next statement begins. */
  readonly in: Spelling
  readonly out: Spelling
  /** The same, elements $3 apart in device memory; $3 may be any number. */
  readonly stridedIn: Spelling
  readonly stridedOut: Spelling
  /** Starts a copy and goes on; absent where the language has none. */
  readonly startIn?: Spelling
  readonly startOut?: Spelling
  /** Statement that waits for all started copies and all vector instructions. */
  readonly wait?: string
}

/** How a vendor's language is spelled. Scalars are C++ with types i8 … u64, f32, f64. */
export interface NpuDialect {
  readonly name: string
  /** Text before everything but the scalar types' names: includes, functions that the spellings use. */
  readonly prelude: string
  /** Stands before a kernel's name: 'extern "C" __mlu_global__ void'. */
  readonly kernelPrefix: string
  /** Before a function called by kernels. */
  readonly functionPrefix: string
  /** Qualifies pointers to device memory: '__gm__'; '' where none is needed. */
  readonly globalQualifier: string
  /** Declares $0 bytes of scratchpad: at file level, and first in the kernel. */
  readonly declareGlobal: Spelling
  readonly declareLocal: Spelling
  /** Declares a vector named $0 of $2 elements of C++ type $1 at byte $3 of the scratchpad. */
  readonly declareVector: Spelling
  /** The vector $0 from element $1 on. */
  readonly part: Spelling
  /** Element $1 of vector $0; `set` is a statement that writes $2 (of the element's type). Earlier instructions' results must be seen, and later ones must see it. */
  readonly element: { readonly get: Spelling; readonly set: Spelling }
  /** The element that the typed pointer $0 points to in device memory; `set` writes $1. Earlier writes of the same core must be seen. */
  readonly globalElement: { readonly get: Spelling; readonly set: Spelling }
  /**
   * Statements that let scalar code see what vector instructions wrote, and vector instructions what scalar code wrote in scratchpad;
   * absent where the machine keeps that order itself. Copies that are not only started keep it.
   */
  readonly handOver?: { readonly scalar: string; readonly vector: string }
  /** The float32 of an argument $0 that holds the bits of a float64 as an i64; absent where scalar code has float64. */
  readonly floatArgument?: Spelling
  /** Number of this core among those that run the kernel, and how many they are. */
  readonly coreIndex: string
  readonly coreCount: string
  /** Same bits in another type, of scalars. */
  readonly bitcast: {
    readonly f32ToI32: Spelling
    readonly i32ToF32: Spelling
    readonly f64ToI64: Spelling
    readonly i64ToF64: Spelling
  }
  readonly copies: NpuCopies
  /**
   * By name and element type of the operands: 'add f32'. A second operand that is a scalar has a name of its own: 'add f32 scalar'.
   * Names are those of LoopIR's primitives and of elementwise functions (f32 only); 'fill', 'move'; 'select' (operand 0 is a bool);
   * bool has 'and bool', 'or bool', 'xor bool', 'not bool'; comparisons give a bool; conversions are 'convert i32 f32' (from, to),
   * narrow floats 'convert float16 float32' and back. Whatever is absent is computed element by element in scalar code.
   */
  readonly instructions: Readonly<Record<string, NpuInstruction>>
  /** Reductions to a scalar: $d is the scalar variable of the element's type, operands behind the elements in use are neutral. 'sum f32', 'greatest f32'. */
  readonly folds: Readonly<Record<string, NpuInstruction>>
  /** Elementwise functions on float32 scalars; those with a vector instruction need one. */
  readonly scalarFunctions: Readonly<Record<string, Spelling>>
}

export interface NpuTarget {
  readonly family: 'npu'
  /** Name of the architecture in tuning files. */
  readonly arch?: string
  readonly dialect: NpuDialect
  readonly cores: number
  /** What one core's vectors may take. */
  readonly scratchpadBytes: number
  /** Of vectors in scratchpad, in bytes. */
  readonly alignment: number
  /** Vector instructions take multiples of so many elements. */
  readonly countUnit: number
  readonly dtypes: readonly DType[]
  /** Absent: matrix products are computed on vectors. */
  readonly matrixUnit?: NpuMatrixUnit
}
