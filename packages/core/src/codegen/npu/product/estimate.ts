// What a product on the matrix unit moves: tiles in the same row share no copy of A's lines, nor those in the same column of B's.
import type { ProductArguments } from '../../../backend/product-call.ts'
import { dtypeInfo } from '../../../dtype/index.ts'
import type { NpuEstimate } from '../estimate.ts'
import type { NpuProductSpec } from './spec.ts'
import { countTiles } from './tile.ts'

/** @param scratchpadBytes that the tiles take of the memory that profiles show */
export function estimateNpuProduct(
  { product, result, tile }: NpuProductSpec,
  args: ProductArguments,
  scratchpadBytes: number,
): NpuEstimate {
  const { m, n, k, batch } = args
  const [down, across] = [Math.ceil(m / tile.rows), Math.ceil(n / tile.columns)]
  const element = batch * k * dtypeInfo(product.operand.dtype).bytes
  const read = element * (m * across + n * down)
  const written = batch * m * n * dtypeInfo(result).bytes
  const steps = Math.ceil(k / tile.depth)
  return {
    bytes: read + written,
    repeatedBytes: element * (m * (across - 1) + n * (down - 1)),
    vectorInstructions: countTiles(args, tile) * steps,
    scalarElements: 0,
    scratchpadBytes,
    // Of a tile the first step is waited for; nothing is multiplied while its sums are stored but by other cores.
    overlapped: (read * (steps - 1)) / steps / (read + written),
  }
}
