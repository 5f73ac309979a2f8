// Loops over a tile's axes for one thread: serial ones outside, then the chunks of the spread axes, the thread's own elements innermost.
import type { Axis, LoadNode, Node } from '../../kernel/index.ts'
import { addIndex, index, loop, mulIndex, op, scalarType, use, when } from '../loops/build.ts'
import type { Expr, Stmt } from '../loops/ir.ts'
import { axisEnd, axisStart } from '../loops/lower/axes.ts'
import { representation } from '../loops/lower/elements.ts'
import { visitWithin } from '../loops/lower/phases.ts'
import type { Scope } from '../loops/lower/scope.ts'
import { accessOf, baseOf } from '../loops/lower/values.ts'
import { declareArray, loadPack } from './build.ts'
import type { Spread } from './plan.ts'
import { isAligned, isContiguous } from './shape.ts'
import { defineShared } from './stage.ts'
import { type Cell, cellPlace, type Frame, isReadable, readCell, type Simt } from './state.ts'

/**
 * Opens loops over the axes that are not open yet and calls `body` inside, in all threads alike.
 * @param isPlain nothing in the body concerns other threads or the numbers of chunks: loops may be unrolled and stand behind conditions
 */
export function openAxes(
  simt: Simt,
  frame: Frame,
  axes: readonly Axis[],
  body: (frame: Frame) => void,
  isPlain = false,
): void {
  const closed = axes.filter((a) => !isOpen(frame, a))
  const rank = (a: Axis) => (a === simt.plan.fast?.axis ? 2 : a === simt.plan.second?.axis ? 1 : 0)
  const [axis, ...rest] = [...closed].sort((a, b) => rank(a) - rank(b))
  if (!axis) return body(frame)
  const inner = (f: Frame) => openAxes(simt, f, rest, body, isPlain)
  const { fast, second } = simt.plan
  if (axis === fast?.axis && isPlain && fast.chunks === null && simt.wordsAhead > 0)
    return openInFlight(simt, frame, fast, simt.alongFast, simt.plan.vector, inner)
  if (axis === fast?.axis) return openSpread(simt, frame, fast, simt.alongFast, simt.plan.vector, inner)
  if (axis === second?.axis && isPlain && (second.chunks ?? Infinity) > chunksInFlight)
    return openInFlight(simt, frame, second, simt.alongSecond, 1, inner)
  if (axis === second?.axis) return openSpread(simt, frame, second, simt.alongSecond, 1, inner)
  openSerial(simt, frame, axis, inner)
}

export const isOpen = (frame: Frame, axis: Axis): boolean =>
  frame.starts.has(axis) || frame.scope.binding(axis) !== null

function openSerial(simt: Simt, frame: Frame, axis: Axis, body: (frame: Frame) => void): void {
  const { context } = simt
  const { scope } = frame
  const counter = scope.names.variable(`${axis.name}_`, scalarType('index'))
  const within = scope.child()
  within.bind(axis, { coord: use(counter), lanes: 1 })
  const [from, end] = [axisStart(context, scope, axis), axisEnd(context, scope, axis)]
  body({ ...frame, scope: within, repeats: true })
  scope.push(loop(counter, from, end, index(1), within.statements))
}

/** @param isReversed coordinates run from the axis's end */
export function openSpread(
  simt: Simt,
  frame: Frame,
  { axis, threads, chunks }: Spread,
  thread: Expr,
  unit: number,
  body: (frame: Frame) => void,
  isReversed = false,
): void {
  const { context } = simt
  const { scope } = frame
  const from = axisStart(context, scope, axis)
  const end = axisEnd(context, scope, axis)
  const enter = (within: Scope, position: Expr, chunk: Expr | null) => {
    const mirrored = () => within.name('at', op('sub', op('sub', addIndex(from, end), index(1)), position))
    body({
      scope: within,
      guards: [...frame.guards, op('lt', position, end)],
      starts: new Map([...frame.starts, [axis, isReversed ? mirrored() : position]]),
      repeats: frame.repeats || chunks !== 1,
      fastEnd: axis === simt.plan.fast?.axis ? end : frame.fastEnd,
      chunks: chunk ? new Map([...frame.chunks, [axis, chunk]]) : frame.chunks,
    })
  }
  const own = mulIndex(thread, index(unit))
  if (chunks === 1) return enter(scope, scope.name('at', addIndex(from, own)), index(0))
  const within = scope.child()
  if (chunks !== null) {
    const chunk = scope.names.variable('chunk', scalarType('index'))
    const offset = mulIndex(use(chunk), index(threads * unit))
    enter(within, within.name('at', addIndex(addIndex(from, offset), own)), use(chunk))
    scope.push({ ...loop(chunk, index(0), index(chunks), index(1), within.statements), unroll: true } as Stmt)
    return
  }
  const base = scope.names.variable('base', scalarType('index'))
  enter(within, within.name('at', addIndex(use(base), own)), null)
  scope.push(loop(base, from, end, index(threads * unit), within.statements))
}

