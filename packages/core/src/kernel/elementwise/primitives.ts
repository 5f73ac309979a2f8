// Elementwise functions that every dialect spells itself.
import type { Elementwise } from './elementwise.ts'
import type { PrimitiveName } from './primitive-names.ts'

const roundHalfEven = (x: number): number => {
  const low = Math.floor(x)
  const rest = x - low
  const rounded = rest < 0.5 || (rest === 0.5 && low % 2 === 0) ? low : low + 1
  return rounded === 0 ? (Object.is(x, -0) || x < 0 ? -0 : 0) : rounded
}
const signBit = (x: number) => x < 0 || Object.is(x, -0)
const bool = (x: boolean) => (x ? 1 : 0)
// Unlike Math.min and Math.max they give the second operand where unordered, and take bigints.
const lesser = <T extends number | bigint>(a: T, b: T): T => (a < b ? a : b)
const greater = <T extends number | bigint>(a: T, b: T): T => (a > b ? a : b)
const number = ['float', 'int'] as const
const any = ['float', 'int', 'bool'] as const
const bits = ['int', 'bool'] as const

export const primitives: Readonly<Record<PrimitiveName, Elementwise>> = {
  neg: { arity: 1, on: number, result: 'same', cost: 1, reference: (x) => -x, integer: (x) => -x },
  abs: { arity: 1, on: ['float'], result: 'same', cost: 1, reference: Math.abs },
  sqrt: { arity: 1, on: ['float'], result: 'same', cost: 6, reference: Math.sqrt },
  floor: { arity: 1, on: ['float'], result: 'same', cost: 1, reference: Math.floor },
  ceil: { arity: 1, on: ['float'], result: 'same', cost: 1, reference: Math.ceil },
  trunc: { arity: 1, on: ['float'], result: 'same', cost: 1, reference: Math.trunc },
  /** To the nearest integer, halves to even. */
  rint: { arity: 1, on: ['float'], result: 'same', cost: 1, reference: roundHalfEven },
  not: { arity: 1, on: bits, result: 'same', cost: 1, reference: (x) => bool(!x), integer: (x) => ~x },
  add: { arity: 2, on: number, result: 'same', cost: 1, reference: (a, b) => a + b, integer: (a, b) => a + b },
  sub: { arity: 2, on: number, result: 'same', cost: 1, reference: (a, b) => a - b, integer: (a, b) => a - b },
  mul: { arity: 2, on: number, result: 'same', cost: 1, reference: (a, b) => a * b, integer: (a, b) => a * b },
  /** Integers truncate towards zero; x/0 is 0. */
  div: {
    arity: 2,
    on: number,
    result: 'same',
    cost: 6,
    reference: (a, b) => a / b,
    integer: (a, b) => (b ? a / b : 0n),
  },
  /** Sign of the dividend; x rem 0 is 0. */
  rem: {
    arity: 2,
    on: ['int'],
    result: 'same',
    cost: 12,
    reference: (a, b) => a % b,
    integer: (a, b) => (b ? a % b : 0n),
  },
  /** a < b ? a : b — the second operand where unordered; the cheapest minimum. */
  pmin: {
    arity: 2,
    on: number,
    result: 'same',
    cost: 1,
    reference: lesser,
    integer: lesser,
  },
  /** a > b ? a : b — the second operand where unordered; the cheapest maximum. */
  pmax: {
    arity: 2,
    on: number,
    result: 'same',
    cost: 1,
    reference: greater,
    integer: greater,
  },
  copysign: {
    arity: 2,
    on: ['float'],
    result: 'same',
    cost: 1,
    reference: (a, b) => (signBit(b) ? -Math.abs(a) : Math.abs(a)),
  },
  and: { arity: 2, on: bits, result: 'same', cost: 1, reference: (a, b) => bool(!!a && !!b), integer: (a, b) => a & b },
  or: { arity: 2, on: bits, result: 'same', cost: 1, reference: (a, b) => bool(!!a || !!b), integer: (a, b) => a | b },
  xor: { arity: 2, on: bits, result: 'same', cost: 1, reference: (a, b) => bool(!a !== !b), integer: (a, b) => a ^ b },
  /** Shift counts must be within 0 … width-1. */
  shl: { arity: 2, on: ['int'], result: 'same', cost: 1, reference: (a, b) => a * 2 ** b, integer: (a, b) => a << b },
  shr: {
    arity: 2,
    on: ['int'],
    result: 'same',
    cost: 1,
    reference: (a, b) => Math.floor(a / 2 ** b),
    integer: (a, b) => a >> b,
  },
  /** Logical right shift of a 32-bit pattern (int32 only). */
  ushr: {
    arity: 2,
    on: ['int'],
    result: 'same',
    cost: 1,
    reference: (a, b) => (a >>> b) | 0,
    integer: (a, b) => BigInt.asUintN(32, a) >> b,
  },
  /** High half of the unsigned 32-bit product (int32 only). */
  mulhi: {
    arity: 2,
    on: ['int'],
    result: 'same',
    cost: 3,
    reference: (a, b) => Number((BigInt(a >>> 0) * BigInt(b >>> 0)) >> 32n) | 0,
    integer: (a, b) => (BigInt.asUintN(32, a) * BigInt.asUintN(32, b)) >> 32n,
  },
  // The order of bools has no spelling in any dialect; these expansions are for them alone.
  lt: {
    arity: 2,
    on: any,
    result: 'bool',
    cost: 1,
    reference: (a, b) => bool(a < b),
    integer: (a, b) => (a < b ? 1n : 0n),
    expand: (a, b) => a.not().and(b),
  },
  le: {
    arity: 2,
    on: any,
    result: 'bool',
    cost: 1,
    reference: (a, b) => bool(a <= b),
    integer: (a, b) => (a <= b ? 1n : 0n),
    expand: (a, b) => a.not().or(b),
  },
  gt: {
    arity: 2,
    on: any,
    result: 'bool',
    cost: 1,
    reference: (a, b) => bool(a > b),
    integer: (a, b) => (a > b ? 1n : 0n),
    expand: (a, b) => a.and(b.not()),
  },
  ge: {
    arity: 2,
    on: any,
    result: 'bool',
    cost: 1,
    reference: (a, b) => bool(a >= b),
    integer: (a, b) => (a >= b ? 1n : 0n),
    expand: (a, b) => a.or(b.not()),
  },
  eq: {
    arity: 2,
    on: any,
    result: 'bool',
    cost: 1,
    reference: (a, b) => bool(a === b),
    integer: (a, b) => (a === b ? 1n : 0n),
  },
  ne: {
    arity: 2,
    on: any,
    result: 'bool',
    cost: 1,
    reference: (a, b) => bool(a !== b),
    integer: (a, b) => (a !== b ? 1n : 0n),
  },
  /** a·b + c, rounded once or twice as the machine does. */
  fma: { arity: 3, on: ['float'], result: 'same', cost: 1, reference: (a, b, c) => a * b + c },
  /** condition ? a : b, evaluating both. */
  select: {
    arity: 3,
    on: any,
    result: 'same',
    cost: 1,
    reference: (c, a, b) => (c ? a : b),
    integer: (c, a, b) => (c ? a : b),
  },
}
