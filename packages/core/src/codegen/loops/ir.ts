// LoopIR: what the loops lowering produces and the C++ and WebAssembly renderers print: scalar and vector statements over raw memory.
import type { LibraryName } from '../../kernel/index.ts'
import type { NpuExpr, NpuStmt } from '../npu/ir.ts'

/** Element of a value in a register. `index` is the machine's offset type (int64 in C++, i32 in WebAssembly); `ptr` a byte address. */
export type Elem = 'f32' | 'f64' | 'i32' | 'i64' | 'bool' | 'index' | 'ptr'

/** A value: one element (lanes 1) or a vector of the function's lane count. A bool vector is a mask. */
export interface LoopType {
  readonly elem: Elem
  readonly lanes: number
}

/** Element in memory. Loads widen the 8- and 16-bit ones to i32 (i8, i16 sign-extend; u8, u16 zero-extend); stores keep the low bits. */
export type MemoryType = 'i8' | 'u8' | 'i16' | 'u16' | 'i32' | 'i64' | 'f32' | 'f64'

export const memoryBytes: Readonly<Record<MemoryType, number>> = {
  i8: 1,
  u8: 1,
  i16: 2,
  u16: 2,
  i32: 4,
  i64: 8,
  f32: 4,
  f64: 8,
}

/** The register element that a load of this memory type gives. */
export const memoryElem: Readonly<Record<MemoryType, Elem>> = {
  i8: 'i32',
  u8: 'i32',
  i16: 'i32',
  u16: 'i32',
  i32: 'i32',
  i64: 'i64',
  f32: 'f32',
  f64: 'f64',
}

/**
 * Primitive operations. Both operands have the type of the result, except comparisons (result bool) and select (condition first).
 * - floats: add sub mul div neg abs sqrt floor ceil trunc rint (half to even) fma(a,b,c)=a*b+c (rounded once or twice),
 *   min(a,b) = a < b ? a : b and max(a,b) = a > b ? a : b (the second operand when unordered), copysign
 * - integers and index: add sub mul neg min max, div and rem truncating and total (x/0 = 0, x%0 = 0, MIN/-1 = MIN, MIN%-1 = 0),
 *   and or xor not shl shr (arithmetic) ushr (logical), mulhi (high half of the unsigned 32-bit product; i32 only)
 * - bool: and or xor not
 * Shift counts are taken modulo the width.
 */
export const unaryPrimitives = ['neg', 'abs', 'sqrt', 'floor', 'ceil', 'trunc', 'rint', 'not'] as const
export const binaryPrimitives = [
  'add',
  'sub',
  'mul',
  'div',
  'rem',
  'min',
  'max',
  'copysign',
  'and',
  'or',
  'xor',
  'shl',
  'shr',
  'ushr',
  'mulhi',
] as const
export const comparePrimitives = ['lt', 'le', 'gt', 'ge', 'eq', 'ne'] as const
export type UnaryPrimitive = (typeof unaryPrimitives)[number]
export type BinaryPrimitive = (typeof binaryPrimitives)[number]
export type ComparePrimitive = (typeof comparePrimitives)[number]
export type Primitive = UnaryPrimitive | BinaryPrimitive | ComparePrimitive | 'fma' | 'select'

/** Scalar float64 functions of the platform's maths library (libm, or Math.* imported into WebAssembly). */
export { type LibraryName as LibraryFunction, libraryNames as libraryFunctions } from '../../kernel/index.ts'

/** A register. `name` is unique in its function and a valid identifier. */
export interface Variable {
  readonly name: string
  readonly type: LoopType
}

