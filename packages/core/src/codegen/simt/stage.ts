// Loads that are contiguous along the second axis: the threads read the block along memory into shared memory first.
import type { Axis, LoadNode } from '../../kernel/index.ts'
import { addIndex, convert, index, loop, mulIndex, op, scalarType, use, when } from '../loops/build.ts'
import { type Expr, memoryBytes, type SimtArray, type Stmt } from '../loops/ir.ts'
import { type Block, blockRoots, reachable } from '../loops/lower/analyse.ts'
import { axisEnd, axisStart } from '../loops/lower/axes.ts'
import { representation } from '../loops/lower/elements.ts'
import type { Scope } from '../loops/lower/scope.ts'
import { accessOf, baseOf, evaluate } from '../loops/lower/values.ts'
import { packed } from './across.ts'
import { barrier, declareArray, element, loadPack, setElement } from './build.ts'
import { isAligned, isContiguous } from './shape.ts'
import { readRow } from './sort.ts'
import type { Frame, Simt } from './state.ts'

/** A block of a tensor in shared memory: one row for each coordinate of the fast axis. */
export interface StagedTile {
  readonly array: SimtArray
  readonly dtype: LoadNode['dtype']
  /** Elements from one row to the next: one more than it holds, so that a column lies in different banks. */
  readonly pitch: number
  readonly fastFrom: Expr
  readonly secondFrom: Expr
}

/** Stages the block's loads whose two axes are about to be opened together. */
export function stageTransposed(simt: Simt, frame: Frame, block: Block, shared: readonly Axis[]): void {
  const { fast, second, programsPerBlock } = simt.plan
  if (!fast || !second || programsPerBlock > 1) return
  const sides = [fast.axis, second.axis]
  if (!sides.every((a) => a.size !== null && shared.includes(a))) return
  const staged = [...reachable(blockRoots(block))].filter((n): n is LoadNode => n.op === 'load' && runsAcross(simt, n))
  for (const node of staged) stage(simt, frame.scope, node, fast.axis, second.axis)
  if (simt.staged.size > 0) frame.scope.push(barrier)
}

/** Whether memory runs along the second axis, the two spread axes being the load's only blocks. */
function runsAcross({ context, plan }: Simt, node: LoadNode): boolean {
  const tensor = context.tensors.get(node.tensor)!
  const [fast, second] = [plan.fast!.axis, plan.second!.axis]
  if (tensor.access !== 'read' || node.axes.length !== 2 || ![fast, second].every((a) => node.axes.includes(a)))
    return false
  return isContiguous({ tensor, index: node.index }, second) && !isContiguous({ tensor, index: node.index }, fast)
}

/** Bytes that a thread reads at once: a warp then reads whole lines of elements of any size. */
const accessBytes = 4

function stage(simt: Simt, scope: Scope, node: LoadNode, fast: Axis, second: Axis): void {
  const { context, plan } = simt
  const { memory } = representation[node.dtype]
  const [rows, columns] = [fast.size!, second.size!]
  const pitch = columns + 1
  if (simt.shared.bytes + rows * pitch * memoryBytes[memory] > simt.target.sharedBytes) return
  const wide = Math.max(1, accessBytes / memoryBytes[memory])
  const pack = isAligned(context.tensors.get(node.tensor)!, wide) ? wide : 1
  const threadsPerRow = columns / pack
  if (threadsPerRow > plan.threads || plan.threads % threadsPerRow !== 0) return
  const array = simt.shared.allocate(memory, rows * pitch)
  const [fastFrom, secondFrom] = [axisStart(context, scope, fast), axisStart(context, scope, second)]
  const tile: StagedTile = { array, dtype: node.dtype, pitch, fastFrom, secondFrom }
  copyIn(simt, scope, { node, tile, fast, second, pack, threadsPerRow })
  simt.staged.set(node, tile)
}

interface CopyIn {
  readonly node: LoadNode
  readonly tile: StagedTile
  readonly fast: Axis
  readonly second: Axis
  /** Neighbouring elements that a thread reads at once. */
  readonly pack: number
  readonly threadsPerRow: number
}

