// Accumulators of the reductions in one nest: variables, or register arrays where the result keeps a spread axis.
import { OpGemsError } from '../../errors/errors.ts'
import type { Axis, KernelDType, Node, ReduceNode } from '../../kernel/index.ts'
import { assign, index, loop, scalarType, use } from '../loops/build.ts'
import type { Expr, Stmt, Variable } from '../loops/ir.ts'
import { combine, identityOf } from '../loops/lower/monoid-code.ts'
import type { Scope } from '../loops/lower/scope.ts'
import { evaluate } from '../loops/lower/values.ts'
import { bitsOf, type Entry, foldAcross, packed, type ThreadBits, type Tuples, unpacked } from './across.ts'
import { declareArray, element, setElement } from './build.ts'
import { type Element, isOpen } from './nest.ts'
import { foldPrograms } from './programs.ts'
import { type Cell, type Frame, makeCell, readCell, type Simt, writeCell } from './state.ts'

interface Fold {
  readonly node: ReduceNode
  readonly dtypes: readonly KernelDType[]
  /** One of the two, by component. */
  readonly variables: readonly Variable[] | null
  readonly cells: readonly Cell[] | null
}

export class Folds {
  private readonly all: readonly Fold[]

  /** @param frame where the nest stands; accumulators live in its scope */
  constructor(
    private readonly simt: Simt,
    private readonly frame: Frame,
    reductions: readonly ReduceNode[],
  ) {
    this.all = reductions.map((node) => this.open(node))
  }

  /** The accumulators that are register arrays. */
  get cells(): readonly Cell[] {
    return this.all.flatMap(({ cells }) => cells ?? [])
  }

  /** Adds the current element. */
  add({ scope, frame, at }: Element): void {
    const { context } = this.simt
    for (const fold of this.all) {
      const values = fold.node.args.map((a) => evaluate(context, scope, a))
      const old = fold.variables?.map(use) ?? fold.cells!.map((c) => readCell(this.simt, c, frame, at))
      const next = combine(context, scope, fold.node.monoid, fold.dtypes, old, values).map((x) => scope.name('next', x))
      fold.variables?.forEach((v, i) => scope.push(assign(v, next[i]!)))
      fold.cells?.forEach((c, i) => scope.push(writeCell(this.simt, c, frame, at, next[i]!)))
    }
  }

  /** Folds over threads and gives the reductions' picks their values. */
  finish(nodes: ReadonlySet<Node>): void {
    const { simt, frame } = this
    for (const fold of this.all) {
      const bits = this.bitsOf(fold.node)
      const { through } = fold.node
      if (bits) foldAcross(simt, frame, tuplesOf(fold), bits, through === undefined ? 'all' : 'firstWarp')
      if (through !== undefined) foldPrograms(simt, frame, tuplesOf(fold), through)
      for (const pick of nodes) {
        if (pick.op !== 'pick' || pick.from !== fold.node) continue
        if (fold.variables) frame.scope.define(pick, use(fold.variables[pick.which]!))
        else this.defineCell(pick, fold.cells![pick.which]!)
      }
    }
  }

  private defineCell(pick: Node, cell: Cell): void {
    this.simt.cells.set(pick, cell)
    // Marks the reduction as done; elements read their own place.
    this.frame.scope.define(pick, unpacked(cell.dtype, element(cell.array, { index: index(0), at: index(0) })))
  }

  private open(node: ReduceNode): Fold {
    const { simt, frame } = this
    const { scope } = frame
    const dtypes = node.args.map((a) => a.dtype)
    const identity = identityOf(node.monoid, dtypes)
    const axes = node.axes.filter((a) => frame.scope.binding(a) === null)
    if (axes.length === 0) return { node, dtypes, variables: identity.map((x) => scope.mutable('acc', x)), cells: null }
    const cells = dtypes.map((dtype) => makeCell(simt, frame, dtype, node.axes) ?? this.refuse(node, axes))
    cells.forEach((cell, i) => {
      scope.push(declareArray(cell.array))
      eachPlace(scope, cell, (s, place) => s.push(setElement(cell.array, place, packed(identity[i]!))))
    })
    return { node, dtypes, variables: null, cells }
  }

  private refuse(node: ReduceNode, axes: readonly Axis[]): never {
    const names = axes.map((a) => `'${a.name}'`).join(', ')
    throw new OpGemsError(
      'UNSUPPORTED',
      `kernel '${this.simt.context.kernel.name}': ${node.monoid} keeps axis ${names}, for which a thread has no registers`,
    )
  }

  /** The bits of thread numbers that the reduction goes over. */
  private bitsOf(node: ReduceNode): ThreadBits | null {
    const { fast, second, threads } = this.simt.plan
    const isFolded = (axis: Axis | undefined) =>
      axis !== undefined && node.reduced.includes(axis) && !isOpen(this.frame, axis)
    const along = bitsOf(fast?.threads ?? 1)
    const all = bitsOf(threads)
    const [f, s] = [isFolded(fast?.axis), isFolded(second?.axis)]
    const bits = { low: f ? 0 : along, high: s ? all : along }
    return (f || s) && bits.high > bits.low ? bits : null
  }
}

function tuplesOf({ node, dtypes, variables, cells }: Fold): Tuples {
  const base = { monoid: node.monoid, dtypes }
  if (variables) {
    const entry: Entry = {
      get: () => variables.map(use),
      set: (scope, values) => variables.forEach((v, i) => scope.push(assign(v, values[i]!))),
    }
    return { ...base, count: 1, each: (scope, action) => action(scope, entry, index(0)) }
  }
  const { pack, count } = cells![0]!.array
  return {
    ...base,
    count: pack * count,
    each: (scope, action) =>
      eachPlace(scope, cells![0]!, (s, place, number) => {
        const entry: Entry = {
          get: (inner) => cells!.map((c) => inner.name('own', unpacked(c.dtype, element(c.array, place)))),
          set: (inner, values) => cells!.forEach((c, i) => inner.push(setElement(c.array, place, packed(values[i]!)))),
        }
        action(s, entry, number)
      }),
  }
}

/** Unrolled loops over all elements of a register array; `number` counts them. */
export function eachPlace(
  scope: Scope,
  { array }: Cell,
  action: (scope: Scope, place: { readonly index: Expr; readonly at: Expr }, number: Expr) => void,
): void {
  const { pack, count } = array
  const total = pack * count
  if (total === 1) return action(scope, { index: index(0), at: index(0) }, index(0))
  const number = scope.names.variable('k', scalarType('index'))
  const within = scope.child()
  const place =
    pack === 1
      ? { index: use(number), at: index(0) }
      : count === 1
        ? { index: index(0), at: use(number) }
        : { index: divide(use(number), pack), at: remainder(use(number), pack) }
  action(within, place, use(number))
  scope.push({ ...loop(number, index(0), index(total), index(1), within.statements), unroll: true } as Stmt)
}
const divide = (x: Expr, by: number): Expr => ({ kind: 'op', type: x.type, fn: 'div', args: [x, index(by)] })
const remainder = (x: Expr, by: number): Expr => ({ kind: 'op', type: x.type, fn: 'rem', args: [x, index(by)] })