export type Expr =
  | { readonly kind: 'const'; readonly type: LoopType; readonly value: number | bigint | boolean }
  | { readonly kind: 'var'; readonly type: LoopType; readonly variable: Variable }
  /** The 8-byte launch argument number `slot`: ptr and index as unsigned/signed 64-bit, i64 and i32 as signed 64-bit, f64 and f32 as a float64, bool as 0 or 1. */
  | { readonly kind: 'slot'; readonly type: LoopType; readonly slot: number }
  | { readonly kind: 'op'; readonly type: LoopType; readonly fn: Primitive; readonly args: readonly Expr[] }
  /** Float64 call; scalar, or lane by lane what C++ has for whole vectors: fmod. */
  | { readonly kind: 'call'; readonly type: LoopType; readonly fn: LibraryName; readonly args: readonly Expr[] }
  /** Value conversion between elements, same lanes: int to float rounds to nearest, float to int truncates (out of range: unspecified, no trap), bool gives 0 or 1, number to bool is `!= 0`. */
  | { readonly kind: 'convert'; readonly type: LoopType; readonly arg: Expr }
  /** Same bits: f32 with i32, f64 with i64. */
  | { readonly kind: 'bitcast'; readonly type: LoopType; readonly arg: Expr }
  /** One element copied to all lanes. */
  | { readonly kind: 'splat'; readonly type: LoopType; readonly arg: Expr }
  /** base, base+step, base+2·step, … across the lanes; integers and index only; base scalar. */
  | { readonly kind: 'ramp'; readonly type: LoopType; readonly base: Expr; readonly step: number }
  /** One lane of a vector, as a scalar. */
  | { readonly kind: 'lane'; readonly type: LoopType; readonly arg: Expr; readonly lane: number }
  /** `lanes` elements from base + (offset + lane·stride) elements; base ptr, offset and stride scalar index. stride 1 is one unaligned vector load. */
  | {
      readonly kind: 'load'
      readonly type: LoopType
      readonly memory: MemoryType
      readonly base: Expr
      readonly offset: Expr
      readonly stride: 1 | Expr
    }
  /** Element l from base + offsets[l] elements; offsets an index vector. */
  | {
      readonly kind: 'gather'
      readonly type: LoopType
      readonly memory: MemoryType
      readonly base: Expr
      readonly offsets: Expr
    }
  /** Address arithmetic: base + bytes. */
  | { readonly kind: 'address'; readonly type: LoopType; readonly base: Expr; readonly bytes: Expr }
  /** Only in the simt family: see SimtExpr. */
  | { readonly kind: 'simt'; readonly type: LoopType; readonly simt: SimtExpr }
  /** Only in the npu family: see NpuExpr. */
  | { readonly kind: 'npu'; readonly type: LoopType; readonly npu: NpuExpr }

export type Stmt =
  /** Declares and sets a variable; visible until the end of the enclosing block. */
  | { readonly kind: 'let'; readonly variable: Variable; readonly value: Expr }
  | { readonly kind: 'assign'; readonly variable: Variable; readonly value: Expr }
  /** for (variable = from; variable < to; variable += step); variable and bounds are scalar index; `to` and `step` are evaluated once. */
  | {
      readonly kind: 'for'
      readonly variable: Variable
      readonly from: Expr
      readonly to: Expr
      readonly step: Expr
      readonly body: readonly Stmt[]
      /** Asks the simt family's compiler to copy the body for each turn; the bounds are constants. */
      readonly unroll?: boolean
    }
  | { readonly kind: 'while'; readonly condition: Expr; readonly body: readonly Stmt[] }
  | {
      readonly kind: 'if'
      readonly condition: Expr
      readonly then: readonly Stmt[]
      readonly else: readonly Stmt[]
    }
  /** The mirror of the load expression. Where `streamed` (a scalar bool) holds, a hint that no cache needs to keep what is stored. */
  | {
      readonly kind: 'store'
      readonly memory: MemoryType
      readonly base: Expr
      readonly offset: Expr
      readonly stride: 1 | Expr
      readonly value: Expr
      readonly streamed?: Expr
    }
  /** The mirror of gather, lane 0 first, so the last lane wins where offsets repeat. */
  | {
      readonly kind: 'scatter'
      readonly memory: MemoryType
      readonly base: Expr
      readonly offsets: Expr
      readonly value: Expr
    }
  /** A hint to fetch the cache line of base + offset elements. */
  | {
      readonly kind: 'prefetch'
      readonly memory: MemoryType
      readonly base: Expr
      readonly offset: Expr
      readonly write: boolean
    }
  | { readonly kind: 'comment'; readonly text: string }
  /** Only in the simt family: see SimtStmt. */
  | { readonly kind: 'simt'; readonly simt: SimtStmt }
  /** Only in the npu family: see NpuStmt. */
  | { readonly kind: 'npu'; readonly npu: NpuStmt }

