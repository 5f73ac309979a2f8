// Folds one tuple of each thread over the threads of an axis: by shuffles within a warp, through shared memory between warps.
import type { KernelDType } from '../../kernel/index.ts'
import { addIndex, constant, convert, index, mulIndex, op, select, when } from '../loops/build.ts'
import type { Expr } from '../loops/ir.ts'
import { representation } from '../loops/lower/elements.ts'
import { combine } from '../loops/lower/monoid-code.ts'
import type { Scope } from '../loops/lower/scope.ts'
import { barrier, element, setElement, shuffle } from './build.ts'
import type { Frame, Simt } from './state.ts'

/** A tuple that is folded; how to read and to replace its values where a scope stands. */
export interface Entry {
  get(scope: Scope): Expr[]
  set(scope: Scope, values: readonly Expr[]): void
}
export interface Tuples {
  readonly monoid: string
  readonly dtypes: readonly KernelDType[]
  /** Calls `action` for every tuple, with its number, a constant or a variable of an unrolled loop. */
  each(scope: Scope, action: (scope: Scope, entry: Entry, number: Expr) => void): void
  readonly count: number
}

/** Numbers of threads that differ in bits low … high-1 are folded together: 2^low is the distance of neighbours. */
export interface ThreadBits {
  readonly low: number
  readonly high: number
}

export const bitsOf = (powerOfTwo: number): number => Math.round(Math.log2(powerOfTwo))

/** Bools travel as integers. */
export const packed = (x: Expr): Expr => (x.type.elem === 'bool' ? convert('i32', x) : x)
export const unpacked = (dtype: KernelDType, x: Expr): Expr => (dtype === 'bool' ? convert('bool', x) : x)

/** Who knows a fold over several warps in the end: what the first warp alone needs is not read from shared memory by all. */
export type Readers = 'all' | 'firstWarp'

export function foldAcross(
  simt: Simt,
  frame: Frame,
  tuples: Tuples,
  { low, high }: ThreadBits,
  readers: Readers = 'all',
): void {
  const laneBits = bitsOf(simt.target.laneCount)
  const inWarp = { low, high: Math.min(high, laneBits) }
  const { scope } = frame
  if (high <= laneBits) {
    tuples.each(scope, (s, entry) => entry.set(s, foldLanes(simt, s, tuples, entry.get(s), inWarp)))
    return
  }
  foldWarps(simt, frame, tuples, { low, high }, inWarp, readers)
}

function foldLanes(simt: Simt, scope: Scope, tuples: Tuples, values: readonly Expr[], bits: ThreadBits): Expr[] {
  const { monoid, dtypes } = tuples
  const width = simt.target.laneCount
  let own = [...values]
  for (let bit = bits.high - 1; bit >= bits.low; bit--) {
    const distance = 2 ** bit
    const other = own.map((x, i) =>
      scope.name('other', unpacked(dtypes[i]!, shuffle('shuffleXor', packed(x), distance, width))),
    )
    own = ordered(simt, scope, distance, own, other, (left, right) =>
      combine(simt.context, scope, monoid, dtypes, left, right),
    ).map((x) => scope.name('sum', x))
  }
  return own
}

/** Both threads of a pair must get the same result, so tuples, which round by their order, are combined in that of the threads. */
function ordered(
  simt: Simt,
  scope: Scope,
  distance: number,
  own: readonly Expr[],
  other: readonly Expr[],
  join: (left: readonly Expr[], right: readonly Expr[]) => Expr[],
): Expr[] {
  if (own.length === 1) return join(own, other)
  const isLeft = scope.name('isLeft', op('eq', op('and', simt.thread, index(distance)), index(0)))
  const pick = (a: Expr, b: Expr) => scope.name('side', select(isLeft, a, b))
  return join(
    own.map((x, i) => pick(x, other[i]!)),
    own.map((x, i) => pick(other[i]!, x)),
  )
}

/** Each warp leaves its tuples in shared memory; every reader then folds those of its warps itself, or shares that with its warp. */
function foldWarps(
  simt: Simt,
  frame: Frame,
  tuples: Tuples,
  bits: ThreadBits,
  inWarp: ThreadBits,
  readers: Readers,
): void {
  const { scope } = frame
  const { context, plan, thread } = simt
  const lanes = simt.target.laneCount
  const laneBits = bitsOf(lanes)
  const apart = 2 ** Math.min(bits.low, laneBits)
  const warps = plan.threads / lanes
  const lane = scope.name('lane', op('and', thread, index(lanes - 1)))
  const warp = scope.name('warp', op('shr', thread, index(laneBits)))
  const arrays = tuples.dtypes.map((d) => simt.shared.allocate(representation[d].memory, tuples.count * warps * apart))
  const at = (number: Expr, w: Expr, l: Expr): Expr =>
    addIndex(mulIndex(addIndex(mulIndex(number, index(warps)), w), index(apart)), l)
  if (frame.repeats) scope.push(barrier)
  tuples.each(scope, (s, entry, number) => {
    const values = foldLanes(simt, s, tuples, entry.get(s), inWarp)
    const writer = s.child()
    const place = writer.name('place', at(number, warp, apart === 1 ? index(0) : lane))
    arrays.forEach((a, i) => writer.push(setElement(a, { index: place, at: index(0) }, packed(values[i]!))))
    s.push(when(op('lt', lane, index(apart)), writer.statements))
  })
  scope.push(barrier)
  const step = 2 ** (Math.max(bits.low, laneBits) - laneBits)
  const turns = 2 ** (bits.high - laneBits) / step
  const firstWarp = step === 1 ? index(0) : scope.name('first', op('and', warp, index(step - 1)))
  const column = apart === 1 ? index(0) : scope.name('column', op('and', lane, index(apart - 1)))
  const reader = readers === 'all' ? scope : scope.child()
  tuples.each(reader, (s, entry, number) => {
    const readAt = (w: Expr) =>
      arrays.map((a, i) => {
        const place = at(number, w, column)
        return s.name('part', unpacked(tuples.dtypes[i]!, element(a, { index: place, at: index(0) })))
      })
    if (tuples.dtypes.length > 1 && bits.low === 0 && turns === warps) {
      const own = readAt(op('and', lane, index(warps - 1)))
      return entry.set(s, foldLanes(simt, s, tuples, own, { low: 0, high: bitsOf(warps) }))
    }
    const read = (turn: number) => readAt(addIndex(firstWarp, index(turn * step)))
    const join = (left: readonly Expr[], right: readonly Expr[]) =>
      combine(context, s, tuples.monoid, tuples.dtypes, left, right).map((x) => s.name('sum', x))
    // Four at a time in pairs: a chain of all warps would wait for each addition, a tree of all would hold them in registers.
    const some = (first: number, count: number): readonly Expr[] =>
      count === 1 ? read(first) : join(some(first, count / 2), some(first + count / 2, count / 2))
    const together = Math.min(turns, 4)
    let all = some(0, together)
    for (let turn = together; turn < turns; turn += together) all = join(all, some(turn, together))
    entry.set(s, all)
  })
  if (reader !== scope) scope.push(when(op('lt', thread, index(lanes)), reader.statements))
}

export const isZero = (x: Expr): Expr => op('eq', x, constant('index', 0))
