// Remainders and floored division, as PyTorch defines them, and the neighbour of a float.
import type { Value } from '../value.ts'
import type { Elementwise } from './elementwise.ts'
import { isFloat } from './polynomial.ts'

const number = ['float', 'int'] as const

/** Whether the remainder of a truncated division lies on the other side of zero from the divisor. */
const isOpposite = (remainder: Value, divisor: Value): Value => remainder.ne(0).and(remainder.lt(0).ne(divisor.lt(0)))

function expandRemainder(a: Value, b: Value): Value {
  const truncated = isFloat(a) ? a.fmod(b) : a.rem(b)
  return isOpposite(truncated, b).select(truncated.add(b), truncated)
}
/** As PyTorch's div_floor: from the exact remainder, with the quotient snapped to the nearest integer. */
function floorDivideFloats(a: Value, b: Value): Value {
  const remainder = a.fmod(b)
  const exact = a.sub(remainder).div(b)
  const quotient = isOpposite(remainder, b).select(exact.sub(1), exact)
  const floor = quotient.floor()
  const snapped = quotient.sub(floor).gt(0.5).select(floor.add(1), floor)
  const plain = a.div(b)
  const signedZero = plain.like(0).copysign(plain)
  return b.eq(0).select(plain, quotient.eq(0).select(signedZero, snapped))
}
function floorDivideIntegers(a: Value, b: Value): Value {
  const quotient = a.div(b)
  return isOpposite(a.rem(b), b).select(quotient.sub(1), quotient)
}
function floorDivideReference(a: number, b: number): number {
  if (b === 0) return a / b
  const remainder = a % b
  const exact = (a - remainder) / b
  const quotient = remainder !== 0 && remainder < 0 !== b < 0 ? exact - 1 : exact
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0
  const floor = Math.floor(quotient)
  return quotient - floor > 0.5 ? floor + 1 : floor
}

/** One step in the ordering of the bit patterns. */
function expandNextafter(x: Value, y: Value): Value {
  const bits = x.dtype === 'float32' ? 'int32' : 'int64'
  const pattern = x.bitcast(bits)
  const away = y.gt(x).eq(x.gt(0))
  const moved = away.select(pattern.add(1), pattern.sub(1)).bitcast(x.dtype)
  const fromZero = pattern.like(1).bitcast(x.dtype).copysign(y)
  const stepped = x.eq(y).select(y, x.eq(0).select(fromZero, moved))
  return x.ne(x).or(y.ne(y)).select(x.like(Number.NaN), stepped)
}
const scratch = new DataView(new ArrayBuffer(8))
function nextDouble(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN
  if (x === y) return y
  if (x === 0) return y > 0 ? Number.MIN_VALUE : -Number.MIN_VALUE
  scratch.setFloat64(0, x)
  scratch.setBigInt64(0, scratch.getBigInt64(0) + (y > x === x > 0 ? 1n : -1n))
  return scratch.getFloat64(0)
}

export const division = {
  /** The quotient where the divisor's magnitude is known to lie between 2⁻¹²⁶ and 2¹²⁶: devices divide faster there. */
  divNormal: {
    arity: 2,
    on: ['float'],
    result: 'same',
    cost: 8,
    ulp: 2,
    reference: (a: number, b: number) => a / b,
    expand: (a: Value, b: Value) => a.div(b),
  },
  /** Remainder with the sign of the dividend (C's fmod), exact. */
  fmod: {
    arity: 2,
    on: ['float'],
    result: 'same',
    cost: 40,
    library: 'fmod',
    reference: (a: number, b: number) => a % b,
    expand: (a: Value, b: Value) => a.to('float64').fmod(b.to('float64')).to(a.dtype),
  },
  /** Remainder with the sign of the divisor (Python's %); integers: x remainder 0 is 0. */
  remainder: {
    arity: 2,
    on: number,
    result: 'same',
    cost: 45,
    ulp: 1,
    reference: (a: number, b: number) => {
      const r = a % b
      return r !== 0 && r < 0 !== b < 0 ? r + b : r
    },
    integer: (a: bigint, b: bigint) => {
      const r = b ? a % b : 0n
      return r !== 0n && r < 0n !== b < 0n ? r + b : r
    },
    expand: expandRemainder,
  },
  /** Quotient rounded down (Python's //); integers: x over 0 is 0. */
  floorDivide: {
    arity: 2,
    on: number,
    result: 'same',
    cost: 60,
    ulp: 2,
    reference: floorDivideReference,
    integer: (a: bigint, b: bigint) => {
      if (!b) return 0n
      return a % b !== 0n && a < 0n !== b < 0n ? a / b - 1n : a / b
    },
    expand: (a: Value, b: Value) => (isFloat(a) ? floorDivideFloats(a, b) : floorDivideIntegers(a, b)),
  },
  /** The next float64 (on float32: the next float32) from the first operand towards the second. */
  nextafter: { arity: 2, on: ['float'], result: 'same', cost: 12, reference: nextDouble, expand: expandNextafter },
} as const satisfies Record<string, Elementwise>
