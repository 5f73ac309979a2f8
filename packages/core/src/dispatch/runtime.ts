// The runtime: one open device with its memory, kernels and operators. Everything a user does goes through it.
import type { AttentionCall } from '../backend/attention-call.ts'
import type { ProductCall } from '../backend/product-call.ts'
import { type DType, dtypeInfo, scalarType } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { Value } from '../kernel/index.ts'
import type { Keywords, Schema } from '../schema/index.ts'
import {
  contiguousStrides,
  elementCount,
  type HostScalar,
  type Shape,
  Storage,
  Tensor,
  type TensorHost,
  type TensorSource,
} from '../tensor/index.ts'
import { type CapturedGraph, capture } from './capture/captured-graph.ts'
import type { RecordableDevice } from './capture/recordable-device.ts'
import { Fallback } from './fallback.ts'
import { operatorFunctions } from './functions.ts'
import { type FusedFunction, fuse } from './fuse.ts'
import { type BackwardOptions, noTape, type Tape } from './gradient.ts'
import { gradientFunction } from './gradient-function.ts'
import { type ByteOptions, checkBytes, encodeSource, type TensorOptions } from './host-values.ts'
import { attentionContest, productContest } from './launch/contests.ts'
import { copyInto } from './launch/copy.ts'
import type { KernelStore } from './launch/kernel-store.ts'
import { noOverrides, type OverrideLists, OverrideSet } from './launch/override-set.ts'
import { launchGeneral } from './launch/product.ts'
import { ProductTargets } from './launch/product-targets.ts'
import { type Program, ProgramSet } from './launch/program-set.ts'
import type { CachingAllocator } from './memory/caching-allocator.ts'
import type { Caller, OperatorTable } from './operator-table.ts'
import type { Profile } from './profile/profile.ts'
import { profile } from './profile/run-profile.ts'
import { RandomState } from './random-state.ts'
import type { Operators } from './signatures/operators.ts'
import { TensorScopes } from './tensor-scopes.ts'
import type { ChoiceFile } from './tuning/choice.ts'
import type { TuningPolicy } from './tuning/tuner.ts'
import { checkFunction } from './user-function.ts'

/** What decides which of a kernel's candidates and of the backend's own kernels run. */
export interface KernelChoice extends TuningPolicy {
  /** The setting `overrides`. */
  readonly overrides: boolean
}

export class Runtime implements TensorHost {
  readonly programs: ProgramSet
  readonly productTargets: ProductTargets
  readonly productOverrides: OverrideSet<ProductCall>
  readonly attentionOverrides: OverrideSet<AttentionCall>
  readonly random = new RandomState()
  readonly tape: Tape
  private readonly scopes = new TensorScopes()
  private closed = false
  private captureAllocator: CachingAllocator | null = null
  private functions: Operators | undefined

  constructor(
    readonly backend: { readonly id: string; readonly version: string },
    readonly device: RecordableDevice,
    private readonly allocator: CachingAllocator,
    readonly kernels: KernelStore,
    readonly operators: OperatorTable,
    private readonly overrides: OverrideLists = noOverrides,
    makeTape: (rt: Runtime) => Tape = () => noTape,
    readonly fallback: Fallback = new Fallback(),
    /** Whether products of float32 may round their operands: the setting `float32MatmulPrecision`. */
    readonly allowsTf32 = false,
  ) {
    this.programs = new ProgramSet(kernels)
    device.releaseCache = () => allocator.trim()
    this.tape = makeTape(this)
    const workspace = (bytes: number) => this.empty([bytes], 'uint8')
    this.productTargets = new ProductTargets(device, kernels.tuner)
    const contest = productContest(({ dtypes, args }) => launchGeneral(this, dtypes, args))
    this.productOverrides = new OverrideSet('product', overrides.product, device, kernels, workspace, contest)
    this.attentionOverrides = new OverrideSet(
      'attention',
      overrides.attention,
      device,
      kernels,
      workspace,
      attentionContest,
    )
  }

