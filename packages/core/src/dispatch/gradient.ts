// What an operator's gradient is to the dispatcher: formulas in contracts, and the tape that records calls and runs them backward.
import type { DType } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { Keywords } from '../schema/index.ts'
import type { Tensor } from '../tensor/index.ts'
import type { Operator } from './operator-table.ts'
import type { Runtime } from './runtime.ts'

/** Gradients of one argument, or of several in the order of `Formula.of`; null means zero. */
export type Gradients = Tensor | null | readonly (Tensor | null | readonly (Tensor | null)[])[]

/** A call's arguments by the schema's names. */
export type NamedArguments = Readonly<Record<string, unknown>>

/** Calls an ATen operator by base name or overload; the result's type is the caller's knowledge of the schema. */
export type Aten = <Result = Tensor>(name: string, args: readonly unknown[], keywords?: Keywords) => Result

/** A call's arguments by the schema's names, and what to compute with. Those that many operators have are typed. */
export interface ComposedCall {
  readonly [name: string]: unknown
  readonly rt: Runtime
  readonly aten: Aten
  readonly self: Tensor
  readonly other: Tensor
  readonly input: Tensor
  readonly weight: Tensor
  readonly bias: Tensor
  readonly target: Tensor
  readonly index: Tensor
  readonly indices: Tensor
  readonly mask: Tensor
  readonly mat1: Tensor
  readonly mat2: Tensor
  readonly vec: Tensor
  readonly source: Tensor
  readonly src: Tensor
  readonly dim: number
  readonly keepdim: boolean
  readonly reduction: number
  readonly eps: number
  readonly dtype: DType | null
}

/**
 * What a formula computes from: the call's arguments by name, its results, and the gradients of the results. A tensor that the
 * formula did not save has shape and dtype only.
 */
export interface GradientCall extends ComposedCall {
  /** Of the first result; zeros where only others were used. */
  readonly grad: Tensor
  /** Of each result; null where it was not used. */
  readonly grads: readonly (Tensor | null)[]
  readonly result: Tensor
  readonly results: readonly Tensor[]
  /** Whether the gradient of this argument is wanted. */
  needs(name: string): boolean
}

/** A formula for one call: the names of what it saves ('result' is the first result), and what it does with them. */
export interface BoundFormula {
  readonly saves: readonly string[]
  compute(call: GradientCall): Gradients
}

/** The gradients of some arguments. */
export interface Formula {
  readonly of: readonly string[]
  bind(rt: Runtime, args: NamedArguments, needs: (name: string) => boolean): BoundFormula
}

/** The operator as calls of others, which are recorded in its place. */
export interface Composition {
  compose(call: ComposedCall): unknown
}

/**
 * How gradients pass through an operator: by formulas; by calls that have their own, made in its place when it is recorded, or
 * inside of it ('parts'); 'none' where its results do not depend on its arguments smoothly (detach, argmax).
 */
export type Backward = readonly Formula[] | Composition | 'parts' | 'none'

/** Calls operators on this runtime. */
export const atenOf =
  (rt: Runtime): Aten =>
  <Result>(name: string, args: readonly unknown[], keywords?: Keywords) =>
    rt.call(`aten::${name}`, args, keywords) as Result

/** Records calls on tensors that require gradients. */
export interface Tape {
  /** Whether any tensor requires a gradient and recording is on: the one check that other calls pay for. */
  readonly isActive: boolean
  /** Runs an operator's computation, and records it if a gradient is to pass through it. */
  call(operator: Operator, values: readonly unknown[], compute: () => unknown): unknown
  /** Records a view that was made without an operator. */
  view(source: Tensor, view: Tensor): void
  /** Runs `body` without recording. */
  paused<T>(body: () => T): T
  setRequiresGrad(tensor: Tensor, required: boolean): void
  backward(tensor: Tensor, gradient: Tensor | null, options: BackwardOptions): void
  grad(
    outputs: readonly Tensor[],
    inputs: readonly Tensor[],
    gradients: readonly Tensor[] | null,
    options: BackwardOptions,
  ): (Tensor | null)[]
}

export interface BackwardOptions {
  /** Keeps what the calls have saved, so that backward can run again. Default: false. */
  readonly retainGraph?: boolean
  /** Recording the backward pass itself is not supported: true is refused. */
  readonly createGraph?: boolean
}

const absent = (): never => {
  throw new OpGemsError('UNSUPPORTED', 'this runtime was made without automatic differentiation')
}
/** The tape of a runtime without automatic differentiation. */
export const noTape: Tape = {
  isActive: false,
  call: (_, __, compute) => compute(),
  view: () => {},
  paused: (body) => body(),
  setRequiresGrad: absent,
  backward: absent,
  grad: absent,
}
