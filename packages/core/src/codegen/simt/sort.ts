// Sorts of one row by a block: keys with their places lie in shared memory and pass through a bitonic network.
import { OpGemsError } from '../../errors/errors.ts'
import { type Axis, highest, type KernelDType, type Node, type SortNode } from '../../kernel/index.ts'
import { addIndex, constant, convert, index, loop, op, scalarType, use, when } from '../loops/build.ts'
import { type Expr, memoryBytes, type SimtArray } from '../loops/ir.ts'
import { axisEnd, axisStart } from '../loops/lower/axes.ts'
import { representation } from '../loops/lower/elements.ts'
import { evaluate } from '../loops/lower/values.ts'
import { packed } from './across.ts'
import { bitonicNetwork } from './bitonic.ts'
import { barrier, element, setElement } from './build.ts'
import { SortEntries } from './sort-entries.ts'
import type { Frame, Simt } from './state.ts'

/** A sorted tile over one axis in shared memory. */
export interface SharedRow {
  readonly axis: Axis
  readonly dtype: KernelDType
  readonly from: Expr
  /** The element at a place of the row, counted from 0. */
  readonly read: (place: Expr) => Expr
}

export function emitSort(simt: Simt, frame: Frame, sort: SortNode, nodes: ReadonlySet<Node>): void {
  const { context, plan, shared } = simt
  const { scope } = frame
  const { axis } = sort
  const length = lengthOf(simt, sort)
  const entries = new SortEntries(shared, sort.args[0].dtype, length)
  const from = axisStart(context, scope, axis)
  const payload = isCoordinate(sort.args[1], axis) ? null : shared.allocate(payloadMemory(sort), length)
  if (frame.repeats) scope.push(barrier)
  fill(simt, frame, sort, entries, payload, length)
  scope.push(barrier)
  if (length > 1) bitonicNetwork(scope, entries, length, { thread: simt.thread, threads: plan.threads })
  const readPayload = (place: Expr) => {
    const origin = entries.place(place)
    if (payload) return element(payload, { index: origin, at: index(0) })
    return convert(representation[sort.args[1].dtype].elem, addIndex(from, origin))
  }
  for (const pick of nodes) {
    if (pick.op !== 'pick' || pick.from !== sort) continue
    const read = pick.which === 0 ? (place: Expr) => entries.key(place) : readPayload
    const row: SharedRow = { axis, dtype: pick.dtype, from, read }
    simt.rows.set(pick, row)
    // Marks the sort as done; elements read their own place.
    scope.define(pick, readRow(row, from))
  }
}

/** Places in the network: the row's greatest length. @throws UNSUPPORTED_OP for rows that do not fit in shared memory */
function lengthOf({ plan, target, shared, context }: Simt, sort: SortNode): number {
  const { axis } = sort
  const known = Math.min(axis.size ?? Infinity, plan.rowLength ?? Infinity)
  const length = 2 ** Math.ceil(Math.log2(Math.max(1, known)))
  const payload = isCoordinate(sort.args[1], axis) ? 0 : memoryBytes[payloadMemory(sort)]
  const bytes = SortEntries.bytes(sort.args[0].dtype, length) + payload * length
  if (axis === plan.fast?.axis && shared.bytes + bytes <= target.sharedBytes) return length
  throw new OpGemsError(
    'UNSUPPORTED_OP',
    `kernel '${context.kernel.name}': the simt family sorts rows that fit in shared memory (${target.sharedBytes} bytes)`,
  )
}
const payloadMemory = (sort: SortNode) => representation[sort.args[1].dtype].memory

/** The axis's own coordinates, which need no memory. */
const isCoordinate = (node: Node, axis: Axis): boolean =>
  (node.op === 'coord' && node.axis === axis) || (node.op === 'cast' && isCoordinate(node.args[0], axis))

export function readRow({ dtype, from, read }: SharedRow, coordinate: Expr): Expr {
  const value = read(op('sub', coordinate, from))
  return dtype === 'bool' ? convert('bool', value) : value
}

/** Beyond the row stand the greatest keys, whose places sort them behind equal ones of the row. */
function fill(
  simt: Simt,
  { scope }: Frame,
  sort: SortNode,
  entries: SortEntries,
  payload: SimtArray | null,
  length: number,
): void {
  const { context } = simt
  const [from, end] = [axisStart(context, scope, sort.axis), axisEnd(context, scope, sort.axis)]
  const counter = scope.names.variable('slot', scalarType('index'))
  const place = use(counter)
  const turn = scope.child()
  const inside = turn.child()
  const coordinate = turn.name('at', addIndex(from, place))
  inside.bind(sort.axis, { coord: coordinate, lanes: 1 })
  const [key, value] = sort.args
  entries.put(inside, place, evaluate(context, inside, key))
  if (payload)
    inside.push(setElement(payload, { index: place, at: index(0) }, packed(evaluate(context, inside, value))))
  const beyond = turn.child()
  entries.put(beyond, place, constant(representation[key.dtype].elem, highest(key.dtype)))
  turn.push(when(op('lt', coordinate, end), inside.statements, beyond.statements))
  scope.push(loop(counter, simt.thread, index(length), index(simt.plan.threads), turn.statements))
}