  // ---- making tensors

  /** An uninitialised tensor; row-major unless strides are given. */
  empty(shape: Shape, dtype: DType, strides: readonly number[] = contiguousStrides(shape)): Tensor {
    this.checkDType('empty', dtype)
    const bytes = elementCount(shape) * dtypeInfo(dtype).bytes
    return new Tensor(this, this.storage(bytes), dtype, shape, strides, 0)
  }
  /** A tensor of the same memory seen in another geometry. */
  view(
    tensor: Tensor,
    shape: Shape,
    strides: readonly number[],
    offset = tensor.storageOffset,
    dtype = tensor.dtype,
  ): Tensor {
    const view = new Tensor(this, tensor.storage.retain(), dtype, shape, strides, offset)
    view.base = tensor.base ?? tensor
    view.seenRebases = tensor.storage.rebases
    if (this.tape.isActive) this.tape.view(tensor, view)
    return view
  }
  /** A view that no gradient passes through. */
  detached(tensor: Tensor): Tensor {
    const { storage, dtype, shape, strides, storageOffset } = tensor
    return new Tensor(this, storage.retain(), dtype, shape, strides, storageOffset)
  }
  /** @throws SHAPE_MISMATCH for ragged arrays or a shape that does not fit the values */
  tensor(source: TensorSource, options: TensorOptions = {}): Tensor {
    const { bytes, dtype, shape } = encodeSource(source, options)
    return this.fromBytes(bytes, { dtype, shape, requiresGrad: options.requiresGrad ?? false })
  }
  /** A tensor from little-endian bytes. @throws BAD_ARGUMENT when their number does not fit dtype and shape */
  fromBytes(bytes: Uint8Array, options: ByteOptions): Tensor {
    const dtype = checkBytes(bytes, options)
    const tensor = this.empty([...options.shape], dtype)
    if (bytes.byteLength > 0) this.device.write(tensor.address, bytes)
    if (options.requiresGrad) tensor.requiresGrad = true
    return tensor
  }
  /** A zero-dim tensor of the dtype that PyTorch gives a scalar. */
  scalarTensor(value: HostScalar, dtype: DType = scalarType(value)): Tensor {
    return this.tensor(value, { dtype })
  }

  // ---- operators

  /** Calls an operator by ATen name ('aten::add.Tensor', 'add') or PyTorch's public name ('nn.functional.gelu'). */
  call(name: string, args: readonly unknown[] = [], keywords?: Keywords | null): unknown {
    if (!Array.isArray(args))
      throw new OpGemsError('BAD_ARGUMENT', `${name}: the positional arguments must be an array, got ${typeof args}`)
    return this.run(this.operators.caller(name), args, keywords ?? undefined)
  }
  /** Calls what `operators` found; a call that throws leaves no tensors behind. */
  run(caller: Caller, args: readonly unknown[], keywords: Keywords | undefined): unknown {
    this.checkOpen()
    const mark = this.scopes.beginCall()
    try {
      const result = caller.call(this, args, keywords)
      this.scopes.endCall()
      return result
    } catch (error) {
      this.scopes.failCall(mark)
      throw error
    }
  }
  /** Tensors that the running calls have made so far; `disposeMade` takes it as the mark of those to keep. */
  get tensorsMade(): number {
    return this.scopes.tensorsMade
  }
  disposeMade(mark: number): void {
    this.scopes.disposeMade(mark)
  }
  /** Every operator as a function: camelCase ATen names, positional arguments, then keywords. */
  get ops(): Operators {
    this.functions ??= operatorFunctions(this)
    return this.functions
  }
  /** A pointwise function of your own as one kernel: `rt.fuse((x, g) => x.mul(x.sigmoid()).mul(g))`. */
  fuse(formula: (...args: Value[]) => Value): FusedFunction {
    return fuse(this, formula)
  }
  /**
   * Records the launches of `body` while it runs; `replay()` repeats them on the same memory. Inside, shapes and choices are
   * fixed, and values cannot be read. @throws UNSUPPORTED for operators that wait for values
   */
  capture<T>(body: () => T): CapturedGraph<T> {
    this.checkOpen()
    checkFunction('capture', body)
    return capture(
      {
        device: this.device,
        allocator: this.allocator,
        useAllocator: (allocator) => {
          this.captureAllocator = allocator
        },
        replayed: () => this.kernels.checks.replayed(),
      },
      body,
    )
  }
  /** The program of this key, made once: operators keep their compiled kernels in it. */
  program<T extends Program>(key: string, make: (kernels: KernelStore) => T): T {
    return this.programs.get(key, make)
  }

