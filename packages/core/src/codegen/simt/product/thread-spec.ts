// What a matrix product without matrix instructions is specialised for: each thread sums a small block of C.
import type { ProductParts } from './parts-text.ts'

export interface ThreadProductSpec extends ProductParts {
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
export const groupSize = ({ compute }: Pick<ThreadProductSpec, 'compute'>): number =>
  compute === 'float64' || compute === 'int64' ? 2 : 4
/** Rows and columns of a block's tile. */
export const tileSide = (spec: Pick<ThreadProductSpec, 'compute' | 'groups'>): number =>
  side * groupSize(spec) * spec.groups
