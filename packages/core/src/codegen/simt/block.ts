// Lowers a block for one thread: loops over the axes that every effect shares, and inside them one nest for each phase and shape.
import { type Axis, type Effect, effectNodes, type LoadNode, type Node } from '../../kernel/index.ts'
import { index, op, when } from '../loops/build.ts'
import type { Expr } from '../loops/ir.ts'
import {
  type Block,
  blockRoots,
  consumedAxes,
  dependenceTest,
  effectAxes,
  isBarrier,
  reachable,
  reachableDeep,
  recomputeCost,
} from '../loops/lower/analyse.ts'
import { type KeptNode, planKept } from '../loops/lower/keep.ts'
import { type Group, phasesOf, reachesWithin, sameAxes, scansOf, workNode } from '../loops/lower/phases.ts'
import { evaluate } from '../loops/lower/values.ts'
import { loadAhead } from './ahead.ts'
import { declareArray } from './build.ts'
import { emitEffect, PackStores } from './effects.ts'
import { Folds } from './fold.ts'
import { emitLoop } from './loop.ts'
import { emitLeaf, isOpen, isPack, type LeafOptions, openAxes } from './nest.ts'
import { emitScanNest } from './scan.ts'
import { emitSort } from './sort.ts'
import { stageTransposed } from './stage.ts'
import { type Cell, cellWords, type Frame, freeWords, makeCell, type Simt, writeCell } from './state.ts'
import { streamedLoads } from './stream.ts'

/** Additions above which a tile that several phases need is held in registers rather than computed again from held loads. */
const keepAbove = 4

export function lowerBlock(simt: Simt, frame: Frame, block: Block): void {
  const shared = sharedAxes(frame, block)
  stageTransposed(simt, frame, block, shared)
  openAxes(simt, frame, shared, (within) => lowerPhases(simt, within, block))
}

/** Axes that every effect has, that nothing folds and whose bounds are known here: their loops can stand outside everything. */
function sharedAxes(frame: Frame, block: Block): readonly Axis[] {
  if (block.effects.length === 0 || block.values.length > 0) return []
  const nodes = reachableDeep(blockRoots(block))
  const consumed = consumedAxes(nodes)
  const unknown = dependenceTest(new Set([...nodes].filter((n) => n.op === 'parameter' && !frame.scope.find(n))))
  const isFree = (a: Axis) => !consumed.has(a) && !isOpen(frame, a) && !unknown(a.from) && !unknown(a.limit)
  const [first, ...rest] = block.effects.map(effectAxes)
  return first!.filter((a) => isFree(a) && rest.every((axes) => axes.includes(a)))
}

function lowerPhases(simt: Simt, frame: Frame, block: Block): void {
  const { context } = simt
  const nodes = reachable(blockRoots(block))
  const groups = phasesOf(context, frame.scope, block, nodes)
  const roots = groups.map((g) => g.flatMap((x) => x.work.flatMap(workNode)))
  const keep = planKept(context, frame.scope, roots, keepPolicy(simt, frame))
  for (const load of streamedLoads(simt, frame, block, groups.flat(), keep)) simt.streamed.add(load)
  groups.forEach((phaseGroups, phase) => {
    for (const group of phaseGroups) emitGroup(simt, frame, group, nodes, keep.get(phase) ?? [])
  })
}

/** Loads, and what is dear to compute from them, as long as registers last. */
function keepPolicy(simt: Simt, frame: Frame): (node: Node, isKept: (node: Node) => boolean) => boolean {
  let words = freeWords(simt)
  return (node, isKept) => {
    const isLoad = (n: Node) => n.op === 'load' || n.op === 'gather'
    const isFree = (n: Node) => isBarrier(n) || isKept(n) || simt.cells.has(n) || isLoad(n)
    if (simt.cells.has(node) || isScanned(node)) return false
    if (!isLoad(node) && recomputeCost(node, isFree) < keepAbove) return false
    const cell = makeCell(simt, frame, node.dtype, node.axes)
    if (!cell || cellWords(cell) > words) return false
    words -= cellWords(cell)
    return true
  }
}
/** A scan's picks have values only in its own nest. */
const isScanned = (node: Node): boolean => node.op === 'scan'

function emitGroup(simt: Simt, frame: Frame, group: Group, nodes: ReadonlySet<Node>, keep: readonly KeptNode[]): void {
  const [only] = group.work
  if (only && 'barrier' in only && only.barrier.op === 'loop')
    return emitLoop(simt, frame, only.barrier, nodes, lowerBlock)
  if (only && 'effect' in only && only.effect.effect === 'loop')
    return emitLoop(simt, frame, only.effect.loop, nodes, lowerBlock)
  if (only && 'barrier' in only && only.barrier.op === 'sort') return emitSort(simt, frame, only.barrier, nodes)
  emitTiles(simt, frame, group, nodes, keep)
}

