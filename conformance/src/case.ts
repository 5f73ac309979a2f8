// One conformance case: a call, and what it must give. Goldens and random cases are both read or drawn into this form.
import type { HostTensor } from './host/tensor.ts'
import { type CaseValue, tensorsOf } from './host/value.ts'
import type { Outcome } from './run/outcome.ts'
import type { ConformanceRuntime } from './runtime.ts'

export interface ConformanceCase {
  /** The file, or the random family, the case comes from. */
  readonly source: string
  /** Line in the file, or number in the family; from 1. */
  readonly line: number
  /** The name passed to `call`: `aten::add.Tensor`, `nn.functional.gelu`. */
  readonly operator: string
  /** What distinguishes the case among its operator's: an OpInfo variant, a layout. */
  readonly variant: string
  readonly args: readonly CaseValue[]
  readonly kwargs: Readonly<Record<string, CaseValue>>
  readonly out: CaseValue
  /** The arguments after an in-place call. */
  readonly mutated?: readonly CaseValue[]
  readonly gradient?: GradientCase
  /** The code of the error that the call must throw, or `anyRefusal`; `out` is then null. */
  readonly refusal?: string
  /** Whether `out` holds unrounded float64 values of a reference instead of what PyTorch recorded. */
  readonly fromReference?: boolean
  /** A case that makes and checks its tensors itself, because they are too large for the host; `args` and `out` are then empty. */
  readonly own?: OwnCase
}

/** The call must be refused, with whichever code blames the caller. */
export const anyRefusal = 'any'

export interface OwnCase {
  readonly dtype: string
  /** The call, for people. */
  readonly call: string
  run(runtime: ConformanceRuntime): Promise<Outcome>
}

export interface GradientCase {
  /** For each tensor of the arguments, in order, whether it requires a gradient. */
  readonly requiresGrad: readonly boolean[]
  readonly gradOut: readonly CaseValue[]
  /** One entry for each tensor that requires a gradient. */
  readonly gradIn: readonly CaseValue[]
}

/** Every tensor among the arguments: positional ones first, then keywords in their order. */
export function inputTensors(test: Pick<ConformanceCase, 'args' | 'kwargs'>): HostTensor[] {
  return [...tensorsOf(test.args), ...Object.values(test.kwargs).flatMap(tensorsOf)]
}

/** The dtype a case is counted under: that of its first tensor argument, else of its first result. */
export function primaryDtype(test: ConformanceCase): string {
  if (test.own) return test.own.dtype
  const [first] = inputTensors(test)
  return (first ?? tensorsOf(test.out)[0])?.dtype ?? 'none'
}

/** `torch-api.jsonl.gz:12 softmax(float32[5, 5], 1)`: how messages name a case. */
export function describeCase(test: ConformanceCase): string {
  if (test.own) return `${test.source}:${test.line} ${test.own.call}`
  const args = [
    ...test.args.map(describeValue),
    ...Object.entries(test.kwargs).map(([name, value]) => `${name}=${describeValue(value)}`),
  ]
  return `${test.source}:${test.line} ${test.operator}(${args.join(', ')})`
}

export function describeValue(value: CaseValue): string {
  if (value === null) return 'None'
  if (Array.isArray(value)) return `[${value.map(describeValue).join(', ')}]`
  if (typeof value === 'object' && 'kind' in value) {
    return value.kind === 'complex' ? `${value.re}+${value.im}j` : value.name
  }
  return String(value)
}
