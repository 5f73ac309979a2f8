// A chip's matrix instructions and asynchronous copies, as the simt family's matrix products need them.
import type { Spelling } from './simt-target.ts'

/** What an instruction multiplies; 'tf32' is float32 rounded to 11 significant bits. */
export type MatrixOperand = 'float16' | 'bfloat16' | 'tf32' | 'int8' | 'float64'

/** D[rows, columns] += A·B of one warp, all lanes at once. */
export interface MatrixInstruction {
  readonly operand: MatrixOperand
  readonly sum: 'float32' | 'int32' | 'float64'
  readonly rows: number
  readonly columns: number
  /** Function `multiply(T (&sums)[S], const u32 (&a)[…], const u32 (&b)[2])` that adds the product to a lane's sums. */
  readonly multiply: string
}

/**
 * Every instruction takes 32 bytes of each row of A and of each column of B, 8 bytes from each of four lanes, which lets the
 * template choose the elements: the sum is the same in any order along K, so long as A and B agree. A lane's words of A are the
 * first four bytes for each of its rows, which are laneCount / 4 apart, then the next four.
 */
export interface MatrixUnit {
  /** Text that declares the functions; not seen by the emulator. */
  readonly prelude: string
  readonly instructions: readonly MatrixInstruction[]
  /** Row of A, and column of B, of lane $0: below laneCount / 4. */
  readonly line: Spelling
  /** Which of the four lanes of its line lane $0 is. */
  readonly group: Spelling
  /** Row and column of the product of lane $0's sum number $1. */
  readonly sumRow: Spelling
  readonly sumColumn: Spelling
  /** Sums of a lane that are neighbours in a row of the product, counted from each multiple of this number. */
  readonly neighbours: number
  /**
   * Function `load_transposed(u32 (&to)[4], const void* row)` for warps of 32: lane l gives the address of row l % 8 of the
   * l / 8th of four matrices of 8 × 8 elements of 16 bits, and gets column l / 4, rows 2·(l % 4) and the next, of each. Absent:
   * elements are loaded one by one.
   */
  readonly loadTransposed?: string
}

/** Copies from global into shared memory during which the thread goes on. */
export interface AsyncCopies {
  /** Text that declares what the spellings call; not seen by the emulator. */
  readonly prelude: string
  /** Statement: copies $2 bytes (4, 8 or 16, by which both are aligned) to $0 from $1; those from number $3 on become zeros. */
  readonly copy: Spelling
  /** Statement that ends a group of copies. */
  readonly commit: string
  /** Statement that waits until at most $0 of the thread's groups, a constant, are under way. */
  readonly wait: Spelling
}
