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
/** Below this K the sums over lanes cost more than packing, unless there is one row. */
const leastDotDepth = 128
/** Rows of a tile that share a B transposed while it is packed, which costs more than copying it. */
const transposedRows = 528
/** Multiply-adds below which a tile is not halved: some 10 µs. */
const leastTileWork = 1 << 18
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

/** Whether two blocks of fewer rows waste less than full ones. */
const isTighter = (m: number, fewer: number, rows: number): boolean =>
  m > fewer && m <= 2 * fewer && 2 * fewer < Math.ceil(m / rows) * rows && 2 * fewer > rows

/** Registers that the sums may use, in rows × vectors of the target's full block. */
function tileVariant(m: number, compute: GemmCompute, target: LoopsTarget): GemmVariant {
  const wide = elementBytes[compute] === 8 ? 2 : 1
  const { rows, vectors } = target.product
  const sums = Math.floor((rows * vectors) / wide)
  const thin = [1, 2, 4, 8].find((candidate) => candidate < rows && (candidate >= m || isTighter(m, candidate, rows)))
  if (thin) return { kind: 'tiles', rows: thin, vectors: Math.max(1, Math.min(8, Math.floor(sums / thin))) }
  if (vectors >= wide) return { kind: 'tiles', rows, vectors: vectors / wide }
  return { kind: 'tiles', rows: Math.floor(rows / 2), vectors: 1 }
}

/** The arrangement for a shape's class. */
export function chooseGemm(shape: GemmShape, compute: GemmCompute, target: LoopsTarget): GemmChoice {
  const swapped = isBetterSwapped(shape)
  const { m, bRow } = swapped ? transposed(shape) : shape
  if (m <= mostDotRows && bRow === 1 && (m === 1 || shape.k >= leastDotDepth)) {
    const wide = elementBytes[compute] === 8 ? 2 : 1
    const variant = { kind: 'dots', rows: m === 1 ? 1 : m === 2 ? 2 : 4, columns: 4 / wide } as const
    return { swapped, variant }
  }
  return { swapped, variant: tileVariant(m, compute, target) }
}

/**
 * Few columns but more rows: the vectors go along the rows instead. Else the operand that needs no transposing is B; where both
 * need it, as in a linear layer on few rows, the much smaller one: a copy of the other then costs about a fourth of transposing it.
 */
function isBetterSwapped(shape: GemmShape): boolean {
  if (shape.n <= mostDotRows && shape.m > shape.n) return true
  if (shape.m <= mostDotRows) return false
  if (shape.bColumn === 1 || shape.aRow === 1) return shape.bColumn !== 1
  return 4 * transposedElements(transposed(shape)) <= transposedElements(shape)
}

/** Elements of B that packing transposes: all of them for each tile of rows. */
const transposedElements = ({ m, n }: GemmShape): number => Math.ceil(m / transposedRows) * n

const roundUp = (value: number, step: number): number => Math.ceil(value / step) * step

interface Tile {
  readonly rows: number
  readonly columns: number
}

/** Equal parts of an extent, multiples of `step`, none above `most`. */
function evenPart(extent: number, most: number, step: number): number {
  const parts = Math.max(1, Math.ceil(extent / Math.max(most, step)))
  return roundUp(Math.max(1, Math.ceil(extent / parts)), step)
}

/** Halves the larger side of a tile until every thread has several, while a tile is worth a thread's attention. */
function chooseTile(shape: GemmShape, step: Tile, most: Tile, threads: number): Tile {
  let { rows, columns } = {
    rows: evenPart(shape.m, most.rows, step.rows),
    columns: evenPart(shape.n, most.columns, step.columns),
  }
  const count = (): number => shape.batch * Math.ceil(shape.m / rows) * Math.ceil(shape.n / columns)
  while (threads > 1 && count() < 4 * threads && rows * columns * shape.k >= leastTileWork) {
    const half = { rows: roundUp(rows / 2, step.rows), columns: roundUp(columns / 2, step.columns) }
    if (half.columns < columns && (columns >= rows || half.rows >= rows)) columns = half.columns
    else if (half.rows < rows) rows = half.rows
    else break
  }
  return { rows, columns }
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
    const step = { rows: Math.max(shape.m, 1), columns: variant.columns }
    const tile = chooseTile(shape, step, { rows: step.rows, columns: 256 }, target.threads)
    const scratchBytes = dotScratchBytes({ ...variant, lanes }, bytes, shape.m, shape.k, tile.columns)
    const programs = shape.m === 0 ? 0 : shape.batch * Math.ceil(shape.n / tile.columns)
    return { tileRows: tile.rows, tileColumns: tile.columns, directB: true, programs, scratchBytes }
  }
  const width = variant.vectors * lanes
  const isThin = shape.m <= variant.rows
  const most = isThin ? thinTile(variant.rows) : { rows: shape.bColumn === 1 ? 264 : transposedRows, columns: 256 }
  const tile = chooseTile(shape, { rows: variant.rows, columns: width }, most, target.threads)
  const layout = { rows: variant.rows, vectors: variant.vectors, lanes, depth: blockDepth(compute, target) }
  return {
    tileRows: tile.rows,
    tileColumns: tile.columns,
    directB: inPlaceB && shape.bColumn === 1 && shape.m <= 2 * variant.rows,
    programs: shape.batch * Math.ceil(shape.m / tile.rows) * Math.ceil(shape.n / tile.columns),
    scratchBytes: tileScratchBytes(layout, bytes, tile.rows, tile.columns),
  }
}

const thinTile = (rows: number): Tile => ({ rows, columns: 1024 })
