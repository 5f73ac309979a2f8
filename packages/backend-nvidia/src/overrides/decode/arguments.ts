// The argument block of the kernel for few queries: `struct Problem` of its text, field by field.
import type { AttentionCall } from '@opgems/core'

const fields = { addresses: 0, strides: 56, sizes: 168, scale: 196 } as const
const totalBytes = 200

/** Writes the block for calls of one class; what they share is written once. */
export class DecodeArgumentBlock {
  private readonly bytes = new Uint8Array(totalBytes)
  private readonly view = new DataView(this.bytes.buffer)

  constructor(call: AttentionCall, splits: number) {
    const { batch, heads, keyHeads, queries, keys, query, key, value, output, mask, scale } = call
    const strides = [query, key, value, output].flatMap((a) => a.strides.slice(0, 3))
    ;[...strides, mask?.strides[0] ?? 0, mask?.strides[3] ?? 0].forEach((s, i) => {
      this.view.setBigInt64(fields.strides + i * 8, BigInt(s), true)
    })
    ;[batch, keyHeads, heads / keyHeads, queries, keys, call.causalOffset ?? 0, splits].forEach((s, i) => {
      this.view.setInt32(fields.sizes + i * 4, s, true)
    })
    this.view.setFloat32(fields.scale, scale * Math.LOG2E, true)
  }

  /** Valid until the next call. */
  write({ query, key, value, mask, output, logSumExp }: AttentionCall, workspace: number): Uint8Array {
    const addresses = [query, key, value, mask, output, logSumExp].map((a) => a?.address ?? 0)
    ;[...addresses, workspace].forEach((address, i) => {
      this.view.setBigUint64(fields.addresses + i * 8, BigInt(address), true)
    })
    return this.bytes
  }
}
