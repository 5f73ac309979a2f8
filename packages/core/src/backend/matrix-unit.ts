// A chip's matrix instructions and asynchronous copies, as the simt family's matrix products need them.
import type { Spelling } from './simt-target.ts'

/** Elements that are multiplied; 'tf32' is float32 rounded to 11 significant bits. */
export type MatrixOperand = 'float16' | 'bfloat16' | 'float8_e4m3fn' | 'float8_e5m2' | 'tf32' | 'int8' | 'float64'

/** What an instruction multiplies. */
export interface MatrixOperands {
  /** Of A, and of B where `rightOperand` is absent. */
  readonly operand: MatrixOperand
  /** Of B, as wide as A's. */
  readonly rightOperand?: MatrixOperand
}

/** D[rows, columns] += A·B of one warp, all lanes at once. */
export interface MatrixInstruction extends MatrixOperands {
  readonly sum: 'float32' | 'int32' | 'float64'
  readonly rows: number
  readonly columns: number
  /** Neighbouring words of a line that a lane holds: 1, or 2 where elements have 8 bytes. */
  readonly wordsTogether: 1 | 2
  /** Function `multiply(T (&sums)[S], const u32 (&a)[…], const u32 (&b)[2])` that adds the product to a lane's sums. */
  readonly multiply: string
}

/**
 * Every instruction takes 32 bytes of each row of A and of each column of B, two words from each of four lanes: one of the first 16
 * bytes and one of the others, or two neighbours. A lane's words of A are the first for each of its rows, which are laneCount / 4
 * apart, then the second.
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
  /** Absent: lanes load their words, and elements of lines that are neighbours, one by one. */
  readonly matrixLoads?: MatrixLoads
}

/**
 * Functions `load(u32 (&to)[4], const void* row)` for warps of 32 and instructions of 16 rows and 8 columns: lane l gives the address
 * of 16 bytes of shared memory, row l % 8 of the l / 8th of four matrices.
 */
export interface MatrixLoads {
  /** A lane gets word l % 4 of row l / 4 of each matrix. */
  readonly rows: string
  /** A lane gets elements 2·(l % 4) and the next, of 16 bits, of column l / 4 of each matrix. */
  readonly columns: string
}

/** Copies from global into shared memory during which the thread goes on. */
export interface AsyncCopies {
  /** Text that declares what the spellings call; not seen by the emulator. */
  readonly prelude: string
  /** Statement: copies $2 bytes (4, 8 or 16, by which both are aligned) to $0 from $1; those from number $3 on become zeros. */
  readonly copy: Spelling
  /** The same of bytes that are soon copied again: the cache next to the threads keeps them. Absent: `copy`. */
  readonly copyCached?: Spelling
  /** Statement that ends a group of copies. */
  readonly commit: string
  /** Statement that waits until at most $0 of the thread's groups, a constant, are under way. */
  readonly wait: Spelling
}