/** Whole blocks are read without conditions, all of a thread's loads under way together; those at an edge element by element. */
function copyIn(simt: Simt, scope: Scope, copy: CopyIn): void {
  const { context, thread, plan } = simt
  const { tile, fast, second, pack, threadsPerRow } = copy
  const lane = scope.name('column', op('and', thread, index(threadsPerRow - 1)))
  const column = pack === 1 ? lane : scope.name('column', mulIndex(lane, index(pack)))
  const firstRow = scope.name('row', op('shr', thread, index(Math.log2(threadsPerRow))))
  const rowStep = plan.threads / threadsPerRow
  const turns = Math.ceil(fast.size! / rowStep)
  const ends = { fast: axisEnd(context, scope, fast), second: axisEnd(context, scope, second) }
  const isWhole = op(
    'and',
    op('le', addIndex(tile.fastFrom, index(fast.size!)), ends.fast),
    op('le', addIndex(tile.secondFrom, index(second.size!)), ends.second),
  )
  const eachRow = (outer: Scope, body: (within: Scope, turn: Expr, row: Expr) => void): void => {
    const turn = outer.names.variable('turn', scalarType('index'))
    const within = outer.child()
    body(within, use(turn), within.name('row', addIndex(firstRow, mulIndex(use(turn), index(rowStep)))))
    outer.push({ ...loop(turn, index(0), index(turns), index(1), within.statements), unroll: true } as Stmt)
  }
  const whole = scope.child()
  const edge = scope.child()
  if (turns * rowStep === fast.size!) copyWhole(simt, whole, copy, turns, column, eachRow)
  copyEdge(simt, edge, copy, ends, column, eachRow)
  if (whole.statements.length > 0) scope.push(when(isWhole, whole.statements, edge.statements))
  else scope.push(...edge.statements)
}
type EachRow = (outer: Scope, body: (within: Scope, turn: Expr, row: Expr) => void) => void

function copyWhole(simt: Simt, scope: Scope, copy: CopyIn, turns: number, column: Expr, eachRow: EachRow): void {
  const { context } = simt
  const { node, tile, fast, second, pack } = copy
  const { name } = scope.names.variable('pack', scalarType('index'))
  const held = { name, memory: tile.array.memory, pack, count: turns, shared: false }
  scope.push(declareArray(held))
  eachRow(scope, (within, turn, row) => {
    within.bind(second, { coord: addIndex(tile.secondFrom, column), lanes: 1 })
    within.bind(fast, { coord: addIndex(tile.fastFrom, row), lanes: 1 })
    const { offset } = accessOf(context, within, context.tensors.get(node.tensor)!, node.index)
    within.push(loadPack(held, turn, baseOf(context, node.tensor), offset, false))
  })
  eachRow(scope, (within, turn, row) => {
    const place = within.name('place', addIndex(mulIndex(row, index(tile.pitch)), column))
    for (let e = 0; e < pack; e++) {
      const value = element(held, { index: turn, at: index(e) })
      within.push(setElement(tile.array, { index: addIndex(place, index(e)), at: index(0) }, value))
    }
  })
}

function copyEdge(
  { context }: Simt,
  scope: Scope,
  { node, tile, fast, second, pack }: CopyIn,
  ends: { readonly fast: Expr; readonly second: Expr },
  column: Expr,
  eachRow: EachRow,
): void {
  eachRow(scope, (within, _, row) => {
    const across = within.name('at', addIndex(tile.fastFrom, row))
    const place = within.name('place', addIndex(mulIndex(row, index(tile.pitch)), column))
    for (let e = 0; e < pack; e++) {
      const along = within.name('at', addIndex(addIndex(tile.secondFrom, column), index(e)))
      const inside = within.child()
      inside.bind(second, { coord: along, lanes: 1 })
      inside.bind(fast, { coord: across, lanes: 1 })
      const value = packed(evaluate(context, inside, node))
      inside.push(setElement(tile.array, { index: addIndex(place, index(e)), at: index(0) }, value))
      within.push(when(op('and', op('lt', along, ends.second), op('lt', across, ends.fast)), inside.statements))
    }
  })
}

/** Gives what lies in shared memory its values where the axes are bound. */
export function defineShared({ staged, rows, plan }: Simt, scope: Scope): void {
  for (const [node, row] of rows) {
    const bound = scope.binding(row.axis)
    if (bound) scope.define(node, readRow(row, bound.binding.coord))
  }
  for (const [node, tile] of staged) {
    const [fast, second] = [plan.fast!, plan.second!].map((s) => scope.binding(s.axis)?.binding.coord)
    if (!fast || !second) continue
    const row = mulIndex(op('sub', fast, tile.fastFrom), index(tile.pitch))
    const value = element(tile.array, { index: addIndex(row, op('sub', second, tile.secondFrom)), at: index(0) })
    scope.define(node, tile.dtype === 'bool' ? convert('bool', value) : value)
  }
}
