// The argument block of a Hopper product: `struct Arguments` of the kernel text, field by field.
import type { MatrixArgument, ProductCall } from '@opgems/core'
import { type TensorMapDType, type TensorMaps, tensorMapBytes } from '../../cuda/tensor-map.ts'
import type { Lines, Operands } from './operands.ts'
import { depth, type ProductVariant } from './variant.ts'

const offsets = {
  a: 0,
  b: tensorMapBytes,
  c: 2 * tensorMapBytes,
  result: 3 * tensorMapBytes,
  addend: 3 * tensorMapBytes + 8,
  strides: 3 * tensorMapBytes + 16,
  sizes: 3 * tensorMapBytes + 64,
  scales: 3 * tensorMapBytes + 88,
} as const
const totalBytes = 4 * tensorMapBytes

/** Writes the block for calls of one class; what they share is written once. */
export class ProductArgumentBlock {
  private readonly bytes = new Uint8Array(totalBytes)
  private readonly view = new DataView(this.bytes.buffer)
  private readonly mapped = { a: -1, b: -1, c: -1 }

  constructor(
    private readonly maps: TensorMaps,
    private readonly variant: ProductVariant,
    private readonly operands: Operands,
    private readonly batch: number,
  ) {
    const { m, n, k, a, b, c, addend } = operands
    const none = { row: 0, column: 0, batch: 0 }
    const strides = [c, addend ?? none].flatMap((x) => [x.row, x.column, x.batch])
    strides.forEach((s, i) => {
      this.view.setBigInt64(offsets.strides + i * 8, BigInt(s), true)
    })
    const sizes = [m, n, k, batch, Number(a.lines.batch > 1), Number(b.lines.batch > 1)]
    sizes.forEach((s, i) => {
      this.view.setInt32(offsets.sizes + i * 4, s, true)
    })
  }

  /** Valid until the next call. */
  write({ args }: ProductCall): Uint8Array {
    const { view, variant, operands } = this
    const { swapped, a, b } = operands
    const [left, right] = swapped ? [args.b, args.a] : [args.a, args.b]
    this.map('a', left, a.lines, a.along === 'k' ? variant.rows : depth)
    this.map('b', right, b.lines, b.along === 'k' ? variant.columns : depth)
    if (variant.store === 'copy') this.map('c', args.c, this.resultLines(), 64)
    view.setBigUint64(offsets.result, BigInt(args.c.address), true)
    view.setBigUint64(offsets.addend, BigInt(args.addend?.address ?? 0), true)
    view.setFloat32(offsets.scales, args.alpha, true)
    view.setFloat32(offsets.scales + 4, args.beta, true)
    return this.bytes
  }

  private resultLines(): Lines {
    const { m, n, c } = this.operands
    const batchStride = this.batch === 1 ? m * c.row : c.batch
    return { length: n, count: m, stride: c.row, batch: this.batch, batchStride }
  }
  /** A map of lines copied 64 elements long and `lines` at a time; kept while the address stays. */
  private map(name: 'a' | 'b' | 'c', { address }: MatrixArgument, lines: Lines, count: number): void {
    if (this.mapped[name] === address) return
    this.mapped[name] = address
    const { operand, result } = this.variant
    const dtype: TensorMapDType = name === 'c' ? result : operand
    this.maps.encode(this.bytes, offsets[name], {
      dtype,
      address,
      sizes: [lines.length, lines.count, lines.batch],
      strides: [lines.stride, lines.batchStride],
      box: [64, count, 1],
    })
  }
}
