// Accumulators of reductions that keep the lane axis: a tile of running values in scratch, so that memory is walked row by row.
import type { Axis, KernelDType, Node, ReduceNode } from '../../../kernel/index.ts'
import { addIndex, index, loop, op, scalarType, use, widen } from '../build.ts'
import { axisEnd, axisStart, tileSides } from './axes.ts'
import { combine, identityOf } from './monoid-code.ts'
import { emitNest, nestOrder } from './nest.ts'
import type { Scope } from './scope.ts'
import { type KeptTile, loadKept, storeKept } from './scratch.ts'
import { type Context, evaluate } from './values.ts'

/** Rows added into one running value before it is folded away: bounds the rounding error of long float sums. */
const stageRows = 64

interface TileAccumulator {
  readonly node: ReduceNode
  readonly dtypes: readonly KernelDType[]
  readonly total: readonly KeptTile[]
  /** Takes the rows of one stage; the total itself where no rounding adds up. */
  readonly running: readonly KeptTile[]
}

/** Whether a reduction's results extend along the lane axis inside this scope. */
export const keepsLanes = (context: Context, scope: Scope, node: ReduceNode): boolean =>
  context.laneAxis !== null && node.axes.includes(context.laneAxis) && !scope.binding(context.laneAxis)

export class TileAccumulators {
  private readonly all: readonly TileAccumulator[]

  constructor(
    private readonly context: Context,
    private readonly scope: Scope,
    reductions: readonly ReduceNode[],
  ) {
    this.all = reductions.map((node) => {
      const dtypes = node.args.map((a) => a.dtype)
      const total = this.tiles(node, dtypes)
      const isStaged = node.monoid === 'sum' && node.dtype === 'float32'
      return { node, dtypes, total, running: isStaged ? this.tiles(node, dtypes) : total }
    })
    for (const a of this.all) this.clear(scope, a, a.total)
  }

  /** Loops over `axes` with the accumulation at `body`'s end, in stages where a float sum asks for them. */
  emit(axes: readonly Axis[], body: (scope: Scope) => void): void {
    const { context, scope } = this
    const staged = this.all.filter((a) => a.running !== a.total)
    const order = nestOrder(axes, context.laneAxis)
    const along = order.filter((a) => a !== context.laneAxis && this.all[0]!.node.reduced.includes(a)).pop()
    const step = (within: Scope) => {
      body(within)
      this.add(within)
    }
    if (!along || staged.length === 0) return this.nest(scope, order, step)
    const outer = order.slice(0, order.indexOf(along))
    const inner = order.slice(order.indexOf(along) + 1)
    emitNest(context, scope, outer, { unroll: 1 }, ({ scope: within }) =>
      this.emitStages(within, along, inner, staged, step),
    )
  }

  /** Gives the reductions' picks their values: the tiles, read where they are used. */
  finish(nodes: ReadonlySet<Node>): void {
    for (const { node, total } of this.all)
      for (const pick of nodes)
        if (pick.op === 'pick' && pick.from === node) this.context.kept.set(pick, total[pick.which]!)
  }

  private emitStages(
    scope: Scope,
    along: Axis,
    inner: readonly Axis[],
    staged: readonly TileAccumulator[],
    step: (scope: Scope) => void,
  ): void {
    const { context } = this
    const end = axisEnd(context, scope, along)
    const stage = scope.names.variable('stage', scalarType('index'))
    const within = scope.child()
    const stageEnd = within.name('end', op('min', addIndex(use(stage), index(stageRows)), end))
    for (const a of staged) this.clear(within, a, a.running)
    const counter = scope.names.variable(along.name, scalarType('index'))
    const row = within.child()
    row.bind(along, { coord: use(counter), lanes: 1 })
    this.nest(row, inner, step)
    within.push(loop(counter, use(stage), stageEnd, index(1), row.statements))
    for (const a of staged)
      this.over(within, a, (s) =>
        this.fold(
          s,
          a,
          a.total,
          a.running.map((t) => loadKept(s, t)),
        ),
      )
    scope.push(loop(stage, axisStart(context, scope, along), end, index(stageRows), within.statements))
  }

  private add(scope: Scope): void {
    for (const a of this.all)
      this.fold(
        scope,
        a,
        a.running,
        a.node.args.map((arg) => evaluate(this.context, scope, arg)),
      )
  }
  private fold(
    scope: Scope,
    a: TileAccumulator,
    tiles: readonly KeptTile[],
    values: ReturnType<typeof loadKept>[],
  ): void {
    const old = tiles.map((t) => scope.name('old', loadKept(scope, t)))
    const next = combine(this.context, scope, a.node.monoid, a.dtypes, old, values)
    const named = next.map((v, i) => scope.name('next', widen(v, old[i]!.type.lanes)))
    tiles.forEach((t, i) => storeKept(scope, t, named[i]!))
  }
  private clear(scope: Scope, a: TileAccumulator, tiles: readonly KeptTile[]): void {
    const identity = identityOf(a.node.monoid, a.dtypes)
    this.over(scope, a, (s) => tiles.forEach((t, i) => storeKept(s, t, identity[i]!)))
  }
  private tiles(node: ReduceNode, dtypes: readonly KernelDType[]): readonly KeptTile[] {
    const sides = tileSides(this.context, this.scope, this.sides(node))
    return dtypes.map((dtype) => this.context.scratch.allocate(sides, dtype))
  }
  private sides(node: ReduceNode): readonly Axis[] {
    const free = node.axes.filter((a) => !this.scope.binding(a))
    return nestOrder(free, this.context.laneAxis)
  }
  /** Runs over the elements of an accumulator's tile. */
  private over(scope: Scope, a: TileAccumulator, body: (scope: Scope) => void): void {
    this.nest(scope, this.sides(a.node), body)
  }
  private nest(scope: Scope, axes: readonly Axis[], body: (scope: Scope) => void): void {
    emitNest(this.context, scope, axes, { unroll: 1 }, (lap) => body(lap.scope))
  }
}
