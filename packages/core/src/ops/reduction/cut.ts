// Whether a reduction's rows are cut into blocks, so that all of a device works although rows are few.
import type { Target } from '../../backend/target.ts'

/** Rows of a reduction; `columns` of them lie side by side in memory, which runs across them; null where it runs along them. */
export interface Rows {
  readonly rows: number
  readonly length: number
  readonly columns: number | null
}
export interface Cut {
  /** Elements of a row that one program instance folds. */
  readonly block: number
  readonly isAcross: boolean
}

/** Neighbouring columns that one program instance handles. */
const fewColumns = 128
const manyColumns = 512

/** Columns for one instance where rows stay whole: many, so that rows may be short, if all of a GPU still works. */
export const columnsTogether = (target: Target, rows: number): number =>
  target.family === 'simt' && rows / manyColumns >= 4 * target.multiprocessors ? manyColumns : fewColumns

/** @returns null where rows stay whole */
export function cutRows(target: Target, { rows, length, columns }: Rows): Cut | null {
  const isAcross = columns !== null
  const programs = isAcross ? (rows / columns) * Math.ceil(columns / fewColumns) : rows
  const block =
    target.family === 'simt'
      ? simtBlock(target.multiprocessors, programs, length, isAcross)
      : loopsBlock(programs, rows, length, isAcross)
  return block !== null && block < length ? { block, isAcross } : null
}

/** A processor has few threads: blocks are as large as they may be. */
function loopsBlock(programs: number, rows: number, length: number, isAcross: boolean): number | null {
  const block = isAcross ? 1024 : 32768
  return programs < 32 && rows * length >= 131072 && length > 2 * block ? block : null
}

/** Longer blocks of a row that lies along memory took longer on an H100, those of bfloat16 by a tenth. */
const longestBlock = 16384
/** So many that the last one joins their results quickly. */
const mostBlocks = 8192

/** Two instances for each multiprocessor are few; two or four times as many are made, none so small that it is not worth being joined. */
function simtBlock(multiprocessors: number, programs: number, length: number, isAcross: boolean): number | null {
  if (programs >= 2 * multiprocessors) return null
  const least = isAcross ? 64 : 4096
  const wanted = (length * programs) / ((isAcross ? 4 : 8) * multiprocessors)
  const most = isAcross ? Number.POSITIVE_INFINITY : Math.max(longestBlock, (length * programs) / mostBlocks)
  const block = Math.max(least, 2 ** Math.ceil(Math.log2(Math.min(most, wanted))))
  return length >= 2 * block ? block : null
}
