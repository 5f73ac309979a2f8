// What an elementwise function of the kernel language is; the table itself is in table.ts.
import type { Value } from '../value.ts'

/** Groups of dtypes a function is defined on. 'float' means float32 and float64: narrower floats are cast first. */
export type Domain = 'float' | 'int' | 'bool'

/** Scalar float64 functions of a platform's maths library (libm, Math.*), which a lowering may call instead of expanding. */
export const libraryNames = [
  'exp',
  'expm1',
  'log',
  'log1p',
  'log2',
  'log10',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
  'pow',
  'atan2',
  'fmod',
] as const
export type LibraryName = (typeof libraryNames)[number]

export interface Elementwise {
  readonly arity: 1 | 2 | 3
  /** Dtypes of its operands, which must all be equal (the condition of select is bool besides). */
  readonly on: readonly Domain[]
  readonly result: 'same' | 'bool'
  /** Meaning on the host in float64; bools are 0 and 1. */
  reference(...args: number[]): number
  /** Exact meaning on integers, before wrapping to the dtype's width. Needed where `on` has 'int'. */
  integer?(...args: bigint[]): bigint
  /** The float64 library function that computes it; where set, `expand` is for float32 only. */
  readonly library?: LibraryName
  /** The same function in simpler ones; used by every family whose dialect does not spell it. Absent: a primitive that every dialect spells. */
  expand?(...args: Value[]): Value
  /** Rough cost in additions; decides what is recomputed and what is kept. */
  readonly cost: number
  /** Largest error of the expansion in units in the last place of its dtype, measured by the tests, where it is not exact. */
  readonly ulp?: number
}
