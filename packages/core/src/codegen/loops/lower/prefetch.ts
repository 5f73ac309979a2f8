// Prefetching the next program instance's row while this one's is worked on: middle phases leave the memory bus idle.
import type { LoadNode, Node } from '../../../kernel/index.ts'
import { addIndex, index, op, select } from '../build.ts'
import type { Expr } from '../ir.ts'
import { axisExtent } from './axes.ts'
import { representation } from './elements.ts'
import type { Scope } from './scope.ts'
import { accessOf, baseOf, type Context, indexOf, strideOf } from './values.ts'

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

/** Fetches what lies at the current place of the next row; `row` is the scope of a whole row. */
export function prefetchNextRow(context: Context, row: Scope, scope: Scope, loads: readonly LoadNode[]): void {
  for (const node of loads) {
    const distance = rowDistance(context, row, node)
    if (!distance) continue
    const tensor = context.tensors.get(node.tensor)!
    const { offset } = accessOf(context, scope, tensor, node.index)
    const { memory } = representation[node.dtype]
    const next = scope.share('next', addIndex(offset, distance))
    scope.push({ kind: 'prefetch', memory, base: baseOf(context, node.tensor), offset: next, write: false })
  }
}

/** Elements from one row to the next; 0 after the last one, and where rows are too long to be held twice. */
function rowDistance(context: Context, scope: Scope, node: LoadNode): Expr | null {
  const { grid } = context.kernel
  const last = grid.length - 1
  const program = node.index.find((n) => n.op === 'program' && n.dimension === last)
  if (!program) return null
  const stride = strideOf(context, context.tensors.get(node.tensor)!, node.index.indexOf(program))
  const isShort = op('le', axisExtent(context, context.laneAxis!), index(longestRow))
  const distance = context.root.share('distance', select(isShort, stride, index(0)))
  const isLast = op(
    'ge',
    addIndex(indexOf(context, scope, program), index(1)),
    indexOf(context, context.root, grid[last]!),
  )
  return scope.share('distance', select(isLast, index(0), distance))
}
