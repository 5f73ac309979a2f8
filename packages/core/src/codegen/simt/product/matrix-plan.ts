// Launches of products on a matrix unit: of two matrices, or of a matrix and the windows of an image.
import type { ProductArguments } from '../../../backend/product-call.ts'
import type { MatrixOperands, SimtTarget } from '../../../backend/target.ts'
import { dtypeInfo } from '../../../dtype/index.ts'
import type { ProductClass, ProductPlan } from '../../products.ts'
import {
  bytesOf,
  instructionFor,
  isKept,
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
import { simtProductSlots, type WindowSlot, windowSlots } from './slots.ts'

/** What the chip multiplies for such a product; null where it has no instruction. */
export function matrixOperands(
  { a, b, compute }: Pick<ProductClass, 'a' | 'b' | 'compute'>,
  { dialect }: SimtTarget,
  allowsTf32: boolean,
): MatrixOperands | null {
  const [operand, rightOperand] = [operandOf(a, allowsTf32), operandOf(b, allowsTf32)]
  if (!operand || !rightOperand) return null
  const operands = operand === rightOperand ? { operand } : { operand, rightOperand }
  return instructionFor(dialect, operands)?.sum === compute ? operands : null
}

export function planMatrixProduct(
  kind: ProductClass,
  args: ProductArguments,
  target: SimtTarget,
  operands: MatrixOperands,
): ProductPlan {
  const bytes = bytesOf(operands)
  const left = operandLayout(args.a, args.a.row, args.a.column, bytes)
  const right = operandLayout(args.b, args.b.column, args.b.row, bytes)
  return planOf(kind, args, target, { ...operands, left, right, windows: false })
}

/** Sizes of an image and of a kernel over it, in pixels; `pixel` in elements. */
export type ImageWindows = Readonly<Record<WindowSlot, number>>

/** Of B count address and batch alone: an image's pixels, from whose channels 16 bytes at a time are copied. */
export function planWindowProduct(
  kind: ProductClass,
  args: ProductArguments,
  windows: ImageWindows,
  target: SimtTarget,
  operands: MatrixOperands,
): ProductPlan {
  const left = operandLayout(args.a, args.a.row, args.a.column, bytesOf(operands))
  const right = { along: 'depth', copyBytes: 16 } as const
  const plan = planOf(kind, args, target, { ...operands, left, right, windows: true })
  const more = windowSlots.map((name, i) => [plan.slotCount + i, windows[name]] as const)
  return { ...plan, slotCount: plan.slotCount + more.length, integers: [...plan.integers, ...more] }
}

/** Of one store. */
const pieceBytes = 16

function planOf(
  kind: ProductClass,
  args: ProductArguments,
  target: SimtTarget,
  operands: Pick<MatrixProductSpec, 'operand' | 'rightOperand' | 'left' | 'right' | 'windows'>,
): ProductPlan {
  const { dialect, laneCount, multiprocessors } = target
  const { bytes } = dtypeInfo(kind.c)
  const tile = needsRegisters(operands) ? tiles.small : chooseTile(args, multiprocessors)
  const spec: MatrixProductSpec = {
    ...{ name: 'og_product', ...kind, tile, ...operands },
    storedTogether: storedTogether(args, bytes, isKept(bytes) ? pieceBytes / bytes : dialect.matrixUnit!.neighbours),
  }
  return {
    key: `matrix product ${JSON.stringify(spec)}`,
    entry: spec.name,
    render: () => renderMatrixProduct(spec, dialect, laneCount),
    ...simtProductSlots(args, kind),
    programs: countTiles(args, tile),
    scratchBytes: 0,
    geometry: { threads: tileWarps(tile) * laneCount, programsPerBlock: 1, sharedBytes: sharedBytes(tile) },
  }
}

/** Whether only the smallest tile leaves enough: sums of 8 bytes, and bytes that are gathered one by one, take the rest. */
function needsRegisters({ operand, left, right }: Pick<MatrixProductSpec, 'operand' | 'left' | 'right'>): boolean {
  const bytes = bytesOf({ operand })
  const isGathered = ({ along }: OperandLayout) => along === 'lines'
  return bytes === 8 || (bytes === 1 && (isGathered(left) || isGathered(right)))
}

/** The largest that keeps every multiprocessor busy and that the matrices fill by more than half. */
function chooseTile(args: ProductArguments, multiprocessors: number): MatrixTile {
  const isFilled = (tile: MatrixTile) => tileRows(tile) < 2 * args.m && tileColumns(tile) < 2 * args.n
  return Object.values(tiles).find((tile) => isFilled(tile) && countTiles(args, tile) >= multiprocessors) ?? tiles.small
}

const countTiles = ({ m, n, batch }: ProductArguments, tile: MatrixTile): number =>
  Math.ceil(m / tileRows(tile)) * Math.ceil(n / tileColumns(tile)) * batch
