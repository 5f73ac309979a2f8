// Lowers a block: loops over the axes that every effect shares, and inside them one loop nest for each phase and shape.
import { OpGemsError } from '../../../errors/errors.ts'
import {
  type Axis,
  effectNodes,
  type LoadNode,
  type Node,
  type PickNode,
  type ReduceNode,
  type ScanNode,
} from '../../../kernel/index.ts'
import {
  type Block,
  blockRoots,
  consumedAxes,
  dependenceTest,
  effectAxes,
  reachable,
  reachableDeep,
} from './analyse.ts'
import { axisStart, tileSides } from './axes.ts'
import { emitEffect } from './effects.ts'
import { planKept } from './keep.ts'
import { outputPlace } from './keep-in-output.ts'
import { emitLoop } from './loop.ts'
import { emitNest, emitScalarLoop, nestOrder } from './nest.ts'
import {
  type Group,
  phasesOf,
  reachesWithin,
  sameAxes,
  scanOrders,
  scansOf,
  visitWithin,
  workNode,
  workRoots,
} from './phases.ts'
import { prefetchNextRow, rowLoads } from './prefetch.ts'
import { Accumulators } from './reduce.ts'
import { keepsLanes, TileAccumulators } from './reduce-tiles.ts'
import { emitScanStep, openScans } from './scan.ts'
import type { Scope } from './scope.ts'
import { type KeptTile, storeKept } from './scratch.ts'
import { emitSort } from './sort.ts'
import { stageTransposedLoads } from './transpose.ts'
import { type Context, evaluate } from './values.ts'

export function lowerBlock(context: Context, outer: Scope, block: Block): void {
  const scope = context.machine?.open(context, outer, block) ?? outer
  const axes = sharedAxes(context, scope, block)
  if (!context.machine) stageTransposedLoads(context, scope, block, axes)
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

function lowerPhases(context: Context, scope: Scope, block: Block): void {
  const nodes = reachable(blockRoots(block))
  const groups = phasesOf(context, scope, block, nodes)
  const keep = planKept(
    context,
    scope,
    groups.map((g) => g.flatMap((x) => x.work.flatMap(workNode))),
    context.machine?.keeps,
  )
  const again = loadedAgain(context, groups)
  groups.forEach((phaseGroups, p) => {
    const kept = keep.get(p) ?? []
    const [only, ...others] = kept
    const place = only && others.length === 0 && phaseGroups.length === 1 && !context.machine
    const inOutput = place ? outputPlace(context, scope, only.node, groups.slice(p + 1)) : null
    for (const group of phaseGroups) emitGroup(context, scope, group, nodes, kept, inOutput, p === 1 ? again : [])
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
function emitGroup(
  context: Context,
  scope: Scope,
  group: Group,
  nodes: ReadonlySet<Node>,
  keep: readonly { readonly node: Node; readonly axes: readonly Axis[] }[],
  inOutput: KeptTile | null,
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
  const roots = [...reductions.flatMap((r) => r.args), ...effects.flatMap(effectNodes)]
  const scans = scansOf(roots)
  const across = reductions.filter((r) => keepsLanes(context, scope, r))
  const free = across.length === 0 ? freeAxes(scope, reductions) : []
  if (free.length > 0 && scans.length === 0 && effects.length === 0)
    return emitFolds(context, scope, { ...group, axes: group.axes.filter((a) => !free.includes(a)) }, free, nodes)
  if (across.length > 0 && (scans.length > 0 || reductions.some((r) => r.reduced.includes(context.laneAxis!))))
    throw new OpGemsError(
      'BAD_KERNEL',
      `kernel '${context.kernel.name}': folds along and across '${context.laneAxis!.name}' in one nest`,
    )
  const tiled = across.length > 0 ? new TileAccumulators(context, scope, across) : null
  const along = reductions.filter((r) => !across.includes(r))
  const accumulators =
    context.machine?.folds(context, scope, along, group.axes) ?? new Accumulators(context, scope, along, group.axes)
  const kept = keep.filter((k) => sameAxes(k.axes, group.axes) && reachesWithin(roots, k.node))
  const sides = ({ node }: { readonly node: Node }) =>
    tileSides(context, scope, nestOrder(group.axes, context.laneAxis), [node])
  const tiles = kept.map((k) => ({
    node: k.node,
    tile: inOutput ?? context.scratch.allocate(sides(k), k.node.dtype),
  }))
  const body = (within: Scope, copy: number) => {
    for (const effect of effects) emitEffect(context, within, effect)
    accumulators.add(within, copy)
    if (copy >= 0 && group.axes.length === 1 && group.axes[0] === context.laneAxis)
      prefetchNextRow(context, scope, within, prefetched)
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

/** Axes outside this scope that all of the reductions keep. */
const freeAxes = (scope: Scope, [first, ...rest]: readonly ReduceNode[]): readonly Axis[] =>
  first && rest.every((r) => sameAxes(r.axes, first.axes)) ? first.axes.filter((a) => !scope.binding(a)) : []

/** Folds one result of the free axes after the other, into scratch. */
function emitFolds(
  context: Context,
  scope: Scope,
  group: Group,
  free: readonly Axis[],
  nodes: ReadonlySet<Node>,
): void {
  const picks = [...nodes].filter(
    (n): n is PickNode => n.op === 'pick' && group.work.some((w) => 'barrier' in w && w.barrier === n.from),
  )
  const sides = tileSides(context, scope, free, picks)
  const tiles = picks.map((pick) => ({ pick, tile: context.scratch.allocate(sides, pick.dtype) }))
  emitNest(context, scope, free, { unroll: 1 }, ({ scope: within }) => {
    emitGroup(context, within, group, nodes, [], null, [])
    for (const { pick, tile } of tiles) storeKept(within, tile, evaluate(context, within, pick))
  })
  for (const { pick, tile } of tiles) context.kept.set(pick, tile)
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
    if (context.machine && axis === context.laneAxis)
      return context.machine.scans(context, within, scans, (step) => body(step, copy))
    openScans(context, within, scans)
    emitScalarLoop(context, within, axis, axisStart(context, within, axis), reverse, (step) => {
      for (const scan of scans) emitScanStep(context, step, scan)
      body(step, copy)
    })
  })
}
