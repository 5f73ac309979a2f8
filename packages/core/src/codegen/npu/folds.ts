// Reductions on vectors in scratchpad: running values element by element, halved into one another at the end.
import type { Axis, Node, ReduceNode } from '../../kernel/index.ts'
import { assign, index, op, scalarType, use, when, widen } from '../loops/build.ts'
import type { Expr, Variable } from '../loops/ir.ts'
import type { FoldSet } from '../loops/lower/machine.ts'
import { combine, identityOf } from '../loops/lower/monoid-code.ts'
import type { NestOptions } from '../loops/lower/nest.ts'
import type { Scope } from '../loops/lower/scope.ts'
import { type Context, evaluate } from '../loops/lower/values.ts'
import { elements, npu } from './build.ts'

/** Elements that are folded one by one at the end: less than the shortest vector of any machine is no vector. */
const least = 64

interface Running {
  readonly node: ReduceNode
  readonly elems: readonly Expr[]
  /** Whether lanes are folded into one another at the end. */
  readonly foldsLanes: boolean
  /** Null where the nest has no loop: then the arguments themselves are what there is to fold. */
  totals: readonly Variable[] | null
}

export class StripFolds implements FoldSet {
  private readonly all: readonly Running[]
  /** Values of reductions without a loop. */
  private readonly direct = new Map<ReduceNode, readonly Expr[]>()

  constructor(
    private readonly context: Context,
    private readonly scope: Scope,
    reductions: readonly ReduceNode[],
    axes: readonly Axis[],
  ) {
    this.all = reductions.map((node) => this.open(node, axes))
  }

  nestOptions(): NestOptions {
    return { unroll: 1 }
  }

  add(scope: Scope): void {
    for (const running of this.all) {
      const values = running.node.args.map((a) => evaluate(this.context, scope, a))
      if (!running.totals) {
        this.direct.set(running.node, values)
        continue
      }
      const { totals, node } = running
      const isVector = totals[0]!.type.lanes > 1
      const taken = values.map((v, i) => (running.foldsLanes && isVector ? this.padded(scope, v, running, i) : v))
      const next = combine(this.context, scope, node.monoid, dtypesOf(node), totals.map(use), taken)
      // Every component is computed before one is replaced.
      const named = next.length === 1 ? next : next.map((v) => scope.name('next', v))
      totals.forEach((t, i) => scope.push(assign(t, widen(named[i]!, t.type.lanes))))
    }
  }

  finish(nodes: ReadonlySet<Node>): void {
    for (const running of this.all) {
      const values = running.totals ? running.totals.map(use) : this.direct.get(running.node)!
      const results = running.foldsLanes ? this.foldLanes(running, values) : values
      for (const n of nodes) if (n.op === 'pick' && n.from === running.node) this.scope.define(n, results[n.which]!)
    }
  }

  private open(node: ReduceNode, axes: readonly Axis[]): Running {
    const { context, scope } = this
    const lanes = context.laneAxis
    const foldsLanes = lanes !== null && node.reduced.includes(lanes)
    const isBound = lanes !== null && scope.binding(lanes) !== null
    const dtypes = dtypesOf(node)
    const elems = identityOf(node.monoid, dtypes)
    if (axes.length === 0) return { node, elems, foldsLanes, totals: null }
    const isVector = foldsLanes || (isBound && node.args.some((a) => a.axes.includes(lanes)))
    const totals = elems.map((e) => scope.mutable('acc', isVector ? widen(e, context.lanes) : e))
    // A lane axis bound outside leaves the accumulators' further elements unset; they are filled when lanes are folded.
    return { node, elems, foldsLanes, totals }
  }

  /** The value with the fold's neutral element behind the elements in use, which instructions may read too. */
  private padded(scope: Scope, value: Expr, { elems }: Running, i: number): Expr {
    const { lanes } = this.context
    const named = this.vectorOf(scope, value, lanes)
    scope.push(npu({ op: 'fill', vector: named, value: elems[i]!, from: this.count(scope), to: null }))
    return use(named)
  }
  private count(scope: Scope): Expr {
    return scope.binding(this.context.laneAxis!)!.binding.count!
  }
  private vectorOf(scope: Scope, value: Expr, lanes: number): Variable {
    const wide = widen(value, lanes)
    if (wide.kind === 'var') return wide.variable
    return scope.mutable('v', wide)
  }

  private foldLanes(running: Running, values: readonly Expr[]): readonly Expr[] {
    const { scope, context } = this
    const { node, elems } = running
    const vectors = values.map((v) => this.vectorOf(scope, v, context.lanes))
    const count = scope.binding(context.laneAxis!)?.binding.count
    const width = scope.mutable('width', index(count ? least : context.lanes))
    if (count) this.fillUp(vectors, elems, count, width)
    return this.foldLast(node, elems, this.halve(node, vectors, width))
  }

  /** Finds the least power of two from which on no elements are in use; the ones up to there become neutral. */
  private fillUp(vectors: readonly Variable[], elems: readonly Expr[], count: Expr, width: Variable): void {
    const { scope } = this
    const body = [assign(width, op('mul', use(width), index(2)))]
    scope.push({ kind: 'while', condition: op('lt', use(width), count), body })
    vectors.forEach((vector, i) =>
      scope.push(npu({ op: 'fill', vector, value: elems[i]!, from: count, to: use(width) })),
    )
  }

  /** Folds the upper half of the elements into the lower one, until few are left. */
  private halve(node: ReduceNode, vectors: readonly Variable[], width: Variable): readonly Variable[] {
    const { scope, context } = this
    const totals = vectors.map((v) => scope.names.variable('half', v.type))
    for (const vector of totals) scope.push(npu({ op: 'vector', vector }))
    const step = (from: readonly Variable[]) => {
      const within = scope.child()
      within.push(assign(width, op('div', use(width), index(2))), npu({ op: 'count', count: use(width) }))
      const half = (at: Expr) => from.map((v) => elements(v, at, context.lanes))
      const next = combine(context, within, node.monoid, dtypesOf(node), half(index(0)), half(use(width)))
      const named = next.length === 1 ? next : next.map((v) => within.name('next', v))
      totals.forEach((t, i) => within.push(assign(t, widen(named[i]!, context.lanes))))
      return within.statements
    }
    const isLong = op('gt', use(width), index(least))
    const copy = totals.map((t, i) => assign(t, use(vectors[i]!)))
    scope.push(when(isLong, step(vectors), [npu({ op: 'count', count: index(least) }), ...copy]))
    scope.push({ kind: 'while', condition: isLong, body: step(totals) })
    return totals
  }

  /** Folds the last elements one by one. */
  private foldLast(node: ReduceNode, elems: readonly Expr[], totals: readonly Variable[]): readonly Expr[] {
    const { scope, context } = this
    const results = elems.map((e) => scope.mutable('total', e))
    const at = scope.names.variable('at', scalarType('index'))
    const within = scope.child()
    const one = totals.map((t) => within.name('e', elements(t, use(at))))
    const next = combine(context, within, node.monoid, dtypesOf(node), results.map(use), one)
    const named = next.map((v) => within.name('next', v))
    results.forEach((r, i) => within.push(assign(r, named[i]!)))
    scope.push({
      kind: 'for',
      variable: at,
      from: index(0),
      to: index(least),
      step: index(1),
      body: within.statements,
    })
    return results.map(use)
  }
}

const dtypesOf = (node: ReduceNode) => node.args.map((a) => a.dtype)
