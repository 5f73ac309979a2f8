// Lowers a block: loops over the axes that every effect shares, and inside them one loop nest for each phase and shape.
import { OpGemsError } from '../../../errors/errors.ts'
import type { Axis, Effect, LoadNode, Node, ScanNode } from '../../../kernel/index.ts'
import {
  type Barrier,
  type Block,
  blockRoots,
  consumedAxes,
  dependenceTest,
  dependencies,
  effectAxes,
  effectOperands,
  isBarrier,
  phaseFunction,
  reachable,
  reachableDeep,
} from './analyse.ts'
import { axisStart, tileSides } from './axes.ts'
import { emitEffect } from './effects.ts'
import { planKept } from './keep.ts'
import { emitLoop } from './loop.ts'
import { emitNest, emitScalarLoop, nestOrder } from './nest.ts'
import { prefetchNextRow, rowLoads } from './prefetch.ts'
import { Accumulators } from './reduce.ts'
import { keepsLanes, TileAccumulators } from './reduce-tiles.ts'
import { emitScanStep, openScans } from './scan.ts'
import type { Scope } from './scope.ts'
import { storeKept } from './scratch.ts'
import { emitSort } from './sort.ts'
import { type Context, evaluate } from './values.ts'

export function lowerBlock(context: Context, scope: Scope, block: Block): void {
  const axes = sharedAxes(context, scope, block)
  emitNest(context, scope, nestOrder(axes, context.laneAxis), { unroll: 1 }, ({ scope: within }) =>
    lowerPhases(context, within, block),
  )
}

/** Axes that every effect has, that nothing folds and whose bounds are known here: their loops can stand outside everything. */
function sharedAxes(context: Context, scope: Scope, block: Block): readonly Axis[] {
  if (block.effects.length === 0 || block.values.length > 0) return []
  const nodes = reachableDeep(blockRoots(block))
  const consumed = consumedAxes(nodes)
  const unknown = dependenceTest(new Set([...nodes].filter((n) => n.op === 'parameter' && !scope.find(n))))
  const walked = laneAxisOfReductions(context, scope, nodes)
  const isFree = (a: Axis) =>
    a !== walked && !consumed.has(a) && !scope.binding(a) && !unknown(a.from) && !unknown(a.limit)
  const [first, ...rest] = block.effects.map(effectAxes)
  return first!.filter((a) => isFree(a) && rest.every((axes) => axes.includes(a)))
}

/** The lane axis where some reduction keeps it: its loop then stays innermost, because memory runs along it. */
function laneAxisOfReductions(context: Context, scope: Scope, nodes: ReadonlySet<Node>): Axis | null {
  const isKept = [...nodes].some((n) => n.op === 'reduce' && n.reduced.length > 0 && keepsLanes(context, scope, n))
  return isKept ? context.laneAxis : null
}

/** One piece of work of a phase. */
type Work = { readonly barrier: Barrier } | { readonly effect: Effect }
const workNode = (work: Work): readonly Node[] => ('barrier' in work ? [work.barrier] : effectOperands(work.effect))

function lowerPhases(context: Context, scope: Scope, block: Block): void {
  const phase = phaseFunction()
  const nodes = reachable(blockRoots(block))
  const pending = [...nodes].filter((n): n is Barrier => isBarrier(n) && !isDone(scope, nodes, n))
  const work: Work[] = [
    ...pending.filter((n) => n.op !== 'loop' || n.effects.length === 0).map((barrier) => ({ barrier })),
    ...block.effects.map((effect) => ({ effect })),
  ]
  const phaseOfWork = (w: Work) =>
    'barrier' in w
      ? phase(w.barrier)
      : Math.max(
          0,
          ...effectOperands(w.effect).map((n) => (n.op === 'loop' ? phase(n) : phase(n) + (isBarrier(n) ? 1 : 0))),
        )
  const last = Math.max(0, ...work.map(phaseOfWork))
  const groups = Array.from({ length: last + 1 }, (_, p) =>
    groupByAxes(
      scope,
      work.filter((w) => phaseOfWork(w) === p),
    ),
  )
  const keep = planKept(
    context,
    scope,
    groups.map((g) => g.flatMap((x) => x.work.flatMap(workNode))),
  )
  const again = loadedAgain(context, groups)
  groups.forEach((phaseGroups, p) => {
    for (const group of phaseGroups) emitGroup(context, scope, group, nodes, keep.get(p) ?? [], p === 1 ? again : [])
  })
}

