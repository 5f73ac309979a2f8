// Prefetching the next program instance's row while this one's is worked on: middle phases leave the memory bus idle.
import type { LoadNode, Node } from '../../../kernel/index.ts'
import { addIndex, index, op, select } from '../build.ts'
import type { Expr } from '../ir.ts'
import { axisExtent } from './axes.ts'
import { representation } from './elements.ts'
import type { Scope } from './scope.ts'
import { accessOf, baseOf, type Context, strideOf } from './values.ts'

/** Longest row, in elements, of which two fit into the cache next to each other. */
const longestRow = 32768

/** Loads along the lanes whose row is chosen by the innermost grid coordinate: the next instance reads the row after. */
export function rowLoads(context: Context, nodes: Iterable<Node>): readonly LoadNode[] {
  const found: LoadNode[] = []
  for (const node of nodes) if (node.op === 'load' && isRowLoad(context, node)) found.push(node)
  return found
}

function isRowLoad({ laneAxis, tensors }: Context, node: LoadNode): boolean {
  const tensor = tensors.get(node.tensor)!
  const isAlongLanes = node.axes.length === 1 && node.axes[0] === laneAxis
  const isContiguous = node.index.some((n, i) => n.op === 'coord' && n.axis === laneAxis && tensor.strides[i] === 1)
  return tensor.access === 'read' && isAlongLanes && isContiguous
}

/** Fetches what lies at the current place of the next row. */
export function prefetchNextRow(context: Context, scope: Scope, loads: readonly LoadNode[]): void {
  for (const node of loads) {
    const distance = rowDistance(context, node)
    if (!distance) continue
    const tensor = context.tensors.get(node.tensor)!
    const { offset } = accessOf(context, scope, tensor, node.index)
    const { memory } = representation[node.dtype]
    const next = scope.share('next', addIndex(offset, distance))
    scope.push({ kind: 'prefetch', memory, base: baseOf(context, node.tensor), offset: next, write: false })
  }
}

/** Elements from one row to the next; 0 where rows are too long to be held twice. */
function rowDistance(context: Context, node: LoadNode): Expr | null {
  const last = context.kernel.grid.length - 1
  const dimension = node.index.findIndex((n) => n.op === 'program' && n.dimension === last)
  if (dimension < 0) return null
  const stride = strideOf(context, context.tensors.get(node.tensor)!, dimension)
  const isShort = op('le', axisExtent(context, context.laneAxis!), index(longestRow))
  return context.root.share('distance', select(isShort, stride, index(0)))
}
