// Wrapping a runtime so that its results come out wrong: the parts that every fault is made of.
import type { ConformanceRuntime, ConformanceTensor } from '../runtime.ts'
import { isTensor } from '../runtime.ts'

/** A tensor that tells its content otherwise than it is; the runtime itself still gets the real one. */
export class FaultyTensor implements ConformanceTensor {
  constructor(
    readonly inner: ConformanceTensor,
    readonly changes: Partial<Pick<ConformanceTensor, 'dtype' | 'shape' | 'bytes'>>,
  ) {}

  get dtype(): string {
    return this.changes.dtype ?? this.inner.dtype
  }
  get shape(): readonly number[] {
    return this.changes.shape ?? this.inner.shape
  }
  get strides(): readonly number[] {
    return this.inner.strides
  }
  bytes(): Promise<Uint8Array> {
    return this.changes.bytes?.() ?? this.inner.bytes()
  }
  dispose(): void {
    this.inner.dispose()
  }
}

type Arguments = Parameters<ConformanceRuntime['call']>

/** The same runtime with another `call`. */
export function withCall(runtime: ConformanceRuntime, call: (...args: Arguments) => unknown): ConformanceRuntime {
  return {
    device: runtime.device,
    backend: runtime.backend,
    fromBytes: (bytes, options) => runtime.fromBytes(bytes, options),
    synchronize: () => runtime.synchronize(),
    close: () => runtime.close(),
    call,
  }
}

/** A runtime whose results pass through `change`; laying arguments out is left alone. */
export function withResults(
  runtime: ConformanceRuntime,
  change: (tensor: ConformanceTensor, operator: string, args: readonly unknown[]) => ConformanceTensor,
): ConformanceRuntime {
  return withCall(runtime, (operator, args, kwargs = {}) => {
    const realArgs = args.map(unwrap)
    const realKwargs = Object.fromEntries(Object.entries(kwargs).map(([name, value]) => [name, unwrap(value)]))
    const result = runtime.call(operator, realArgs, realKwargs)
    return operator === 'aten::as_strided' ? result : mapTensors(result, (tensor) => change(tensor, operator, realArgs))
  })
}

/** A runtime whose results have other bytes. */
export function withBytes(
  runtime: ConformanceRuntime,
  change: (bytes: Uint8Array, dtype: string) => Uint8Array,
): ConformanceRuntime {
  return withResults(runtime, (tensor) => {
    return new FaultyTensor(tensor, { bytes: async () => change((await tensor.bytes()).slice(), tensor.dtype) })
  })
}

function mapTensors(value: unknown, change: (tensor: ConformanceTensor) => ConformanceTensor): unknown {
  if (isTensor(value)) return change(value)
  return Array.isArray(value) ? value.map((item) => mapTensors(item, change)) : value
}

function unwrap(value: unknown): unknown {
  if (value instanceof FaultyTensor) return value.inner
  return Array.isArray(value) ? value.map(unwrap) : value
}
