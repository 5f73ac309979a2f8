// The last call of an operator on each runtime: what was prepared for it serves the next one, which is mostly of the same kind.
import type { Arguments } from '../dispatch/contract.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import type { DType } from '../dtype/index.ts'
import { type Shape, sameShape, Tensor } from '../tensor/index.ts'

/** What a preparation may depend on: of a tensor all but its memory. */
class Kind {
  private readonly dtype: DType
  private readonly shape: Shape
  private readonly strides: readonly number[]
  constructor({ dtype, shape, strides }: Tensor) {
    this.dtype = dtype
    this.shape = shape
    this.strides = strides
  }
  isOf(value: unknown): boolean {
    if (!(value instanceof Tensor) || value.dtype !== this.dtype) return false
    return sameShape(value.shape, this.shape) && sameShape(value.strides, this.strides)
  }
}

const kindOf = (argument: unknown): unknown => {
  if (argument instanceof Tensor) return new Kind(argument)
  return Array.isArray(argument) ? argument.map(kindOf) : argument
}

function isSame(known: readonly unknown[], args: readonly unknown[]): boolean {
  if (known.length !== args.length) return false
  for (let i = 0; i < known.length; i++) if (!isOfKind(known[i], args[i])) return false
  return true
}
function isOfKind(kind: unknown, argument: unknown): boolean {
  if (kind === argument) return true
  if (kind instanceof Kind) return kind.isOf(argument)
  return Array.isArray(kind) && Array.isArray(argument) && isSame(kind, argument)
}

export class LatestCall<T> {
  private readonly calls = new WeakMap<Runtime, { readonly kinds: readonly unknown[]; readonly prepared: T }>()

  /** What was kept, where arguments are equal and tensors differ in their memory alone. */
  find(rt: Runtime, args: Arguments): T | undefined {
    const call = this.calls.get(rt)
    return call && isSame(call.kinds, args) ? call.prepared : undefined
  }
  /** `prepared` must hold no tensor: it may outlive them. */
  keep(rt: Runtime, args: Arguments, prepared: T): void {
    this.calls.set(rt, { kinds: args.map(kindOf), prepared })
  }
}
