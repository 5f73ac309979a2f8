// Bounds of axes as index expressions.
import type { Axis } from '../../../kernel/index.ts'
import { addIndex, index, op } from '../build.ts'
import type { Expr } from '../ir.ts'
import type { Scope } from './scope.ts'
import type { TileSide } from './scratch.ts'
import { type Context, indexOf } from './values.ts'

export const axisStart = (context: Context, scope: Scope, axis: Axis): Expr => indexOf(context, scope, axis.from)

/** One past the last coordinate. */
export function axisEnd(context: Context, scope: Scope, axis: Axis): Expr {
  const limit = indexOf(context, scope, axis.limit)
  if (axis.size === null) return limit
  return scope.name('end', op('min', addIndex(axisStart(context, scope, axis), index(axis.size)), limit))
}

/** Greatest number of coordinates, the same for every program instance. */
export function axisExtent(context: Context, axis: Axis): Expr {
  if (axis.size !== null) return index(axis.size)
  const from = indexOf(context, context.root, axis.from)
  const limit = indexOf(context, context.root, axis.limit)
  return from.kind === 'const' && Number(from.value) === 0 ? limit : context.root.name('extent', op('sub', limit, from))
}

/** The sides of a scratch tile over these axes. */
export const tileSides = (context: Context, scope: Scope, axes: readonly Axis[]): TileSide[] =>
  axes.map((axis) => ({ axis, start: axisStart(context, scope, axis), extent: axisExtent(context, axis) }))
