// The argument block of Hopper's attention: `struct Problem` of the kernel text, field by field.
import type { AttentionCall, HeadsArgument } from '@opgems/core'
import { type TensorMaps, tensorMapBytes } from '../../cuda/tensor-map.ts'
import { type AttentionVariant, rows } from './variant.ts'

const offsets = {
  query: 0,
  key: tensorMapBytes,
  value: 2 * tensorMapBytes,
  addresses: 3 * tensorMapBytes,
  strides: 3 * tensorMapBytes + 32,
  sizes: 3 * tensorMapBytes + 72,
  scale: 3 * tensorMapBytes + 104,
} as const
/** A multiple of a tensor map's alignment, as sizeof(Problem) is. */
const totalBytes = 4 * tensorMapBytes

/** Bytes of keys and values that blocks work on at a time: half of the L2 cache, as was fastest of 8, 12, 16, 24 and 32 MB. */
const bytesAtOnce = 24e6

/** Query rows of the longest sequence, and sequences. */
export const sequencesOf = (call: AttentionCall) =>
  call.sequences
    ? { queries: call.sequences.mostQueries, batch: call.sequences.count }
    : { queries: call.queries, batch: call.batch }

/** Writes the block for calls of one class; what they share is written once. */
export class AttentionArgumentBlock {
  private readonly bytes = new Uint8Array(totalBytes)
  private readonly view = new DataView(this.bytes.buffer)
  private readonly mapped = { query: -1, key: -1, value: -1 }

  constructor(
    private readonly maps: TensorMaps,
    private readonly variant: AttentionVariant,
    call: AttentionCall,
  ) {
    const { heads, keyHeads, keys, width, output, scale } = call
    const { queries, batch } = sequencesOf(call)
    const [outBatch, outHead, outRow] = output.strides
    // The log-sum-exp is [batch, heads, queries], or [heads, all queries] of sequences.
    const strides = [outBatch, outHead, outRow, heads * call.queries, call.queries]
    strides.forEach((s, i) => {
      this.view.setBigInt64(offsets.strides + i * 8, BigInt(s), true)
    })
    const group = heads / keyHeads
    const headsAtOnce = Math.max(1, Math.floor((bytesAtOnce * group) / (4 * keys * width)))
    const offset = call.causalOffset ?? 0
    const sizes = [batch, heads, group, call.queries, keys, offset, Math.ceil(queries / rows), headsAtOnce]
    sizes.forEach((s, i) => {
      this.view.setInt32(offsets.sizes + i * 4, s, true)
    })
    this.view.setFloat32(offsets.scale, scale * Math.LOG2E, true)
  }

  /** Valid until the next call. */
  write(call: AttentionCall): Uint8Array {
    const { view, variant } = this
    const { batch, heads, keyHeads, queries, keys, output, logSumExp, sequences } = call
    this.map('query', call.query, [queries, heads, batch], rows)
    this.map('key', call.key, [keys, keyHeads, batch], variant.keys)
    this.map('value', call.value, [keys, keyHeads, batch], variant.keys)
    const addresses = [output.address, logSumExp?.address ?? 0, sequences?.queryStarts ?? 0, sequences?.keyStarts ?? 0]
    addresses.forEach((address, i) => {
      view.setBigUint64(offsets.addresses + i * 8, BigInt(address), true)
    })
    return this.bytes
  }

  /** A map of `count` rows of 64 columns; kept while the address stays. */
  private map(
    name: 'query' | 'key' | 'value',
    { address, strides: [batch, head, row] }: HeadsArgument,
    sizes: readonly number[],
    count: number,
  ): void {
    if (this.mapped[name] === address) return
    this.mapped[name] = address
    const { dtype, headSize } = this.variant
    this.maps.encode(this.bytes, offsets[name], {
      dtype,
      address,
      sizes: [headSize, ...sizes],
      // The copy engine wants strides above 0, also where nothing is stepped over.
      strides: [row, head, batch].map((s, i) => (sizes[i] === 1 ? headSize : s)),
      box: [64, count, 1, 1],
    })
  }
}
