// What participants are asked: an operator by its name, with inputs in files.
import type { InputSpec, OperatorCall } from './call.ts'

export interface OperatorTask {
  readonly operator: string
  readonly inputs: readonly {
    readonly path: string
    readonly shape: readonly number[]
    readonly dtype: InputSpec['dtype']
  }[]
  readonly args: readonly unknown[]
  readonly keywords: Readonly<Record<string, unknown>>
  readonly writes: readonly number[]
  /** Results that are compared; 0: all. */
  readonly results: number
  readonly isComposed: boolean
  readonly calls: number
}

export function operatorTask(call: OperatorCall, paths: readonly string[]): OperatorTask {
  return {
    operator: call.form ?? call.operator,
    inputs: call.inputs.map(({ shape, dtype }, i) => ({ path: paths[i]!, shape, dtype })),
    args: call.args,
    keywords: call.keywords ?? {},
    writes: call.writes ?? [],
    results: call.results ?? 0,
    isComposed: call.isComposed ?? false,
    calls: call.calls,
  }
}
