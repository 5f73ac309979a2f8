// Chooses a product's arrangement from its shape on the host, and plans a launch: tiles, programs, scratch.
import type { LoopsTarget } from '../../../backend/target.ts'
import { dotScratchBytes } from './dots.ts'
import type { GemmCompute, GemmVariant } from './spec.ts'
import { tileScratchBytes } from './tiles.ts'

/** A product's sizes and the strides in elements that matter to the choice. */
export interface GemmShape {
  readonly m: number
  readonly n: number
  readonly k: number
  readonly batch: number
  readonly aRow: number
  readonly aColumn: number
  readonly bRow: number
  readonly bColumn: number
}

export interface GemmChoice {
  /**
   * Compute Cᵀ = Bᵀ·Aᵀ instead: the caller exchanges A with B and M with N, and rows with columns in every stride. A hook then
   * sees the transposed product.
   */
  readonly swapped: boolean
  readonly variant: GemmVariant
}

export interface GemmPlan {
  readonly tileRows: number
  readonly tileColumns: number
  readonly directB: boolean
  readonly programs: number
  readonly scratchBytes: number
}

/** Above this number of rows packing pays, also where B lies along K. */
const mostDotRows = 32
const elementBytes = { float32: 4, float64: 8, int32: 4, int64: 8 } as const satisfies Record<GemmCompute, number>

export const vectorLanes = (target: LoopsTarget): number => target.product.vectorLanes

/** Block of K: strips of 256 columns of B fill half of the second cache. */
export function blockDepth(compute: GemmCompute, target: LoopsTarget): number {
  const fitting = target.caches.l2 / 2 / (256 * elementBytes[compute])
  return 2 ** Math.min(9, Math.max(7, Math.floor(Math.log2(fitting))))
}

const transposed = (shape: GemmShape): GemmShape => ({
  m: shape.n,
  n: shape.m,
  k: shape.k,
  batch: shape.batch,
  aRow: shape.bColumn,
  aColumn: shape.bRow,
  bRow: shape.aColumn,
  bColumn: shape.aRow,
})

/** Registers that the sums may use, in rows × vectors of the target's full block. */
function tileVariant(m: number, compute: GemmCompute, target: LoopsTarget): GemmVariant {
  const wide = elementBytes[compute] === 8 ? 2 : 1
  const { rows, vectors } = target.product
  const sums = Math.floor((rows * vectors) / wide)
  const thin = [1, 2, 4, 8].find((candidate) => candidate >= m && candidate < rows)
  if (thin) return { kind: 'tiles', rows: thin, vectors: Math.max(1, Math.min(8, Math.floor(sums / thin))) }
  if (vectors >= wide) return { kind: 'tiles', rows, vectors: vectors / wide }
  return { kind: 'tiles', rows: Math.floor(rows / 2), vectors: 1 }
}

/** The arrangement for a shape's class. */
export function chooseGemm(shape: GemmShape, compute: GemmCompute, target: LoopsTarget): GemmChoice {
  const swapped = isBetterSwapped(shape)
  const { m, bRow, n } = swapped ? transposed(shape) : shape
  if (m <= mostDotRows && bRow === 1 && (n > 1 || m === 1)) {
    const wide = elementBytes[compute] === 8 ? 2 : 1
    const variant = { kind: 'dots', rows: m === 1 ? 1 : m === 2 ? 2 : 4, columns: 4 / wide } as const
    return { swapped, variant }
  }
  return { swapped, variant: tileVariant(m, compute, target) }
}

/** Few columns but more rows: the vectors go along the rows instead. Else the operand that needs no transposing is B. */
function isBetterSwapped(shape: GemmShape): boolean {
  if (shape.n <= mostDotRows && shape.m > shape.n) return true
  if (shape.m <= mostDotRows) return false
  return shape.bColumn !== 1 && shape.aRow === 1
}

const roundUp = (value: number, step: number): number => Math.ceil(value / step) * step

/** Halves the larger side of a tile until every thread has work, down to one block. */
function tileSizes(
  shape: GemmShape,
  rows: number,
  width: number,
  most: { rows: number; columns: number },
  threads: number,
) {
  let tileRows = Math.min(roundUp(shape.m, rows), Math.max(rows, Math.floor(most.rows / rows) * rows))
  let tileColumns = Math.min(roundUp(shape.n, width), Math.max(width, Math.floor(most.columns / width) * width))
  const count = (): number => shape.batch * Math.ceil(shape.m / tileRows) * Math.ceil(shape.n / tileColumns)
  const work = shape.m * shape.n * Math.max(shape.k, 1) * shape.batch
  while (threads > 1 && work > 1 << 18 && count() < 4 * threads) {
    const [halfRows, halfColumns] = [roundUp(tileRows / 2, rows), roundUp(tileColumns / 2, width)]
    if (halfRows >= tileRows && halfColumns >= tileColumns) break
    if (halfColumns < tileColumns && (tileColumns >= tileRows || halfRows >= tileRows)) tileColumns = halfColumns
    else tileRows = halfRows
    if (tileRows * tileColumns * shape.k < 1 << 17) break
  }
  return { tileRows, tileColumns }
}

/** Tile sizes, program count and scratch for a shape (exchanged already where the choice says so). `inPlaceB`: B's dtype is the compute dtype and nothing changes its elements. */
export function planGemm(
  shape: GemmShape,
  variant: GemmVariant,
  compute: GemmCompute,
  inPlaceB: boolean,
  target: LoopsTarget,
): GemmPlan {
  const bytes = elementBytes[compute]
  const lanes = vectorLanes(target)
  if (variant.kind === 'dots') {
    const most = { rows: shape.m, columns: 256 }
    const { tileColumns } = tileSizes(shape, roundUp(Math.max(shape.m, 1), 1), variant.columns, most, target.threads)
    const programs = shape.batch * Math.ceil(shape.n / tileColumns)
    const scratchBytes = dotScratchBytes({ ...variant, lanes }, bytes, shape.m, shape.k, tileColumns)
    return { tileRows: Math.max(shape.m, 1), tileColumns, directB: true, programs, scratchBytes }
  }
  const width = variant.vectors * lanes
  const isThin = shape.m <= variant.rows
  const most = isThin ? { rows: variant.rows, columns: 1024 } : { rows: 256, columns: 256 }
  const { tileRows, tileColumns } = tileSizes(shape, variant.rows, width, most, target.threads)
  const layout = { rows: variant.rows, vectors: variant.vectors, lanes, depth: blockDepth(compute, target) }
  return {
    tileRows,
    tileColumns,
    directB: inPlaceB && shape.bColumn === 1 && shape.m <= 2 * variant.rows,
    programs: shape.batch * Math.ceil(shape.m / tileRows) * Math.ceil(shape.n / tileColumns),
    scratchBytes: tileScratchBytes(layout, bytes, tileRows, tileColumns),
  }
}
