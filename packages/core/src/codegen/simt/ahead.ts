// Loads of all a thread's chunks issued before the work on the first: behind conditions each would wait for the one before it.
import type { LoadNode, Node } from '../../kernel/index.ts'
import { addIndex, index, loop, mulIndex, op, scalarType, use, when } from '../loops/build.ts'
import type { Expr, Stmt } from '../loops/ir.ts'
import { axisEnd, axisStart } from '../loops/lower/axes.ts'
import { type Group, visitWithin } from '../loops/lower/phases.ts'
import { evaluate } from '../loops/lower/values.ts'
import { declareArray } from './build.ts'
import { all, emitLeaf, isOpen, isPack } from './nest.ts'
import type { Spread } from './plan.ts'
import { type Cell, cellWords, type Frame, freeWords, makeCell, type Simt, writeCell } from './state.ts'

/**
 * Emits the loads of a nest over the fast axis alone and gives the cells that hold them: tiles kept for later phases have theirs;
 * others must fit in the registers that the tuning allows. Threads beyond the axis's end read its last vector, so that there is no
 * condition. Nothing is emitted where a thread has one chunk, or the number of its chunks is not known.
 */
export function loadAhead(
  simt: Simt,
  frame: Frame,
  { axes }: Group,
  roots: readonly Node[],
  kept: ReadonlyMap<Node, Cell>,
): ReadonlyMap<LoadNode, Cell> {
  const { fast, vector, whole } = simt.plan
  const closed = axes.filter((a) => !isOpen(frame, a))
  if (!fast || (fast.chunks ?? 1) === 1 || (vector > 1 && !whole)) return new Map()
  if (closed.length !== 1 || closed[0] !== fast.axis) return new Map()
  const cells = new Map<LoadNode, Cell>()
  for (const load of loadsOf(simt, frame, roots)) {
    const cell = kept.get(load) ?? makeCell(simt, frame, load.dtype, load.axes)
    if (!cell || cell.numbered.length === 0) return new Map()
    cells.set(load, cell)
  }
  const added = [...cells].filter(([load]) => !kept.has(load)).map(([, cell]) => cell)
  const free = freeWords(simt) - wordsOf([...kept.values()])
  if (cells.size === 0 || wordsOf(added) > Math.min(simt.wordsAhead, free)) return new Map()
  for (const { array } of added) frame.scope.push(declareArray(array))
  emitLoads(simt, frame, fast, cells)
  return cells
}

const wordsOf = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cellWords(cell), 0)

/** Loads of tensors that nothing writes, whose values are not at hand and whose places are known. */
function loadsOf(simt: Simt, frame: Frame, roots: readonly Node[]): readonly LoadNode[] {
  const found: LoadNode[] = []
  visitWithin(roots, (n) => {
    if (n.op === 'load' && !simt.staged.has(n) && !simt.cells.has(n)) found.push(n)
  })
  const isRead = (n: LoadNode) => simt.context.tensors.get(n.tensor)!.access === 'read'
  const isComputed = (n: LoadNode) => n.index.some((i) => reaches(i, found))
  return found.filter((n) => isRead(n) && n.axes.some((a) => !isOpen(frame, a)) && !isComputed(n))
}

function reaches(root: Node, loads: readonly LoadNode[]): boolean {
  let found = false
  visitWithin([root], (n) => {
    found ||= n.op === 'load' && loads.includes(n)
  })
  return found
}

function emitLoads(simt: Simt, frame: Frame, { axis, threads, chunks }: Spread, cells: Map<LoadNode, Cell>): void {
  const { context, plan, alongFast } = simt
  const { scope } = frame
  const from = axisStart(context, scope, axis)
  const end = axisEnd(context, scope, axis)
  const chunk = scope.names.variable('chunk', scalarType('index'))
  const within = scope.child()
  const offset = mulIndex(use(chunk), index(threads * plan.vector))
  const own = addIndex(addIndex(from, offset), mulIndex(alongFast, index(plan.vector)))
  const position = within.name('at', op('min', own, op('sub', end, index(plan.vector))))
  const inner: Frame = {
    ...frame,
    scope: within,
    guards: [],
    starts: new Map([...frame.starts, [axis, position]]),
    fastEnd: end,
    chunks: new Map([...frame.chunks, [axis, use(chunk)]]),
    repeats: true,
  }
  emitLeaf(simt, inner, { roots: [...cells.keys()], kept: cells }, (e) => {
    for (const [load, cell] of cells)
      if (!isPack(simt, load)) e.scope.push(writeCell(simt, cell, e.frame, e.at, evaluate(context, e.scope, load)))
  })
  const loads = { ...loop(chunk, index(0), index(chunks!), index(1), within.statements), unroll: true } as Stmt
  const guards = isFilled(simt, from) ? frame.guards : [...frame.guards, op('lt', from, end)]
  if (guards.length > 0) scope.push(when(all(guards), [loads]))
  else scope.push(loads)
}

/** Whether the axis has elements for certain: launches with none are of another class than those with several chunks. */
const isFilled = ({ plan }: Simt, from: Expr): boolean =>
  (plan.rowLength ?? 0) > 1 && from.kind === 'const' && Number(from.value) === 0
