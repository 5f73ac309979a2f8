// The matrix unit of a chip with scratchpad: what it multiplies, which memories tiles lie in, and how a core is told to use it.
import type { DType } from '../dtype/dtype.ts'
import type { Spelling } from './simt-target.ts'

/** Operands of one dtype; the sums, and what they can be stored as. Types are named in the vendor's words. */
export interface NpuMatrixProduct {
  readonly operand: { readonly dtype: DType; readonly type: string }
  readonly sum: { readonly dtype: 'float32' | 'int32'; readonly type: string }
  /** Types by dtype; sums become anything else in a kernel of their own. */
  readonly results: Partial<Record<DType, string>>
}

/** A memory of one core, and how many tiles of each kind lie in it at the same time. */
export interface NpuMatrixMemory {
  readonly bytes: number
  /** Tiles of A and of B, in both halves where copies run while others are multiplied; tiles of sums. */
  readonly left: number
  readonly right: number
  readonly sums: number
}

/**
 * The template multiplies tiles: ROWS × DEPTH of A by DEPTH × COLUMNS of B. An operand's lines are rows of A and columns of B; they come
 * in two halves of memory in turn, one of which is multiplied while the other is filled. The functions that the spellings call find
 * constants ROWS, COLUMNS and DEPTH in front of them, LEFT_ALONG_DEPTH and RIGHT_ALONG_DEPTH (whether a line's elements are
 * neighbours in memory, or else the lines' elements of one depth), and types E of operands, S of sums, R of results.
 */
export interface NpuMatrixUnit {
  /** Cores that have one. */
  readonly cores: number
  readonly products: readonly NpuMatrixProduct[]
  /** A tile's sides are multiples of these. */
  readonly rowUnit: number
  readonly columnUnit: number
  readonly depthBytes: number
  /** The first is the one that profiles show. */
  readonly memories: readonly NpuMatrixMemory[]
  /** Functions, and what is declared at file level. */
  readonly prelude: string
  /** Statements at the beginning of the kernel. */
  readonly open: string
  /**
   * Statements that start the copy of a tile to half $0, from the pointer $1, what is not neighbours being $2 elements apart; $3
   * lines of $4 elements. Of all these, any number from 1 up to the tile's, strides any number from 0 on.
   */
  readonly startLeft: Spelling
  readonly startRight: Spelling
  /** Statement that adds the product of the tiles in half $0 to the sums, of $1 rows, $2 columns and $3 elements; instead of sums from before if $4. */
  readonly multiply: Spelling
  /** Statement that starts to store the sums at pointer $0, rows $1 elements apart, $2 rows of $3 neighbours. The next `multiply` comes after a wait. */
  readonly store: Spelling
  /** Statement that waits for all copies, products and stores. */
  readonly wait: string
}

/** Products of each float with sums in float32, which can be stored as they are or as what the operands are. @param types in the vendor's words */
export const floatProducts = (types: Partial<Record<'float32' | 'float16' | 'bfloat16', string>>): NpuMatrixProduct[] =>
  Object.entries(types).map(([name, type]) => {
    const dtype = name as DType
    return {
      operand: { dtype, type },
      sum: { dtype: 'float32', type: 'float' },
      results: { float32: 'float', [dtype]: type },
    }
  })