  /** Runs a function and says of every launch in it which operator made it, how long the device took, and what it had to move. */
  profile<T>(body: () => T | Promise<T>): Promise<Profile<T>> {
    this.checkOpen()
    checkFunction('profile', body)
    return profile(this.device, body)
  }
  /** The winners of all kernels timed on this device: write it to a file as JSON to use it elsewhere (setting `tuningFiles`). */
  tuningChoices(): ChoiceFile | undefined {
    return this.kernels.tuner?.export()
  }
  /** What decides which kernels run: reports quote it. `overrides` is false where the backend's own kernels are switched off. */
  get kernelChoice(): KernelChoice {
    const policy = this.kernels.tuner?.policy ?? { tune: false, candidate: null, knownWinners: false }
    return { ...policy, overrides: this.overrides !== noOverrides }
  }
  /** Seeds the random operators: the same seed and the same calls give the same numbers. */
  manualSeed(seed: number | bigint): void {
    this.random.manualSeed(seed)
    this.fallback.manualSeed(seed)
  }

  // ---- gradients

  /** Runs `body` without recording: its results require no gradient. `body` must not be asynchronous. */
  noGrad<T>(body: () => T): T {
    checkFunction('noGrad', body)
    return this.tape.paused(body)
  }
  /**
   * The gradients of `outputs`, weighted with `gradOutputs` (1 for single elements), for `inputs`, which may be leaves or results;
   * null for an input that the outputs do not depend on. `.grad` of leaves is not touched.
   * With a function instead: a function of the same arguments that gives the gradients of its result, a single element, for
   * each of them, in order; null for integers.
   * @throws NO_GRADIENT when an operator on the way has no formula
   */
  grad(
    outputs: readonly Tensor[],
    inputs: readonly Tensor[],
    gradOutputs?: readonly Tensor[],
    options?: BackwardOptions,
  ): (Tensor | null)[]
  grad(fn: (...args: Tensor[]) => Tensor): (...args: Tensor[]) => (Tensor | null)[]
  grad(
    of: ((...args: Tensor[]) => Tensor) | readonly Tensor[],
    inputs: readonly Tensor[] = [],
    gradOutputs?: readonly Tensor[],
    options: BackwardOptions = {},
  ): ((...args: Tensor[]) => (Tensor | null)[]) | (Tensor | null)[] {
    if (typeof of !== 'function') return this.tape.grad(of, inputs, gradOutputs ?? null, options)
    return gradientFunction(this, of)
  }
  /** Runs `body`; tensors made inside belong to no tidy scope. */
  unscoped<T>(body: () => T): T {
    return this.scopes.unscoped(body)
  }
  /** Gives a tensor to the innermost tidy scope. */
  enterScope(tensor: Tensor): void {
    this.scopes.enter(tensor)
  }

  // ---- what tensors ask of their host

