// A tensor: dtype, shape, strides and offset over shared storage on a device.
import { type DType, type DTypeInfo, decode, dtypeInfo, type HostArray } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import { elementCount, formatShape, isContiguous, type Shape } from './geometry.ts'
import { type NestedArray, nest } from './nested.ts'
import type { Storage } from './storage.ts'

/** What a tensor needs of the runtime that made it. */
export interface TensorHost {
  readonly backend: { readonly id: string }
  readonly device: { readonly name: string }
  /** A tensor with the same values in row-major order; itself when it is contiguous already. */
  contiguous(tensor: Tensor): Tensor
  readBytes(address: number, bytes: number): Promise<Uint8Array>
  readBytesSync(address: number, bytes: number): Uint8Array
  /** Called once for each tensor made and each one released. */
  adopt(tensor: Tensor): void
  released(): void
}

/** A tensor's share of its storage; outlives the tensor so that a finalizer can return it. */
export interface Lease {
  readonly host: TensorHost
  readonly storage: Storage
  live: boolean
}

// The last resort for tensors that nobody disposed of.
const abandoned = new FinalizationRegistry<Lease>((lease) => {
  if (lease.live) endLease(lease)
})

function endLease(lease: Lease): void {
  lease.live = false
  lease.host.released()
  lease.storage.release()
}

export class Tensor {
  readonly numel: number
  /** The table's row of the dtype. */
  readonly dtypeInfo: DTypeInfo
  requiresGrad = false
  private readonly lease: Lease

  constructor(
    readonly host: TensorHost,
    storage: Storage,
    readonly dtype: DType,
    readonly shape: Shape,
    /** In elements, one a dimension. */
    readonly strides: readonly number[],
    /** In elements, from the start of the storage. */
    readonly storageOffset: number,
  ) {
    this.numel = elementCount(shape)
    this.dtypeInfo = dtypeInfo(dtype)
    this.lease = { host, storage, live: true }
    abandoned.register(this, this.lease)
    host.adopt(this)
  }

  get device(): string {
    return this.host.device.name
  }
  get rank(): number {
    return this.shape.length
  }
  get isDisposed(): boolean {
    return !this.lease.live
  }
  /** @throws DISPOSED */
  get storage(): Storage {
    if (!this.lease.live) throw new OpGemsError('DISPOSED', `${this.describe()} was disposed`)
    return this.lease.storage
  }
  /** Address of the first element. */
  get address(): number {
    return this.storage.address + this.storageOffset * this.dtypeInfo.bytes
  }
  isContiguous(): boolean {
    return isContiguous(this.shape, this.strides)
  }

  /** The values in row-major order: float16, bfloat16 and float8 as Float32Array, complex numbers interleaved. Waits for the device. */
  async data(): Promise<HostArray> {
    return decode(await this.bytes(), this.dtype)
  }
  /** The values in row-major order as little-endian bytes of the tensor's own dtype. */
  async bytes(): Promise<Uint8Array> {
    const row = this.host.contiguous(this)
    try {
      return await this.host.readBytes(row.address, this.numel * this.dtypeInfo.bytes)
    } finally {
      if (row !== this) row.dispose()
    }
  }
  /** Like `data`, blocking; for values that decide what runs next. */
  dataSync(): HostArray {
    const row = this.host.contiguous(this)
    const bytes = this.host.readBytesSync(row.address, this.numel * this.dtypeInfo.bytes)
    if (row !== this) row.dispose()
    return decode(bytes, this.dtype)
  }
  /** The values as nested arrays; bools as booleans, int64 as bigint, complex numbers as {re, im}. */
  async toArray(): Promise<NestedArray> {
    return nest(await this.data(), this.shape, this.dtype)
  }
  /** The value of a tensor of one element. @throws SHAPE_MISMATCH */
  async item(): Promise<NestedArray> {
    if (this.numel !== 1)
      throw new OpGemsError('SHAPE_MISMATCH', `item: ${this.describe()} does not have exactly one element`)
    return nest(await this.data(), [], this.dtype)
  }

  /** Gives the memory back; views keep it alive. Disposing twice does nothing. */
  dispose(): void {
    if (this.lease.live) endLease(this.lease)
  }
  [Symbol.dispose](): void {
    this.dispose()
  }

  describe(): string {
    return `${this.dtype}${formatShape(this.shape)}`
  }
  toString(): string {
    return `Tensor(${this.describe()}, ${this.host.backend.id}:${this.device})`
  }
  /** What console.log prints: values stay on the device. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }
}
