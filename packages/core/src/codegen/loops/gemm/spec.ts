// What a product kernel is specialised for, and the launch arguments that it reads.
import type { KernelDType } from '../../../kernel/index.ts'
import type { Elem, Expr } from '../ir.ts'
import type { Namer } from '../lower/narrow-floats.ts'

/** dtype in which products are summed. float32 for the narrow floats. */
export type GemmCompute = 'float32' | 'float64' | 'int32' | 'int64'

export const computeElem = {
  float32: 'f32',
  float64: 'f64',
  int32: 'i32',
  int64: 'i64',
} as const satisfies Record<GemmCompute, Elem>

/**
 * How the loops are arranged; chosen by `chooseGemm` from the shape's class, part of the kernel's key.
 * - tiles: C in tiles; B (and A) packed; a micro-kernel of rows × vectors sums.
 * - dots: B is contiguous along K and M is small: sums along K for rows × columns elements at a time.
 */
export type GemmVariant =
  | { readonly kind: 'tiles'; readonly rows: number; readonly vectors: number }
  | { readonly kind: 'dots'; readonly rows: number; readonly columns: number }

/** Changes an element of an operand as it is read: its value in the compute dtype, its row and its (first) column; `name` names values used twice. */
export type ElementHook = (value: Expr, row: Expr, column: Expr, name: Namer) => Expr

export interface GemmSpec {
  readonly name: string
  readonly a: KernelDType
  readonly b: KernelDType
  readonly c: KernelDType
  /** dtype of D in C = alpha·A·B + beta·D, if there is one. D may be C. */
  readonly addend: KernelDType | null
  /** Whether alpha is applied. */
  readonly scaled: boolean
  /** Whether rows and columns of A·B have factors, in float32. */
  readonly factors?: true
  readonly compute: GemmCompute
  readonly variant: GemmVariant
  /**
   * Fusion: operands as they are packed (one at a time or `lanes` of consecutive columns of A, of B for tiles and of
   * consecutive rows of B for dots), and the result before it is cast to C's dtype (consecutive columns).
   * Arguments of their own start at slot `gemmSlotCount`.
   */
  readonly prologueA?: ElementHook
  readonly prologueB?: ElementHook
  readonly epilogue?: ElementHook
}

/**
 * Launch arguments by slot. Pointers; sizes M, N, K; strides in elements (any integer, 0 broadcasts; Batch is between two
 * products); alpha and beta (float64 for float computes, int64 for integers); tile sizes and the choice to read B in
 * place, from `planGemm`; factors of rows and columns, and their strides.
 */
export const gemmSlots = {
  a: 0,
  b: 1,
  c: 2,
  addend: 3,
  m: 4,
  n: 5,
  k: 6,
  aRow: 7,
  aColumn: 8,
  aBatch: 9,
  bRow: 10,
  bColumn: 11,
  bBatch: 12,
  cRow: 13,
  cColumn: 14,
  cBatch: 15,
  addendRow: 16,
  addendColumn: 17,
  addendBatch: 18,
  alpha: 19,
  beta: 20,
  tileRows: 21,
  tileColumns: 22,
  directB: 23,
  rowFactors: 24,
  rowFactorStep: 25,
  columnFactors: 26,
  columnFactorStep: 27,
} as const
export type GemmSlot = keyof typeof gemmSlots
export const gemmSlotCount = Object.keys(gemmSlots).length
