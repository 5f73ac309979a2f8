// The graph of recorded calls: nodes, edges to what their arguments came from, and the leaves where gradients accumulate.
import type { BoundFormula } from '../dispatch/gradient.ts'
import type { DType } from '../dtype/index.ts'
import type { History, Shape, Tensor } from '../tensor/index.ts'
import { SavedTensor, type TensorFacts } from './saved.ts'

/** A tensor made by the user that requires a gradient. */
export class Leaf implements History {
  readonly isLeaf = true
  private gradient: Tensor | null = null
  constructor(
    readonly shape: Shape,
    readonly dtype: DType,
    private readonly count: (change: number) => void,
  ) {
    count(1)
  }
  get grad(): Tensor | null {
    return this.gradient?.isDisposed ? null : this.gradient
  }
  set grad(gradient: Tensor | null) {
    if (this.gradient !== gradient) this.gradient?.dispose()
    this.gradient = gradient
  }
  release(): void {
    this.grad = null
    this.count(-1)
  }
}

/** A result of a recorded call. */
export class Output implements History {
  readonly isLeaf = false
  readonly grad = null
  constructor(
    readonly node: GraphNode,
    readonly index: number,
    private readonly count: (change: number) => void,
  ) {
    node.retain()
    count(1)
  }
  release(): void {
    this.node.release()
    this.count(-1)
  }
}

/** Where the gradient of an argument goes: a leaf, or a result of an earlier call. */
export type Edge = { readonly leaf: Leaf } | { readonly node: GraphNode; readonly index: number }

export function edgeTo(history: Leaf | Output): Edge {
  return history instanceof Leaf ? { leaf: history } : { node: history.node, index: history.index }
}

/** A tensor argument that a gradient may go to. */
export interface Slot {
  readonly argument: string
  /** Position in a list of tensors; −1 for an argument that is one tensor. */
  readonly position: number
  readonly edge: Edge | null
  readonly shape: Shape
  readonly dtype: DType
}

/** A value of the call as it is kept for the formulas. */
export type Kept = SavedTensor | TensorFacts | readonly Kept[] | null | number | string | bigint | boolean | object

/** Formulas of one call, ready to run. */
export interface CallFormula {
  /** The arguments whose gradients it gives. */
  readonly of: readonly string[]
  readonly bound: BoundFormula
}
export interface RecordedParts {
  readonly operator: string
  readonly slots: readonly Slot[]
  /** Null for an operator without formulas: a gradient that comes to it is refused. */
  readonly formulas: readonly CallFormula[] | null
  /** Arguments and results by name. */
  readonly kept: Readonly<Record<string, Kept>>
  readonly outputs: readonly { readonly shape: Shape; readonly dtype: DType }[]
}

let nodeCount = 0

/** One recorded call. */
export class GraphNode {
  /** Greater than those of the calls that its arguments came from. */
  readonly id = nodeCount++
  readonly operator: string
  readonly slots: readonly Slot[]
  readonly formulas: readonly CallFormula[] | null
  readonly outputs: RecordedParts['outputs']
  private kept: Readonly<Record<string, Kept>>
  private references = 0
  isReleased = false

  constructor({ operator, slots, formulas, kept, outputs }: RecordedParts) {
    this.operator = operator
    this.slots = slots
    this.formulas = formulas
    this.kept = kept
    this.outputs = outputs
    for (const { edge } of slots) if (edge && 'node' in edge) edge.node.retain()
  }
  get values(): Readonly<Record<string, Kept>> {
    return this.kept
  }
  retain(): void {
    this.references++
  }
  /** One tensor or call less that needs it; without any, what it saved is freed, and so on back along its edges. */
  release(): void {
    const doomed: GraphNode[] = [this]
    for (let node = doomed.pop(); node; node = doomed.pop()) {
      if (--node.references > 0) continue
      node.free()
      for (const { edge } of node.slots) if (edge && 'node' in edge) doomed.push(edge.node)
    }
  }
  /** Frees what was saved: after backward, or when nothing can reach the node. */
  free(): void {
    if (this.isReleased) return
    this.isReleased = true
    for (const value of Object.values(this.kept)) freeKept(value)
    this.kept = {}
  }
}

export function freeKept(value: Kept): void {
  if (value instanceof SavedTensor) value.release()
  else if (Array.isArray(value)) for (const item of value) freeKept(item as Kept)
}
