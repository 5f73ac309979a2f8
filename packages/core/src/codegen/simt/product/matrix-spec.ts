// What a matrix product with matrix instructions is specialised for.
import type { MatrixArgument, ProductArguments } from '../../../backend/product-call.ts'
import type { MatrixInstruction, MatrixOperand, MatrixOperands, SimtDialect } from '../../../backend/target.ts'
import type { KernelDType } from '../../../kernel/index.ts'
import type { ProductParts } from './parts-text.ts'

/** How an operand's lines (rows of A, columns of B) lie in memory, and so in shared memory. */
export interface OperandLayout {
  /** Elements are neighbours along K, or from line to line. */
  readonly along: 'depth' | 'lines'
  /** Bytes of one copy; one element where neither dimension is contiguous, or nothing is aligned. */
  readonly copyBytes: 1 | 2 | 4 | 8 | 16
}

/** Warps of a block, and instructions of a warp, along the rows and columns of the block's tile. */
export interface MatrixTile {
  readonly warpRows: number
  readonly warpColumns: number
  /** Rows and columns of a warp's part. */
  readonly rows: number
  readonly columns: number
}

export interface MatrixProductSpec extends ProductParts, MatrixOperands {
  readonly left: OperandLayout
  readonly right: OperandLayout
  /** Whether the columns of B are windows of an image, `right` being how the image's channels lie. */
  readonly windows: boolean
  readonly tile: MatrixTile
  /** Neighbours in a row of C that one store writes. */
  readonly storedTogether: number
}

/** Along K, of each line, in one step: two instructions' worth, so that a lane's share is one access of 16 bytes. */
export const stepBytes = 64
/** From the largest on; a warp of 64 × 64 reads least of shared memory for each product. */
export const tiles = {
  large: { warpRows: 2, warpColumns: 2, rows: 64, columns: 64 },
  tall: { warpRows: 2, warpColumns: 2, rows: 64, columns: 32 },
  flat: { warpRows: 1, warpColumns: 4, rows: 64, columns: 32 },
  small: { warpRows: 2, warpColumns: 2, rows: 32, columns: 32 },
} as const satisfies Record<string, MatrixTile>

export const tileRows = ({ warpRows, rows }: MatrixTile): number => warpRows * rows
export const tileColumns = ({ warpColumns, columns }: MatrixTile): number => warpColumns * columns
export const tileWarps = ({ warpRows, warpColumns }: MatrixTile): number => warpRows * warpColumns
const stageBytes = (tile: MatrixTile): number => stepBytes * (tileRows(tile) + tileColumns(tile))
/** Without asking for more than every block gets. */
const mostSharedBytes = 48 << 10
/** Steps in shared memory, one of which is multiplied while the others come. */
export const stageCount = (tile: MatrixTile): number => Math.min(5, Math.floor(mostSharedBytes / stageBytes(tile)))
export const sharedBytes = (tile: MatrixTile): number => stageCount(tile) * stageBytes(tile)

const elementBytes: Record<MatrixOperand, 1 | 2 | 4 | 8> = {
  ...{ int8: 1, float8_e4m3fn: 1, float8_e5m2: 1, float16: 2, bfloat16: 2, tf32: 4, float64: 8 },
}
export const bytesOf = ({ operand }: MatrixOperands): 1 | 2 | 4 | 8 => elementBytes[operand]

export const instructionFor = (
  { matrixUnit }: SimtDialect,
  { operand, rightOperand }: MatrixOperands,
): MatrixInstruction | null =>
  matrixUnit?.instructions.find((i) => i.operand === operand && i.rightOperand === rightOperand) ?? null

/** What the matrix unit multiplies in place of this dtype; float32 only where rounding it is allowed. */
export function operandOf(dtype: KernelDType, allowsTf32: boolean): MatrixOperand | null {
  if (dtype === 'float32') return allowsTf32 ? 'tf32' : null
  return dtype in elementBytes ? (dtype as MatrixOperand) : null
}

/** The most neighbours in a row of C, `most` or less, that make whole pieces: all aligned, and none cut. */
export function storedTogether({ c, n }: ProductArguments, bytes: number, most: number): number {
  const isWhole = (count: number) =>
    [c.address, c.row * bytes, c.batch * bytes].every((at) => at % (count * bytes) === 0)
  let count = c.column === 1 ? most : 1
  while (count > 1 && !(isWhole(count) && n % count === 0)) count /= 2
  return count
}

/** Whether a block puts its results into shared memory, from where neighbouring threads store what is neighbours in memory. */
export const isKept = (resultBytes: number): boolean => resultBytes <= 2

/** @param line,depth strides from line to line and along K, in elements of `bytes` */
export function operandLayout(x: MatrixArgument, line: number, depth: number, bytes: 1 | 2 | 4 | 8): OperandLayout {
  const along = depth !== 1 && line === 1 ? 'lines' : 'depth'
  const [inner, outer] = along === 'depth' ? [depth, line] : [line, depth]
  if (inner !== 1) return { along, copyBytes: bytes }
  const isAligned = (size: number) =>
    x.address % size === 0 && (outer * bytes) % size === 0 && (x.batch * bytes) % size === 0
  return { along, copyBytes: ([16, 8, 4, 2] as const).find((size) => size >= bytes && isAligned(size)) ?? bytes }
}
