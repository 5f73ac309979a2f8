// Loads that are contiguous along the second axis: the threads read the block along memory into shared memory first.
import type { Axis, LoadNode } from '../../kernel/index.ts'
import { addIndex, convert, index, loop, mulIndex, op, scalarType, use, when } from '../loops/build.ts'
import { type Expr, memoryBytes, type SimtArray, type Stmt } from '../loops/ir.ts'
import { type Block, blockRoots, reachable } from '../loops/lower/analyse.ts'
import { axisEnd, axisStart } from '../loops/lower/axes.ts'
import { representation } from '../loops/lower/elements.ts'
import type { Scope } from '../loops/lower/scope.ts'
import { evaluate } from '../loops/lower/values.ts'
import { packed } from './across.ts'
import { barrier, element, setElement } from './build.ts'
import { isContiguous } from './shape.ts'
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

function stage(simt: Simt, scope: Scope, node: LoadNode, fast: Axis, second: Axis): void {
  const { context, thread, plan } = simt
  const { memory } = representation[node.dtype]
  const [rows, columns] = [fast.size!, second.size!]
  const pitch = columns + 1
  if (simt.shared.bytes + rows * pitch * memoryBytes[memory] > simt.target.sharedBytes) return
  if (columns > plan.threads || plan.threads % columns !== 0) return
  const array = simt.shared.allocate(memory, rows * pitch)
  const [fastFrom, secondFrom] = [axisStart(context, scope, fast), axisStart(context, scope, second)]
  const column = scope.name('column', op('and', thread, index(columns - 1)))
  const firstRow = scope.name('row', op('shr', thread, index(Math.log2(columns))))
  const along = scope.name('at', addIndex(secondFrom, column))
  const row = scope.names.variable('row', scalarType('index'))
  const turn = scope.child()
  const across = turn.name('at', addIndex(fastFrom, use(row)))
  const within = turn.child()
  within.bind(second, { coord: along, lanes: 1 })
  within.bind(fast, { coord: across, lanes: 1 })
  const place = addIndex(mulIndex(use(row), index(pitch)), column)
  const value = packed(evaluate(context, within, node))
  within.push(setElement(array, { index: place, at: index(0) }, value))
  const [fastEnd, secondEnd] = [axisEnd(context, scope, fast), axisEnd(context, scope, second)]
  const exists = op('and', op('lt', along, secondEnd), op('lt', across, fastEnd))
  turn.push(when(exists, within.statements))
  const step = index(plan.threads / columns)
  scope.push({ ...loop(row, firstRow, index(rows), step, turn.statements), unroll: true } as Stmt)
  simt.staged.set(node, { array, dtype: node.dtype, pitch, fastFrom, secondFrom })
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
