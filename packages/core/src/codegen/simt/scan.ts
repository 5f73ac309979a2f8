// Scans: along the fast axis all threads work together chunk by chunk; along any other each thread walks on its own.
import { type Axis, type KernelDType, type Node, operands, type ScanNode } from '../../kernel/index.ts'
import { addIndex, assign, index, loop, op, scalarType, select, use, when } from '../loops/build.ts'
import type { Expr, Variable } from '../loops/ir.ts'
import { isBarrier } from '../loops/lower/analyse.ts'
import { axisEnd, axisStart } from '../loops/lower/axes.ts'
import { representation } from '../loops/lower/elements.ts'
import { combine, identityOf } from '../loops/lower/monoid-code.ts'
import type { Scope } from '../loops/lower/scope.ts'
import { evaluate } from '../loops/lower/values.ts'
import { bitsOf, packed, unpacked } from './across.ts'
import { barrier, declareArray, element, setElement, shuffle, shuffleFrom } from './build.ts'
import { eachPlace } from './fold.ts'
import { type Element, emitLeaf, type LeafOptions, openAxes, openSpread } from './nest.ts'
import { type Cell, type Frame, makeCell, readCell, type Simt, writeCell } from './state.ts'

const dtypesOf = (scan: ScanNode): readonly KernelDType[] => scan.args.map((a) => a.dtype)

/** Emits the nest over `axes` with the scans' values at hand in `body`. All scans go along one axis in one direction. */
export function emitScanNest(
  simt: Simt,
  frame: Frame,
  axes: readonly Axis[],
  scans: readonly ScanNode[],
  options: LeafOptions,
  body: (element: Element) => void,
): void {
  const { axis, reverse } = scans[0]!
  const others = axes.filter((a) => a !== axis)
  openAxes(simt, frame, others, (inner) => {
    if (axis === simt.plan.fast?.axis) emitTogether(simt, inner, scans, options, body)
    else emitAlone(simt, inner, axis, reverse, scans, options, body)
  })
}

/** One thread carries the running tuples of its own elements along the axis. */
function emitAlone(
  simt: Simt,
  frame: Frame,
  axis: Axis,
  reverse: boolean,
  scans: readonly ScanNode[],
  options: LeafOptions,
  body: (element: Element) => void,
): void {
  const { context } = simt
  const { scope } = frame
  const states = scans.map((scan) => dtypesOf(scan).map((d) => makeCell(simt, frame, d, openAxesOf(simt, frame))!))
  states.forEach((cells, s) => {
    const identity = identityOf(scans[s]!.monoid, dtypesOf(scans[s]!))
    cells.forEach((cell, i) => {
      scope.push(declareArray(cell.array))
      eachPlace(scope, cell, (at, place) => at.push(setElement(cell.array, place, packed(identity[i]!))))
    })
  })
  const [from, end] = [axisStart(context, scope, axis), axisEnd(context, scope, axis)]
  const counter = scope.names.variable(`${axis.name}_`, scalarType('index'))
  const within = scope.child()
  const mirrored = () => within.name('at', op('sub', op('sub', addIndex(from, end), index(1)), use(counter)))
  within.bind(axis, { coord: reverse ? mirrored() : use(counter), lanes: 1 })
  emitLeaf(simt, { ...frame, scope: within, repeats: true }, options, (e) => {
    scans.forEach((scan, s) => {
      const cells = states[s]!
      const old = cells.map((c) => readCell(simt, c, e.frame, e.at))
      const values = scan.args.map((a) => evaluate(context, e.scope, a))
      const next = combine(context, e.scope, scan.monoid, dtypesOf(scan), old, values)
      const named = next.map((x) => e.scope.name('prefix', x))
      cells.forEach((c, i) => e.scope.push(writeCell(simt, c, e.frame, e.at, named[i]!)))
      e.scope.defineScan(scan, named)
    })
    body(e)
  })
  scope.push(loop(counter, from, end, index(1), within.statements))
}
const openAxesOf = (simt: Simt, frame: Frame): readonly Axis[] =>
  [simt.plan.fast?.axis].filter((a): a is Axis => a !== undefined && frame.starts.has(a))

