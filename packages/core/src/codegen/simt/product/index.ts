// A launch of the simt family's matrix product.
import type { ProductArguments } from '../../../backend/product-call.ts'
import type { SimtTarget } from '../../../backend/target.ts'
import type { ProductClass, ProductPlan } from '../../products.ts'
import {
  bytesOf,
  instructionFor,
  largeTile,
  type MatrixProductSpec,
  operandLayout,
  operandOf,
  sharedBytes,
  smallTile,
  tileColumns,
  tileRows,
  tileWarps,
} from './matrix-spec.ts'
import { renderMatrixProduct } from './matrix-text.ts'
import { canRender } from './parts-text.ts'
import { simtProductSlotCount, simtProductSlots } from './slots.ts'
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
  return planMatrixProduct(kind, args, target, allowsTf32) ?? planThreadProduct(kind, args, target)
}

/** Null where the chip has no instruction for the operands. */
function planMatrixProduct(
  kind: ProductClass,
  args: ProductArguments,
  target: SimtTarget,
  allowsTf32: boolean,
): ProductPlan | null {
  const operand = kind.a === kind.b ? operandOf(kind.a, allowsTf32) : null
  const instruction = operand && instructionFor(target.dialect, operand)
  if (!operand || instruction?.sum !== kind.compute) return null
  const bytes = bytesOf(operand)
  const isLarge = bytes < 8 && tiles(args, tileRows(largeTile), tileColumns(largeTile)) >= target.multiprocessors
  const tile = isLarge ? largeTile : smallTile
  const spec: MatrixProductSpec = {
    ...{ name: 'og_product', ...partsOf(kind), operand, tile },
    left: operandLayout(args.a, args.a.row, args.a.column, bytes),
    right: operandLayout(args.b, args.b.column, args.b.row, bytes),
  }
  return {
    ...planOf('matrix', spec, args),
    render: () => renderMatrixProduct(spec, target.dialect, target.laneCount),
    programs: tiles(args, tileRows(tile), tileColumns(tile)),
    geometry: { threads: tileWarps(tile) * target.laneCount, programsPerBlock: 1, sharedBytes: sharedBytes(tile) },
  }
}

function planThreadProduct(kind: ProductClass, args: ProductArguments, target: SimtTarget): ProductPlan {
  const sideOf = (groups: 1 | 2) => tileSide({ compute: kind.compute, groups })
  const groups = tiles(args, sideOf(2), sideOf(2)) >= target.multiprocessors ? 2 : 1
  const spec: ThreadProductSpec = {
    ...{ name: 'og_product', ...partsOf(kind), groups },
    alongA: args.a.row === 1 && args.a.column !== 1 ? 'row' : 'depth',
    alongB: args.b.row === 1 && args.b.column !== 1 ? 'depth' : 'column',
  }
  return {
    ...planOf('simt', spec, args),
    render: () => renderThreadProduct(spec, target.dialect),
    programs: tiles(args, sideOf(groups), sideOf(groups)),
    geometry: { threads, programsPerBlock: 1, sharedBytes: 0 },
  }
}

const partsOf = ({ a, b, c, addend, scaled, compute }: ProductClass) => ({ a, b, c, addend, scaled, compute })

const planOf = (template: string, spec: ThreadProductSpec | MatrixProductSpec, args: ProductArguments) => ({
  key: `${template} product ${JSON.stringify(spec)}`,
  entry: spec.name,
  slotCount: simtProductSlotCount,
  ...simtProductSlots(args, spec.compute.startsWith('float')),
  scratchBytes: 0,
})

const tiles = ({ m, n, batch }: ProductArguments, rows: number, columns: number): number =>
  Math.ceil(m / rows) * Math.ceil(n / columns) * batch
