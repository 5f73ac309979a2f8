// How far indices of a kernel reach, where the launch's scalar arguments alone decide it.
import type { Kernel, Node } from '../kernel/index.ts'

/** Exclusive upper bound of an index, where the launch alone decides it. */
export function extentNode(kernel: Kernel, node: Node): Node | null {
  if (node.op === 'coord') return bound(node.axis.limit)
  if (node.op === 'program') return kernel.grid[node.dimension]!
  return node.op === 'const' ? node : null
}

export const isHostExpression = (node: Node): boolean =>
  node.op === 'const' ||
  node.op === 'scalar' ||
  (node.op === 'map' && hostFunctions.has(node.fn) && node.args.every(isHostExpression)) ||
  (node.op === 'cast' && isHostExpression(node.args[0]))
const hostFunctions = new Set(['add', 'sub', 'mul', 'div', 'rem', 'pmin', 'pmax', 'minimum', 'maximum'])

/** A host expression that the node never exceeds. */
function bound(node: Node): Node | null {
  if (isHostExpression(node)) return node
  if (node.op !== 'map' || node.fn !== 'pmin') return null
  return bound(node.args[0]!) ?? bound(node.args[1]!)
}
