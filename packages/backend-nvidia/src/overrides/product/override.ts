// Hopper's matrix products as an override: 16-bit operands on wgmma, fed by the copy engine.
import type { DType, Override, OverrideCandidate, ProductCall, SimtTarget, Target } from '@opgems/core'
import type { TensorMaps } from '../../cuda/tensor-map.ts'
import { ProductArgumentBlock } from './arguments.ts'
import { renderProduct } from './kernel-text.ts'
import { canCopyOut, type Operands, operandsOf } from './operands.ts'
import { renderThinProduct, type ThinVariant, thinLayout } from './thin-text.ts'
import { thinSeconds, thinTiles, tileSeconds, wideTiles } from './tiles.ts'
import {
  type HalfDType,
  type ProductVariant,
  type ResultDType,
  sharedLayout,
  threads,
  variantKey,
  variantName,
} from './variant.ts'

/** What the target of a real Hopper GPU says; emulated ones have no wgmma. */
const feature = 'sm_90a'
/** The least multiplications that are worth the kernel's start. */
const leastWork = 2 ** 18
/** Products with at most this many rows or columns are bound by reading the other operand. */
const thinSide = 64

/** @param maps how tensor maps are made on this vendor's driver */
export function hopperProduct(maps: TensorMaps): Override<ProductCall> {
  return {
    name: 'hopper product',
    candidates(call, target) {
      if (!isSupported(call, target)) return []
      const { m, n } = call.args
      return Math.min(m, n) <= thinSide ? thinCandidates(maps, call, target) : wideCandidates(maps, call, target)
    },
  }
}

const isHalf = (d: DType): d is HalfDType => d === 'float16' || d === 'bfloat16'
const isResult = (d: DType): d is ResultDType => isHalf(d) || d === 'float32'

function isSupported({ dtypes, args }: ProductCall, target: Target): target is SimtTarget {
  const { a, b, c, addend, compute } = dtypes
  const isHere = target.family === 'simt' && (target.features?.includes(feature) ?? false)
  const dtypesFit =
    isHalf(a) && a === b && isResult(c) && (addend === null || isResult(addend)) && compute === 'float32'
  const { m, n, k, batch } = args
  const sizesFit = k > 0 && m * n * k * batch >= leastWork && Math.max(m, n, k, batch) < 2 ** 31
  return isHere && dtypesFit && sizesFit
}

const dtypesOf = ({ dtypes }: ProductCall) => ({
  operand: dtypes.a as HalfDType,
  result: dtypes.c as ResultDType,
  addend: dtypes.addend as ResultDType | null,
  scaled: dtypes.scaled,
})

/** C is written along its rows: the product is transposed where its columns are contiguous. */
function wideCandidates(maps: TensorMaps, call: ProductCall, target: SimtTarget): OverrideCandidate<ProductCall>[] {
  const { c } = call.args
  const operands = operandsOf(call.args, c.row === 1 && c.column !== 1)
  if (!operands) return []
  const { batch } = call.args
  const copies = isHalf(call.dtypes.c) && canCopyOut(operands.c, operands.n, batch)
  return wideTiles.map((tile) => {
    const variant: ProductVariant = {
      ...tile,
      ...dtypesOf(call),
      a: operands.a.along,
      b: operands.b.along,
      store: copies ? 'copy' : 'direct',
    }
    const tiles = Math.ceil(operands.m / tile.rows) * Math.ceil(operands.n / tile.columns) * batch
    return candidate(maps, variant, variantName(variant), variantKey(variant), operands, batch, {
      estimate: tileSeconds(tile, operands, batch, target.multiprocessors),
      programs: Math.min(tiles, target.multiprocessors),
      sharedBytes: sharedLayout(variant).bytes,
      render: (entry) => renderProduct(variant, entry),
    })
  })
}

/** The large operand comes first: its rows fill the instruction's 64, and the few columns are all there are. */
function thinCandidates(maps: TensorMaps, call: ProductCall, target: SimtTarget): OverrideCandidate<ProductCall>[] {
  const { args } = call
  const operands = operandsOf(args, args.m < args.n)
  if (operands?.b.along !== 'k') return []
  // Rows of both that are contiguous along K: the general kernel reads them at the speed of memory.
  if (operands.n === 1 && operands.a.along === 'k') return []
  return thinTiles(operands).map((tile) => {
    const variant: ThinVariant = {
      ...tile,
      ...dtypesOf(call),
      a: operands.a.along,
      b: 'k',
      store: 'direct',
    }
    const name = `${variantName(variant)} splits ${tile.splits}`
    return candidate(maps, variant, name, `${variantKey(variant)} splits ${tile.splits}`, operands, args.batch, {
      estimate: thinSeconds(tile, operands, args.batch, target.multiprocessors),
      programs: Math.ceil(operands.m / tile.rows) * Math.ceil(operands.n / tile.columns) * args.batch * tile.splits,
      sharedBytes: thinLayout(variant).bytes,
      render: (entry) => renderThinProduct(variant, entry),
    })
  })
}

interface Facts {
  readonly estimate: number
  readonly programs: number
  readonly sharedBytes: number
  render(entry: string): string
}

function candidate(
  maps: TensorMaps,
  variant: ProductVariant,
  name: string,
  key: string,
  operands: Operands,
  batch: number,
  { estimate, programs, sharedBytes, render }: Facts,
): OverrideCandidate<ProductCall> {
  const entry = 'hopper_product'
  const block = new ProductArgumentBlock(maps, variant, operands, batch)
  const geometry = {
    threads: threads(variant),
    programsPerBlock: 1,
    sharedBytes: 0,
    dynamicSharedBytes: sharedBytes,
    parameterOffsets: [0],
  }
  const launch = {
    key,
    entry,
    geometry,
    programs,
    render: () => render(entry),
    arguments: (call: ProductCall) => block.write(call),
  }
  return { name, estimate, workspaceBytes: 0, launches: [launch] }
}
