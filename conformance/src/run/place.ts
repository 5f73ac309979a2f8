// Putting a case's arguments on the device under test, each tensor in the layout the case asks for.
import { dtypeInfo } from '../host/dtypes.ts'
import { HostTensor, storageBytes } from '../host/tensor.ts'
import type { CaseValue } from '../host/value.ts'
import type { ConformanceRuntime, ConformanceTensor } from '../runtime.ts'

/** The device's tensors of one case; all are disposed together, whatever happened. */
export class Placement {
  readonly #owned = new Set<ConformanceTensor>()
  /** The tensors passed as arguments, in their order. */
  readonly inputs: ConformanceTensor[] = []

  constructor(
    readonly runtime: ConformanceRuntime,
    readonly requiresGrad: readonly boolean[] = [],
  ) {}

  /** Disposes the tensor with the others; a tensor seen twice (an in-place result) is disposed once. */
  own(tensor: ConformanceTensor): ConformanceTensor {
    this.#owned.add(tensor)
    return tensor
  }

  /** The device's form of a value. A device's name stands for the device under test, which is what null means. */
  place(value: CaseValue): unknown {
    if (value instanceof HostTensor) return this.#placeTensor(value)
    if (Array.isArray(value)) return value.map((item) => this.place(item))
    if (typeof value !== 'object' || value === null) return value
    const named = value as Exclude<
      CaseValue,
      readonly CaseValue[] | HostTensor | string | number | bigint | boolean | null
    >
    if (named.kind === 'complex') return { re: named.re, im: named.im }
    return named.kind === 'device' ? null : named.name
  }

  placeAll(values: Readonly<Record<string, CaseValue>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, this.place(value)]))
  }

  /** Disposes everything; errors of single tensors do not keep the others. */
  disposeAll(): void {
    for (const tensor of this.#owned) {
      try {
        tensor.dispose()
      } catch {
        // A tensor that the runtime gave up already has nothing left to free.
      }
    }
    this.#owned.clear()
  }

  #placeTensor(tensor: HostTensor): ConformanceTensor {
    const requiresGrad = this.requiresGrad[this.inputs.length] === true
    const placed = this.#layOut(tensor, requiresGrad)
    this.inputs.push(placed)
    return placed
  }

  #layOut(tensor: HostTensor, requiresGrad: boolean): ConformanceTensor {
    const { dtype, shape, layout, bytes } = tensor
    const gradient = requiresGrad ? { requiresGrad } : {}
    if (!layout) return this.own(this.runtime.fromBytes(bytes, { dtype, shape, ...gradient }))
    const storage = storageBytes(tensor, layout)
    const length = storage.length / dtypeInfo(dtype).bytes
    const base = this.own(this.runtime.fromBytes(storage, { dtype, shape: [length], ...gradient }))
    const view = this.runtime.call('aten::as_strided', [base, shape, layout.strides, layout.offset])
    return this.own(view as ConformanceTensor)
  }
}
