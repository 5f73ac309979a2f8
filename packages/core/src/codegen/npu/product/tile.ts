// Chooses the tile of a product from those that fit into the matrix unit's memories.
import type { ProductArguments } from '../../../backend/product-call.ts'
import type { NpuMatrixMemory, NpuMatrixUnit } from '../../../backend/target.ts'

/** Sides of a tile in elements. */
export interface NpuTile {
  readonly rows: number
  readonly columns: number
  readonly depth: number
}

/** Few, so that new shapes seldom need a new kernel. */
const sides = [
  [256, 128],
  [128, 256],
  [128, 128],
  [128, 64],
  [64, 128],
  [64, 64],
  [16, 128],
  [16, 64],
] as const
/** Of one line in a step: shorter ones are mostly overhead, longer ones gain nothing. */
const [leastDepthBytes, mostDepthBytes] = [128, 512]
const sumBytes = 4
/** What a core multiplies in the time in which it copies one element: only roughly so, as tiles are compared with each other. */
const productsPerCopy = 256

const roundUp = (size: number, unit: number): number => Math.ceil(size / unit) * unit

/** Bytes that a tile takes of a memory. */
export const tileBytes = (
  { left, right, sums }: NpuMatrixMemory,
  { rows, columns, depth }: NpuTile,
  bytes: number,
): number => (left * rows + right * columns) * depth * bytes + sums * rows * columns * sumBytes

/** The tiles that fit into the memories. @param bytes of an operand's element */
export const fittingTiles = (unit: NpuMatrixUnit, bytes: number): readonly NpuTile[] =>
  sides.flatMap(([rows, columns]) => {
    const tile = { rows: roundUp(rows, unit.rowUnit), columns: roundUp(columns, unit.columnUnit) }
    const depth = deepest(tile, unit, bytes)
    return depth === null ? [] : [{ ...tile, depth }]
  })

/** The tile with which the core that has most to do has least. */
export const chooseTile = (args: ProductArguments, unit: NpuMatrixUnit, bytes: number): NpuTile =>
  fittingTiles(unit, bytes).reduce((best, tile) => (costOf(args, unit, tile) < costOf(args, unit, best) ? tile : best))

export const countTiles = ({ m, n, batch }: ProductArguments, { rows, columns }: NpuTile): number =>
  Math.ceil(m / rows) * Math.ceil(n / columns) * batch

function costOf(args: ProductArguments, { cores }: NpuMatrixUnit, tile: NpuTile): number {
  const { rows, columns } = tile
  return Math.ceil(countTiles(args, tile) / cores) * Math.max((rows * columns) / productsPerCopy, rows + columns)
}

/** The most elements along K that fit with such a tile; null where there is no room for enough. */
function deepest(tile: Omit<NpuTile, 'depth'>, unit: NpuMatrixUnit, bytes: number): number | null {
  const fits = (depth: number) => unit.memories.every((m) => tileBytes(m, { ...tile, depth }, bytes) <= m.bytes)
  for (let line = mostDepthBytes; line >= Math.max(leastDepthBytes, unit.depthBytes); line /= 2)
    if (fits(line / bytes)) return line / bytes
  return null
}
