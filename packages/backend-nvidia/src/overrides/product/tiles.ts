// Tiles that Hopper products come in, and what each is expected to take. The figures were fitted to measurements on an H100.
import type { Operands } from './operands.ts'
import { type StreamShape, type StreamVariant, streamStep } from './stream-text.ts'
import { depthOf, stepBytes, type Tile } from './variant.ts'

/** `step` is the seconds of one step along K where all multiprocessors are at work. */
interface TimedTile extends Tile {
  readonly step: number
}
export const wideTiles: readonly TimedTile[] = [
  { rows: 128, columns: 256, stages: 4, step: 0.63e-6 },
  { rows: 64, columns: 256, stages: 5, step: 0.36e-6 },
  { rows: 128, columns: 128, stages: 6, step: 0.345e-6 },
  { rows: 64, columns: 128, stages: 8, step: 0.2e-6 },
  { rows: 64, columns: 64, stages: 8, step: 0.17e-6 },
]

/** Tiles of float8: part of the sums is kept apart, in as many registers. */
export const float8Tiles = wideTiles.filter(({ columns }) => columns <= 128)

/** Bytes in a second: from memory to all multiprocessors, and to one of them. */
const memoryRate = 2.75e12
const multiprocessorRate = 33e9
/** From launch to the first product, and from the last to the end. */
const startSeconds = 3.5e-6
/** From the sums of a tile to memory. */
const storeSeconds = 0.6e-6
/** What each block more of a cluster costs. */
const clusterSeconds = 0.5e-6

/** Seconds to read both operands once where so many blocks read. */
function readSeconds(
  { m, n, k, bytes: elementBytes }: Operands,
  batch: number,
  blocks: number,
  multiprocessors: number,
): number {
  const bytes = (m + n) * k * elementBytes * batch
  return bytes / Math.min(memoryRate, Math.min(blocks, multiprocessors) * multiprocessorRate)
}
const blocksOf = ({ rows, columns }: Pick<Tile, 'rows' | 'columns'>, { m, n }: Operands, batch: number): number =>
  Math.ceil(m / rows) * Math.ceil(n / columns) * batch

/** Seconds of a persistent kernel: tiles of the busiest multiprocessor, each with its way to memory. */
export function tileSeconds(tile: TimedTile, operands: Operands, batch: number, multiprocessors: number): number {
  const blocks = blocksOf(tile, operands, batch)
  const rounds = Math.ceil(blocks / multiprocessors)
  const multiply = rounds * (Math.ceil(operands.k / depthOf(operands.bytes)) * tile.step + storeSeconds)
  return startSeconds + Math.max(multiply, readSeconds(operands, batch, blocks, multiprocessors))
}

export interface SplitTile extends Tile {
  readonly splits: number
}

/** Shared memory of a block where two share a multiprocessor. */
const halfShared = 112 << 10

/** Tiles of few columns, whose K is split so that enough blocks read. */
export function splitTiles({ n, k, bytes }: Operands): readonly SplitTile[] {
  const rows = 128
  const columns = [8, 16, 32, 64].find((c) => c >= n) ?? 64
  const sums = (rows + 4) * columns * 4 + 2048
  const stages = Math.floor((halfShared - sums) / ((rows + columns) * stepBytes))
  const steps = Math.ceil(k / depthOf(bytes))
  return [1, 2, 3, 4, 6, 8].filter((s) => s <= steps).map((splits) => ({ rows, columns, stages, splits }))
}

/** Seconds of a split product: what the busiest multiprocessor reads, or all together. */
export function splitSeconds(tile: SplitTile, operands: Operands, batch: number, multiprocessors: number): number {
  const { rows, columns, splits } = tile
  const blocks = blocksOf(tile, operands, batch) * splits
  const each = Math.ceil(Math.ceil(operands.k / depthOf(operands.bytes)) / splits) * (rows + columns) * stepBytes
  const busiest = (Math.ceil(blocks / multiprocessors) * each) / multiprocessorRate
  const read = Math.max(busiest, readSeconds(operands, batch, blocks, multiprocessors))
  return startSeconds + splits * clusterSeconds + read
}

/** Splits of a streaming product that leave each warp a step. */
export const streamSplits = (shape: StreamShape, k: number): readonly number[] =>
  [1, 2, 4, 8].filter((s) => s === 1 || s * shape.warps * streamStep(shape) <= k)

/** Seconds of a streaming product: what the busiest multiprocessor reads, or all together. */
export function streamSeconds(v: StreamVariant, operands: Operands, batch: number, multiprocessors: number): number {
  const { rows, splits } = v
  const blocks = Math.ceil(operands.m / rows) * batch * splits
  const each = (rows * operands.k * operands.bytes) / splits
  const busiest = (Math.ceil(blocks / multiprocessors) * each) / multiprocessorRate
  const read = Math.max(busiest, readSeconds(operands, batch, blocks, multiprocessors))
  return startSeconds + (splits > 1 ? splits * clusterSeconds : 0) + read
}
