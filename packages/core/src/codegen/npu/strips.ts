// How a machine with vectors in scratchpad walks the lane axis: in strips as long as a vector, or all of it at once.
import { type Axis, type Node, operands, type ScanNode } from '../../kernel/index.ts'
import {
  addIndex,
  assign,
  constant,
  index,
  loop,
  mulIndex,
  op,
  scalarType,
  subIndex,
  use,
  widen,
} from '../loops/build.ts'
import type { Expr, Variable } from '../loops/ir.ts'
import { type Block, blockRoots, reachableDeep } from '../loops/lower/analyse.ts'
import { axisEnd, axisStart } from '../loops/lower/axes.ts'
import { keepCostly } from '../loops/lower/keep.ts'
import type { Machine } from '../loops/lower/machine.ts'
import { combine, identityOf } from '../loops/lower/monoid-code.ts'
import type { Scope } from '../loops/lower/scope.ts'
import { type Context, evaluate } from '../loops/lower/values.ts'
import { elements, npu, setElements } from './build.ts'
import { StripFolds } from './folds.ts'

/** @param longest coordinates along the lane axis at most, where that is known */
export function stripMachine(longest: number | null): Machine {
  const isWhole = (context: Context, axis: Axis) => {
    const most = axis.size === null ? longest : Math.min(axis.size, longest ?? axis.size)
    return axis === context.laneAxis && most !== null && most <= context.lanes
  }
  return {
    // Tiles of other sizes would lie in device memory, from which computing anew is cheaper than reading them back.
    keeps: (node, isKept) => node.axes.every((a) => a.size !== null) && keepCostly(node, isKept),
    open: (context, scope, block) => {
      const { laneAxis } = context
      const isOpen = !laneAxis || scope.binding(laneAxis) || !isWhole(context, laneAxis)
      if (isOpen || !hasAxis(block, laneAxis) || !isKnown(scope, laneAxis)) return scope
      return openWhole(context, scope, laneAxis)
    },
    strips: (context, scope, axis, body) => {
      if (isWhole(context, axis)) return body(openWhole(context, scope, axis))
      emitStrips(context, scope, axis, false, body)
    },
    folds: (context, scope, reductions, axes) => new StripFolds(context, scope, reductions, axes),
    scans: emitScans,
    eachLane,
  }
}

const hasAxis = (block: Block, axis: Axis): boolean =>
  [...reachableDeep(blockRoots(block))].some((n) => n.axes.includes(axis))

/** Whether the axis's bounds have values where the scope stands. */
function isKnown(scope: Scope, { from, limit }: Axis): boolean {
  const test = (n: Node): boolean => {
    if (scope.find(n)) return true
    if (n.op === 'pick' || n.op === 'parameter' || n.op === 'program' || n.axes.length > 0) return false
    return operands(n).every(test)
  }
  return test(from) && test(limit)
}

/** Binds all coordinates of the axis in a scope that writes its statements where `scope` does. */
function openWhole(context: Context, scope: Scope, axis: Axis): Scope {
  const within = scope.overlay()
  const from = axisStart(context, within, axis)
  const length = subIndex(axisEnd(context, within, axis), from)
  bindStrip(within, axis, from, context.lanes, op('max', length, index(0)))
  return within
}

function emitStrips(
  context: Context,
  scope: Scope,
  axis: Axis,
  isReversed: boolean,
  body: (scope: Scope) => void,
): void {
  const from = axisStart(context, scope, axis)
  const end = axisEnd(context, scope, axis)
  const counter = scope.names.variable('strip', scalarType('index'))
  const within = scope.child()
  const span = index(context.lanes)
  let at = use(counter)
  if (isReversed) {
    // The same strips from the last to the first.
    const strips = scope.name('strips', op('div', addIndex(subIndex(end, from), index(context.lanes - 1)), span))
    const done = op('div', subIndex(use(counter), from), span)
    at = within.name('at', addIndex(from, mulIndex(subIndex(subIndex(strips, index(1)), done), span)))
  }
  bindStrip(within, axis, at, context.lanes, op('min', subIndex(end, at), span))
  body(within)
  scope.push(loop(counter, from, end, span, within.statements))
}

function bindStrip(scope: Scope, axis: Axis, coord: Expr, lanes: number, elements: Expr): void {
  const count = scope.name('count', elements)
  scope.push(npu({ op: 'count', count }))
  scope.bind(axis, { coord, lanes, count })
}

function eachLane(
  scope: Scope,
  vectors: readonly Expr[],
  body: (scope: Scope, elements: readonly Expr[]) => void,
): void {
  const named = vectors.map((v) => scope.name('v', v))
  const lane = scope.names.variable('lane', scalarType('index'))
  const within = scope.child()
  body(
    within,
    named.map((v) => laneOf(within, v, use(lane))),
  )
  scope.push(npu({ op: 'lanes', lane, reverse: false, body: within.statements }))
}

/** One element of what `name` gives: a vector, a scalar for all lanes, or a constant. */
function laneOf(scope: Scope, vector: Expr, lane: Expr): Expr {
  if (vector.type.lanes === 1) return vector
  if (vector.kind === 'const') return constant(vector.type.elem, vector.value)
  if (vector.kind === 'splat') return vector.arg
  if (vector.kind === 'var') return scope.name('e', elements(vector.variable, lane))
  throw new Error(`a vector has no name (${vector.kind})`)
}

/** Scans carry their running values from strip to strip and, within one, from element to element. */
function emitScans(context: Context, scope: Scope, scans: readonly ScanNode[], body: (scope: Scope) => void): void {
  const { axis, reverse } = scans[0]!
  const states = scans.map((scan) => openState(scope, scan))
  const step = (within: Scope) => {
    scans.forEach((scan, i) => emitScan(context, within, scan, states[i]!))
    body(within)
  }
  if (scope.binding(axis)) return step(scope)
  emitStrips(context, scope, axis, reverse, step)
}

function openState(scope: Scope, scan: ScanNode): readonly Variable[] {
  const dtypes = scan.args.map((a) => a.dtype)
  return identityOf(scan.monoid, dtypes).map((x) => scope.mutable('scan', x))
}

function emitScan(context: Context, scope: Scope, scan: ScanNode, state: readonly Variable[]): void {
  const dtypes = scan.args.map((a) => a.dtype)
  const values = scan.args.map((a) => evaluate(context, scope, a))
  const prefixes = state.map((s) => scope.mutable('prefix', constant(s.type.elem, 0, context.lanes)))
  const at = scope.names.variable('lane', scalarType('index'))
  const named = values.map((v) => scope.name('v', v))
  const within = scope.child()
  const next = combine(
    context,
    within,
    scan.monoid,
    dtypes,
    state.map(use),
    named.map((v) => laneOf(within, v, use(at))),
  )
  const results = next.map((v) => within.name('prefix', v))
  state.forEach((variable, i) => within.push(assign(variable, results[i]!)))
  prefixes.forEach((vector, i) => within.push(setElements(vector, use(at), results[i]!)))
  scope.push(npu({ op: 'lanes', lane: at, reverse: scan.reverse, body: within.statements }))
  scope.defineScan(
    scan,
    prefixes.map((p) => widen(use(p), context.lanes)),
  )
}