/** A nest of reductions and effects over the same axes. */
function emitTiles(simt: Simt, frame: Frame, group: Group, nodes: ReadonlySet<Node>, keep: readonly KeptNode[]): void {
  const { context } = simt
  const reductions = group.work.flatMap((w) => ('barrier' in w && w.barrier.op === 'reduce' ? [w.barrier] : []))
  const effects = group.work.flatMap((w) => ('effect' in w ? [w.effect] : []))
  const roots = [...reductions.flatMap((r) => r.args), ...effects.flatMap(effectNodes)]
  const kept = keptCells(simt, frame, group, roots, keep)
  const folds = new Folds(simt, frame, reductions)
  const owner = ownerOf(simt, frame, group.axes, effects)
  const isGuarded = owner !== null && reductions.length === 0 && kept.size === 0
  const within: Frame = isGuarded ? { ...frame, guards: [...frame.guards, owner] } : frame
  const nested = isGuarded ? null : owner
  const scans = scansOf(roots)
  const ahead = scans.length === 0 ? loadAhead(simt, frame, group, roots, kept) : new Map<LoadNode, Cell>()
  for (const [load, cell] of ahead) simt.cells.set(load, cell)
  let packs: PackStores | undefined
  const options: LeafOptions = {
    roots,
    kept: new Map([...kept].filter((k): k is [LoadNode, Cell] => k[0].op === 'load')),
    before: (scope, inner) => {
      packs = new PackStores(simt, inner, effects)
      packs.before(scope)
    },
    after: (scope, inner) => {
      const target = nested ? scope.child() : scope
      packs!.after(target, inner)
      if (nested && target.statements.length > 0) scope.push(when(nested, target.statements))
    },
  }
  const body: Parameters<typeof emitLeaf>[3] = (element) => {
    for (const [node, cell] of kept)
      if (!(node.op === 'load' && (isPack(simt, node) || ahead.has(node))))
        element.scope.push(writeCell(simt, cell, element.frame, element.at, evaluate(context, element.scope, node)))
    folds.add(element)
    emitOwned(simt, element, effects, packs ?? new PackStores(simt, element.frame, []), nested)
  }
  if (scans.length > 0) emitScanNest(simt, within, group.axes, scans, options, body)
  else {
    const isPlain = kept.size === 0 && ![...simt.cells.values(), ...folds.cells].some(isNumberedAcross(simt))
    const leaf = (inner: Frame) => emitLeaf(simt, inner, options, body)
    openAxes(simt, elementsOf(simt, within, group), group.axes, leaf, isPlain)
  }
  for (const load of ahead.keys()) simt.cells.delete(load)
  folds.finish(nodes)
  for (const [node, cell] of kept) simt.cells.set(node, cell)
}

const isNumberedAcross =
  ({ plan }: Simt) =>
  ({ numbered }: Cell): boolean =>
    plan.second !== null && numbered.includes(plan.second.axis)

/** A fold without the fast axis, though inside its loop, takes each element once and not once for each of the thread's vector. */
function elementsOf({ plan }: Simt, frame: Frame, { axes }: Group): Frame {
  const fast = plan.fast?.axis
  if (!fast || axes.includes(fast) || !frame.starts.has(fast)) return frame
  return { ...frame, starts: new Map([...frame.starts].filter(([axis]) => axis !== fast)) }
}

function emitOwned(
  simt: Simt,
  element: Parameters<Parameters<typeof emitLeaf>[3]>[0],
  effects: readonly Effect[],
  packs: PackStores,
  owner: Expr | null,
): void {
  if (!owner) {
    for (const effect of effects) emitEffect(simt, element, effect, packs)
    return
  }
  if (effects.length === 0) return
  const scope = element.scope.child()
  for (const effect of effects) emitEffect(simt, { ...element, scope }, effect, packs)
  element.scope.push(when(owner, scope.statements))
}

/** Register arrays for the tiles that this group computes and later phases read. */
function keptCells(
  simt: Simt,
  frame: Frame,
  group: Group,
  roots: readonly Node[],
  keep: readonly KeptNode[],
): ReadonlyMap<Node, Cell> {
  const cells = new Map<Node, Cell>()
  for (const { node, axes } of keep) {
    if (!sameAxes(axes, group.axes) || !reachesWithin(roots, node)) continue
    const cell = makeCell(simt, frame, node.dtype, node.axes)
    if (!cell) continue
    frame.scope.push(declareArray(cell.array))
    cells.set(node, cell)
  }
  return cells
}

/** Which threads carry effects out: one for each element, none beyond the last program instance; null: all. */
function ownerOf(simt: Simt, frame: Frame, axes: readonly Axis[], effects: readonly Effect[]): Expr | null {
  if (effects.length === 0) return null
  const { fast, second } = simt.plan
  const covers = (a: Axis) => axes.includes(a) || isOpen(frame, a)
  const conditions = simt.active ? [simt.active] : []
  if (fast && fast.threads > 1 && !covers(fast.axis)) conditions.push(op('eq', simt.alongFast, index(0)))
  if (second && second.threads > 1 && !covers(second.axis)) conditions.push(op('eq', simt.alongSecond, index(0)))
  return conditions.length ? conditions.reduce((a, b) => op('and', a, b)) : null
}
