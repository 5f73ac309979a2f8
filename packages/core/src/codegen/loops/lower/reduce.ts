// Accumulators of the reductions in one nest: several per reduction in the vector loop, one for the scalar tail, folded at the end.
import { OpGemsError } from '../../../errors/errors.ts'
import type { Axis, Node, ReduceNode } from '../../../kernel/index.ts'
import { assign, lane, use, widen } from '../build.ts'
import type { Expr, Variable } from '../ir.ts'
import { combine, identityOf } from './monoid-code.ts'
import type { NestOptions } from './nest.ts'
import type { Scope } from './scope.ts'
import { type Context, evaluate } from './values.ts'

/** Vectors added into one accumulator before it is folded away: bounds the rounding error of long float sums. */
const stageVectors = 64

type Tuple = readonly Variable[]

interface Accumulated {
  readonly node: ReduceNode
  /** One for each copy of the vector loop's body. */
  readonly copies: readonly Tuple[]
  readonly tail: Tuple | null
  /** Stand in for `copies` inside a stage. */
  partial: readonly Tuple[] | null
}

export class Accumulators {
  private readonly all: Accumulated[]
  private readonly hasLanes: boolean

  constructor(
    private readonly context: Context,
    private readonly scope: Scope,
    reductions: readonly ReduceNode[],
    axes: readonly Axis[],
  ) {
    this.hasLanes = context.laneAxis !== null && axes.includes(context.laneAxis)
    for (const node of reductions) this.refuseTile(node)
    const copies = this.hasLanes ? context.accumulators : 1
    this.all = reductions.map((node) => ({
      node,
      copies: Array.from({ length: copies }, () => this.open(scope, node, this.lanesOf(node))),
      tail: this.hasLanes ? this.open(scope, node, 1) : null,
      partial: null,
    }))
  }

  nestOptions(): NestOptions {
    if (this.all.length === 0 || !this.hasLanes) return { unroll: 1 }
    const unroll = this.context.accumulators
    if (!this.all.every(({ node }) => node.monoid === 'sum' && node.dtype === 'float32')) return { unroll }
    return {
      unroll,
      stage: { vectors: stageVectors, open: (s) => this.openStage(s), close: (s) => this.closeStage(s) },
    }
  }

  /** Adds the current elements; `copy` is -1 in the scalar tail. */
  add(scope: Scope, copy: number): void {
    for (const a of this.all) {
      const target = copy < 0 ? (a.tail ?? a.copies[0]!) : (a.partial ?? a.copies)[copy]!
      this.fold(
        scope,
        a.node,
        target,
        a.node.args.map((arg) => evaluate(this.context, scope, arg)),
      )
    }
  }

  /** Gives the reductions' picks their values, in the scope that the accumulators stand in. */
  finish(nodes: ReadonlySet<Node>): void {
    for (const a of this.all) {
      const results = this.total(a)
      for (const node of nodes)
        if (node.op === 'pick' && node.from === a.node) this.scope.define(node, results[node.which]!)
    }
  }

  /** A variable holds one element of the result, so the result's axes must be bound outside. */
  private refuseTile(node: ReduceNode): void {
    const unbound = node.axes.find((a) => !this.scope.binding(a))
    if (unbound)
      throw new OpGemsError(
        'BAD_KERNEL',
        `kernel '${this.context.kernel.name}': the result of ${node.monoid} extends along '${unbound.name}', which no loop around it binds`,
      )
  }
  private lanesOf(node: ReduceNode): number {
    if (this.hasLanes) return this.context.lanes
    const isVector = node.args.some((arg) => arg.axes.some((x) => (this.scope.binding(x)?.binding.lanes ?? 1) > 1))
    return isVector ? this.context.lanes : 1
  }
  private open(scope: Scope, node: ReduceNode, lanes: number): Tuple {
    const dtypes = node.args.map((a) => a.dtype)
    return identityOf(node.monoid, dtypes, lanes).map((x) => scope.mutable('acc', x))
  }
  private fold(scope: Scope, node: ReduceNode, target: Tuple, values: readonly Expr[]): void {
    const dtypes = node.args.map((a) => a.dtype)
    const folded = combine(this.context, scope, node.monoid, dtypes, target.map(use), values)
    target.forEach((variable, i) => scope.push(assign(variable, widen(folded[i]!, variable.type.lanes))))
  }
  private openStage(scope: Scope): void {
    for (const a of this.all) a.partial = a.copies.map(() => this.open(scope, a.node, this.lanesOf(a.node)))
  }
  private closeStage(scope: Scope): void {
    for (const a of this.all) {
      a.copies.forEach((total, i) => this.fold(scope, a.node, total, a.partial![i]!.map(use)))
      a.partial = null
    }
  }
  private total(a: Accumulated): Expr[] {
    const dtypes = a.node.args.map((x) => x.dtype)
    const join = (left: readonly Expr[], right: readonly Expr[]) =>
      combine(this.context, this.scope, a.node.monoid, dtypes, left, right)
    const vector = pairwise(
      a.copies.map((tuple) => tuple.map(use)),
      join,
    )
    if (!a.tail) return vector
    const lanes = Array.from({ length: this.context.lanes }, (_, l) =>
      vector.map((component) => this.scope.name('lane', lane(component, l))),
    )
    return join(pairwise(lanes, join), a.tail.map(use))
  }
}

/** Folds neighbours, then neighbours of the results, and so on. */
function pairwise(tuples: readonly Expr[][], join: (a: readonly Expr[], b: readonly Expr[]) => Expr[]): Expr[] {
  if (tuples.length === 1) return tuples[0]!
  const half: Expr[][] = []
  for (let i = 0; i < tuples.length; i += 2)
    half.push(i + 1 < tuples.length ? join(tuples[i]!, tuples[i + 1]!) : tuples[i]!)
  return pairwise(half, join)
}
