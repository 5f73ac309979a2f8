// What each LoopIR primitive means, in plain TypeScript: the reference that every renderer's tests compare with.
import type { Primitive } from '../ir.ts'

export type Value = number | bigint | boolean
/** Elements with a meaning of their own; `index` is an integer whose width depends on the renderer. */
export type CaseElem = 'f32' | 'f64' | 'i32' | 'i64' | 'index' | 'bool'
export type Meaning = (...operands: never[]) => Value
type Meanings = Partial<Record<Primitive, Meaning>>

/** Nearest integer, halves to even; keeps the sign of zero. */
function roundHalfEven(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) >= 2 ** 52) return x
  const below = Math.floor(x)
  const rest = x - below
  const nearest = rest < 0.5 || (rest === 0.5 && below % 2 === 0) ? below : below + 1
  return nearest === 0 && (x < 0 || Object.is(x, -0)) ? -0 : nearest
}

const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0)

// Not Math.min and Math.max, which treat NaN and the sign of zero otherwise and take no bigint.
const lesser = <T extends number | bigint>(a: T, b: T): T => (a < b ? a : b)
const greater = <T extends number | bigint>(a: T, b: T): T => (a > b ? a : b)

const comparisons: Meanings = {
  lt: (a: number, b: number) => a < b,
  le: (a: number, b: number) => a <= b,
  gt: (a: number, b: number) => a > b,
  ge: (a: number, b: number) => a >= b,
  eq: (a: number, b: number) => a === b,
  ne: (a: number, b: number) => a !== b,
}
const select: Meanings = { select: (condition: boolean, a: Value, b: Value) => (condition ? a : b) }

function floatMeanings(round: (x: number) => number): Meanings {
  return {
    ...comparisons,
    ...select,
    neg: (a: number) => -a,
    abs: (a: number) => Math.abs(a),
    sqrt: (a: number) => round(Math.sqrt(a)),
    floor: (a: number) => Math.floor(a),
    ceil: (a: number) => Math.ceil(a),
    trunc: (a: number) => Math.trunc(a),
    rint: (a: number) => roundHalfEven(a),
    add: (a: number, b: number) => round(a + b),
    sub: (a: number, b: number) => round(a - b),
    mul: (a: number, b: number) => round(a * b),
    div: (a: number, b: number) => round(a / b),
    min: lesser,
    max: greater,
    copysign: (a: number, b: number) => (isNegative(b) ? -Math.abs(a) : Math.abs(a)),
    fma: (a: number, b: number, c: number) => round(a * b + c),
  }
}

/** Integers of `bits` bits as bigints; `fit` brings a result back to the element's own representation. */
function integerMeanings(bits: number, fit: (x: bigint) => Value): Meanings {
  const count = (x: bigint) => BigInt.asUintN(32, x) % BigInt(bits)
  const binary = (compute: (a: bigint, b: bigint) => bigint) => (a: number | bigint, b: number | bigint) =>
    fit(compute(BigInt(a), BigInt(b)))
  return {
    ...comparisons,
    ...select,
    neg: (a: number | bigint) => fit(-BigInt(a)),
    not: (a: number | bigint) => fit(~BigInt(a)),
    add: binary((a, b) => a + b),
    sub: binary((a, b) => a - b),
    mul: binary((a, b) => a * b),
    div: binary((a, b) => (b === 0n ? 0n : a / b)),
    rem: binary((a, b) => (b === 0n ? 0n : a % b)),
    min: binary(lesser),
    max: binary(greater),
    and: binary((a, b) => a & b),
    or: binary((a, b) => a | b),
    xor: binary((a, b) => a ^ b),
    shl: binary((a, b) => a << count(b)),
    shr: binary((a, b) => a >> count(b)),
    ushr: binary((a, b) => BigInt.asUintN(bits, a) >> count(b)),
  }
}

const fitI32 = (x: bigint): number => Number(BigInt.asIntN(32, x))

/** The meaning of each primitive that the element has. */
export const meanings: Readonly<Record<CaseElem, Meanings>> = {
  f32: floatMeanings(Math.fround),
  f64: floatMeanings((x) => x),
  i32: {
    ...integerMeanings(32, fitI32),
    mulhi: (a: number, b: number) => fitI32((BigInt(a >>> 0) * BigInt(b >>> 0)) >> 32n),
  },
  i64: integerMeanings(64, (x) => BigInt.asIntN(64, x)),
  index: integerMeanings(32, Number),
  bool: {
    ...select,
    not: (a: boolean) => !a,
    and: (a: boolean, b: boolean) => a && b,
    or: (a: boolean, b: boolean) => a || b,
    xor: (a: boolean, b: boolean) => a !== b,
  },
}

/** Applies a meaning to operands whose types the caller has matched. */
export function applyMeaning(meaning: Meaning, operands: readonly Value[]): Value {
  return (meaning as (...values: readonly Value[]) => Value)(...operands)
}
