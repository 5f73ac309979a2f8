// A launch of the simt family's matrix product.
import type { ProductArguments } from '../../../backend/product-call.ts'
import type { SimtTarget } from '../../../backend/target.ts'
import { dtypeInfo } from '../../../dtype/index.ts'
import type { ProductClass, ProductPlan } from '../../products.ts'
import {
  bytesOf,
  instructionFor,
  type MatrixProductSpec,
  type MatrixTile,
  type OperandLayout,
  operandLayout,
  operandOf,
  sharedBytes,
  storedTogether,
  tileColumns,
  tileRows,
  tiles,
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
  const left = operandLayout(args.a, args.a.row, args.a.column, bytes)
  const right = operandLayout(args.b, args.b.column, args.b.row, bytes)
  const tile = needsRegisters(bytes, left, right) ? tiles.small : chooseTile(args, target.multiprocessors)
  const spec: MatrixProductSpec = {
    ...{ name: 'og_product', ...partsOf(kind), operand, left, right, tile },
    storedTogether: storedTogether(args.c, dtypeInfo(kind.c).bytes, target.dialect.matrixUnit!.neighbours),
  }
  return {
    ...planOf('matrix', spec, args),
    render: () => renderMatrixProduct(spec, target.dialect, target.laneCount),
    programs: countTiles(args, tileRows(tile), tileColumns(tile)),
    geometry: { threads: tileWarps(tile) * target.laneCount, programsPerBlock: 1, sharedBytes: sharedBytes(tile) },
  }
}

/** Whether only the smallest tile leaves enough: sums of 8 bytes, and bytes that are gathered one by one, take the rest. */
const needsRegisters = (bytes: number, left: OperandLayout, right: OperandLayout): boolean =>
  bytes === 8 || (bytes === 1 && [left, right].some(({ along }) => along === 'lines'))

/** The largest that keeps every multiprocessor busy and that the matrices fill at least by half. */
function chooseTile(args: ProductArguments, multiprocessors: number): MatrixTile {
  const isBusy = (tile: MatrixTile) => countTiles(args, tileRows(tile), tileColumns(tile)) >= multiprocessors
  const isFilled = (tile: MatrixTile) => tileRows(tile) < 2 * args.m && tileColumns(tile) < 2 * args.n
  return Object.values(tiles).find((tile) => isFilled(tile) && isBusy(tile)) ?? tiles.small
}

function planThreadProduct(kind: ProductClass, args: ProductArguments, target: SimtTarget): ProductPlan {
  const sideOf = (groups: 1 | 2) => tileSide({ compute: kind.compute, groups })
  const groups = countTiles(args, sideOf(2), sideOf(2)) >= target.multiprocessors ? 2 : 1
  const spec: ThreadProductSpec = {
    ...{ name: 'og_product', ...partsOf(kind), groups },
    alongA: args.a.row === 1 && args.a.column !== 1 ? 'row' : 'depth',
    alongB: args.b.row === 1 && args.b.column !== 1 ? 'depth' : 'column',
  }
  return {
    ...planOf('simt', spec, args),
    render: () => renderThreadProduct(spec, target.dialect),
    programs: countTiles(args, sideOf(groups), sideOf(groups)),
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

const countTiles = ({ m, n, batch }: ProductArguments, rows: number, columns: number): number =>
  Math.ceil(m / rows) * Math.ceil(n / columns) * batch
