// Matrix products for a target: which template serves a shape, its source, and the launch arguments.
import { type ProductArguments, transposedProduct } from '../backend/product-call.ts'
import type { LaunchGeometry, Target } from '../backend/target.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { KernelDType } from '../kernel/index.ts'
import { renderCpp } from './loops/cpp/index.ts'
import {
  chooseGemm,
  type GemmCompute,
  type GemmSlot,
  type GemmSpec,
  gemmFunction,
  gemmSlotCount,
  gemmSlots,
  planGemm,
} from './loops/gemm/index.ts'
import { renderWat } from './loops/wat/index.ts'
import { endDType } from './product-end.ts'

export type ProductCompute = GemmCompute

/** What a product kernel is specialised for. */
export interface ProductClass {
  readonly a: KernelDType
  readonly b: KernelDType
  readonly c: KernelDType
  /** dtype of D in C = alpha·A·B + beta·D, if there is one. */
  readonly addend: KernelDType | null
  readonly scaled: boolean
  /** Whether rows and columns have factors: then sums become float32. */
  readonly factors?: true
  readonly compute: ProductCompute
}

/** A launch of a product: the kernel's key and source, and values for its slots. */
export interface ProductPlan {
  readonly key: string
  readonly entry: string
  render(): string
  readonly slotCount: number
  readonly integers: readonly (readonly [slot: number, value: number])[]
  readonly floats: readonly (readonly [slot: number, value: number])[]
  readonly programs: number
  readonly scratchBytes: number
  /** Blocks of threads, in the simt family. */
  readonly geometry?: LaunchGeometry
}

export function planProduct(kind: ProductClass, args: ProductArguments, target: Target): ProductPlan {
  if (target.family !== 'loops')
    throw new OpGemsError('UNSUPPORTED_OP', `matrix products have no ${target.family} template yet`)
  const choice = chooseGemm(gemmShape(args), kind.compute, target)
  const final = choice.swapped ? transposedProduct(args) : args
  const dtypes = choice.swapped ? { ...kind, a: kind.b, b: kind.a } : kind
  const { variant } = choice
  const plan = planGemm(gemmShape(final), variant, kind.compute, dtypes.b === kind.compute, target)
  const entry = 'og_product'
  const spec: GemmSpec = { name: entry, ...dtypes, variant }
  const isFloat = endDType(kind).startsWith('float')
  const scales: [GemmSlot, number][] = [
    ['alpha', args.alpha],
    ['beta', args.beta],
  ]
  return {
    key: `product ${JSON.stringify({ ...dtypes, variant })}`,
    entry,
    render: () => {
      const fn = gemmFunction(spec, target)
      return target.language === 'cpp' ? renderCpp(fn) : renderWat(fn)
    },
    slotCount: gemmSlotCount,
    integers: slots([
      ...operandSlots(final),
      ['tileRows', plan.tileRows],
      ['tileColumns', plan.tileColumns],
      ['directB', plan.directB ? 1 : 0],
      ...(isFloat ? [] : scales),
    ]),
    floats: isFloat ? slots(scales) : [],
    programs: plan.programs,
    scratchBytes: plan.scratchBytes,
  }
}

const slots = (values: readonly (readonly [GemmSlot, number])[]) =>
  values.map(([name, value]) => [gemmSlots[name], value] as const)

const gemmShape = ({ m, n, k, batch, a, b }: ProductArguments) => ({
  m,
  n,
  k,
  batch,
  aRow: a.row,
  aColumn: a.column,
  bRow: b.row,
  bColumn: b.column,
})

function operandSlots({ m, n, k, a, b, c, addend, factors }: ProductArguments): [GemmSlot, number][] {
  const d = addend ?? { address: 0, row: 0, column: 0, batch: 0 }
  return [
    ['a', a.address],
    ['b', b.address],
    ['c', c.address],
    ['addend', d.address],
    ['m', m],
    ['n', n],
    ['k', k],
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
    ['rowFactors', factors?.row.address ?? 0],
    ['rowFactorStep', factors?.row.step ?? 0],
    ['columnFactors', factors?.column.address ?? 0],
    ['columnFactorStep', factors?.column.step ?? 0],
  ]
}
