// A tensor on the host: dtype, shape, values, and how the device is to lay it out. Cases, goldens and references are made of these.
import { decode, encode, type Values } from './codec.ts'
import { type DType, dtypeInfo } from './dtypes.ts'

/** Where the elements lie in a larger storage; strides and offset in elements. */
export interface Layout {
  readonly strides: readonly number[]
  readonly offset: number
  /** How the layout came about, for people. */
  readonly name: string
}

/** An immutable tensor on the host; `values` and `bytes` are contiguous, whatever its layout on the device. */
export class HostTensor {
  #values: Values | undefined
  #numbers: Float64Array | undefined
  #bytes: Uint8Array | undefined
  readonly numel: number

  private constructor(
    readonly dtype: DType,
    readonly shape: readonly number[],
    readonly layout: Layout | undefined,
    content: { values?: Values; bytes?: Uint8Array },
  ) {
    this.numel = numelOf(shape)
    this.#values = content.values
    this.#bytes = content.bytes
  }

  static fromBytes(dtype: DType, shape: readonly number[], bytes: Uint8Array, layout?: Layout): HostTensor {
    return new HostTensor(dtype, shape, layout, { bytes })
  }

  /** `values` need not be rounded to the dtype: a reference keeps what float64 gave. */
  static fromValues(dtype: DType, shape: readonly number[], values: Values): HostTensor {
    return new HostTensor(dtype, shape, undefined, { values })
  }

  /** As `fromValues`, for numbers of any dtype: int64 is given exactly up to 2^53, NaN and infinities excluded. */
  static fromNumbers(dtype: DType, shape: readonly number[], numbers: ArrayLike<number>): HostTensor {
    const values = dtype === 'int64' ? BigInt64Array.from(Array.from(numbers, toBigInt)) : Float64Array.from(numbers)
    return HostTensor.fromValues(dtype, shape, values)
  }

  get values(): Values {
    if (!this.#values) this.#values = decode(this.#bytes ?? new Uint8Array(0), this.dtype)
    return this.#values
  }

  get bytes(): Uint8Array {
    if (!this.#bytes) this.#bytes = encode(this.values, this.dtype)
    return this.#bytes
  }

  /** The values as float64, int64 included (exact up to 2^53). */
  get numbers(): Float64Array {
    const values = this.values
    if (values instanceof Float64Array) return values
    this.#numbers ??= Float64Array.from(values, Number)
    return this.#numbers
  }

  /** The same tensor, laid out otherwise on the device. */
  withLayout(layout: Layout): HostTensor {
    return new HostTensor(this.dtype, this.shape, layout, { bytes: this.bytes })
  }

  /** The same tensor, its values rounded to its dtype. */
  rounded(): HostTensor {
    return new HostTensor(this.dtype, this.shape, this.layout, { bytes: this.bytes })
  }

  toString(): string {
    const layout = this.layout ? ` ${this.layout.name}` : ''
    return `${this.dtype}[${this.shape.join(', ')}]${layout}`
  }
}

const toBigInt = (x: number): bigint => (Number.isFinite(x) ? BigInt(Math.trunc(x)) : 0n)

export const numelOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1)

/** Row-major strides, in elements. */
export function contiguousStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1)
  for (let d = shape.length - 2; d >= 0; d--) strides[d] = strides[d + 1]! * Math.max(shape[d + 1]!, 1)
  return strides
}

/** Calls `visit(i, offset)` for each element in row-major order, with its offset under `strides`. */
export function eachOffset(
  shape: readonly number[],
  strides: readonly number[],
  offset: number,
  visit: (i: number, offset: number) => void,
): void {
  const count = numelOf(shape)
  const index = new Array<number>(shape.length).fill(0)
  let at = offset
  for (let i = 0; i < count; i++) {
    visit(i, at)
    for (let d = shape.length - 1; d >= 0; d--) {
      at += strides[d]!
      if (++index[d]! < shape[d]!) break
      at -= index[d]! * strides[d]!
      index[d] = 0
    }
  }
}

/** How many elements a storage needs to hold the layout. */
export function storageLength(shape: readonly number[], layout: Layout): number {
  if (numelOf(shape) === 0) return layout.offset
  return shape.reduce((last, side, d) => last + (side - 1) * layout.strides[d]!, layout.offset + 1)
}

/**
 * The bytes of a storage that holds `tensor` under its layout. Gaps hold a value that no test draws by chance (0x55 in each
 * byte; true for bool), so that reading one shows.
 */
export function storageBytes(tensor: HostTensor, layout: Layout): Uint8Array {
  const size = dtypeInfo(tensor.dtype).bytes
  const storage = new Uint8Array(storageLength(tensor.shape, layout) * size)
  storage.fill(tensor.dtype === 'bool' ? 1 : 0x55)
  const { bytes } = tensor
  eachOffset(tensor.shape, layout.strides, layout.offset, (i, at) => {
    for (let b = 0; b < size; b++) storage[at * size + b] = bytes[i * size + b]!
  })
  return storage
}
