// The argument block of a Hopper product: `struct Arguments` of the kernel text, field by field.
import type { MatrixArgument, ProductCall, ProductFactors } from '@opgems/core'
import { type TensorMapDType, type TensorMaps, tensorMapBytes } from '../../cuda/tensor-map.ts'
import type { Lines, Operands } from './operands.ts'
import { depthOf, operandBytes, type ProductVariant } from './variant.ts'

const offsets = {
  a: 0,
  b: tensorMapBytes,
  c: 2 * tensorMapBytes,
  result: 3 * tensorMapBytes,
  addend: 3 * tensorMapBytes + 8,
  strides: 3 * tensorMapBytes + 16,
  sizes: 3 * tensorMapBytes + 64,
  scales: 3 * tensorMapBytes + 88,
  factors: 3 * tensorMapBytes + 96,
  factorSteps: 3 * tensorMapBytes + 112,
} as const
const totalBytes = 4 * tensorMapBytes

/** Writes the block for calls of one class; what they share is written once. */
export class ProductArgumentBlock {
  private readonly bytes = new Uint8Array(totalBytes)
  private readonly view = new DataView(this.bytes.buffer)
  private readonly mapped = { a: -1, b: -1, c: -1 }
  private readonly depth: number

  constructor(
    private readonly maps: TensorMaps,
    private readonly variant: ProductVariant,
    private readonly operands: Operands,
    private readonly batch: number,
  ) {
    this.depth = depthOf(operandBytes(variant.operand))
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
    this.map('a', left, a.lines, a.along === 'k' ? variant.rows : this.depth)
    this.map('b', right, b.lines, b.along === 'k' ? variant.columns : this.depth)
    if (variant.store === 'copy') this.map('c', args.c, this.resultLines(), 64)
    view.setBigUint64(offsets.result, BigInt(args.c.address), true)
    view.setBigUint64(offsets.addend, BigInt(args.addend?.address ?? 0), true)
    view.setFloat32(offsets.scales, args.alpha, true)
    view.setFloat32(offsets.scales + 4, args.beta, true)
    if (args.factors) this.writeFactors(args.factors)
    return this.bytes
  }

  private writeFactors({ row, column }: ProductFactors): void {
    const both = this.operands.swapped ? [column, row] : [row, column]
    both.forEach(({ address, step }, i) => {
      this.view.setBigUint64(offsets.factors + i * 8, BigInt(address), true)
      this.view.setInt32(offsets.factorSteps + i * 4, step, true)
    })
  }

  private resultLines(): Lines {
    const { m, n, c } = this.operands
    const batchStride = this.batch === 1 ? m * c.row : c.batch
    return { length: n, count: m, stride: c.row, batch: this.batch, batchStride }
  }
  /** A map of lines copied 128 bytes long and `count` at a time; kept while the address stays. */
  private map(name: 'a' | 'b' | 'c', { address }: MatrixArgument, lines: Lines, count: number): void {
    if (this.mapped[name] === address) return
    this.mapped[name] = address
    const { operand, result } = this.variant
    const isByte = name !== 'c' && operandBytes(operand) === 1
    const dtype = (isByte ? 'uint8' : name === 'c' ? result : operand) as TensorMapDType
    this.maps.encode(this.bytes, offsets[name], {
      dtype,
      address,
      sizes: [lines.length, lines.count, lines.batch],
      strides: [lines.stride, lines.batchStride],
      box: [name === 'c' ? 64 : this.depth, count, 1],
    })
  }
}
