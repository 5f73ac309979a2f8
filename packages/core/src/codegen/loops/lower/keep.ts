// Decides which tiles that several phases need are kept in scratch; the cheap ones are computed again.
import type { Axis, Node } from '../../../kernel/index.ts'
import { dependencies, isBarrier, recomputeCost } from './analyse.ts'
import { isSizedByHost } from './axes.ts'
import type { Scope } from './scope.ts'
import type { Context } from './values.ts'

/** Additions above which a store and a load of scratch are cheaper than computing again. */
const keepAbove = 8

export interface KeptNode {
  readonly node: Node
  /** Axes of the tile that are not bound outside. */
  readonly axes: readonly Axis[]
}

/** Whether to keep a tile that several phases need rather than to compute it again; `isKept` says which were chosen so far. */
export type KeepPolicy = (node: Node, isKept: (node: Node) => boolean) => boolean

export const keepCostly: KeepPolicy = (node, isKept) =>
  recomputeCost(node, (n) => isBarrier(n) || isKept(n)) >= keepAbove

/** By phase: the tiles to write to scratch in it. */
export function planKept(
  context: Context,
  scope: Scope,
  rootsByPhase: readonly (readonly Node[])[],
  policy: KeepPolicy = keepCostly,
): ReadonlyMap<number, readonly KeptNode[]> {
  const needed = new Map<Node, Set<number>>()
  const need = (node: Node, phase: number) => {
    const phases = needed.get(node) ?? new Set()
    needed.set(node, phases.add(phase))
  }
  rootsByPhase.forEach((roots, phase) => {
    for (const root of roots) for (const n of isBarrier(root) ? dependencies(root) : [root]) need(n, phase)
  })
  const kept = new Set<Node>()
  const plan = new Map<number, KeptNode[]>()
  // Users before operands: a kept tile needs its operands only in the phase that computes it.
  for (let node = lastUnvisited(needed, Infinity); node; node = lastUnvisited(needed, node.id)) {
    if (isBarrier(node)) continue
    const phases = [...needed.get(node)!].sort((a, b) => a - b)
    const axes = node.axes.filter((a) => !scope.binding(a))
    const isWanted = phases.length > 1 && axes.length > 0 && !context.kept.has(node) && axes.every(isSizedByHost)
    const keep = isWanted && policy(node, (n) => kept.has(n))
    if (keep) {
      kept.add(node)
      plan.set(phases[0]!, [...(plan.get(phases[0]!) ?? []), { node, axes }])
    }
    for (const phase of keep ? phases.slice(0, 1) : phases) for (const d of dependencies(node)) need(d, phase)
  }
  return plan
}

/** The needed node with the greatest id below `limit`. */
function lastUnvisited(needed: ReadonlyMap<Node, unknown>, limit: number): Node | null {
  let last: Node | null = null
  for (const node of needed.keys()) if (node.id < limit && (!last || node.id > last.id)) last = node
  return last
}