/** Rows that the second phase reads again, and so can spare time to fetch the next ones for the first. */
function loadedAgain(context: Context, groups: readonly (readonly Group[])[]): readonly LoadNode[] {
  const [first = new Set<Node>(), second = new Set<Node>()] = groups.map((phase) => {
    const nodes = new Set<Node>()
    const roots = phase.flatMap((g) => g.work.flatMap(workRoots))
    visitWithin(roots, (n) => nodes.add(n))
    return nodes
  })
  return rowLoads(
    context,
    [...first].filter((n) => second.has(n)),
  )
}
const workRoots = (work: Work): readonly Node[] =>
  'barrier' in work ? dependencies(work.barrier) : effectOperands(work.effect)

/** A barrier whose picks already have values was emitted by an enclosing block. */
function isDone(scope: Scope, nodes: ReadonlySet<Node>, barrier: Barrier): boolean {
  return [...nodes].some((n) => n.op === 'pick' && n.from === barrier && scope.find(n) !== null)
}

interface Group {
  readonly axes: readonly Axis[]
  readonly work: readonly Work[]
}

/** Loops and sorts stand alone; reductions and effects over the same axes, with scans in the same order, share a nest. */
function groupByAxes(scope: Scope, work: readonly Work[]): readonly Group[] {
  const groups = new Map<string, { axes: readonly Axis[]; work: Work[] }>()
  work.forEach((w, i) => {
    const axes = workAxes(w).filter((a) => !scope.binding(a))
    const key = standsAlone(w)
      ? `alone${i}`
      : [axes.map((a) => a.id).join(), ...scanOrders(scansOf(workRoots(w)))].join(' ')
    const group = groups.get(key) ?? { axes, work: [] }
    group.work.push(w)
    groups.set(key, group)
  })
  return [...groups.values()]
}
const standsAlone = (w: Work) => ('barrier' in w ? w.barrier.op !== 'reduce' : w.effect.effect === 'loop')

function workAxes(work: Work): readonly Axis[] {
  if ('effect' in work) return work.effect.effect === 'loop' ? [] : effectAxes(work.effect)
  const { barrier } = work
  if (barrier.op === 'loop') return []
  const folded = barrier.op === 'reduce' ? barrier.reduced : [barrier.axis]
  const axes = new Set([...folded, ...barrier.args.flatMap((a) => a.axes)])
  return [...axes].sort((a, b) => a.id - b.id)
}

