// A launch of the simt family's matrix product.
import type { ProductArguments } from '../../../backend/product-call.ts'
import type { SimtTarget } from '../../../backend/target.ts'
import type { ProductClass, ProductPlan } from '../../products.ts'
import { matrixOperands, planMatrixProduct } from './matrix-plan.ts'
import { canRender } from './parts-text.ts'
import { simtProductSlots } from './slots.ts'
import { type ThreadProductSpec, threads, tileSide } from './thread-spec.ts'
import { renderThreadProduct } from './thread-text.ts'

/**
 * Null where the dialect cannot convert one of the dtypes.
 * @param allowsTf32 whether products of float32 may be computed from rounded operands
 */
export function planSimtProduct(
  kind: ProductClass,
  args: ProductArguments,
  target: SimtTarget,
  allowsTf32 = false,
): ProductPlan | null {
  const { a, b, c, addend } = kind
  if (!canRender([a, b, c, ...(addend ? [addend] : [])], target.dialect)) return null
  const operands = matrixOperands(kind, target, allowsTf32)
  return operands ? planMatrixProduct(kind, args, target, operands) : planThreadProduct(kind, args, target)
}

function planThreadProduct(kind: ProductClass, args: ProductArguments, target: SimtTarget): ProductPlan {
  const { compute } = kind
  const sideOf = (groups: 1 | 2) => tileSide({ compute, groups })
  const groups = countTiles(args, sideOf(2)) >= target.multiprocessors ? 2 : 1
  const spec: ThreadProductSpec = {
    ...{ name: 'og_product', ...kind, groups },
    alongA: args.a.row === 1 && args.a.column !== 1 ? 'row' : 'depth',
    alongB: args.b.row === 1 && args.b.column !== 1 ? 'depth' : 'column',
  }
  return {
    key: `simt product ${JSON.stringify(spec)}`,
    entry: spec.name,
    render: () => renderThreadProduct(spec, target.dialect),
    ...simtProductSlots(args, kind),
    programs: countTiles(args, sideOf(groups)),
    scratchBytes: 0,
    geometry: { threads, programsPerBlock: 1, sharedBytes: 0 },
  }
}

const countTiles = ({ m, n, batch }: ProductArguments, side: number): number =>
  Math.ceil(m / side) * Math.ceil(n / side) * batch
