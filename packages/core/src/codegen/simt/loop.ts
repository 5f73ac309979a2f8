// Loops of the kernel language for one thread: carried values live in variables, or in register arrays along the open fast axis.
import { OpGemsError } from '../../errors/errors.ts'
import { type Axis, type LoopNode, type Node, operands } from '../../kernel/index.ts'
import { assign, convert, index, loop as loopStatement, scalarType, use } from '../loops/build.ts'
import type { Variable } from '../loops/ir.ts'
import {
  type Block,
  blockRoots,
  dependenceTest,
  dependencies,
  isBarrier,
  loopBody,
  reachable,
} from '../loops/lower/analyse.ts'
import { evaluate, indexOf } from '../loops/lower/values.ts'
import { unpacked } from './across.ts'
import { declareArray, element } from './build.ts'
import { type Element, emitLeaf, openAxes } from './nest.ts'
import { type Cell, cellWords, type Frame, freeWords, makeCell, readCell, type Simt, writeCell } from './state.ts'

type Carried = { readonly variable: Variable } | { readonly cell: Cell; readonly next: Cell }

export function emitLoop(
  simt: Simt,
  frame: Frame,
  node: LoopNode,
  nodes: ReadonlySet<Node>,
  lowerBlock: (simt: Simt, frame: Frame, block: Block) => void,
): void {
  const { context } = simt
  const { scope } = frame
  keepFixed(simt, frame, node)
  const carried = node.initial.map((_, i) => openCarried(simt, frame, node, i))
  const counter = scope.names.variable('turn', scalarType('index'))
  const within = scope.child()
  const inner: Frame = { ...frame, scope: within, repeats: true }
  within.define(node.index, convert('i64', use(counter)))
  carried.forEach((c, i) => {
    if ('variable' in c) within.define(node.carried[i]!, use(c.variable))
    else simt.cells.set(node.carried[i]!, c.cell)
  })
  lowerBlock(simt, inner, loopBody(node))
  advance(simt, inner, node, carried)
  const [from, to] = [indexOf(context, scope, node.from), indexOf(context, scope, node.to)]
  scope.push(loopStatement(counter, from, to, index(node.step), within.statements))
  for (const pick of nodes) {
    if (pick.op !== 'pick' || pick.from !== node) continue
    const c = carried[pick.which]!
    if ('variable' in c) scope.define(pick, use(c.variable))
    else {
      simt.cells.set(pick, c.cell)
      scope.define(pick, unpacked(c.cell.dtype, element(c.cell.array, { index: index(0), at: index(0) })))
    }
  }
}

/** Tiles made of loads that are the same in every turn are held in registers, as many as there are, instead of being loaded in each. */
function keepFixed(simt: Simt, frame: Frame, node: LoopNode): void {
  let words = freeWords(simt)
  for (const fixed of fixedTiles(node)) {
    if (simt.cells.has(fixed)) continue
    const cell = makeCell(simt, frame, fixed.dtype, fixed.axes)
    if (!cell || cell.numbered.length === 0 || cellWords(cell) > words) continue
    words -= cellWords(cell)
    frame.scope.push(declareArray(cell.array))
    eachElement(simt, frame, fixed.axes, [fixed], (e) =>
      e.scope.push(writeCell(simt, cell, e.frame, e.at, evaluate(simt.context, e.scope, fixed))),
    )
    simt.cells.set(fixed, cell)
  }
}

/** The largest expressions of a loop's body that no turn changes and that read memory. */
function fixedTiles(node: LoopNode): readonly Node[] {
  const body = reachable(blockRoots(loopBody(node)))
  const varies = dependenceTest(new Set<Node>([node.index, ...node.carried]))
  const isFixed = (n: Node) => !varies(n) && n.axes.length > 0
  const readsMemory = (n: Node): boolean => n.op === 'load' || (!isBarrier(n) && operands(n).some(readsMemory))
  const used = [...body].filter((n) => !isFixed(n) || isBarrier(n)).flatMap(dependencies)
  return [...new Set(used)].filter((n) => isFixed(n) && !isBarrier(n) && readsMemory(n))
}

function openCarried(simt: Simt, frame: Frame, node: LoopNode, which: number): Carried {
  const { scope } = frame
  const initial = node.initial[which]!
  const axes = [...new Set([...initial.axes, ...node.carried[which]!.axes, ...node.yields[which]!.axes])]
  if (axes.every((a) => scope.binding(a) !== null))
    return { variable: scope.mutable('carried', evaluate(simt.context, scope, initial)) }
  const [cell, next] = [0, 1].map(() => makeCell(simt, frame, initial.dtype, axes))
  if (!cell || !next)
    throw new OpGemsError(
      'UNSUPPORTED',
      `kernel '${simt.context.kernel.name}': the simt family cannot carry a tile over ${axes.map((a) => `'${a.name}'`)} here`,
    )
  scope.push(declareArray(cell.array), declareArray(next.array))
  eachElement(simt, frame, axes, [initial], (e) =>
    e.scope.push(writeCell(simt, cell, e.frame, e.at, evaluate(simt.context, e.scope, initial))),
  )
  return { cell, next }
}

/** Runs over this thread's elements of a tile. */
function eachElement(
  simt: Simt,
  frame: Frame,
  axes: readonly Axis[],
  roots: readonly Node[],
  body: (element: Element) => void,
): void {
  openAxes(simt, frame, axes, (inner) => emitLeaf(simt, inner, { roots }, body))
}

/** All new values are computed before any old one is replaced. */
function advance(simt: Simt, frame: Frame, node: LoopNode, carried: readonly Carried[]): void {
  const { context } = simt
  const { scope } = frame
  const arrays = carried.flatMap((c, i) => ('cell' in c ? [{ ...c, value: node.yields[i]! }] : []))
  const scalars = carried.flatMap((c, i) =>
    'variable' in c ? [{ ...c, next: scope.name('next', evaluate(context, scope, node.yields[i]!)) }] : [],
  )
  for (const { cell, next, value } of arrays)
    eachElement(simt, frame, cell.axes, [value], (e) =>
      e.scope.push(writeCell(simt, next, e.frame, e.at, evaluate(context, e.scope, value))),
    )
  for (const { cell, next } of arrays)
    eachElement(simt, frame, cell.axes, [], (e) =>
      e.scope.push(writeCell(simt, cell, e.frame, e.at, readCell(simt, next, e.frame, e.at))),
    )
  for (const { variable, next } of scalars) scope.push(assign(variable, next))
}
