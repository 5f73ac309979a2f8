// One representative call of an operator, as data that both sides read, and short forms to write such calls in.

/** A tensor, made by the seeded generator of ../inputs.ts and read by every participant from one file. */
export interface InputSpec {
  readonly shape: readonly number[]
  readonly dtype: 'float32' | 'int64' | 'int32' | 'bool'
  readonly values: /** Even over [low, high); integers are rounded down. */
    | { readonly low: number; readonly high: number }
    /** Each row a permutation of the positions below its length. */
    | { readonly permuted: true }
    /** 0, step, 2 · step, …. */
    | { readonly step: number }
}

/** How outputs are compared: every value, or of random operators count, mean and deviation. */
export type Comparison = { readonly absolute: number; readonly relative: number } | 'statistics'

export interface OperatorCall {
  /** ATen name without the overload, which the arguments choose. */
  readonly operator: string
  /** What is called where that is the form in place: 'uniform_'. */
  readonly form?: string
  readonly inputs: readonly InputSpec[]
  /** As JSON; {"input": i} stands for a tensor, {"dtype": d} for a dtype. */
  readonly args: readonly unknown[]
  readonly keywords?: Readonly<Record<string, unknown>>
  /** Inputs that are compared where the operator only writes into them. */
  readonly writes?: readonly number[]
  /** Results that are compared, from the first; all of them where it is not said. */
  readonly results?: number
  /** PyTorch 1.13 has no such operator: the same result in peers/torch_compositions.py. */
  readonly isComposed?: true
  readonly comparison: Comparison
  /** What bounds it: memory, with a floor of its inputs and outputs, or something else. */
  readonly bound: 'memory' | 'arithmetic' | 'host'
  /** Calls in one timed run. */
  readonly calls: number
  /** Why less than half of PyTorch's speed is accepted. */
  readonly reason?: string
}

type More = Partial<Omit<OperatorCall, 'operator' | 'inputs' | 'args'>>

/** PyTorch's assert_close defaults for float32. */
export const close: Comparison = { absolute: 1e-5, relative: 1.3e-6 }
export const exact: Comparison = { absolute: 0, relative: 0 }

export const call = (
  operator: string,
  inputs: readonly InputSpec[],
  args: readonly unknown[],
  more: More = {},
): OperatorCall => ({ operator, inputs, args, comparison: close, bound: 'memory', calls: 1, ...more })

/** Activations of a language model, 4096 tokens of 4096 values: the size of bench/run.mjs. */
export const tokens = [4096, 4096] as const

export const floats = (shape: readonly number[] = tokens, low = -4, high = 4): InputSpec => ({
  shape,
  dtype: 'float32',
  values: { low, high },
})
export const positions = (shape: readonly number[], below: number): InputSpec => ({
  shape,
  dtype: 'int64',
  values: { low: 0, high: below },
})
export const integers = (shape: readonly number[] = tokens, low = -1000, high = 1000): InputSpec => ({
  shape,
  dtype: 'int32',
  values: { low, high },
})
export const booleans = (shape: readonly number[] = tokens): InputSpec => ({
  shape,
  dtype: 'bool',
  values: { low: 0, high: 2 },
})
export const permuted = (shape: readonly number[], dtype: 'int64' | 'float32' = 'int64'): InputSpec => ({
  shape,
  dtype,
  values: { permuted: true },
})

export const x = { input: 0 }
export const y = { input: 1 }
export const z = { input: 2 }
export const input = (position: number) => ({ input: position })
export const dtype = (name: string) => ({ dtype: name })
