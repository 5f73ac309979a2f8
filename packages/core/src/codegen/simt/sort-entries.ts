// What a sort moves: integer keys with the places they came from, which decide between equal keys.
import type { KernelDType } from '../../kernel/index.ts'
import { constant, convert, index, op, select } from '../loops/build.ts'
import { type Expr, memoryBytes, type SimtArray } from '../loops/ir.ts'
import { representation } from '../loops/lower/elements.ts'
import type { Scope } from '../loops/lower/scope.ts'
import { element, setElement } from './build.ts'
import type { SharedMemory } from './state.ts'

/** Every so many entries one is left free, so that neighbouring threads' groups begin in different banks. */
const stretch = 16
const stretched = (length: number): number => length + length / Math.min(length, stretch)

/** An entry in registers: one word of key and place where keys have 32 bits, else key and place apart. */
export type Entry = readonly Expr[]

const isNarrow = (key: KernelDType): boolean => representation[key].elem === 'i32'

/** The longest row of such keys, a power of two, that fits in so much shared memory. */
export const longestSort = (key: KernelDType, bytes: number): number =>
  2 ** Math.floor(Math.log2((stretch * bytes) / SortEntries.bytes(key, stretch)))

export class SortEntries {
  private readonly arrays: readonly SimtArray[]
  private readonly isNarrow: boolean

  constructor(shared: SharedMemory, key: KernelDType, length: number) {
    this.isNarrow = isNarrow(key)
    const memories = this.isNarrow ? (['i64'] as const) : (['i64', 'i32'] as const)
    this.arrays = memories.map((memory) => shared.allocate(memory, stretched(length)))
  }

  /** Shared memory for so many entries. */
  static bytes(key: KernelDType, length: number): number {
    return stretched(length) * (memoryBytes.i64 + (isNarrow(key) ? 0 : memoryBytes.i32))
  }

  put(scope: Scope, place: Expr, key: Expr): void {
    const number = convert('i64', place)
    if (!this.isNarrow) return this.store(scope, place, [key, convert('i32', place)])
    const high = op('shl', convert('i64', key), constant('i64', 32n))
    this.store(scope, place, [op('or', high, number)])
  }
  load(scope: Scope, place: Expr): Entry {
    const at = { index: scope.name('slot', this.slot(place)), at: index(0) }
    return this.arrays.map((a) => scope.name('entry', element(a, at)))
  }
  store(scope: Scope, place: Expr, entry: Entry): void {
    const at = { index: scope.name('slot', this.slot(place)), at: index(0) }
    this.arrays.forEach((a, i) => scope.push(setElement(a, at, entry[i]!)))
  }
  /** The two in ascending order, or in descending order where `isAscending` is false. */
  ordered(scope: Scope, a: Entry, b: Entry, isAscending: Expr): readonly [Entry, Entry] {
    const isAfter = this.isNarrow
      ? op('lt', b[0]!, a[0]!)
      : op('or', op('lt', b[0]!, a[0]!), op('and', op('eq', b[0]!, a[0]!), op('lt', b[1]!, a[1]!)))
    const swaps = scope.name('swaps', op('eq', isAfter, isAscending))
    const pick = (x: Entry, y: Entry): Entry => x.map((v, i) => scope.name('entry', select(swaps, y[i]!, v)))
    return [pick(a, b), pick(b, a)]
  }
  key(place: Expr): Expr {
    const word = element(this.arrays[0]!, { index: this.slot(place), at: index(0) })
    return this.isNarrow ? convert('i32', op('shr', word, constant('i64', 32n))) : word
  }
  /** Where the entry at `place` came from. */
  place(place: Expr): Expr {
    const at = { index: this.slot(place), at: index(0) }
    if (!this.isNarrow) return convert('index', element(this.arrays[1]!, at))
    return convert('index', op('and', element(this.arrays[0]!, at), constant('i64', 0xffffffffn)))
  }

  private slot(place: Expr): Expr {
    const number = convert('i32', place)
    return op('add', number, op('shr', number, constant('i32', Math.log2(stretch))))
  }
}
