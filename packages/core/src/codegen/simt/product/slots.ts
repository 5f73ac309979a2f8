// The arguments of the simt family's matrix products, in the order of the kernels' parameters.
import type { ProductArguments } from '../../../backend/product-call.ts'
import { endDType } from '../../product-end.ts'
import type { ProductClass } from '../../products.ts'

const names = [
  ...['a', 'b', 'c', 'addend', 'aRow', 'aColumn', 'aBatch', 'bRow', 'bColumn', 'bBatch'],
  ...['cRow', 'cColumn', 'cBatch', 'addendRow', 'addendColumn', 'addendBatch', 'm', 'n', 'k', 'alpha', 'beta'],
] as const
type SimtProductSlot = (typeof names)[number]

/** After them, where rows and columns have factors. */
const factorNames = ['rowFactors', 'rowFactorStep', 'columnFactors', 'columnFactorStep'] as const

/** After them, of a product with windows. */
export const windowSlots = [
  ...['height', 'width', 'channels', 'pixel', 'kernel_height', 'kernel_width', 'out_width'],
  ...['stride_y', 'stride_x', 'pad_y', 'pad_x', 'step_y', 'step_x'],
] as const
export type WindowSlot = (typeof windowSlots)[number]

type SlotValue = readonly [slot: number, value: number]

interface ProductSlots {
  readonly slotCount: number
  readonly integers: readonly SlotValue[]
  readonly floats: readonly SlotValue[]
}

/** The scales alpha and beta are floats or integers as the sum is where it is scaled. */
export function simtProductSlots(args: ProductArguments, kind: ProductClass): ProductSlots {
  const { factors } = kind
  const scales = slots([
    ['alpha', args.alpha],
    ['beta', args.beta],
  ])
  const operands = [...slots(operandSlots(args)), ...(factors ? factorSlots(args) : [])]
  const slotCount = names.length + (factors ? factorNames.length : 0)
  return endDType(kind).startsWith('float')
    ? { slotCount, integers: operands, floats: scales }
    : { slotCount, integers: [...operands, ...scales], floats: [] }
}

function factorSlots({ factors }: ProductArguments): SlotValue[] {
  const { row, column } = factors!
  return [row.address, row.step, column.address, column.step].map((value, i) => [names.length + i, value])
}

const slots = (values: readonly (readonly [SimtProductSlot, number])[]): SlotValue[] =>
  values.map(([name, value]) => [names.indexOf(name), value])

function operandSlots({ m, n, k, a, b, c, addend }: ProductArguments): [SimtProductSlot, number][] {
  const d = addend ?? { address: 0, row: 0, column: 0, batch: 0 }
  return [
    ['a', a.address],
    ['b', b.address],
    ['c', c.address],
    ['addend', d.address],
    ['aRow', a.row],
    ['aColumn', a.column],
    ['aBatch', a.batch],
    ['bRow', b.row],
    ['bColumn', b.column],
    ['bBatch', b.batch],
    ['cRow', c.row],
    ['cColumn', c.column],
    ['cBatch', c.batch],
    ['addendRow', d.row],
    ['addendColumn', d.column],
    ['addendBatch', d.batch],
    ['m', m],
    ['n', n],
    ['k', k],
  ]
}
