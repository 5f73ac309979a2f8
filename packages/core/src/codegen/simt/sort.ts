// Sorts of one row by a block: keys, payload and places lie in shared memory and pass through a bitonic network.
import { OpGemsError } from '../../errors/errors.ts'
import { type Axis, highest, type KernelDType, type Node, type SortNode } from '../../kernel/index.ts'
import { addIndex, assign, constant, convert, index, loop, op, scalarType, use, when } from '../loops/build.ts'
import { type Expr, memoryBytes, type SimtArray, type Stmt } from '../loops/ir.ts'
import { axisEnd, axisStart } from '../loops/lower/axes.ts'
import { representation } from '../loops/lower/elements.ts'
import type { Scope } from '../loops/lower/scope.ts'
import { evaluate } from '../loops/lower/values.ts'
import { packed } from './across.ts'
import { barrier, element, setElement } from './build.ts'
import type { Frame, Simt } from './state.ts'

/** A tile over one axis in shared memory. */
export interface SharedRow {
  readonly array: SimtArray
  readonly dtype: KernelDType
  readonly axis: Axis
  readonly from: Expr
}

export function emitSort(simt: Simt, frame: Frame, sort: SortNode, nodes: ReadonlySet<Node>): void {
  const { context, plan, shared, target } = simt
  const { scope } = frame
  const { axis } = sort
  const length = plan.rowLength
  const memories = [...sort.args.map((a) => representation[a.dtype].memory), 'i32' as const]
  const bytes = memories.reduce((sum, m) => sum + memoryBytes[m], 0) * (length ?? Infinity)
  if (axis !== plan.fast?.axis || length === null || shared.bytes + bytes > target.sharedBytes)
    throw new OpGemsError(
      'UNSUPPORTED_OP',
      `kernel '${context.kernel.name}': the simt family sorts rows that fit in shared memory (${target.sharedBytes} bytes) so far`,
    )
  const arrays = memories.map((m) => shared.allocate(m, length))
  const from = axisStart(context, scope, axis)
  if (frame.repeats) scope.push(barrier)
  fill(simt, frame, sort, arrays, from, length)
  scope.push(barrier)
  if (length > 1) bitonic(simt, scope, arrays, length)
  for (const pick of nodes) {
    if (pick.op !== 'pick' || pick.from !== sort) continue
    const row: SharedRow = { array: arrays[pick.which]!, dtype: pick.dtype, axis, from }
    simt.rows.set(pick, row)
    // Marks the sort as done; elements read their own place.
    scope.define(pick, readRow(row, from))
  }
}

export function readRow({ array, dtype, from }: SharedRow, coordinate: Expr): Expr {
  const value = element(array, { index: op('sub', coordinate, from), at: index(0) })
  return dtype === 'bool' ? convert('bool', value) : value
}

/** Beyond the row stand the greatest keys, whose places sort them behind equal ones of the row. */
function fill(simt: Simt, { scope }: Frame, sort: SortNode, arrays: readonly SimtArray[], from: Expr, length: number) {
  const { context } = simt
  const end = axisEnd(context, scope, sort.axis)
  const counter = scope.names.variable('slot', scalarType('index'))
  const turn = scope.child()
  const inside = turn.child()
  const coordinate = turn.name('at', addIndex(from, use(counter)))
  inside.bind(sort.axis, { coord: coordinate, lanes: 1 })
  const place = { index: use(counter), at: index(0) }
  sort.args.forEach((arg, i) => inside.push(setElement(arrays[i]!, place, packed(evaluate(context, inside, arg)))))
  const [key] = sort.args
  const last = constant(representation[key.dtype].elem, highest(key.dtype))
  turn.push(when(op('lt', coordinate, end), inside.statements, [setElement(arrays[0]!, place, last)]))
  turn.push(setElement(arrays[2]!, place, convert('i32', use(counter))))
  scope.push(loop(counter, simt.thread, index(length), index(simt.plan.threads), turn.statements))
}

function bitonic(simt: Simt, scope: Scope, arrays: readonly SimtArray[], length: number): void {
  const { names } = scope
  const size = scope.mutable('size', index(2))
  const outer = scope.child()
  const distance = outer.mutable('distance', op('shr', use(size), index(1)))
  const inner = outer.child()
  const pair = names.variable('pair', scalarType('index'))
  const step = inner.child()
  const below = op('and', use(pair), op('sub', use(distance), index(1)))
  const low = step.name('low', op('sub', op('add', use(pair), use(pair)), below))
  compareExchange(step, arrays, low, step.name('high', op('add', low, use(distance))), use(size))
  inner.push(loop(pair, simt.thread, index(length / 2), index(simt.plan.threads), step.statements))
  inner.push(barrier, assign(distance, op('shr', use(distance), index(1))))
  outer.push({ kind: 'while', condition: op('gt', use(distance), index(0)), body: inner.statements })
  outer.push(assign(size, op('shl', use(size), index(1))))
  scope.push({ kind: 'while', condition: op('le', use(size), index(length)), body: outer.statements })
}

/** Puts two elements in ascending order, descending where bit `size` of the first place is set. Equal keys go by their places. */
function compareExchange(scope: Scope, arrays: readonly SimtArray[], low: Expr, high: Expr, size: Expr): void {
  const read = (a: SimtArray, at: Expr) => element(a, { index: at, at: index(0) })
  const [a, b] = [low, high].map((at) => arrays.map((x) => scope.name('x', read(x, at)))) as [Expr[], Expr[]]
  const isBefore = op('or', op('lt', b[0]!, a[0]!), op('and', op('eq', b[0]!, a[0]!), op('lt', b[2]!, a[2]!)))
  const isAscending = op('eq', op('and', low, size), index(0))
  const swap: Stmt[] = arrays.flatMap((x, i) => [
    setElement(x, { index: low, at: index(0) }, b[i]!),
    setElement(x, { index: high, at: index(0) }, a[i]!),
  ])
  scope.push(when(op('eq', isBefore, isAscending), swap))
}
