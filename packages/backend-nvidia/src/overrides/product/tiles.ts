// Tiles that Hopper products come in, and what each is expected to take.
import type { Operands } from './operands.ts'
import { depth, type Tile } from './variant.ts'

/** `rate` is the share of the tensor cores' peak that the main loop reached on an H100. */
interface RatedTile extends Tile {
  readonly rate: number
}
export const wideTiles: readonly RatedTile[] = [
  { rows: 128, columns: 256, stages: 4, rate: 0.8 },
  { rows: 64, columns: 256, stages: 5, rate: 0.73 },
  { rows: 128, columns: 128, stages: 6, rate: 0.65 },
  { rows: 64, columns: 128, stages: 8, rate: 0.5 },
]

/** Multiplications and additions of one multiprocessor in a second, 16-bit operands. */
const peak = 989e12 / 132
/** Bytes that one multiprocessor gets from memory in a second where all read. */
const bandwidth = 3e12 / 132
/** From launch to the first product, and from the last to the end. */
const startSeconds = 4e-6

/** Seconds of a persistent kernel: tiles of the busiest multiprocessor, each with its way to memory. */
export function tileSeconds(tile: RatedTile, { m, n, k }: Operands, batch: number, multiprocessors: number): number {
  const { rows, columns, rate } = tile
  const rounds = Math.ceil((Math.ceil(m / rows) * Math.ceil(n / columns) * batch) / multiprocessors)
  const steps = Math.ceil(k / depth) + 2
  return startSeconds + rounds * steps * ((2 * rows * columns * depth) / (peak * rate))
}

export interface ThinTile {
  readonly rows: 64 | 128
  readonly columns: number
  readonly stages: number
  readonly splits: number
}

/** Shared memory of a block where two share a multiprocessor. */
const halfShared = 112 << 10

/** Tiles for a product of few columns: as many blocks as fill the chip twice, and fewer. */
export function thinTiles({ n, k }: Operands): readonly ThinTile[] {
  const columns = [8, 16, 32, 64].find((c) => c >= n) ?? 64
  const rows = 128
  const stage = (rows + columns) * depth * 2
  const stages = Math.floor((halfShared - (rows + 4) * columns * 4 - 2048) / stage)
  const steps = Math.ceil(k / depth)
  return [1, 2, 3, 4, 6, 8].filter((s) => s <= steps).map((splits) => ({ rows, columns, stages, splits }))
}

/** Seconds of a thin product: what the busiest multiprocessor reads, and a start for each of its blocks. */
export function thinSeconds(tile: ThinTile, { m, n, k }: Operands, batch: number, multiprocessors: number): number {
  const { rows, columns, splits } = tile
  const blocks = Math.ceil(m / rows) * Math.ceil(n / columns) * batch * splits
  const share = Math.ceil(Math.ceil(k / depth) / splits)
  const rounds = Math.ceil(blocks / (2 * multiprocessors))
  const bytes = rounds * 2 * (share * (rows + columns) * depth * 2)
  return startSeconds + bytes / bandwidth + rounds * 1e-6
}
