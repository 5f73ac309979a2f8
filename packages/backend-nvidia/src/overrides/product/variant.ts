// What a Hopper product kernel is specialised for.

/** dtypes with wgmma instructions of 16-bit operands. */
export type HalfDType = 'float16' | 'bfloat16'
export type ResultDType = HalfDType | 'float32'

/** One step along K, in elements: 128 bytes of 16-bit values. */
export const depth = 64

/** A tile of the result and how its operands flow through shared memory. */
export interface Tile {
  readonly rows: 64 | 128 | 256
  readonly columns: number
  readonly stages: number
}

export interface ProductVariant extends Tile {
  readonly operand: HalfDType
  readonly result: ResultDType
  /** Dimension that is contiguous in memory. */
  readonly a: 'k' | 'm'
  readonly b: 'k' | 'n'
  readonly addend: ResultDType | null
  readonly scaled: boolean
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
  const a = variant.rows * depth * 2
  const b = variant.columns * depth * 2
  const slices = variant.stages * (a + b)
  const barriers = slices + (variant.store === 'copy' ? consumers(variant) * 2 * sliceBytes : 0)
  return { a, b, slices, barriers, bytes: barriers + variant.stages * 16 }
}

export const variantName = (v: ProductVariant): string =>
  `wgmma ${v.rows}x${v.columns}x${depth} stages ${v.stages} ${v.a === 'k' ? 't' : 'n'}${v.b === 'k' ? 't' : 'n'} ${v.store}`

export const variantKey = (v: ProductVariant): string =>
  `${variantName(v)} ${v.operand} ${v.result} ${v.addend ?? '-'} ${v.scaled ? 'scaled' : '-'}`
