// The argument block of a streaming product: `struct Arguments` of its text, field by field.
import type { ProductCall } from '@opgems/core'
import type { Operands } from './operands.ts'

const words = 14
const sizesAt = words * 8

/** Writes the block for calls of one class; what they share is written once. */
export class StreamArgumentBlock {
  private readonly bytes = new Uint8Array(sizesAt + 24)
  private readonly view = new DataView(this.bytes.buffer)

  constructor(private readonly operands: Operands) {
    const { m, n, k, a, b, c, addend } = operands
    const d = addend ?? { row: 0, column: 0, batch: 0 }
    const perBatch = ({ lines }: Operands['a' | 'b']) => (lines.batch > 1 ? lines.batchStride : 0)
    const strides = [a.lines.stride, perBatch(a), b.lines.stride, perBatch(b)]
    const all = [...strides, c.row, c.column, c.batch, d.row, d.column, d.batch]
    all.forEach((s, i) => {
      this.view.setBigInt64(32 + i * 8, BigInt(s), true)
    })
    ;[m, n, k].forEach((s, i) => {
      this.view.setInt32(sizesAt + i * 4, s, true)
    })
  }

  /** Valid until the next call. */
  write({ args }: ProductCall): Uint8Array {
    const [left, right] = this.operands.swapped ? [args.b, args.a] : [args.a, args.b]
    const addresses = [left.address, right.address, args.c.address, args.addend?.address ?? 0]
    addresses.forEach((address, i) => {
      this.view.setBigUint64(i * 8, BigInt(address), true)
    })
    this.view.setFloat32(sizesAt + 12, args.alpha, true)
    this.view.setFloat32(sizesAt + 16, args.beta, true)
    return this.bytes
  }
}
