// A tensor: dtype, shape, strides and offset over shared storage on a device.
import { type DType, type DTypeInfo, decode, dtypeInfo, type HostArray } from '../dtype/index.ts'
import { type ErrorCode, OpGemsError } from '../errors/errors.ts'
import { elementCount, formatShape, isContiguous, type Shape, sameShape } from './geometry.ts'
import type { History } from './history.ts'
import { endLease, endWithTensor, type Lease } from './lease.ts'
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
  /** What tensors ask of automatic differentiation. */
  readonly tape: {
    setRequiresGrad(tensor: Tensor, required: boolean): void
    backward(tensor: Tensor, gradient: Tensor | null, options: { readonly retainGraph?: boolean }): void
  }
  /** The tensor's memory as a tensor without history. */
  detached(tensor: Tensor): Tensor
}

export class Tensor {
  readonly numel: number
  /** The table's row of the dtype. */
  readonly dtypeInfo: DTypeInfo
  /** The tensor whose memory this one shows; null where it has memory of its own. */
  base: Tensor | null = null
  /** Of a view: its storage's `rebases` that its history takes account of. */
  seenRebases = 0
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
    this.lease = { host, storage, live: true, history: null }
    endWithTensor(this, this.lease)
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
    this.checkLive()
    return this.lease.storage
  }
  /** @throws DISPOSED */
  checkLive(): void {
    if (!this.lease.live) throw new OpGemsError('DISPOSED', `${this.describe()} was disposed`)
  }
  /** Address of the first element. */
  get address(): number {
    return this.storage.address + this.storageOffset * this.dtypeInfo.bytes
  }
  isContiguous(): boolean {
    return isContiguous(this.shape, this.strides)
  }

  /**
   * Whether calls on the tensor are recorded, so that gradients reach it. May be set on a leaf of a floating-point dtype.
   * @throws DISPOSED, UNSUPPORTED_DTYPE, BAD_ARGUMENT for the result of a recorded call
   */
  get requiresGrad(): boolean {
    return this.lease.history !== null
  }
  set requiresGrad(required: boolean) {
    this.host.tape.setRequiresGrad(this, required)
  }
  /** Sets `requiresGrad` and gives the tensor, as PyTorch's `requires_grad_`. */
  requiresGrad_(required = true): this {
    this.requiresGrad = required
    return this
  }
  /** Whether no recorded call made the tensor. */
  get isLeaf(): boolean {
    return this.lease.history?.isLeaf ?? true
  }
  /**
   * What backward has accumulated in a leaf; null before, and again after `x.grad = null`. May be set to another tensor of the
   * same runtime, shape and dtype, which then belongs to this one. Disposed of with its tensor.
   * @throws DISPOSED, DEVICE_MISMATCH, SHAPE_MISMATCH, DTYPE_MISMATCH, BAD_ARGUMENT where no gradient is required
   */
  get grad(): Tensor | null {
    return this.lease.history?.grad ?? null
  }
  set grad(gradient: Tensor | null) {
    const { history } = this.lease
    if (gradient !== null) this.checkGradient(gradient)
    if (history) history.grad = gradient
  }
  /** Adds the gradients of this tensor, weighted with `gradient` (1 for a single element), to `grad` of the leaves it came from. */
  backward(gradient: Tensor | null = null, options: { readonly retainGraph?: boolean } = {}): void {
    this.host.tape.backward(this, gradient, options)
  }
  /** The same memory as a tensor that requires no gradient. */
  detach(): Tensor {
    return this.host.detached(this)
  }
  /** Its place in the graph of recorded calls; for autograd/ alone. */
  get history(): History | null {
    return this.lease.history
  }
  set history(history: History | null) {
    this.lease.history = history
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

  private checkGradient(gradient: unknown): void {
    this.checkLive()
    const refuse = (code: ErrorCode, problem: string) => new OpGemsError(code, `grad: ${problem}`)
    if (!this.lease.history?.isLeaf)
      throw refuse(
        'BAD_ARGUMENT',
        `${this.describe()} ${this.requiresGrad ? 'is no leaf' : 'does not require a gradient'}`,
      )
    if (!(gradient instanceof Tensor)) throw refuse('BAD_ARGUMENT', `expected a tensor or null, got ${typeof gradient}`)
    if (gradient === this) throw refuse('BAD_ARGUMENT', `${this.describe()} cannot be its own gradient`)
    gradient.checkLive()
    const pair = `the gradient ${gradient.toString()} of ${this.toString()}`
    if (gradient.host !== this.host) throw refuse('DEVICE_MISMATCH', `${pair} belongs to another runtime`)
    if (!sameShape(gradient.shape, this.shape)) throw refuse('SHAPE_MISMATCH', `${pair} has another shape`)
    if (gradient.dtype !== this.dtype) throw refuse('DTYPE_MISMATCH', `${pair} has another dtype`)
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
  /** What JSON.stringify writes: a description, for values stay on the device (`await x.toArray()` gives them). */
  toJSON(): { dtype: DType; shape: Shape; device: string } {
    return { dtype: this.dtype, shape: this.shape, device: `${this.host.backend.id}:${this.device}` }
  }
}
