// Serves products of bfloat16 with AMX tiles, where the processor has them and the system lets this process use them.
import {
  type Override,
  type OverrideLaunch,
  type ProductArguments,
  type ProductCall,
  type Target,
  transposedProduct,
} from '@opgems/core'
import { packText, productText, type SlotName, slotNames } from './product-text.ts'
import { type AmxProductTypes, panelColumns, stepDepth, tilePanels, tileRows } from './sizes.ts'

/** The target's feature of processors with tiles for bfloat16. */
export const amxFeature = 'amx-bf16'

/** Fewer rows or columns than this leave most of a tile empty: reading the other operand is all that takes time then. */
const leastSide = 8
/** Multiply-adds that are worth two launches. */
const leastWork = 1 << 22
/** Multiply-adds a second of one thread, for estimates. */
const rate = 7e11

const geometry = { threads: 1, programsPerBlock: 1, sharedBytes: 0 }

export const amxProduct: Override<ProductCall> = {
  name: 'AMX tiles',
  candidates(call, target) {
    const types = typesOf(call, target)
    const args = types && arrange(call.args)
    if (!args) return []
    const { m, n, k, batch } = args
    const work = m * n * k * batch
    if (Math.min(m, n) < leastSide || work < leastWork) return []
    const panels = Math.ceil(n / panelColumns)
    const packedBytes = batch * panels * Math.ceil(k / stepDepth) * panelColumns * stepDepth * 2
    const programs = batch * Math.ceil(m / tileRows) * Math.ceil(panels / tilePanels)
    const launch = (entry: string, count: number, render: () => string): OverrideLaunch<ProductCall> => ({
      key: `${entry} ${types.c} ${types.addend}`,
      entry,
      render,
      geometry,
      programs: count,
      arguments: ({ args: given }, workspace) => slotsOf(arrange(given)!, workspace),
    })
    return [
      {
        name: 'amx 32×32',
        estimate: work / rate,
        workspaceBytes: packedBytes,
        launches: [
          launch('og_amx_pack', batch * panels, () => packText),
          launch('og_amx_product', programs, () => productText(types)),
        ],
      },
    ]
  },
}

function typesOf(
  { dtypes: { a, b, c, addend, factors, compute } }: ProductCall,
  target: Target,
): AmxProductTypes | null {
  if (factors || target.family !== 'loops' || !target.features?.includes(amxFeature)) return null
  if (a !== 'bfloat16' || b !== 'bfloat16' || compute !== 'float32') return null
  const isStored = (dtype: string | null) => dtype === 'bfloat16' || dtype === 'float32'
  return isStored(c) && (addend === null || isStored(addend)) ? ({ c, addend } as AmxProductTypes) : null
}

/**
 * The product, or the transposed one, in which A's rows lie along K; where both do, the one whose B is smaller, since B is packed.
 * Null where neither does.
 */
function arrange(args: ProductArguments): ProductArguments | null {
  const { a, b, m, n } = args
  const [asIs, exchanged] = [a.column === 1, b.row === 1]
  if (!asIs && !exchanged) return null
  return asIs && (!exchanged || n <= m) ? args : transposedProduct(args)
}

function slotsOf({ m, n, k, a, b, c, addend, alpha, beta }: ProductArguments, packed: number): Uint8Array {
  const d = addend ?? { address: 0, row: 0, column: 0, batch: 0 }
  const values: Readonly<Record<SlotName, number>> = {
    ...{ a: a.address, b: b.address, c: c.address, addend: d.address, packed, m, n, k, alpha, beta },
    ...{ aRow: a.row, aBatch: a.batch, bRow: b.row, bColumn: b.column, bBatch: b.batch },
    ...{ cRow: c.row, cColumn: c.column, cBatch: c.batch },
    ...{ addendRow: d.row, addendColumn: d.column, addendBatch: d.batch },
  }
  const block = new DataView(new ArrayBuffer(8 * slotNames.length))
  slotNames.forEach((name, i) => {
    if (name === 'alpha' || name === 'beta') block.setFloat64(8 * i, values[name], true)
    else block.setBigInt64(8 * i, BigInt(values[name]), true)
  })
  return new Uint8Array(block.buffer)
}
