// What a matrix product of the npu family is specialised for, and which of them a chip's matrix unit computes.
import type { MatrixArgument, ProductArguments } from '../../../backend/product-call.ts'
import type { NpuMatrixProduct, NpuTarget } from '../../../backend/target.ts'
import type { DType } from '../../../dtype/dtype.ts'
import { dtypeInfo } from '../../../dtype/index.ts'
import type { ProductClass } from '../../products.ts'
import { fittingTiles, type NpuTile } from './tile.ts'

/** How an operand's elements are neighbours in memory: along K, or from line to line (rows of A, columns of B). */
export type Along = 'depth' | 'lines'

export interface NpuProductSpec {
  readonly product: NpuMatrixProduct
  readonly result: DType
  readonly tile: NpuTile
  readonly left: Along
  readonly right: Along
}

/** What the chip's matrix unit computes such a product with; null where it has nothing for it, or no room for a tile. */
export function matrixProductFor(
  { a, b, compute }: Pick<ProductClass, 'a' | 'b' | 'compute'>,
  { m, n, k }: Pick<ProductArguments, 'm' | 'n' | 'k'>,
  { matrixUnit }: NpuTarget,
): NpuMatrixProduct | null {
  // A product with a vector reads each element once on vectors too.
  if (!matrixUnit || a !== b || k === 0 || m === 1 || n === 1) return null
  const product = matrixUnit.products.find(({ operand, sum }) => operand.dtype === a && sum.dtype === compute)
  return product && fittingTiles(matrixUnit, dtypeInfo(a).bytes).length > 0 ? product : null
}

/** An operand as lines along K; `stride` lies between what is not neighbours. */
export interface LineLayout {
  readonly along: Along
  readonly stride: number
}

/** Null where neither is contiguous. A side of one element may have any stride. */
export function lineLayout(lines: number, depth: number, lineStride: number, depthStride: number): LineLayout | null {
  if (depthStride === 1 || depth === 1) return { along: 'depth', stride: lineStride }
  return lineStride === 1 || lines === 1 ? { along: 'lines', stride: depthStride } : null
}
export const leftLayout = ({ m, k, a }: ProductArguments): LineLayout | null => layoutOf(m, k, a, 'row')
export const rightLayout = ({ n, k, b }: ProductArguments): LineLayout | null => layoutOf(n, k, b, 'column')

const layoutOf = (lines: number, depth: number, x: MatrixArgument, line: 'row' | 'column') =>
  lineLayout(lines, depth, x[line], x[line === 'row' ? 'column' : 'row'])
