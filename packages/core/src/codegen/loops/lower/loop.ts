// Loops of the kernel language: carried elements become variables, carried tiles lie in scratch, the body is a block of its own.
import { OpGemsError } from '../../../errors/errors.ts'
import type { Axis, LoopNode, Node } from '../../../kernel/index.ts'
import { assign, convert, index, loop as loopStatement, scalarType, use, widen } from '../build.ts'
import type { Variable } from '../ir.ts'
import { type Block, loopBody } from './analyse.ts'
import { tileSides } from './axes.ts'
import { emitNest, nestOrder } from './nest.ts'
import { sameAxes } from './phases.ts'
import type { Scope } from './scope.ts'
import { type KeptTile, storeKept } from './scratch.ts'
import { type Context, evaluate, indexOf } from './values.ts'

type Carried = { readonly variable: Variable } | { readonly tile: KeptTile; readonly axes: readonly Axis[] }

export function emitLoop(
  context: Context,
  scope: Scope,
  node: LoopNode,
  nodes: ReadonlySet<Node>,
  lowerBlock: (context: Context, scope: Scope, block: Block) => void,
): void {
  const carried = node.initial.map((_, i) => openCarried(context, scope, node, i))
  const counter = scope.names.variable('i', scalarType('index'))
  const within = scope.child()
  within.define(node.index, convert('i64', use(counter)))
  carried.forEach((c, i) => defineCarried(context, within, node.carried[i]!, c))
  lowerBlock(context, within, loopBody(node))
  advance(context, within, node, carried)
  scope.push(
    loopStatement(
      counter,
      indexOf(context, scope, node.from),
      indexOf(context, scope, node.to),
      index(node.step),
      within.statements,
    ),
  )
  for (const pick of nodes)
    if (pick.op === 'pick' && pick.from === node) defineCarried(context, scope, pick, carried[pick.which]!)
}

function defineCarried(context: Context, scope: Scope, node: Node, carried: Carried): void {
  if ('variable' in carried) scope.define(node, use(carried.variable))
  else context.kept.set(node, carried.tile)
}

function openCarried(context: Context, scope: Scope, node: LoopNode, which: number): Carried {
  const initial = node.initial[which]!
  const all = [...new Set([...initial.axes, ...node.carried[which]!.axes, ...node.yields[which]!.axes])]
  const axes = nestOrder(
    all.filter((a) => !scope.binding(a)),
    context.laneAxis,
  )
  if (axes.length === 0) {
    const isVector = all.some((a) => (scope.binding(a)?.binding.lanes ?? 1) > 1)
    return {
      variable: scope.mutable('carried', widen(evaluate(context, scope, initial), isVector ? context.lanes : 1)),
    }
  }
  const sides = tileSides(context, scope, axes, [initial, node.carried[which]!, node.yields[which]!])
  const tile = context.scratch.allocate(sides, initial.dtype)
  emitNest(context, scope, axes, { unroll: 1 }, (lap) =>
    storeKept(lap.scope, tile, evaluate(context, lap.scope, initial)),
  )
  return { tile, axes }
}

/** All new values of an element are computed before any old one is replaced. */
function advance(context: Context, scope: Scope, node: LoopNode, carried: readonly Carried[]): void {
  const tiles = carried.flatMap((c, i) => ('tile' in c ? [{ ...c, value: node.yields[i]! }] : []))
  const [first] = tiles
  if (tiles.some((t) => !sameAxes(t.axes, first!.axes)))
    throw new OpGemsError(
      'BAD_KERNEL',
      `kernel '${context.kernel.name}': the loops family cannot carry tiles over different axes yet`,
    )
  const next = carried.flatMap((c, i) =>
    'variable' in c
      ? [
          [
            c.variable,
            scope.name('next', widen(evaluate(context, scope, node.yields[i]!), c.variable.type.lanes)),
          ] as const,
        ]
      : [],
  )
  if (first)
    emitNest(context, scope, first.axes, { unroll: 1 }, ({ scope: within }) => {
      const values = tiles.map((t) => within.name('next', evaluate(context, within, t.value)))
      tiles.forEach((t, i) => storeKept(within, t.tile, values[i]!))
    })
  for (const [variable, value] of next) scope.push(assign(variable, value))
}
