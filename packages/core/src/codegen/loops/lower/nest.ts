// Loop nests over axes: scalar loops outside, the lane axis innermost as a vector loop with a scalar tail.
import type { Axis } from '../../../kernel/index.ts'
import { addIndex, index, loop, mulIndex, op, scalarType, subIndex, use } from '../build.ts'
import type { Expr } from '../ir.ts'
import { axisEnd, axisStart } from './axes.ts'
import type { Scope } from './scope.ts'
import type { Context } from './values.ts'

/** One copy of a nest's innermost body. */
export interface Lap {
  readonly scope: Scope
  /** 0 … unroll-1 in the unrolled vector loop; -1 in the scalar tail. */
  readonly copy: number
}

export interface NestOptions {
  /** Copies of the body in the main vector loop, each with accumulators of its own. */
  readonly unroll: number
  /** Runs before the lane loop's blocks and after each, for folding accumulators in stages; absent: one flat loop. */
  readonly stage?: { readonly vectors: number; open(scope: Scope): void; close(scope: Scope): void }
}

/** Orders axes for a nest: the lane axis last, an ordered (scanned) axis before it only if it is the last. */
export function nestOrder(axes: readonly Axis[], last: Axis | null): readonly Axis[] {
  if (!last || !axes.includes(last)) return axes
  return [...axes.filter((a) => a !== last), last]
}

/** Emits loops over `axes`, outermost first, and calls `body` inside for each copy. */
export function emitNest(
  context: Context,
  scope: Scope,
  axes: readonly Axis[],
  options: NestOptions,
  body: (lap: Lap) => void,
): void {
  const [axis, ...inner] = axes
  if (!axis) return body({ scope, copy: 0 })
  if (axis === context.laneAxis) return emitLaneLoops(context, scope, axis, options, inner, body)
  emitScalarLoop(context, scope, axis, axisStart(context, scope, axis), false, (within) =>
    emitNest(context, within, inner, options, body),
  )
}

/** One coordinate at a time from `from`; backwards when `reverse`. */
export function emitScalarLoop(
  context: Context,
  scope: Scope,
  axis: Axis,
  from: Expr,
  reverse: boolean,
  body: (scope: Scope) => void,
): void {
  const end = axisEnd(context, scope, axis)
  const counter = scope.names.variable(axis.name, scalarType('index'))
  const within = scope.child()
  const mirrored = () => within.name('at', subIndex(addIndex(from, subIndex(end, index(1))), use(counter)))
  within.bind(axis, { coord: reverse ? mirrored() : use(counter), lanes: 1 })
  body(within)
  scope.push(loop(counter, from, end, index(1), within.statements))
}

function emitLaneLoops(
  context: Context,
  scope: Scope,
  axis: Axis,
  options: NestOptions,
  inner: readonly Axis[],
  body: (lap: Lap) => void,
): void {
  if (context.machine)
    return context.machine.strips(context, scope, axis, (within) =>
      nested(context, { scope: within, copy: 0 }, inner, options, body),
    )
  const from = axisStart(context, scope, axis)
  const end = axisEnd(context, scope, axis)
  let next = from
  if (options.unroll > 1) next = emitStages(context, scope, axis, options, next, end, inner, body)
  next = emitVectors(context, scope, axis, next, end, 1, [index(0)], (lap) =>
    nested(context, lap, inner, options, body),
  )
  const counter = scope.names.variable(axis.name, scalarType('index'))
  const within = scope.child()
  within.bind(axis, { coord: use(counter), lanes: 1 })
  nested(context, { scope: within, copy: -1 }, inner, options, body)
  scope.push(loop(counter, next, end, index(1), within.statements))
}

function nested(
  context: Context,
  lap: Lap,
  inner: readonly Axis[],
  options: NestOptions,
  body: (lap: Lap) => void,
): void {
  emitNest(context, lap.scope, inner, options, (l) => body({ scope: l.scope, copy: lap.copy }))
}

/**
 * The unrolled loop over equal parts of the axis, one for each stream, cut into stages of a fixed number of vectors when
 * asked; returns the first coordinate it leaves.
 */
function emitStages(
  context: Context,
  scope: Scope,
  axis: Axis,
  options: NestOptions,
  from: Expr,
  end: Expr,
  inner: readonly Axis[],
  body: (lap: Lap) => void,
): Expr {
  const lap = (l: Lap) => nested(context, l, inner, options, body)
  const { stage, unroll } = options
  const stop = wholeSteps(context, scope, from, end, unroll)
  const streams = Math.min(context.streams, unroll)
  const part = streams === 1 ? null : scope.name('part', op('div', subIndex(stop, from), index(streams)))
  const firstPartEnd = part ? scope.name('end', addIndex(from, part)) : stop
  const vectors = unroll / streams
  const starts = Array.from({ length: streams }, (_, s) => (s === 0 ? index(0) : mulIndex(part!, index(s))))
  if (!stage) {
    emitVectors(context, scope, axis, from, firstPartEnd, vectors, starts, lap)
    return stop
  }
  const width = stage.vectors * vectors * context.lanes
  const counter = scope.names.variable('stage', scalarType('index'))
  const within = scope.child()
  stage.open(within)
  const stageEnd = within.name('end', op('min', addIndex(use(counter), index(width)), firstPartEnd))
  emitVectors(context, within, axis, use(counter), stageEnd, vectors, starts, lap)
  stage.close(within)
  scope.push(loop(counter, from, firstPartEnd, index(width), within.statements))
  return stop
}

/** from + the greatest multiple of lanes·copies that fits before end. */
function wholeSteps(context: Context, scope: Scope, from: Expr, end: Expr, copies: number): Expr {
  const step = index(context.lanes * copies)
  const length = scope.share('length', op('max', subIndex(end, from), index(0)))
  return scope.share('whole', addIndex(from, op('sub', length, op('rem', length, step))))
}

/** Steps of `vectors` vectors at each of `starts`; returns the first coordinate after the steps at 0. */
function emitVectors(
  context: Context,
  scope: Scope,
  axis: Axis,
  from: Expr,
  end: Expr,
  vectors: number,
  starts: readonly Expr[],
  body: (lap: Lap) => void,
): Expr {
  const { lanes } = context
  const stop = wholeSteps(context, scope, from, end, vectors)
  const counter = scope.names.variable(axis.name, scalarType('index'))
  const within = scope.child()
  starts.forEach((start, stream) => {
    const at = within.share('at', addIndex(use(counter), start))
    for (let vector = 0; vector < vectors; vector++) {
      const lap = within.overlay()
      lap.bind(axis, { coord: within.share('at', addIndex(at, index(vector * lanes))), lanes })
      body({ scope: lap, copy: stream * vectors + vector })
    }
  })
  scope.push(loop(counter, from, stop, index(lanes * vectors), within.statements))
  return stop
}