/** Chunks of a long loop whose loads are under way together. */
const chunksInFlight = 4

/** Turns over several chunks at once while they fit, so that a thread's loads do not wait for one another; then one by one. */
function openInFlight(
  simt: Simt,
  frame: Frame,
  { axis, threads }: Spread,
  thread: Expr,
  unit: number,
  body: (frame: Frame) => void,
): void {
  const { context } = simt
  const chunkSize = threads * unit
  const own = mulIndex(thread, index(unit))
  const scope = frame.guards.length > 0 ? frame.scope.child() : frame.scope
  const from = axisStart(context, scope, axis)
  const end = axisEnd(context, scope, axis)
  const together = chunkSize * chunksInFlight
  const count = op('max', op('sub', end, from), index(0))
  const rest = scope.name('rest', addIndex(from, op('sub', count, op('and', count, index(together - 1)))))
  const open = (within: Scope, position: Expr, guards: readonly Expr[]) =>
    body({
      ...frame,
      scope: within,
      guards,
      starts: new Map([...frame.starts, [axis, position]]),
      repeats: true,
      fastEnd: axis === simt.plan.fast?.axis ? end : frame.fastEnd,
    })

  const base = scope.names.variable('base', scalarType('index'))
  const chunk = scope.names.variable('chunk', scalarType('index'))
  const turn = scope.child()
  const one = turn.child()
  const offset = addIndex(mulIndex(use(chunk), index(chunkSize)), own)
  open(one, one.name('at', addIndex(use(base), offset)), [])
  turn.push({ ...loop(chunk, index(0), index(chunksInFlight), index(1), one.statements), unroll: true } as Stmt)
  scope.push(loop(base, from, rest, index(together), turn.statements))

  const single = scope.names.variable('base', scalarType('index'))
  const tail = scope.child()
  const position = tail.name('at', addIndex(use(single), own))
  open(tail, position, [op('lt', position, end)])
  scope.push(loop(single, rest, end, index(chunkSize), tail.statements))
  if (scope !== frame.scope) frame.scope.push(when(all(frame.guards), scope.statements))
}

export const all = (guards: readonly Expr[]): Expr => guards.reduce((a, b) => op('and', a, b))

/** One element while its code is written. */
export interface Element {
  readonly scope: Scope
  readonly frame: Frame
  /** Its number in the thread's vector. */
  readonly at: Expr
  /** Whether all of the vector is handled, so that packs may be used. */
  readonly isWhole: boolean
}

export interface LeafOptions {
  /** Nodes that are evaluated, whose loads may come as packs. */
  readonly roots: readonly Node[]
  /** Loads that go into arrays which later phases read. */
  readonly kept?: ReadonlyMap<LoadNode, Cell>
  /** Before the elements and after them, within the guards. */
  readonly before?: (scope: Scope, frame: Frame) => void
  readonly after?: (scope: Scope, frame: Frame) => void
}

/** The thread's own elements where all axes are open. */
export function emitLeaf(simt: Simt, frame: Frame, options: LeafOptions, body: (element: Element) => void): void {
  const { fast, vector, whole } = simt.plan
  const guarded = frame.guards.length > 0 ? frame.scope.child() : frame.scope.overlay()
  for (const [axis, start] of frame.starts) if (axis !== fast?.axis) guarded.bind(axis, { coord: start, lanes: 1 })
  const inside: Frame = { ...frame, scope: guarded }
  const start = fast ? frame.starts.get(fast.axis) : undefined
  if (!start || vector === 1 || whole) emitVector(simt, inside, options, body)
  else emitRagged(simt, inside, start, options, body)
  if (frame.guards.length > 0) frame.scope.push(when(all(frame.guards), guarded.statements))
}