/** A scan of one chunk: each thread's own elements, then the threads' totals, then what came before the chunk. */
function emitTogether(
  simt: Simt,
  frame: Frame,
  scans: readonly ScanNode[],
  options: LeafOptions,
  body: (element: Element) => void,
): void {
  const { plan, alongFast } = simt
  const { reverse } = scans[0]!
  const carries = scans.map((scan) =>
    identityOf(scan.monoid, dtypesOf(scan)).map((x) => frame.scope.mutable('carry', x)),
  )
  const open = (inner: Frame) => {
    const done: Scanned[] = []
    scans.forEach((scan, s) => done.push(scanChunk(simt, inner, scan, carries[s]!, done)))
    emitLeaf(simt, inner, { ...options, roots: loadsBesides(options.roots) }, (e) => {
      defineScans(simt, e, done)
      body(e)
    })
  }
  openSpread(simt, frame, plan.fast!, alongFast, plan.vector, open, reverse)
}

/** Loads that are needed although the scans are done. */
function loadsBesides(roots: readonly Node[]): readonly Node[] {
  const found = new Set<Node>()
  const visit = (n: Node): void => {
    if (found.has(n) || n.op === 'scan' || isBarrier(n)) return
    found.add(n)
    operands(n).forEach(visit)
  }
  roots.forEach(visit)
  return [...found].filter((n) => n.op === 'load')
}

/** A scanned chunk: prefixes within the thread's vector, and what comes before it. */
interface Scanned {
  readonly scan: ScanNode
  readonly own: readonly Cell[]
  readonly before: readonly Expr[]
}

function defineScans(simt: Simt, e: Element, done: readonly Scanned[]): void {
  for (const { scan, own, before } of done) {
    const prefix = own.map((c) => readCell(simt, c, e.frame, e.at))
    const values = combine(simt.context, e.scope, scan.monoid, dtypesOf(scan), before, prefix)
    e.scope.defineScan(
      scan,
      values.map((x) => e.scope.name('prefix', x)),
    )
  }
}

function scanChunk(
  simt: Simt,
  frame: Frame,
  scan: ScanNode,
  carry: readonly Variable[],
  done: readonly Scanned[],
): Scanned {
  const { context } = simt
  const { scope } = frame
  const dtypes = dtypesOf(scan)
  const running = identityOf(scan.monoid, dtypes).map((x) => scope.mutable('running', x))
  const own = dtypes.map((d) => makeCell(simt, frame, d, [simt.plan.fast!.axis])!)
  for (const cell of own) scope.push(declareArray(cell.array))
  emitLeaf(simt, frame, { roots: scan.args }, (e) => {
    defineScans(simt, e, done)
    const values = scan.args.map((a: Node) => evaluate(context, e.scope, a))
    const next = combine(context, e.scope, scan.monoid, dtypes, running.map(use), values)
    const named = next.map((x) => e.scope.name('next', x))
    running.forEach((v, i) => e.scope.push(assign(v, named[i]!)))
    own.forEach((c, i) => e.scope.push(writeCell(simt, c, e.frame, e.at, named[i]!)))
  })
  const { before, total } = scanThreads(simt, frame, scan, running.map(use))
  const join = (left: readonly Expr[], right: readonly Expr[]) =>
    combine(context, scope, scan.monoid, dtypes, left, right).map((x) => scope.name('joined', x))
  const all = join(carry.map(use), before)
  const next = join(carry.map(use), total)
  carry.forEach((v, i) => scope.push(assign(v, next[i]!)))
  return { scan, own, before: all }
}

interface ThreadScan {
  /** Fold of the threads before this one. */
  readonly before: readonly Expr[]
  /** Fold of all threads. */
  readonly total: readonly Expr[]
}

