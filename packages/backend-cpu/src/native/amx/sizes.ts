// Block sizes of the AMX product, and what changes its text.

/** Rows and columns of C that eight tiles compute at a time: 2×2 tiles of sums, two of A, two of B. */
export const blockRows = 32
export const panelColumns = 32
/** Depth of one tile, in elements. */
export const stepDepth = 32
/** Steps of K for which a block of A stays in the first cache: 32 rows of 1 KiB. */
export const stepsAtOnce = 16
/** C's part of one program instance, whose float32 sums stay in the second cache. */
export const tileRows = 128
export const tilePanels = 4

/** dtypes that change the text. */
export interface AmxProductTypes {
  readonly c: 'bfloat16' | 'float32'
  readonly addend: 'bfloat16' | 'float32' | null
}
