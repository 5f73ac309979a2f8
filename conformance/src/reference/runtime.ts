// A runtime made of the references alone: slow, obviously right, and with no backend. The suite's own tests run against it.
import { OpGemsError } from '@opgems/core'
import { type DType, isComplex, isDType } from '../host/dtypes.ts'
import { contiguousStrides, HostTensor } from '../host/tensor.ts'
import type { CaseValue } from '../host/value.ts'
import { parseOperator } from '../operator-name.ts'
import { type ConformanceRuntime, type ConformanceTensor, isTensor, type TensorOptions } from '../runtime.ts'
import { reference } from './table.ts'

class ReferenceTensor implements ConformanceTensor {
  disposed = false
  /** A view that shows the same elements several times. */
  repeats = false
  constructor(
    public content: HostTensor,
    readonly release: () => void,
  ) {}

  get dtype(): string {
    return this.content.dtype
  }
  get shape(): readonly number[] {
    return this.content.shape
  }
  get strides(): readonly number[] {
    return contiguousStrides(this.content.shape)
  }
  async bytes(): Promise<Uint8Array> {
    return this.content.bytes.slice()
  }
  dispose(): void {
    if (!this.disposed) this.release()
    this.disposed = true
  }
}

/** Creates the reference runtime. Views are copies; an operator without a reference throws UNKNOWN_OP. */
export function createReferenceRuntime(): ConformanceRuntime {
  let alive = 0
  const own = (content: HostTensor): ReferenceTensor => {
    alive++
    return new ReferenceTensor(content.rounded(), () => {
      alive--
    })
  }
  const wrap = (value: CaseValue): unknown => {
    if (value instanceof HostTensor) return own(value)
    return Array.isArray(value) ? value.map(wrap) : value
  }
  return {
    device: { name: 'reference' },
    backend: { id: 'reference' },
    call: (operator, args, kwargs = {}) => callReference(operator, args, kwargs, wrap),
    fromBytes: (bytes, { dtype, shape }: TensorOptions) =>
      own(HostTensor.fromBytes(checkDtype(dtype), shape, bytes.slice())),
    synchronize: async () => {},
    close: async () => {},
    memory: () => ({ tensors: alive }),
  }
}

function callReference(
  operator: string,
  args: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>>,
  wrap: (value: CaseValue) => unknown,
): unknown {
  const { base, inPlace } = parseOperator(operator)
  const compute = reference(base)
  if (!compute) throw new OpGemsError('UNKNOWN_OP', `${operator} has no reference`, { operator })
  if (kwargs.decimals !== undefined || kwargs.max_norm !== undefined) {
    throw new OpGemsError('UNSUPPORTED', `${operator} has no reference with these attributes`, { operator })
  }
  const target = isTensor(kwargs.out) ? kwargs.out : inPlace ? args[0] : undefined
  const { out: _, ...attributes } = unwrapAll(kwargs)
  const result = compute({ operator, args: args.map(unwrap), kwargs: attributes })
  if (!(target instanceof ReferenceTensor) || !(result instanceof HostTensor)) {
    const made = wrap(result)
    if (base === 'as_strided' && made instanceof ReferenceTensor) made.repeats = (args[2] as number[]).includes(0)
    return made
  }
  if (target.repeats) throw new OpGemsError('BAD_ARGUMENT', `${operator} would write to a tensor that repeats elements`)
  // An in-place result takes the dtype of what it is written to.
  target.content = HostTensor.fromNumbers(target.content.dtype, result.shape, result.numbers).rounded()
  return target
}

function unwrap(value: unknown): CaseValue {
  if (value instanceof ReferenceTensor) return value.content
  if (Array.isArray(value)) return value.map(unwrap)
  return typeof value === 'string' && isDType(value) ? { kind: 'dtype', name: value } : (value as CaseValue)
}

const unwrapAll = (kwargs: Readonly<Record<string, unknown>>): Record<string, CaseValue> =>
  Object.fromEntries(Object.entries(kwargs).map(([name, value]) => [name, unwrap(value)]))

function checkDtype(dtype: string): DType {
  if (!isDType(dtype) || isComplex(dtype)) throw new OpGemsError('UNSUPPORTED_DTYPE', `no dtype ${dtype}`)
  return dtype
}
