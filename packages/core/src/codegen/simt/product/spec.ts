// What a matrix product of the simt family is specialised for, and the slots of its arguments.
import type { KernelDType } from '../../../kernel/index.ts'

/** dtypes that sums are kept in. */
export type SumDType = 'float32' | 'float64' | 'int32' | 'int64'

export interface SimtProductSpec {
  readonly name: string
  readonly a: KernelDType
  readonly b: KernelDType
  readonly c: KernelDType
  readonly addend: KernelDType | null
  readonly scaled: boolean
  readonly compute: SumDType
  /** Dimension of A and of B along which neighbouring threads read. */
  readonly alongA: 'row' | 'depth'
  readonly alongB: 'depth' | 'column'
  /** Groups of neighbouring rows, and of columns, that a thread sums: 2 for large tiles, 1 for small ones. */
  readonly groups: 1 | 2
}

/** A block is a square of so many threads. */
export const side = 16
export const threads = side * side
/** One step along K. */
export const depth = 8

/** Neighbouring elements of a group: 16 bytes. */
export const groupSize = ({ compute }: Pick<SimtProductSpec, 'compute'>): number =>
  compute === 'float64' || compute === 'int64' ? 2 : 4
/** Rows and columns of a block's tile. */
export const tileSide = (spec: Pick<SimtProductSpec, 'compute' | 'groups'>): number =>
  side * groupSize(spec) * spec.groups

const names = [
  ...['a', 'b', 'c', 'addend', 'aRow', 'aColumn', 'aBatch', 'bRow', 'bColumn', 'bBatch'],
  ...['cRow', 'cColumn', 'cBatch', 'addendRow', 'addendColumn', 'addendBatch', 'm', 'n', 'k', 'alpha', 'beta'],
] as const
export type SimtProductSlot = (typeof names)[number]
export const simtProductSlots: readonly string[] = names
