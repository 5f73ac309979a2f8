// Extremes, predicates and signs.
import type { Value } from '../value.ts'
import type { Elementwise } from './elementwise.ts'
import { isFloat } from './polynomial.ts'

const number = ['float', 'int'] as const
const bool = (x: boolean): number => (x ? 1 : 0)
const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b)
const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b)

export const comparison = {
  /** NaN if either operand is NaN. */
  maximum: {
    arity: 2,
    on: number,
    result: 'same',
    cost: 3,
    reference: Math.max,
    integer: greater,
    expand: (a: Value, b: Value) => (isFloat(a) ? a.gt(b).or(a.ne(a)).select(a, b) : a.pmax(b)),
  },
  /** NaN if either operand is NaN. */
  minimum: {
    arity: 2,
    on: number,
    result: 'same',
    cost: 3,
    reference: Math.min,
    integer: lesser,
    expand: (a: Value, b: Value) => (isFloat(a) ? a.lt(b).or(a.ne(a)).select(a, b) : a.pmin(b)),
  },
  /** The other operand where one is NaN. */
  fmax: {
    arity: 2,
    on: number,
    result: 'same',
    cost: 3,
    reference: (a: number, b: number) => (a > b || Number.isNaN(b) ? a : b),
    integer: greater,
    expand: (a: Value, b: Value) => (isFloat(a) ? a.gt(b).or(b.ne(b)).select(a, b) : a.pmax(b)),
  },
  /** The other operand where one is NaN. */
  fmin: {
    arity: 2,
    on: number,
    result: 'same',
    cost: 3,
    reference: (a: number, b: number) => (a < b || Number.isNaN(b) ? a : b),
    integer: lesser,
    expand: (a: Value, b: Value) => (isFloat(a) ? a.lt(b).or(b.ne(b)).select(a, b) : a.pmin(b)),
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
  isInf: {
    arity: 1,
    on: ['float'],
    result: 'bool',
    cost: 2,
    reference: (x: number) => bool(Math.abs(x) === Infinity),
    expand: (x: Value) => x.abs().eq(Infinity),
  },
  isFinite: {
    arity: 1,
    on: ['float'],
    result: 'bool',
    cost: 2,
    reference: (x: number) => bool(Number.isFinite(x)),
    expand: (x: Value) => x.abs().lt(Infinity),
  },
  /** True for negative numbers, −0 and NaN with the sign set. */
  signBit: {
    arity: 1,
    on: number,
    result: 'bool',
    cost: 1,
    reference: (x: number) => bool(x < 0 || Object.is(x, -0)),
    integer: (x: bigint) => (x < 0n ? 1n : 0n),
    expand: (x: Value) => (isFloat(x) ? x.bitcast(x.dtype === 'float32' ? 'int32' : 'int64') : x).lt(0),
  },
  /** −1, 0 or 1; 0 for NaN, as PyTorch gives. */
  sign: {
    arity: 1,
    on: number,
    result: 'same',
    cost: 4,
    reference: (x: number) => (x > 0 ? 1 : x < 0 ? -1 : 0),
    integer: (x: bigint) => (x > 0n ? 1n : x < 0n ? -1n : 0n),
    expand: (x: Value) => x.gt(0).select(x.like(1), x.lt(0).select(x.like(-1), x.like(0))),
  },
} as const satisfies Record<string, Elementwise>
