// Binary search of each element in a sorted row: searchsorted, bucketize, histogram.
import type { DType } from '../dtype/index.ts'
import type { KernelBuilder, KernelDType, Value } from '../kernel/index.ts'
import type { IndexedSpec } from './indexed.ts'

/** Narrow floats are compared in float32. */
const comparable = (dtype: DType): KernelDType =>
  dtype === 'float16' || dtype === 'bfloat16' || dtype.startsWith('float8') ? 'float32' : (dtype as KernelDType)

/**
 * Operands: out, values, [order,] sequence; scalars: the row's length and the steps that halve it away. An element's
 * place is the number of sequence elements below it, or not above it where `right`; NaN is above everything.
 */
export function searchSpec(out: DType, dtype: DType, right: boolean, hasOrder: boolean): IndexedSpec {
  const table = { access: 'read' as const, computed: 1 }
  return {
    name: 'searchsorted',
    operands: [
      { dtype: out, access: 'write', computed: 0 },
      { dtype, access: 'read', computed: 0 },
      ...(hasOrder ? [{ dtype: 'int64' as const, ...table }] : []),
      { dtype, ...table },
    ],
    scalars: ['int64', 'int64'],
    body: (site) => {
      const [length, steps] = site.scalars as [Value, Value]
      const compare = comparable(dtype)
      const order = hasOrder ? (middle: Value, isOpen: Value) => site.read(2, [middle], isOpen).to('int64') : null
      const table = hasOrder ? 3 : 2
      const element = (at: Value, isInside: Value) => site.read(table, [at], isInside).to(compare)
      const wanted = site.load(1).to(compare)
      site.store(0, placeIn(site.k, { wanted, length, steps, right, element, order }).to(out as KernelDType))
    },
  }
}

export interface RowSearch {
  readonly wanted: Value
  /** Elements of the row, and the steps that halve it away. */
  readonly length: Value
  readonly steps: Value
  readonly right: boolean
  /** The row's element at a place, read where the second value holds. */
  element(at: Value, isInside: Value): Value
  /** The place of the n-th element in order; absent: the row is sorted. */
  readonly order?: ((n: Value, isThere: Value) => Value) | null
}

/** The number of the row's elements below a value, or not above it where `right`. */
export function placeIn(k: KernelBuilder, { wanted, length, steps, right, element, order }: RowSearch): Value {
  // Zero for each element: what a loop carries has the axes of what it starts with.
  const zero = wanted.ne(wanted).to('int64').mul(0)
  const search = ([low, high]: readonly Value[]): Value[] => {
    const isOpen = low!.lt(high!)
    const middle = low!.add(high!).shr(1)
    const at = order ? order(middle, isOpen) : middle
    const isInside = isOpen.and(at.ge(0)).and(at.lt(length))
    const value = element(at, isInside)
    const goesRight = (right ? value.gt(wanted) : value.ge(wanted)).not()
    return [isOpen.and(goesRight).select(middle.add(1), low!), isOpen.and(goesRight.not()).select(middle, high!)]
  }
  return k.loop(0, steps, 1, [zero, zero.add(length)], (_, carried) => search(carried))[0]!
}
