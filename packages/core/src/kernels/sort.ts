// Sorting one row: integer keys that keep the order of the elements, and where each element goes.
import type { KernelDType, Value } from '../kernel/index.ts'
import type { Row } from './rows.ts'

/**
 * An integer that orders as the element does: zeros are equal, NaN is greatest. Floats are compared by their bits, those of
 * negative numbers turned round. With `descending` the order is reversed, and NaN comes first.
 */
export function orderKey(x: Value, descending: boolean): Value {
  const key = ascendingKey(x)
  return descending ? key.not() : key
}

/** The dtype of those keys. */
export const keyType = (dtype: KernelDType): 'int32' | 'int64' =>
  dtype === 'float64' || dtype === 'int64' ? 'int64' : 'int32'

function ascendingKey(x: Value): Value {
  switch (x.dtype) {
    case 'float64':
      return floatKey(x, 'int64')
    case 'float32':
      return floatKey(x, 'int32')
    case 'int64':
    case 'int32':
      return x
    case 'int16':
    case 'int8':
    case 'uint8':
    case 'bool':
      return x.to('int32')
    default:
      return ascendingKey(x.to('float32'))
  }
}

/**
 * The element that a key stands for. Zeros of either sign have one key, and so have all NaN: those are what `read` gives, which is asked
 * for them alone.
 */
export function elementOf(
  key: Value,
  dtype: KernelDType,
  descending: boolean,
  read: (isShared: Value) => Value,
): Value {
  const ascending = descending ? key.not() : key
  switch (dtype) {
    case 'float64':
      return floatOf(ascending, 'float64', read)
    case 'int64':
    case 'int32':
      return ascending
    case 'int16':
    case 'int8':
    case 'uint8':
    case 'bool':
      return ascending.to(dtype)
    default:
      return floatOf(ascending, 'float32', read).to(dtype)
  }
}

/** Of a float's key: the number of its sign bit, and what NaN has. */
const floatKeys = {
  int32: { sign: 31n, greatest: 2n ** 31n - 1n },
  int64: { sign: 63n, greatest: 2n ** 63n - 1n },
} as const

function floatKey(x: Value, integer: 'int32' | 'int64'): Value {
  const { sign, greatest } = floatKeys[integer]
  // Adding zero turns -0 into 0.
  const bits = x.add(0).bitcast(integer)
  return x.isNan().select(greatest, turned(bits, sign))
}

function floatOf(key: Value, float: 'float32' | 'float64', read: (isShared: Value) => Value): Value {
  const { sign, greatest } = floatKeys[float === 'float64' ? 'int64' : 'int32']
  const isShared = key.eq(0).or(key.eq(greatest))
  return isShared.select(read(isShared).to(float), turned(key, sign).bitcast(float))
}

/** The bits below the sign turned round where it is set; twice gives them back. */
const turned = (bits: Value, sign: bigint): Value => bits.xor(bits.shr(sign).ushr(1n))

/** Positions of the row's elements in sorted order; equal elements keep theirs. */
export function sortedPositions(row: Row, x: Value, descending: boolean, index: KernelDType): Value {
  const axis = row.axes[0]!
  return row.k.sort(axis, orderKey(x, descending), row.k.coord(axis).to(index))[1]!
}

/** The value of `tile` at one place of the row. */
export function at(row: Row, tile: Value, place: Value): Value {
  const axis = row.axes[0]!
  const isThere = row.k.coord(axis).eq(place)
  return isThere.select(tile, tile.like(0)).sum(axis)
}