/** `count` packs of `pack` elements each, in registers or in the memory that a block's threads share. */
export interface SimtArray {
  readonly name: string
  readonly memory: MemoryType
  readonly pack: number
  readonly count: number
  readonly shared: boolean
}
/** Expressions of one thread of the simt family, where every value has one lane. */
export type SimtExpr =
  /** Number of this thread in its block, of this block in the grid. */
  | { readonly op: 'thread' | 'block' }
  /** A text of the dialect's with operands in the places $0, $1, … */
  | { readonly op: 'spelled'; readonly text: string; readonly args: readonly Expr[] }
  /** Element `at` of pack number `index`; widened as a load is. */
  | { readonly op: 'element'; readonly array: SimtArray; readonly index: Expr; readonly at: Expr }
  /** The value that the lane with this lane's number xor `mask` has, or the lane `distance` before it (its own where there is none), among `width` neighbouring lanes. */
  | { readonly op: 'shuffleXor' | 'shuffleUp'; readonly value: Expr; readonly distance: number; readonly width: number }
  /** The value of lane number `lane` of each `width` neighbouring lanes. */
  | { readonly op: 'shuffleFrom'; readonly value: Expr; readonly lane: Expr; readonly width: number }
  /** Waits for the i32 that another block publishes in word number `at`, and clears the word. */
  | { readonly op: 'collect'; readonly words: Expr; readonly at: Expr }
export type SimtStmt =
  | { readonly op: 'array'; readonly array: SimtArray }
  | { readonly op: 'set'; readonly array: SimtArray; readonly index: Expr; readonly at: Expr; readonly value: Expr }
  /** A whole pack from or to base + offset elements, whose address is a multiple of the pack's size (16 bytes at most). */
  | {
      readonly op: 'loadPack' | 'storePack'
      readonly array: SimtArray
      /** Of a load: nothing reads the same memory again soon. */
      readonly isStreamed?: boolean
      readonly index: Expr
      readonly base: Expr
      readonly offset: Expr
    }
  /** Waits for all threads of the block. */
  | { readonly op: 'barrier' }
  /** Lets other blocks see an i32 in word number `at`, which is clear. */
  | { readonly op: 'publish'; readonly words: Expr; readonly at: Expr; readonly value: Expr }
  /** Replaces an element by `value`, which `body` computes from the variable `old`, as one step for all threads. */
  | {
      readonly op: 'update'
      readonly memory: MemoryType
      readonly base: Expr
      readonly offset: Expr
      readonly old: Variable
      readonly body: readonly Stmt[]
      readonly value: Expr
    }
  /** element = element + value in one step, for memory types whose addition the dialect spells. */
  | {
      readonly op: 'atomicAdd'
      readonly memory: MemoryType
      readonly base: Expr
      readonly offset: Expr
      readonly value: Expr
    }

/**
 * One compiled function: `void name(slots*, index first, index end, ptr scratch)`; runs program instances first ≤ pid < end.
 * `slots` points to 8-byte launch arguments; `scratch` to this thread's private memory, 64-byte aligned, uninitialised.
 */
export interface LoopFunction {
  readonly name: string
  /** Lane count of every vector in it. */
  readonly lanes: number
  readonly first: Variable
  readonly end: Variable
  readonly scratch: Variable
  readonly body: readonly Stmt[]
}
