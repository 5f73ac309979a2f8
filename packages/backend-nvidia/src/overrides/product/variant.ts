// What a Hopper product kernel is specialised for.
import { dtypeInfo } from '@opgems/core'

/** dtypes with wgmma instructions of 16-bit operands. */
export type HalfDType = 'float16' | 'bfloat16'
/** Of 8-bit operands: both run along K. */
export type Float8DType = 'float8_e4m3fn' | 'float8_e5m2'
export type OperandDType = HalfDType | Float8DType | 'int8'
/** What a half or float8 product may be added to and stored as. */
export type ResultDType = HalfDType | 'float32'

export const isFloat8 = (d: OperandDType): d is Float8DType => d === 'float8_e4m3fn' || d === 'float8_e5m2'
export const operandBytes = (d: OperandDType): number => dtypeInfo(d).bytes

/** Bytes of one step along K: a row of the swizzle. */
export const stepBytes = 128
/** One step along K, in elements. */
export const depthOf = (bytes: number): number => stepBytes / bytes

/** A tile of the result and how its operands flow through shared memory. */
export interface Tile {
  readonly rows: 64 | 128 | 256
  readonly columns: number
  readonly stages: number
}

export interface ProductVariant extends Tile {
  readonly operand: OperandDType
  /** Of B: another than A's only among float8s. */
  readonly rightOperand: OperandDType
  /** int32 for sums of int8 alone. */
  readonly result: ResultDType | 'int32'
  /** Dimension that is contiguous in memory. */
  readonly a: 'k' | 'm'
  readonly b: 'k' | 'n'
  readonly addend: ResultDType | null
  readonly scaled: boolean
  /** Whether rows and columns have factors. */
  readonly factors: boolean
  /** 'copy': the copy engine writes C, which is row-major and aligned. 'direct': any strides. */
  readonly store: 'copy' | 'direct'
}

/** Warpgroups that multiply. */
export const consumers = ({ rows }: Tile): number => (rows === 64 ? 1 : 2)
/** Rows of one warpgroup, in instructions of 64. */
export const rowBlocks = (tile: Tile): number => tile.rows / 64 / consumers(tile)
export const threads = (tile: Tile): number => (1 + consumers(tile)) * 128

/** Bytes of a slice of the result that a warpgroup hands to the copy engine: 64 rows of 128 bytes. */
export const sliceBytes = 64 * 128

/** Where things lie in dynamic shared memory, in bytes; slices and operands start at multiples of 1024. */
export function sharedLayout(variant: ProductVariant) {
  const a = variant.rows * stepBytes
  const b = variant.columns * stepBytes
  const slices = variant.stages * (a + b)
  const barriers = slices + (variant.store === 'copy' ? consumers(variant) * 2 * sliceBytes : 0)
  return { a, b, slices, barriers, bytes: barriers + variant.stages * 16 }
}

export const variantName = (v: ProductVariant): string =>
  `wgmma ${v.rows}x${v.columns}x${depthOf(operandBytes(v.operand))} stages ${v.stages} ${v.a === 'k' ? 't' : 'n'}${v.b === 'k' ? 't' : 'n'} ${v.store}`

export const variantKey = (v: ProductVariant): string =>
  [
    variantName(v),
    v.rightOperand === v.operand ? v.operand : `${v.operand}·${v.rightOperand}`,
    v.result,
    v.addend ?? '-',
    v.scaled ? 'scaled' : '-',
    ...(v.factors ? ['factors'] : []),
  ].join(' ')

/** Of the sums in registers, and of what becomes of them before it is stored. */
export const sumType = (v: Pick<ProductVariant, 'operand'>): 'i32' | 'f32' => (v.operand === 'int8' ? 'i32' : 'f32')
export const finishedType = (v: Pick<ProductVariant, 'result'>): 'i32' | 'f32' => (v.result === 'int32' ? 'i32' : 'f32')
