// What the npu family adds to LoopIR. A value with lanes is a vector in scratchpad, of which the first `count` elements are in use.
import type { Expr, MemoryType, Stmt, Variable } from '../loops/ir.ts'

/** Types between which the chips convert. */
export type NarrowType = 'float32' | 'float16' | 'bfloat16'

export type NpuExpr =
  /** An elementwise function that the dialect has itself. */
  | { readonly op: 'function'; readonly fn: string; readonly args: readonly Expr[] }
  /** Conversion of a vector between float32 and a float of 16 bits, which is held as its bits. */
  | { readonly op: 'narrow'; readonly from: NarrowType; readonly to: NarrowType; readonly arg: Expr }
  /** Element number `at` of a vector, or the elements from `at` on, `stride` apart. */
  | { readonly op: 'elements'; readonly vector: Variable; readonly at: Expr; readonly stride: 1 | Expr }
  /** All elements in use folded into one, by an instruction of the dialect. */
  | { readonly op: 'fold'; readonly fn: string; readonly arg: Expr }

/** Elements of a vector from number `at` on. */
export interface VectorPart {
  readonly vector: Variable
  readonly at: Expr
}

export type NpuStmt =
  /** From here to the end of the block vectors have `count` elements in use. */
  | { readonly op: 'count'; readonly count: Expr }
  /** Writes a constant to the elements from number `from` on up to number `to`; without `to`, as far as instructions reach. */
  | {
      readonly op: 'fill'
      readonly vector: Variable
      readonly value: Expr
      readonly from: Expr
      readonly to: Expr | null
    }
  /** Runs over the elements in use one by one, from the last on when `reverse`. */
  | { readonly op: 'lanes'; readonly lane: Variable; readonly reverse: boolean; readonly body: readonly Stmt[] }
  /** Writes one element, or as many as `value` has, `stride` apart. */
  | {
      readonly op: 'set'
      readonly vector: Variable
      readonly at: Expr
      readonly stride: 1 | Expr
      readonly value: Expr
    }
  // The rest is made when values are put into vectors.
  /** Declares a vector of up to `elements` elements. */
  | { readonly op: 'vector'; readonly vector: Variable }
  /** One vector instruction of the dialect. */
  | {
      readonly op: 'instruction'
      readonly name: string
      readonly target: VectorPart
      readonly args: readonly (VectorPart | Expr)[]
      readonly temporaries: readonly Variable[]
      readonly count: Count
    }
  /** An instruction that gives a scalar. */
  | {
      readonly op: 'foldInstruction'
      readonly name: string
      readonly target: Variable
      readonly arg: VectorPart
      readonly temporaries: readonly Variable[]
      readonly count: Count
    }
  /** Lets scalar code see what vector instructions wrote, or the other way round. */
  | { readonly op: 'handOver'; readonly to: 'scalar' | 'vector' }
  /** Copies between device memory and scratchpad: `count` elements from base + offset on, `stride` apart there. */
  | {
      readonly op: 'copyIn' | 'copyOut'
      readonly part: VectorPart
      readonly memory: MemoryType
      readonly base: Expr
      readonly offset: Expr
      readonly stride: 1 | Expr
      readonly count: Expr
    }

/** Elements in use, and the same rounded up to what instructions take. */
export interface Count {
  readonly exact: Expr
  readonly whole: Expr
}

/** Where the elements of a vector lie, and how wide they are there. */
export interface VectorStorage {
  readonly memory: MemoryType
  readonly elements: number
  /** A tile of its own for the whole of the kernel. */
  readonly isTile: boolean
}
