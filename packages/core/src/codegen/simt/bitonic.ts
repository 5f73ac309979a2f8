// A bitonic network over a power of two of entries; a thread takes up to eight through three of its steps at a time, in registers.
import { assign, constant, convert, index, loop, op, scalarType, use, when } from '../loops/build.ts'
import type { Expr, Stmt } from '../loops/ir.ts'
import type { Scope } from '../loops/lower/scope.ts'
import { barrier } from './build.ts'
import type { Entry, SortEntries } from './sort-entries.ts'

/** Steps at a time: 2³ entries fit in registers beside what comparing needs. */
const stepsAtOnce = 3
export const entriesAtOnce: number = 2 ** stepsAtOnce

/** Places in shared memory have 32 bits, whatever offsets in tensors need. */
const whole = (value: number): Expr => constant('i32', value)

interface Team {
  readonly thread: Expr
  readonly threads: number
}

/** Sorts ascending: runs of 2, 4, … `length` entries are merged, each by steps of halving distance. */
export function bitonicNetwork(scope: Scope, entries: SortEntries, length: number, team: Team): void {
  const size = scope.mutable('size', whole(2))
  const merge = scope.child()
  const distance = merge.mutable('distance', op('shr', use(size), whole(1)))
  const several = merge.child()
  const nearest = several.name('nearest', op('shr', use(distance), whole(stepsAtOnce - 1)))
  steps(several, entries, length, team, stepsAtOnce, nearest, use(size))
  several.push(barrier, assign(distance, op('shr', use(distance), whole(stepsAtOnce))))
  const isFar = op('ge', use(distance), whole(2 ** (stepsAtOnce - 1)))
  merge.push({ kind: 'while', condition: isFar, body: several.statements })
  for (let left = stepsAtOnce - 1; left > 0; left--) {
    const rest = merge.child()
    steps(rest, entries, length, team, left, whole(1), use(size))
    rest.push(barrier)
    merge.push(when(op('eq', use(distance), whole(2 ** (left - 1))), rest.statements))
  }
  merge.push(assign(size, op('shl', use(size), whole(1))))
  scope.push({ kind: 'while', condition: op('le', use(size), whole(length)), body: merge.statements })
}

/** `count` steps whose last has the distance `nearest`: each thread takes groups of 2^count entries that far apart. */
function steps(
  scope: Scope,
  entries: SortEntries,
  length: number,
  { thread, threads }: Team,
  count: number,
  nearest: Expr,
  size: Expr,
): void {
  const width = 2 ** count
  if (width > length) return
  const counter = scope.names.variable('turn', scalarType('index'))
  const turn = scope.child()
  const group = turn.name('group', convert('i32', use(counter)))
  const low = turn.name('low', op('and', group, op('sub', nearest, whole(1))))
  const first = turn.name('first', op('add', op('shl', op('sub', group, low), whole(count)), low))
  const isAscending = turn.name('ascending', op('eq', op('and', first, size), whole(0)))
  const places = Array.from({ length: width }, (_, e) =>
    e === 0 ? first : turn.name('place', op('add', first, op('mul', nearest, whole(e)))),
  )
  let members: readonly Entry[] = places.map((p) => entries.load(turn, p))
  for (let step = count - 1; step >= 0; step--) members = exchange(turn, entries, members, 2 ** step, isAscending)
  members.forEach((entry, e) => entries.store(turn, places[e]!, entry))
  scope.push(loop(counter, thread, index(length / width), index(threads), turn.statements) as Stmt)
}

function exchange(
  scope: Scope,
  entries: SortEntries,
  group: readonly Entry[],
  apart: number,
  isAscending: Expr,
): readonly Entry[] {
  const next = [...group]
  for (let e = 0; e < group.length; e++) {
    if (e & apart) continue
    const [a, b] = entries.ordered(scope, group[e]!, group[e + apart]!, isAscending)
    next[e] = a
    next[e + apart] = b
  }
  return next
}
