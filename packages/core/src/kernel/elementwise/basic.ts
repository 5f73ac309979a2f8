// Elementwise functions with a short expansion: NaN-aware extremes, predicates, powers of the primitives.
import type { Value } from '../value.ts'
import type { Elementwise } from './elementwise.ts'

const number = ['float', 'int'] as const
const bool = (x: boolean) => (x ? 1 : 0)
const isFloat = (x: Value): boolean => x.dtype === 'float32' || x.dtype === 'float64'

export const basic: Readonly<Record<'maximum' | 'minimum' | 'isNan' | 'exp', Elementwise>> = {
  exp: { arity: 1, on: ['float'], result: 'same', cost: 12, reference: Math.exp },
  /** NaN if either operand is NaN. */
  maximum: {
    arity: 2,
    on: number,
    result: 'same',
    cost: 3,
    reference: Math.max,
    integer: (a: bigint, b: bigint) => (a > b ? a : b),
    expand: (a: Value, b: Value) => (isFloat(a) ? a.gt(b).or(a.ne(a)).select(a, b) : a.pmax(b)),
  },
  /** NaN if either operand is NaN. */
  minimum: {
    arity: 2,
    on: number,
    result: 'same',
    cost: 3,
    reference: Math.min,
    integer: (a: bigint, b: bigint) => (a < b ? a : b),
    expand: (a: Value, b: Value) => (isFloat(a) ? a.lt(b).or(a.ne(a)).select(a, b) : a.pmin(b)),
  },
  isNan: {
    arity: 1,
    on: number,
    result: 'bool',
    cost: 1,
    reference: (x: number) => bool(Number.isNaN(x)),
    integer: () => 0n,
    expand: (x: Value) => x.ne(x),
  },
}
