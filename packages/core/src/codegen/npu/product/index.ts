// A launch of the npu family's matrix product on a matrix unit.
import type { ProductArguments } from '../../../backend/product-call.ts'
import type { NpuMatrixProduct, NpuTarget } from '../../../backend/target.ts'
import { type DType, dtypeInfo } from '../../../dtype/index.ts'
import type { ProductPlan } from '../../products.ts'
import type { NpuEstimate } from '../estimate.ts'
import { estimateNpuProduct } from './estimate.ts'
import { npuProductSlotCount, npuProductSlots } from './slots.ts'
import { leftLayout, type NpuProductSpec, rightLayout } from './spec.ts'
import { productEntry, renderNpuProduct } from './text.ts'
import { chooseTile, countTiles, tileBytes } from './tile.ts'

export { leftLayout, matrixProductFor, rightLayout } from './spec.ts'

export interface NpuProductPlan extends ProductPlan {
  readonly estimate: NpuEstimate
}

/** C = A·B, where both operands have a layout and C's columns are neighbours. @param result one of the product's */
export function planNpuProduct(
  product: NpuMatrixProduct,
  result: DType,
  args: ProductArguments,
  { dialect, matrixUnit }: NpuTarget,
): NpuProductPlan {
  const unit = matrixUnit!
  const [left, right] = [leftLayout(args)!, rightLayout(args)!]
  const { bytes } = dtypeInfo(product.operand.dtype)
  const tile = chooseTile(args, unit, bytes)
  const spec: NpuProductSpec = { product, result, tile, left: left.along, right: right.along }
  return {
    key: `npu product ${product.operand.dtype} ${result} ${left.along} ${right.along} ${Object.values(tile)}`,
    entry: productEntry,
    render: () => renderNpuProduct(spec, dialect, unit),
    slotCount: npuProductSlotCount,
    integers: npuProductSlots(args, left, right),
    floats: [],
    programs: countTiles(args, tile),
    scratchBytes: 0,
    estimate: estimateNpuProduct(spec, args, tileBytes(unit.memories[0]!, tile, bytes)),
  }
}
