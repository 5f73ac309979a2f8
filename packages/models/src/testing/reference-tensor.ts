// A strided tensor of doubles for tests: views share storage, and a disposed tensor cannot be used.
import type { DType } from '@opgems/core'

export class ReferenceTensor {
  private disposed = false

  constructor(
    private readonly memory: Float64Array,
    readonly dtype: DType,
    readonly shape: readonly number[],
    readonly strides: readonly number[],
    readonly offset: number,
    private readonly onDispose: (tensor: ReferenceTensor) => void,
  ) {}

  get numel(): number {
    return this.shape.reduce((product, size) => product * size, 1)
  }

  get storage(): Float64Array {
    if (this.disposed) throw new Error(`a tensor [${this.shape}] is used after its disposal`)
    return this.memory
  }

  /** Place in storage of the element with this number in row-major order. */
  place(element: number): number {
    let left = element
    let at = this.offset
    for (let dim = this.shape.length - 1; dim >= 0; dim--) {
      const size = this.shape[dim] ?? 1
      at += (left % size) * (this.strides[dim] ?? 0)
      left = Math.floor(left / size)
    }
    return at
  }

  at(element: number): number {
    return this.storage[this.place(element)] ?? Number.NaN
  }

  values(): Float64Array {
    return Float64Array.from({ length: this.numel }, (_, element) => this.at(element))
  }

  async data(): Promise<ArrayLike<number> | ArrayLike<bigint>> {
    const values = this.values()
    if (this.dtype === 'int64') return BigInt64Array.from(Array.from(values, BigInt))
    return this.dtype === 'float64' ? values : Float32Array.from(values)
  }

  async bytes(): Promise<Uint8Array> {
    throw new Error('the reference runtime gives no bytes')
  }

  dispose(): void {
    if (!this.disposed) this.onDispose(this)
    this.disposed = true
  }
}

export function contiguousStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1)
  for (let dim = shape.length - 2; dim >= 0; dim--) strides[dim] = (strides[dim + 1] ?? 1) * (shape[dim + 1] ?? 1)
  return strides
}
