// A launch of the simt family's matrix product.
import type { ProductArguments } from '../../../backend/product-call.ts'
import type { SimtTarget } from '../../../backend/target.ts'
import type { ProductClass, ProductPlan } from '../../products.ts'
import { type SimtProductSlot, type SimtProductSpec, simtProductSlots, threads, tileSide } from './spec.ts'
import { canRender, renderSimtProduct } from './text.ts'

/** Null where the dialect cannot convert one of the dtypes. */
export function planSimtProduct(kind: ProductClass, args: ProductArguments, target: SimtTarget): ProductPlan | null {
  const { a, b, c, addend, scaled, compute } = kind
  if (!canRender([a, b, c, ...(addend ? [addend] : [])], target.dialect)) return null
  const spec: SimtProductSpec = {
    name: 'og_product',
    ...{ a, b, c, addend, scaled, compute },
    alongA: args.a.row === 1 && args.a.column !== 1 ? 'row' : 'depth',
    alongB: args.b.row === 1 && args.b.column !== 1 ? 'depth' : 'column',
    groups: tiles(args, tileSide({ compute, groups: 2 })) >= target.multiprocessors ? 2 : 1,
  }
  const isFloat = compute === 'float32' || compute === 'float64'
  const scales: [SimtProductSlot, number][] = [
    ['alpha', args.alpha],
    ['beta', args.beta],
  ]
  return {
    key: `simt product ${JSON.stringify(spec)}`,
    entry: spec.name,
    render: () => renderSimtProduct(spec, target.dialect),
    slotCount: simtProductSlots.length,
    integers: slots([...operandSlots(args), ...(isFloat ? [] : scales)]),
    floats: isFloat ? slots(scales) : [],
    programs: tiles(args, tileSide(spec)),
    scratchBytes: 0,
    geometry: { threads, programsPerBlock: 1, sharedBytes: 0 },
  }
}

const tiles = ({ m, n, batch }: ProductArguments, size: number): number =>
  Math.ceil(m / size) * Math.ceil(n / size) * batch

const slots = (values: readonly (readonly [SimtProductSlot, number])[]) =>
  values.map(([name, value]) => [simtProductSlots.indexOf(name), value] as const)

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
