// Loads that are contiguous along another block axis than the lanes: the block is read along memory into scratch first.
import type { Axis, LoadNode, Node } from '../../../kernel/index.ts'
import { type Block, blockRoots, reachable } from './analyse.ts'
import { tileSides } from './axes.ts'
import { emitNest } from './nest.ts'
import type { Scope } from './scope.ts'
import { storeKept } from './scratch.ts'
import { type Context, evaluate } from './values.ts'

/** Reading such a block element by element would touch a cache line for each lane, often lines of the same cache set. */
export function stageTransposedLoads(context: Context, scope: Scope, block: Block, shared: readonly Axis[]): void {
  const lanes = context.laneAxis
  if (!lanes || lanes.size === null || !shared.includes(lanes)) return
  for (const node of reachable(blockRoots(block))) {
    const along = node.op === 'load' ? contiguousAxis(context, scope, node, lanes) : null
    if (along && shared.includes(along)) stage(context, scope, node, along, lanes)
  }
}

/** The other block axis along which the load is contiguous, where these two are its only unbound axes. */
function contiguousAxis(context: Context, scope: Scope, node: LoadNode, lanes: Axis): Axis | null {
  const tensor = context.tensors.get(node.tensor)!
  const unbound = node.axes.filter((a) => !scope.binding(a))
  if (tensor.access !== 'read' || unbound.length !== 2 || !unbound.includes(lanes)) return null
  const other = unbound.find((a) => a !== lanes)!
  const facts = (axis: Axis) =>
    node.index.flatMap((n, i) => (n.op === 'coord' && n.axis === axis ? [tensor.strides[i]] : []))
  const isAcross = facts(lanes).every((fact) => fact === 'any')
  return other.size !== null && isAcross && facts(other).includes(1) ? other : null
}

function stage(context: Context, scope: Scope, node: Node, along: Axis, lanes: Axis): void {
  const tile = context.scratch.allocate(tileSides(context, scope, [along, lanes]), node.dtype)
  const staging: Context = { ...context, laneAxis: along }
  emitNest(staging, scope, [lanes, along], { unroll: 1 }, ({ scope: within }) =>
    storeKept(within, tile, evaluate(staging, within, node)),
  )
  context.kept.set(node, tile)
}