function scanThreads(simt: Simt, frame: Frame, scan: ScanNode, own: readonly Expr[]): ThreadScan {
  const { scope } = frame
  const { context, target, plan, alongFast } = simt
  const dtypes = dtypesOf(scan)
  const identity = identityOf(scan.monoid, dtypes)
  const threads = plan.fast!.threads
  const width = Math.min(threads, target.laneCount)
  const join = (left: readonly Expr[], right: readonly Expr[], s = scope) =>
    combine(context, s, scan.monoid, dtypes, left, right)
  const lane = scope.name('lane', op('and', alongFast, index(width - 1)))
  const up = (values: readonly Expr[], distance: number) =>
    values.map((x, i) => scope.name('up', unpacked(dtypes[i]!, shuffle('shuffleUp', packed(x), distance, width))))
  let inclusive = [...own]
  for (let distance = 1; distance < width; distance *= 2) {
    const earlier = up(inclusive, distance)
    const isThere = scope.name('isThere', op('ge', lane, index(distance)))
    const joined = join(earlier, inclusive)
    inclusive = joined.map((x, i) => scope.name('inclusive', select(isThere, x, inclusive[i]!)))
  }
  const isFirst = scope.name('isFirst', op('eq', lane, index(0)))
  const inWarp =
    width === 1 ? identity : up(inclusive, 1).map((x, i) => scope.name('before', select(isFirst, identity[i]!, x)))
  if (threads <= target.laneCount) {
    const last = (x: Expr, i: number) => unpacked(dtypes[i]!, shuffleFrom(packed(x), index(width - 1), width))
    return { before: inWarp, total: width === 1 ? inclusive : inclusive.map((x, i) => scope.name('total', last(x, i))) }
  }
  return scanWarps(simt, frame, scan, inclusive, inWarp, lane)
}

/** The warps' totals go through shared memory; every thread adds up those before its own. */
function scanWarps(
  simt: Simt,
  frame: Frame,
  scan: ScanNode,
  inclusive: readonly Expr[],
  inWarp: readonly Expr[],
  lane: Expr,
): ThreadScan {
  const { scope } = frame
  const { context, target, plan, alongFast } = simt
  const dtypes = dtypesOf(scan)
  const warps = plan.fast!.threads / target.laneCount
  const warp = scope.name('warp', op('shr', alongFast, index(bitsOf(target.laneCount))))
  const arrays = dtypes.map((d) => simt.shared.allocate(representation[d].memory, warps))
  if (frame.repeats) scope.push(barrier)
  const writer = scope.child()
  arrays.forEach((a, i) => writer.push(setElement(a, { index: warp, at: index(0) }, packed(inclusive[i]!))))
  scope.push(when(op('eq', lane, index(target.laneCount - 1)), writer.statements), barrier)
  const before = identityOf(scan.monoid, dtypesOf(scan)).map((x) => scope.mutable('before', x))
  const total = identityOf(scan.monoid, dtypesOf(scan)).map((x) => scope.mutable('total', x))
  const counter = scope.names.variable('w', scalarType('index'))
  const within: Scope = scope.child()
  const isBefore = within.name('isBefore', op('lt', use(counter), warp))
  const part = arrays.map((a, i) =>
    within.name('part', unpacked(dtypes[i]!, element(a, { index: use(counter), at: index(0) }))),
  )
  const sum = combine(context, within, scan.monoid, dtypes, total.map(use), part).map((x) => within.name('sum', x))
  total.forEach((v, i) => within.push(assign(v, sum[i]!)))
  before.forEach((v, i) => within.push(assign(v, select(isBefore, sum[i]!, use(v)))))
  scope.push(loop(counter, index(0), index(warps), index(1), within.statements))
  const all = combine(context, scope, scan.monoid, dtypes, before.map(use), inWarp)
  return { before: all.map((x) => scope.name('before', x)), total: total.map(use) }
}
