// Few queries over many keys as an override: bound by reading the keys, so blocks share out the keys of each head.
import type { AttentionCall, Override, SimtTarget, Target } from '@opgems/core'
import { isAligned, isHalf } from '../attention/override.ts'
import type { HalfDType } from '../product/variant.ts'
import { DecodeArgumentBlock } from './arguments.ts'
import { renderDecode } from './kernel-text.ts'
import { chunkOf, type DecodeVariant, mostHeads, mostRows, threads, variantKey, variantName } from './variant.ts'

/** The kernel was only tried on Hopper. */
const feature = 'sm_90a'
/** Blocks that keep a multiprocessor's memory queue full: of 2, 3 and 4 the fastest. */
const blocksPerMultiprocessor = 2
const entry = 'hopper_decode'
const startSeconds = 4e-6
/** Of the device's memory. */
const bytesPerSecond = 2.5e12

export function hopperDecode(): Override<AttentionCall> {
  return {
    name: 'hopper decode',
    candidates(call, target) {
      if (!isSupported(call, target)) return []
      const variant = variantOf(call)
      const heads = call.batch * call.keyHeads
      const chunks = Math.ceil(call.keys / chunkOf(variant))
      const wanted = Math.ceil((blocksPerMultiprocessor * target.multiprocessors) / heads)
      const splits = Math.max(1, Math.min(wanted, chunks))
      const block = new DecodeArgumentBlock(call, splits)
      const launch = {
        key: variantKey(variant),
        entry,
        render: () => renderDecode(variant, entry),
        geometry: { threads, programsPerBlock: 1, sharedBytes: 0, awaitsLaunches: true, parameterOffsets: [0] },
        programs: heads * splits,
        arguments: (actual: AttentionCall, workspace: number) => block.write(actual, workspace),
      }
      const workspaceBytes = splits === 1 ? 0 : heads * splits * variant.rows * (variant.headSize + 2) * 4
      const estimate = startSeconds + (heads * call.keys * variant.headSize * 4) / bytesPerSecond
      return [{ name: `${variantName(variant)} splits ${splits}`, estimate, workspaceBytes, launches: [launch] }]
    },
  }
}

const variantOf = (call: AttentionCall): DecodeVariant => ({
  dtype: call.dtype as HalfDType,
  headSize: call.width as 64 | 128,
  rows: rowsOf(call),
  causal: call.causalOffset !== null,
  masked: call.mask !== null,
  logSumExp: call.logSumExp !== null,
})

const rowsOf = ({ heads, keyHeads, queries }: AttentionCall) => (heads / keyHeads) * queries

function isSupported(call: AttentionCall, target: Target): target is SimtTarget {
  const { dtype, width, valueWidth, batch, keyHeads, keys, scale, mask } = call
  const isHere = target.family === 'simt' && (target.features?.includes(feature) ?? false)
  const widthsFit = (width === 64 || width === 128) && valueWidth === width
  const sizesFit = rowsOf(call) <= mostRows && keys > 0 && keys < 2 ** 30 && batch * keyHeads <= mostHeads
  // One mask for all rows of a key head.
  const maskFits = !mask || (mask.strides[1] === 0 && (mask.strides[2] === 0 || call.queries === 1))
  const operandsFit = [call.query, call.key, call.value, call.output].every(isAligned)
  return isHere && isHalf(dtype) && widthsFit && sizesFit && maskFits && operandsFit && !call.sequences && scale > 0
}
