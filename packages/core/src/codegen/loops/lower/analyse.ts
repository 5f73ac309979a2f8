// Questions about a kernel's graph that decide its schedule: what depends on what, phases, which tiles to keep, where lanes go.
import {
  type Axis,
  type Effect,
  effectNodes,
  elementwiseFunction,
  type Kernel,
  type LoopNode,
  type Node,
  operands,
  type ReduceNode,
  type SortNode,
  unionAxes,
} from '../../../kernel/index.ts'

/** A node that needs a loop nest of its own before its picks have values. */
export type Barrier = ReduceNode | SortNode | LoopNode
export const isBarrier = (node: Node): node is Barrier =>
  node.op === 'reduce' || node.op === 'sort' || node.op === 'loop'

/** Work to be done in one place: effects in order, and values to be had afterwards. */
export interface Block {
  readonly effects: readonly Effect[]
  readonly values: readonly Node[]
}
export const loopBody = (loop: LoopNode): Block => ({ effects: loop.effects, values: loop.yields })

export const blockRoots = (block: Block): readonly Node[] => [...block.effects.flatMap(effectNodes), ...block.values]

/** Operands, and for a loop also what its body takes from outside. */
export function dependencies(node: Node): readonly Node[] {
  return node.op === 'loop' ? [...operands(node), ...takenFromOutside(node)] : operands(node)
}

/** The outermost nodes in a loop's body that do not depend on its index or carried values. */
function takenFromOutside(loop: LoopNode): readonly Node[] {
  const inside = new Set<Node>([loop.index, ...loop.carried])
  const depends = dependenceTest(inside)
  const found = new Set<Node>()
  const visited = new Set<Node>()
  const visit = (node: Node): void => {
    if (visited.has(node)) return
    visited.add(node)
    if (!depends(node)) found.add(node)
    else dependencies(node).forEach(visit)
  }
  blockRoots(loopBody(loop)).forEach(visit)
  for (const parameter of inside) found.delete(parameter)
  return [...found]
}

/** A memoised test whether a node depends on any of `sources`. */
export function dependenceTest(sources: ReadonlySet<Node>): (node: Node) => boolean {
  const memo = new Map<Node, boolean>()
  const test = (node: Node): boolean => {
    const known = memo.get(node)
    if (known !== undefined) return known
    const result = sources.has(node) || dependencies(node).some(test)
    memo.set(node, result)
    return result
  }
  return test
}

/** Every node that the roots are computed from, not entering loop bodies. */
export function reachable(roots: readonly Node[]): ReadonlySet<Node> {
  const found = new Set<Node>()
  const visit = (node: Node): void => {
    if (found.has(node)) return
    found.add(node)
    dependencies(node).forEach(visit)
  }
  roots.forEach(visit)
  return found
}

/** The same, with the bodies of loops. */
export function reachableDeep(roots: readonly Node[]): ReadonlySet<Node> {
  const found = new Set<Node>()
  const visit = (node: Node): void => {
    if (found.has(node)) return
    found.add(node)
    operands(node).forEach(visit)
    if (node.op === 'loop') blockRoots(loopBody(node)).forEach(visit)
  }
  roots.forEach(visit)
  return found
}
export const kernelNodes = (kernel: Kernel): ReadonlySet<Node> =>
  reachableDeep([...kernel.grid, ...kernel.effects.flatMap(effectNodes)])

/** Phase of each node: how many barriers stand before it on its longest path. */
export function phaseFunction(): (node: Node) => number {
  const memo = new Map<Node, number>()
  const phase = (node: Node): number => {
    let result = memo.get(node)
    if (result === undefined) {
      result = Math.max(0, ...dependencies(node).map((d) => phase(d) + (isBarrier(d) ? 1 : 0)))
      memo.set(node, result)
    }
    return result
  }
  return phase
}

/** Axes that some node folds or orders, so that their elements cannot be handled apart. */
export function consumedAxes(nodes: Iterable<Node>): ReadonlySet<Axis> {
  const axes = new Set<Axis>()
  for (const node of nodes) {
    if (node.op === 'reduce') for (const a of node.reduced) axes.add(a)
    if (node.op === 'scan' || node.op === 'sort') axes.add(node.axis)
  }
  return axes
}

export function effectAxes(effect: Effect): readonly Axis[] {
  if (effect.effect === 'loop') return unionAxes(effect.loop.effects.flatMap(effectNodes))
  return unionAxes(effectNodes(effect))
}

/** Additions it takes to compute a tile's element again from loads and from what is kept. */
export function recomputeCost(node: Node, stop: (node: Node) => boolean): number {
  const counted = new Set<Node>()
  const cost = (n: Node): number => {
    if (counted.has(n) || stop(n)) return 0
    counted.add(n)
    const own = n.op === 'map' ? elementwiseFunction(n.fn).cost : n.op === 'gather' ? 4 : n.op === 'load' ? 1 : 0
    return own + operands(n).reduce((sum, d) => sum + cost(d), 0)
  }
  return cost(node)
}
