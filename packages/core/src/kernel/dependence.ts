// Which loops' parameters a node is computed from: what may be evaluated, or printed, outside a loop.
import type { Axis, Effect, Node, ParameterNode } from './node.ts'
import { operands } from './node.ts'

/** Finds the parameters that nodes depend on, each node once. Bounds of a node's axes count as operands. */
export class Dependence {
  private readonly known = new Map<Node, ReadonlySet<ParameterNode>>()

  of(node: Node): ReadonlySet<ParameterNode> {
    const found = this.known.get(node)
    if (found) return found
    const parameters = new Set<ParameterNode>()
    if (node.op === 'parameter') parameters.add(node)
    for (const source of this.sources(node)) for (const p of this.of(source)) parameters.add(p)
    if (node.op === 'loop') for (const own of [node.index, ...node.carried]) parameters.delete(own)
    this.known.set(node, parameters)
    return parameters
  }

  /** All nodes that the node is computed from directly, those of its axes and of a loop's body included. */
  sources(node: Node): readonly Node[] {
    const bounds = [...node.axes, ...foldedAxes(node)].flatMap((a) => [a.from, a.limit])
    if (node.op !== 'loop') return [...operands(node), ...bounds]
    return [...operands(node), ...bounds, ...node.yields, ...node.effects.flatMap(effectNodes)]
  }
}

function foldedAxes(node: Node): readonly Axis[] {
  if (node.op === 'reduce') return node.reduced
  return node.op === 'dot' ? [node.axis] : []
}

/** The nodes an effect uses directly. */
export function effectNodes(effect: Effect): readonly Node[] {
  switch (effect.effect) {
    case 'store':
      return [...effect.index, effect.value]
    case 'scatter':
      return [...effect.index, effect.value, ...(effect.mask ? [effect.mask] : [])]
    case 'check':
      return [effect.condition]
    case 'loop':
      return [effect.loop]
    default:
      throw new Error(`unreachable: ${effect satisfies never}`)
  }
}