  contiguous(tensor: Tensor): Tensor {
    if (tensor.isContiguous()) return tensor
    const copy = this.empty(tensor.shape, tensor.dtype)
    copyInto(this, copy, tensor)
    return copy
  }
  async readBytes(address: number, bytes: number): Promise<Uint8Array> {
    this.checkReadable()
    const values = bytes === 0 ? new Uint8Array() : await this.device.read(address, bytes)
    this.kernels.checks.throwIfFailed()
    return values
  }
  readBytesSync(address: number, bytes: number): Uint8Array {
    this.checkReadable()
    const values = bytes === 0 ? new Uint8Array() : this.device.readSync(address, bytes)
    this.kernels.checks.throwIfFailed()
    return values
  }
  adopt(tensor: Tensor): void {
    this.scopes.adopt(tensor)
  }
  released(): void {
    this.scopes.released()
  }

  // ---- lifetime

  /** Disposes of every tensor made inside, except those returned (in arrays and plain objects too). `body` must not be asynchronous. */
  tidy<T>(body: () => T): T {
    checkFunction('tidy', body)
    return this.scopes.tidy(body)
  }
  /** Bytes in tensors, bytes held from the device, and live tensors. */
  memory(): { allocated: number; reserved: number; tensors: number } {
    return { ...this.allocator.statistics(), tensors: this.scopes.count }
  }
  async synchronize(): Promise<void> {
    this.checkOpen()
    await this.device.synchronize()
    this.kernels.checks.throwIfFailed()
  }
  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    try {
      await this.device.synchronize()
    } catch (error) {
      // That the device is lost was said when it happened.
      if (!(error instanceof OpGemsError && error.code === 'DEVICE_LOST')) throw error
    } finally {
      this.allocator.close()
      this.kernels.close()
      await this.device.close()
      await this.fallback.close()
    }
  }

  toString(): string {
    return `Runtime(${this.backend.id}:${this.device.name})`
  }
  /** What console.log prints. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }
  /** What JSON.stringify writes. */
  toJSON(): { device: string; version: string } {
    return { device: `${this.backend.id}:${this.device.name}`, version: this.backend.version }
  }

  /** @throws DEVICE_MISMATCH when a tensor belongs to another runtime */
  checkDevices(schema: Pick<Schema, 'name'>, values: readonly unknown[]): void {
    for (const value of values) {
      if (Array.isArray(value)) this.checkDevices(schema, value)
      if (value instanceof Tensor && value.host !== this)
        throw new OpGemsError(
          'DEVICE_MISMATCH',
          `${schema.name}: ${value.toString()} belongs to another runtime than this one on ${this.device.name}`,
          { operator: schema.name },
        )
    }
  }
  /** @throws UNSUPPORTED_DTYPE naming operator, dtype and target */
  checkDType(operator: string, dtype: DType): void {
    if (!this.device.target.dtypes.includes(dtype))
      throw new OpGemsError(
        'UNSUPPORTED_DTYPE',
        `${operator}: ${this.backend.id}:${this.device.name} does not support ${dtype}`,
        {
          operator,
          dtypes: [dtype],
          target: this.device.name,
        },
      )
  }

  /** @throws UNSUPPORTED_DTYPE: kernels have no complex arithmetic yet */
  refuseComplex(operator: string, tensors: readonly Tensor[]): never {
    const described = tensors.map((t) => t.describe()).join(', ')
    throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: complex numbers are not supported yet (${described})`, {
      operator,
      dtypes: tensors.map((t) => t.dtype),
    })
  }

  private storage(bytes: number): Storage {
    this.checkOpen()
    const allocator = this.captureAllocator ?? this.allocator
    return new Storage(allocator, allocator.allocate(bytes), bytes)
  }
  private checkReadable(): void {
    this.checkOpen()
    if (this.device.recording)
      throw new OpGemsError(
        'UNSUPPORTED',
        'values cannot be read inside capture: a replay could not follow them; read after it',
      )
  }
  private checkOpen(): void {
    if (this.closed)
      throw new OpGemsError('DISPOSED', `the runtime on ${this.backend.id}:${this.device.name} was closed`)
  }
}