/** Whole vectors where they fit, single elements at the axis's end. */
function emitRagged(
  simt: Simt,
  frame: Frame,
  start: Expr,
  options: LeafOptions,
  body: (element: Element) => void,
): void {
  const { fast, vector } = simt.plan
  const whole = frame.scope.child()
  emitVector(simt, { ...frame, scope: whole }, options, body)
  const rest = frame.scope.child()
  const counter = frame.scope.names.variable('rest', scalarType('index'))
  const single = rest.child()
  single.bind(fast!.axis, { coord: use(counter), lanes: 1 })
  defineShared(simt, single)
  body({ scope: single, frame: { ...frame, scope: single }, at: index(0), isWhole: false })
  rest.push(loop(counter, start, frame.fastEnd!, index(1), single.statements))
  frame.scope.push(when(op('le', addIndex(start, index(vector)), frame.fastEnd!), whole.statements, rest.statements))
}

function emitVector(simt: Simt, frame: Frame, options: LeafOptions, body: (element: Element) => void): void {
  const { fast, vector } = simt.plan
  const start = fast ? frame.starts.get(fast.axis) : undefined
  const chunk = frame.scope.overlay()
  const packs = start && vector > 1 ? loadPacks(simt, { ...frame, scope: chunk }, start, options) : new Map()
  options.before?.(chunk, frame)
  const run = (scope: Scope, at: Expr) => {
    for (const [node, cell] of simt.cells)
      if (isReadable(cell, frame)) scope.define(node, readCell(simt, cell, frame, at))
    defineShared(simt, scope)
    for (const [node, cell] of packs) scope.define(node, readCell(simt, cell, frame, at))
    body({ scope, frame: { ...frame, scope }, at, isWhole: true })
  }
  if (!start || vector === 1) {
    const scope = chunk.overlay()
    if (start) scope.bind(fast!.axis, { coord: start, lanes: 1 })
    run(scope, index(0))
  } else {
    const at = frame.scope.names.variable('e', scalarType('index'))
    const scope = chunk.child()
    scope.bind(fast!.axis, { coord: addIndex(start, use(at)), lanes: 1 })
    run(scope, use(at))
    if (scope.statements.length > 0)
      chunk.push({ ...loop(at, index(0), index(vector), index(1), scope.statements), unroll: true } as Stmt)
  }
  options.after?.(chunk, frame)
}

/** Reads the vectors of all contiguous loads that the roots need, each with as few accesses as its bytes allow. */
function loadPacks(simt: Simt, frame: Frame, start: Expr, { roots, kept }: LeafOptions): ReadonlyMap<Node, Cell> {
  const { context, plan } = simt
  const loads: LoadNode[] = []
  visitWithin(roots, (n) => {
    if (n.op === 'load' && isPack(simt, n) && !simt.staged.has(n) && !isHeld(simt, n, frame)) loads.push(n)
  })
  const scope = frame.scope.overlay()
  scope.bind(plan.fast!.axis, { coord: start, lanes: 1 })
  return new Map(
    loads.map((node) => {
      const tensor = context.tensors.get(node.tensor)!
      const cell = kept?.get(node) ?? packCell(frame.scope, node, plan.vector)
      if (!kept?.has(node)) frame.scope.push(declareArray(cell.array))
      const { offset } = accessOf(context, scope, tensor, node.index)
      const { index: number } = cellPlace(simt, cell, frame, index(0))
      frame.scope.push(loadPack(cell.array, number, baseOf(context, node.tensor), offset, simt.streamed.has(node)))
      return [node, cell] as const
    }),
  )
}

function isHeld(simt: Simt, node: Node, frame: Frame): boolean {
  const cell = simt.cells.get(node)
  return cell !== undefined && isReadable(cell, frame)
}

/** Whether a load or store moves whole vectors. */
export function isPack(simt: Simt, access: { readonly tensor: string; readonly index: readonly Node[] }): boolean {
  const tensor = simt.context.tensors.get(access.tensor)!
  const { fast, vector } = simt.plan
  return vector > 1 && isContiguous({ tensor, index: access.index }, fast!.axis) && isAligned(tensor, vector)
}

/** A register array for one vector of a tensor's elements. */
function packCell(scope: Scope, node: LoadNode, vector: number): Cell {
  const { name } = scope.names.variable('pack', scalarType('index'))
  const array = { name, memory: representation[node.dtype].memory, pack: vector, count: 1, shared: false }
  return { array, dtype: node.dtype, axes: node.axes, numbered: [] }
}
