// Tiles of random kernels with what is known of their values, so that results can be compared exactly or within a derived bound.
import { domain, type KernelDType, type Value } from '../../../../kernel/index.ts'

/**
 * A tile whose elements are at most `bound` in magnitude. `error` bounds how far two machines may differ; at 0 the elements are
 * whole numbers that every intermediate result holds exactly, so that no order of operations shows.
 */
export interface Item {
  readonly value: Value
  readonly bound: number
  readonly error: number
}

/** Whole numbers up to here are exact in the dtype. */
export const exactLimit = (dtype: KernelDType): number => {
  if (dtype === 'float64') return 2 ** 53
  if (dtype === 'float32') return 2 ** 24
  if (dtype === 'bool') return 1
  return dtype === 'uint8' ? 255 : 2 ** (Number(dtype.slice('int'.length)) - 1)
}
/** Relative rounding error of one operation. */
export const roundoff = (dtype: KernelDType): number =>
  ({ float64: 2 ** -53, float32: 2 ** -24, float16: 2 ** -11, bfloat16: 2 ** -8 })[dtype as string] ?? 0

export const isFloat = (dtype: KernelDType): boolean => domain(dtype) === 'float'
export const isInt = (dtype: KernelDType): boolean => domain(dtype) === 'int'
export const isExact = ({ error }: Item): boolean => error === 0

/** A result of integer or bool operations: they are exact whatever happens. */
export const exact = (value: Value, bound = Infinity): Item => ({
  value,
  bound: Math.min(bound, exactLimit(value.dtype)),
  error: 0,
})

/** A float result of operands with these errors; whole numbers within the dtype's limit stay exact. */
export function rounded(value: Value, bound: number, error: number): Item {
  if (error === 0 && bound <= exactLimit(value.dtype)) return { value, bound, error }
  return { value, bound, error: error + bound * roundoff(value.dtype) }
}

/** Brought within ±limit; infinities too. */
export function clamped(item: Item, limit: number): Item {
  const { value } = item
  if (isFloat(value.dtype))
    return { ...item, value: value.pmax(-limit).pmin(limit), bound: Math.min(item.bound, limit) }
  if (isInt(value.dtype) && item.bound > limit) return exact(value.rem(limit + 1), limit)
  return item
}
