// What a recorded call keeps of its tensors: the memory where a formula needs values, else only shape and dtype.
import type { DType } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import { elementCount, formatShape, type Shape, type Storage, Tensor } from '../tensor/index.ts'

/** A tensor's memory held by the graph, whatever becomes of the tensor. */
export class SavedTensor {
  private readonly storage: Storage
  private readonly version: number
  private isReleased = false

  constructor(
    private readonly tensor: Pick<Tensor, 'host' | 'dtype' | 'shape' | 'strides' | 'storageOffset' | 'storage'>,
  ) {
    this.storage = tensor.storage.retain()
    this.version = this.storage.version
    const { host, dtype, shape, strides, storageOffset } = tensor
    // Without the tensor itself, which its user may forget.
    this.tensor = { host, dtype, shape, strides, storageOffset, storage: this.storage }
  }
  /** The tensor again, without history. @throws BAD_ARGUMENT when the memory was written to since */
  unpack(operator: string): Tensor {
    const { host, dtype, shape, strides, storageOffset } = this.tensor
    if (this.storage.version !== this.version)
      throw new OpGemsError(
        'BAD_ARGUMENT',
        `backward of ${operator}: a tensor ${dtype}${formatShape(shape)} that its gradient needs was modified in place after the call (version ${this.version}, now ${this.storage.version}); clone() it first`,
        { operator, dtypes: [dtype], shapes: [shape] },
      )
    return new Tensor(host, this.storage.retain(), dtype, shape, strides, storageOffset)
  }
  release(): void {
    if (this.isReleased) return
    this.isReleased = true
    this.storage.release()
  }
}

/** Shape and dtype of a tensor that was not saved; no operator takes it for a tensor. */
export class TensorFacts {
  readonly dtype: DType
  readonly shape: Shape
  readonly strides: readonly number[]
  readonly storageOffset: number
  readonly numel: number
  constructor({ dtype, shape, strides, storageOffset }: Tensor) {
    this.dtype = dtype
    this.shape = shape
    this.strides = strides
    this.storageOffset = storageOffset
    this.numel = elementCount(shape)
  }
  get rank(): number {
    return this.shape.length
  }
  describe(): string {
    return `${this.dtype}${formatShape(this.shape)}`
  }
}
