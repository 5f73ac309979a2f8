// Bounds of axes as index expressions.
import { OpGemsError } from '../../../errors/errors.ts'
import type { Axis, Node } from '../../../kernel/index.ts'
import { addIndex, index, op, subIndex } from '../build.ts'
import type { Expr } from '../ir.ts'
import type { Scope } from './scope.ts'
import type { TileSide } from './scratch.ts'
import { type Context, indexOf } from './values.ts'

export const axisStart = (context: Context, scope: Scope, axis: Axis): Expr => indexOf(context, scope, axis.from)

/** One past the last coordinate. */
export function axisEnd(context: Context, scope: Scope, axis: Axis): Expr {
  const limit = indexOf(context, scope, axis.limit)
  if (axis.size === null) return limit
  return scope.share('end', op('min', addIndex(axisStart(context, scope, axis), index(axis.size)), limit))
}

/** Whether the greatest number of coordinates follows from the scalar arguments alone, so that the host can make room for them. */
export const isSizedByHost = ({ size, from, limit }: Axis): boolean =>
  size !== null || [from, limit].every(isHostExpression)
const isHostExpression = (node: Node): boolean =>
  node.op === 'const' ||
  node.op === 'scalar' ||
  ((node.op === 'map' || node.op === 'cast') && node.args.every(isHostExpression))

/** Greatest number of coordinates, the same for every program instance. */
export function axisExtent(context: Context, axis: Axis): Expr {
  if (axis.size !== null) return index(axis.size)
  if (!isSizedByHost(axis))
    throw new OpGemsError(
      'BAD_KERNEL',
      `kernel '${context.kernel.name}': a tile over '${axis.name}' has no fixed size to be kept in scratch`,
    )
  const length = subIndex(indexOf(context, context.root, axis.limit), indexOf(context, context.root, axis.from))
  const isSize = axis.limit.op === 'scalar' && length.kind === 'convert'
  // A computed limit may lie below the start.
  return isSize ? length : context.root.share('extent', op('max', length, index(0)))
}

/** The sides of a scratch tile of `nodes` over these axes: where vectors of the nodes are bound outside, their elements are one more side. */
export function tileSides(
  context: Context,
  scope: Scope,
  axes: readonly Axis[],
  nodes: readonly Node[] = [],
): TileSide[] {
  const { laneAxis } = context
  const isBound = laneAxis !== null && (scope.binding(laneAxis)?.binding.lanes ?? 1) > 1
  const along = isBound && nodes.some((n) => n.axes.includes(laneAxis)) ? [laneAxis] : []
  return [...axes, ...along].map((axis) => ({
    axis,
    start: axisStart(context, scope, axis),
    extent: axisExtent(context, axis),
  }))
}
