// The few operators that models call, in plain double-precision loops: an oracle that shares nothing with core.
import type { DType, Tensor } from '@opgems/core'
import type { ModelRuntime } from '../model-runtime.ts'
import { type ReferenceOps, referenceOperators } from './reference-operators.ts'
import { contiguousStrides, ReferenceTensor } from './reference-tensor.ts'

export type HostValues = Float64Array | Float32Array | BigInt64Array | Uint8Array

/** The reference as a model's runtime: its tensors stand for core's, of which models read dtype, shape and values. */
export type ReferenceModelRuntime = ModelRuntime & {
  readonly live: ReadonlySet<Tensor>
  readonly called: Set<string>
  make(values: Float64Array, shape: readonly number[], dtype?: DType): Tensor
}

export function openReference(): ReferenceModelRuntime {
  return new ReferenceRuntime() as unknown as ReferenceModelRuntime
}

/** What stands for this tensor of an `openReference` runtime. */
export function referenceOf(tensor: Tensor): ReferenceTensor {
  return tensor as unknown as ReferenceTensor
}

export class ReferenceRuntime {
  /** Tensors not disposed of: a leak shows here. */
  readonly live = new Set<ReferenceTensor>()
  /** Names passed to `call` and to `ops`, to see what a model uses. */
  readonly called = new Set<string>()
  readonly ops: ReferenceOps
  private readonly scopes: Set<ReferenceTensor>[] = []
  private readonly functions = referenceOperators(this)

  constructor() {
    this.ops = new Proxy(this.functions.ops, {
      get: (target, name: keyof ReferenceOps) => {
        this.called.add(name)
        return target[name]
      },
    })
  }

  make(values: Float64Array, shape: readonly number[], dtype: DType = 'float32'): ReferenceTensor {
    return this.track(values, dtype, shape, contiguousStrides(shape), 0)
  }

  viewOf(source: ReferenceTensor, shape: readonly number[], strides: readonly number[], offset: number) {
    return this.track(source.storage, source.dtype, shape, strides, offset)
  }

  tensor(data: HostValues, { dtype, shape }: { dtype: DType; shape: readonly number[] }): ReferenceTensor {
    return this.make(Float64Array.from(data as ArrayLike<number>, Number), shape, dtype)
  }

  fromBytes(bytes: Uint8Array, { dtype, shape }: { dtype: DType; shape: readonly number[] }): ReferenceTensor {
    return this.make(decode(bytes, dtype), shape, dtype)
  }

  call(name: string, args: readonly unknown[], kwargs: Readonly<Record<string, unknown>> = {}): ReferenceTensor {
    if (name !== 'nn.functional.scaled_dot_product_attention') throw new Error(`the reference lacks ${name}`)
    this.called.add(`${name}(${Object.keys(kwargs).join()})`)
    const [query, key, value] = args as [ReferenceTensor, ReferenceTensor, ReferenceTensor]
    return this.functions.attention(query, key, value, kwargs)
  }

  tidy<Result>(body: () => Result): Result {
    const scope = new Set<ReferenceTensor>()
    this.scopes.push(scope)
    let kept: readonly unknown[] = []
    try {
      const result = body()
      kept = Array.isArray(result) ? result : [result]
      return result
    } finally {
      this.scopes.pop()
      for (const tensor of scope) {
        if (kept.includes(tensor)) this.scopes.at(-1)?.add(tensor)
        else tensor.dispose()
      }
    }
  }

  /** Runs the body; a replay runs it again and puts what it gives into the first result. */
  capture(body: () => ReferenceTensor) {
    const result = body()
    const replay = () => {
      const again = body()
      this.ops.copy_(result, again)
      again.dispose()
    }
    return { result, length: 1, replay, dispose: () => {} }
  }

  private track(
    storage: Float64Array,
    dtype: DType,
    shape: readonly number[],
    strides: readonly number[],
    offset: number,
  ) {
    const tensor = new ReferenceTensor(storage, dtype, shape, strides, offset, (gone) => this.live.delete(gone))
    this.live.add(tensor)
    this.scopes.at(-1)?.add(tensor)
    return tensor
  }
}

function decode(bytes: Uint8Array, dtype: DType): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const read = (count: number, at: (index: number) => number) => Float64Array.from({ length: count }, (_, i) => at(i))
  switch (dtype) {
    case 'float64':
      return read(bytes.length / 8, (index) => view.getFloat64(index * 8, true))
    case 'float32':
      return read(bytes.length / 4, (index) => view.getFloat32(index * 4, true))
    case 'bfloat16': {
      const word = new DataView(new ArrayBuffer(4))
      return read(bytes.length / 2, (index) => {
        word.setUint32(0, view.getUint16(index * 2, true) * 65536)
        return word.getFloat32(0)
      })
    }
    default:
      throw new Error(`the reference does not decode ${dtype}`)
  }
}
