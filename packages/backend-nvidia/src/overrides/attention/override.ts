// Hopper's attention as an override: 16-bit operands with heads of 64 or 128 columns.
import type { AttentionCall, DType, HeadsArgument, Override, SimtTarget, Target } from '@opgems/core'
import type { TensorMaps } from '../../cuda/tensor-map.ts'
import type { HalfDType } from '../product/variant.ts'
import { AttentionArgumentBlock, sequencesOf } from './arguments.ts'
import { renderAttention } from './kernel-text.ts'
import { type AttentionVariant, rows, sharedLayout, threads, variantKey, variantName } from './variant.ts'

/** What the target of a real Hopper GPU says; emulated ones have no wgmma. */
const feature = 'sm_90a'
/** With fewer query rows, reading the keys is all the work, and tiles would be mostly empty. */
const leastQueries = 16
/** Multiplications a second of one multiprocessor, as seen with long sequences. */
const rate = 2.3e12
const startSeconds = 5e-6
const entry = 'hopper_attention'

/** @param maps how tensor maps are made on this vendor's driver */
export function hopperAttention(maps: TensorMaps): Override<AttentionCall> {
  return {
    name: 'hopper attention',
    candidates(call, target) {
      if (!isSupported(call, target)) return []
      const variant = variantOf(call)
      const block = new AttentionArgumentBlock(maps, variant, call)
      const { queries, batch } = sequencesOf(call)
      const tiles = Math.ceil(queries / rows) * call.heads * batch
      const work = call.heads * call.batch * call.queries * call.keys * 2 * call.width * (variant.causal ? 0.5 : 1)
      const launch = {
        key: variantKey(variant),
        entry,
        render: () => renderAttention(variant, entry),
        geometry: {
          threads,
          programsPerBlock: 1,
          sharedBytes: 0,
          dynamicSharedBytes: sharedLayout(variant).bytes,
          awaitsLaunches: true,
          parameterOffsets: [0],
        },
        programs: Math.min(tiles, target.multiprocessors),
        arguments: (actual: AttentionCall) => block.write(actual),
      }
      const estimate = startSeconds + work / (rate * Math.min(tiles, target.multiprocessors))
      return [{ name: variantName(variant), estimate, workspaceBytes: 0, launches: [launch] }]
    },
  }
}

export const isHalf = (d: DType): d is HalfDType => d === 'float16' || d === 'bfloat16'

const variantOf = (call: AttentionCall): AttentionVariant => ({
  dtype: call.dtype as HalfDType,
  headSize: call.width as 64 | 128,
  keys: 128,
  causal: call.causalOffset !== null,
  logSumExp: call.logSumExp !== null,
  sequences: call.sequences !== null,
})

function isSupported(call: AttentionCall, target: Target): target is SimtTarget {
  const { dtype, width, valueWidth, batch, heads, keyHeads, keys, scale } = call
  const isHere = target.family === 'simt' && (target.features?.includes(feature) ?? false)
  const widthsFit = (width === 64 || width === 128) && valueWidth === width
  const { queries } = sequencesOf(call)
  const sizesFit = queries >= leastQueries && keys > 0 && Math.max(call.queries, keys, batch * heads) < 2 ** 30
  const tilesFit = Math.ceil(queries / rows) * heads * sequencesOf(call).batch < 2 ** 31
  const operandsFit =
    isCopied(call.query, [call.queries, heads, batch]) &&
    isCopied(call.key, [keys, keyHeads, batch]) &&
    isCopied(call.value, [keys, keyHeads, batch]) &&
    isAligned(call.output)
  // Tops are found before scaling.
  return isHere && call.mask === null && isHalf(dtype) && widthsFit && sizesFit && tilesFit && operandsFit && scale > 0
}

/** Whether rows are contiguous and start at multiples of 16 bytes. */
export const isAligned = ({ address, strides }: HeadsArgument): boolean =>
  address % 16 === 0 && strides[3] === 1 && strides.slice(0, 3).every((s) => s % 8 === 0)

/** Whether the copy engine can read the operand: it takes positive strides only, and none of 0 where the size is above 1. */
function isCopied(argument: HeadsArgument, sizes: readonly number[]): boolean {
  const [batch, head, row] = argument.strides
  return isAligned(argument) && [row, head, batch].every((s, i) => (s > 0 && s < 2 ** 39) || sizes[i] === 1)
}
