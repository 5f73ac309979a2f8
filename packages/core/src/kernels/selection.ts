// The k least of a row's integer keys: the k-th is found bit by bit, then all up to it are gathered.
import { type KernelDType, lowest, type Value } from '../kernel/index.ts'
import type { Row } from './rows.ts'

export interface Selected {
  /** Where a chosen element goes among the chosen, in no order but that equal keys keep theirs. */
  readonly slot: Value
  readonly isChosen: Value
}

/** The greatest key that is chosen, and how many lie below it. */
export interface Bound {
  readonly last: Value
  readonly below: Value
}

/** The bound under which the `count` least keys of the row are. */
export function boundOfLeast(row: Row, key: Value, count: Value, index: KernelDType): Bound {
  const last = rankedKey(row, key, count.to(index), index)
  return { last, below: key.lt(last).to(index).sum(row.axes[0]!) }
}

/** Chooses `count` elements of the row, the first of equal ones. `index` numbers its elements. */
export function selectLeast(row: Row, key: Value, count: Value, bound: Bound, index: KernelDType): Selected {
  const axis = row.axes[0]!
  const { last, below } = bound
  const [isBefore, isLast] = [key.lt(last), key.eq(last)]
  const [beforeUpTo] = row.k.scan('sum', axis, [isBefore.to(index)])
  const [lastUpTo] = row.k.scan('sum', axis, [isLast.to(index)])
  const place = isBefore.select(beforeUpTo!, below.add(lastUpTo!))
  return { slot: place.sub(1).to('int64'), isChosen: isBefore.or(isLast.and(place.le(count.to(index)))) }
}

/** Elements of a row from which choosing is quicker than sorting. */
export const worthSelecting = 256

/** Position of the element that would stand at the 0-based place `rank` of the sorted row, int64. */
export function placeOfRank(row: Row, key: Value, rank: Value, index: KernelDType): Value {
  const axis = row.axes[0]!
  const wanted = rank.add(1).to(index)
  const found = rankedKey(row, key, wanted, index)
  const before = key.lt(found).to(index).sum(axis)
  const isEqual = key.eq(found)
  const [upTo] = row.k.scan('sum', axis, [isEqual.to(index)])
  const isIt = isEqual.and(before.add(upTo!).eq(wanted))
  return isIt.select(row.k.coord(axis), 0).sum(axis)
}

/** The key of 1-based rank `rank`: the greatest value that fewer than `rank` keys lie below, its bits set from the highest down. */
function rankedKey(row: Row, key: Value, rank: Value, index: KernelDType): Value {
  const bits = key.dtype === 'int64' ? 64 : 32
  const [found] = row.k.loop(0, bits, 1, [key.like(lowest(key.dtype))], (i, [value]) => {
    const bit = key.like(1).shl(
      i
        .neg()
        .add(bits - 1)
        .to(key.dtype),
    )
    // The first bit is the sign: from the lowest value its addition leads to zero.
    const candidate = value!.add(bit)
    const below = key.lt(candidate).to(index).sum(row.axes[0]!)
    return [below.lt(rank).select(candidate, value!)]
  })
  return found!
}