function emitGroup(
  context: Context,
  scope: Scope,
  group: Group,
  nodes: ReadonlySet<Node>,
  keep: readonly { readonly node: Node; readonly axes: readonly Axis[] }[],
  prefetched: readonly LoadNode[],
): void {
  const [only] = group.work
  if (only && 'barrier' in only && only.barrier.op === 'loop')
    return emitLoop(context, scope, only.barrier, nodes, lowerBlock)
  if (only && 'effect' in only && only.effect.effect === 'loop')
    return emitLoop(context, scope, only.effect.loop, nodes, lowerBlock)
  if (only && 'barrier' in only && only.barrier.op === 'sort') {
    const { args } = only.barrier
    return emitSort(context, scope, only.barrier, nodes, (body) => emitElements(context, scope, group.axes, args, body))
  }
  const reductions = group.work.flatMap((w) => ('barrier' in w && w.barrier.op === 'reduce' ? [w.barrier] : []))
  const effects = group.work.flatMap((w) => ('effect' in w ? [w.effect] : []))
  const roots = [...reductions.flatMap((r) => r.args), ...effects.flatMap(effectOperands)]
  const scans = scansOf(roots)
  const across = reductions.filter((r) => keepsLanes(context, scope, r))
  if (across.length > 0 && (scans.length > 0 || reductions.some((r) => r.reduced.includes(context.laneAxis!))))
    throw new OpGemsError(
      'BAD_KERNEL',
      `kernel '${context.kernel.name}': folds along and across '${context.laneAxis!.name}' in one nest`,
    )
  const tiled = across.length > 0 ? new TileAccumulators(context, scope, across) : null
  const accumulators = new Accumulators(
    context,
    scope,
    reductions.filter((r) => !across.includes(r)),
    group.axes,
  )
  const kept = keep.filter((k) => sameAxes(k.axes, group.axes) && reachesWithin(roots, k.node))
  const sides = kept.length ? tileSides(context, scope, nestOrder(group.axes, context.laneAxis)) : []
  const tiles = kept.map((k) => ({
    node: k.node,
    tile: context.scratch.allocate(sides, k.node.dtype),
  }))
  const body = (within: Scope, copy: number) => {
    for (const effect of effects) emitEffect(context, within, effect)
    accumulators.add(within, copy)
    if (copy >= 0 && group.axes.length === 1 && group.axes[0] === context.laneAxis)
      prefetchNextRow(context, within, prefetched)
    for (const { node, tile } of tiles) storeKept(within, tile, evaluate(context, within, node))
  }
  if (scans.length) emitScanNest(context, scope, group.axes, scans, body)
  else if (tiled) tiled.emit(group.axes, (s) => body(s, -1))
  else
    emitNest(context, scope, nestOrder(group.axes, context.laneAxis), accumulators.nestOptions(), (lap) =>
      body(lap.scope, lap.copy),
    )
  accumulators.finish(nodes)
  tiled?.finish(nodes)
  for (const { node, tile } of tiles) context.kept.set(node, tile)
}

const sameAxes = (a: readonly Axis[], b: readonly Axis[]) => a.length === b.length && a.every((x) => b.includes(x))

function scansOf(roots: readonly Node[]): readonly ScanNode[] {
  const found = new Set<ScanNode>()
  visitWithin(roots, (n) => {
    if (n.op === 'scan') found.add(n)
  })
  return [...found].sort((a, b) => a.id - b.id)
}
function reachesWithin(roots: readonly Node[], target: Node): boolean {
  let found = false
  visitWithin(roots, (n) => {
    found ||= n === target
  })
  return found
}
/** Visits what the roots are computed from in the same nest: it stops at barriers. */
function visitWithin(roots: readonly Node[], action: (node: Node) => void): void {
  const visited = new Set<Node>()
  const visit = (n: Node): void => {
    if (visited.has(n) || isBarrier(n)) return
    visited.add(n)
    action(n)
    dependencies(n).forEach(visit)
  }
  roots.forEach(visit)
}

/** Runs over the elements of tiles, with the scans they need. */
function emitElements(
  context: Context,
  scope: Scope,
  axes: readonly Axis[],
  roots: readonly Node[],
  body: (scope: Scope) => void,
): void {
  const scans = scansOf(roots)
  if (scans.length > 0) emitScanNest(context, scope, axes, scans, body)
  else emitNest(context, scope, axes, { unroll: 1 }, (lap) => body(lap.scope))
}

/** The different ways to walk that scans ask for. */
const scanOrders = (scans: readonly ScanNode[]): readonly string[] => [
  ...new Set(scans.map(({ axis, reverse }) => `${reverse ? 'down' : 'up'} ${axis.name}`)),
]

/** Scans run along their axis in order, innermost, one element after the other. */
function emitScanNest(
  context: Context,
  scope: Scope,
  axes: readonly Axis[],
  scans: readonly ScanNode[],
  body: (scope: Scope, copy: number) => void,
): void {
  const orders = scanOrders(scans)
  if (orders.length > 1)
    throw new OpGemsError(
      'BAD_KERNEL',
      `kernel '${context.kernel.name}': one value needs scans in different orders (${orders.join(', ')})`,
    )
  const { axis, reverse } = scans[0]!
  const others = axes.filter((a) => a !== axis)
  emitNest(context, scope, others, { unroll: 1 }, ({ scope: within, copy }) => {
    openScans(context, within, scans)
    emitScalarLoop(context, within, axis, axisStart(context, within, axis), reverse, (step) => {
      for (const scan of scans) emitScanStep(context, step, scan)
      body(step, copy)
    })
  })
}
