// Keeps a tile between phases where its results will go: without stores past the caches, the output's lines are then fetched while
// there is arithmetic to do, and one row less competes for the caches.
import type { Node, StoreEffect } from '../../../kernel/index.ts'
import { addIndex, address, index, mulIndex } from '../build.ts'
import { memoryBytes } from '../ir.ts'
import { dependencies, isBarrier } from './analyse.ts'
import { axisExtent } from './axes.ts'
import { representation } from './elements.ts'
import { type Group, type Work, workRoots } from './phases.ts'
import type { Scope } from './scope.ts'
import type { KeptTile } from './scratch.ts'
import { baseOf, type Context, indexOf, strideOf } from './values.ts'

/**
 * The place of `node`'s elements, kept in a phase whose later ones are `later`, in an output that a later phase writes; null where
 * there is none. No later phase may load: the output may be an input's memory.
 */
export function outputPlace(
  context: Context,
  scope: Scope,
  node: Node,
  later: readonly (readonly Group[])[],
): KeptTile | null {
  const { laneAxis } = context
  if (context.streaming || !laneAxis || node.axes.length !== 1 || node.axes[0] !== laneAxis) return null
  if (laneAxis.from.op !== 'const' || Number(laneAxis.from.value) !== 0) return null
  const work = later.flatMap((groups) => groups.flatMap((g) => g.work))
  if (work.some(isLoop) || loads(work.flatMap(workRoots), node)) return null
  const stores = work.flatMap((w) => ('effect' in w && w.effect.effect === 'store' ? [w.effect] : []))
  const found = stores.find((effect) => isRowOf(context, effect, node))
  return found ? rowOf(context, scope, found, node) : null
}

/** Loops load inside. */
const isLoop = (w: Work) => ('barrier' in w ? w.barrier.op === 'loop' : w.effect.effect === 'loop')

/** Whether anything but the kept tile is loaded on the way to these nodes. */
function loads(roots: readonly Node[], kept: Node): boolean {
  const visited = new Set<Node>([kept])
  const visit = (n: Node): boolean => {
    if (visited.has(n) || isBarrier(n)) return false
    visited.add(n)
    return n.op === 'load' || n.op === 'gather' || dependencies(n).some(visit)
  }
  return roots.some(visit)
}

/** Whether the effect writes a row of the tile's elements, contiguous along the lane axis. */
function isRowOf(context: Context, effect: StoreEffect, node: Node): boolean {
  const tensor = context.tensors.get(effect.tensor)!
  const isSame = tensor.access === 'write' && tensor.dtype === node.dtype && node.dtype === 'float32'
  const coordinates = effect.index.filter((n) => n.axes.length > 0)
  const along = effect.index.findIndex((n) => n.op === 'coord' && n.axis === context.laneAxis)
  return isSame && coordinates.length === 1 && along >= 0 && tensor.strides[along] === 1
}

function rowOf(context: Context, scope: Scope, effect: StoreEffect, node: Node): KeptTile {
  const tensor = context.tensors.get(effect.tensor)!
  const { memory } = representation[node.dtype]
  const offset = effect.index.reduce(
    (sum, n, dimension) =>
      n.axes.length > 0
        ? sum
        : addIndex(sum, mulIndex(indexOf(context, scope, n), strideOf(context, tensor, dimension))),
    index(0),
  )
  const base = scope.name('row', address(baseOf(context, effect.tensor), mulIndex(offset, index(memoryBytes[memory]))))
  const axis = context.laneAxis!
  const sides = [{ axis, start: index(0), extent: axisExtent(context, axis) }]
  return { base, memory, dtype: node.dtype, sides }
}
