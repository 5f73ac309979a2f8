// Kernels of the Hopper override for one call: which variants can serve it, each with its launch.
import type { LaunchGeometry, OverrideCandidate, ProductCall, SimtTarget } from '@opgems/core'
import type { TensorMaps } from '../../cuda/tensor-map.ts'
import { ProductArgumentBlock } from './arguments.ts'
import { renderProduct } from './kernel-text.ts'
import { canCopyOut, type Operands, operandsOf } from './operands.ts'
import { renderSplitProduct, type SplitVariant, splitLayout } from './split-text.ts'
import { StreamArgumentBlock } from './stream-arguments.ts'
import { renderStream, type StreamVariant, streamKey, streamName, streamShapes } from './stream-text.ts'
import { float8Tiles, splitSeconds, splitTiles, streamSeconds, streamSplits, tileSeconds, wideTiles } from './tiles.ts'
import {
  type HalfDType,
  isFloat8,
  type OperandDType,
  operandBytes,
  type ProductVariant,
  type ResultDType,
  sharedLayout,
  threads,
  variantKey,
  variantName,
} from './variant.ts'

type Candidate = OverrideCandidate<ProductCall>

const entry = 'hopper_product'
/** Rows or columns up to which a product is bound by reading the other operand. */
const mostSplit = 64
/** Columns at most of a streaming product: with more, what warps read of the few columns costs more than the large operand. */
const mostStreamed = 16

const bytesOf = ({ dtypes }: ProductCall) => operandBytes(dtypes.a as OperandDType)

/** Of the product that is computed, whose A is the call's B where it is swapped. */
function dtypesOf({ dtypes }: ProductCall, swapped: boolean) {
  const [left, right] = swapped ? [dtypes.b, dtypes.a] : [dtypes.a, dtypes.b]
  return {
    operand: left as OperandDType,
    rightOperand: right as OperandDType,
    result: dtypes.c as ProductVariant['result'],
    addend: dtypes.addend as ResultDType | null,
    scaled: dtypes.scaled,
    factors: dtypes.factors === true,
  }
}
/** Of streams and splits, whose operands have 16 bits. */
const halfDTypesOf = ({ dtypes }: ProductCall) => ({
  operand: dtypes.a as HalfDType,
  result: dtypes.c as ResultDType,
  addend: dtypes.addend as ResultDType | null,
  scaled: dtypes.scaled,
})

/** The kernel's one parameter is a structure at the start of the block. */
const geometry = (threads: number, dynamicSharedBytes: number): LaunchGeometry => ({
  threads,
  programsPerBlock: 1,
  sharedBytes: 0,
  dynamicSharedBytes,
  awaitsLaunches: true,
  parameterOffsets: [0],
})

/** Large products. C is written along its rows: the product is transposed where its columns are contiguous. */
function wideCandidates(maps: TensorMaps, call: ProductCall, target: SimtTarget): Candidate[] {
  const { c, batch } = call.args
  const operands = operandsOf(call.args, c.row === 1 && c.column !== 1, bytesOf(call))
  if (!operands) return []
  const dtypes = dtypesOf(call, operands.swapped)
  // Instructions of 8 bits read along K alone.
  if (operands.bytes === 1 && (operands.a.along !== 'k' || operands.b.along !== 'k')) return []
  const isNarrow = dtypes.result === 'float16' || dtypes.result === 'bfloat16'
  const copies = isNarrow && canCopyOut(operands.c, operands.n, batch)
  const tiles = isFloat8(dtypes.operand) ? float8Tiles : wideTiles
  return tiles.map(({ step, ...tile }) => {
    const variant: ProductVariant = {
      ...tile,
      ...dtypes,
      a: operands.a.along,
      b: operands.b.along,
      store: copies ? 'copy' : 'direct',
    }
    const count = Math.ceil(operands.m / tile.rows) * Math.ceil(operands.n / tile.columns) * batch
    const block = new ProductArgumentBlock(maps, variant, operands, batch)
    return {
      name: variantName(variant),
      estimate: tileSeconds({ step, ...tile }, operands, batch, target.multiprocessors),
      workspaceBytes: 0,
      launches: [
        {
          key: variantKey(variant),
          entry,
          geometry: geometry(threads(variant), sharedLayout(variant).bytes),
          programs: Math.min(count, target.multiprocessors),
          render: () => renderProduct(variant, entry),
          arguments: (call) => block.write(call),
        },
      ],
    }
  })
}

/** What can serve the call. Where one operand is small the large one comes first: its rows fill the instruction's. */
export function productCandidates(maps: TensorMaps, call: ProductCall, target: SimtTarget): Candidate[] {
  const { m, n } = call.args
  const few = Math.min(m, n)
  const wide = few > mostStreamed ? wideCandidates(maps, call, target) : []
  // Streams and splits read 16 bits and know no factors.
  const isWideAlone = few > mostSplit || bytesOf(call) === 1 || call.dtypes.factors
  const operands = isWideAlone ? null : operandsOf(call.args, m < n, 2)
  if (operands?.b.along !== 'k') return wide
  // Rows of both that are contiguous along K: the general kernel reads them at the speed of memory.
  if (operands.n === 1 && operands.a.along === 'k') return []
  return [...streamCandidates(call, operands, target), ...splitCandidates(maps, call, operands, target), ...wide]
}

function splitCandidates(maps: TensorMaps, call: ProductCall, operands: Operands, target: SimtTarget): Candidate[] {
  const { batch } = call.args
  return splitTiles(operands).map((tile) => {
    const dtypes = { ...dtypesOf(call, operands.swapped), ...halfDTypesOf(call) }
    const variant: SplitVariant = { ...tile, ...dtypes, a: operands.a.along, b: 'k', store: 'direct' }
    const name = `${variantName(variant)} splits ${tile.splits}`
    const tiles = Math.ceil(operands.m / tile.rows) * Math.ceil(operands.n / tile.columns) * batch
    const block = new ProductArgumentBlock(maps, variant, operands, batch)
    return {
      name,
      estimate: splitSeconds(tile, operands, batch, target.multiprocessors),
      workspaceBytes: 0,
      launches: [
        {
          key: `${variantKey(variant)} splits ${tile.splits}`,
          entry,
          geometry: geometry(threads(variant), splitLayout(variant).bytes),
          programs: tiles * tile.splits,
          render: () => renderSplitProduct(variant, entry),
          arguments: (call) => block.write(call),
        },
      ],
    }
  })
}

/** Lanes read whole units of eight along K, so it must end with one. */
function streamCandidates(call: ProductCall, operands: Operands, target: SimtTarget): Candidate[] {
  const { m, n, k, a } = operands
  const columns = n <= 8 ? 8 : 16
  if (n > mostStreamed || k % 8 !== 0) return []
  const { batch } = call.args
  const shapes = streamShapes.filter((s) => s.a === a.along)
  const variants = shapes.flatMap((shape) =>
    streamSplits(shape, k).map((splits): StreamVariant => ({ ...halfDTypesOf(call), ...shape, columns, splits })),
  )
  return variants.map((variant) => {
    const block = new StreamArgumentBlock(operands)
    return {
      name: streamName(variant),
      estimate: streamSeconds(variant, operands, batch, target.multiprocessors),
      workspaceBytes: 0,
      launches: [
        {
          key: streamKey(variant),
          entry,
          geometry: geometry(variant.warps * 32, 0),
          programs: Math.ceil(m / variant.rows) * batch * variant.splits,
          render: () => renderStream(variant, entry),
          arguments: (call) => block.write(call),
        },
      ],
    }
  })
}
