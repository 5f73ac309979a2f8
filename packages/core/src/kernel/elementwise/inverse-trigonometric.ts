// asin, acos, atan and atan2. For float32: range reduction to a minimax polynomial.
import type { Value } from '../value.ts'
import type { Elementwise } from './elementwise.ts'
import { polynomial } from './polynomial.ts'

// asin x = x + x³·ASIN(x²) for |x| ≤ ½; atan x = x + x³·ATAN(x²) for |x| ≤ 1. Remez; relative errors 2^-27 and 2^-28.
const ASIN = [0.16666725, 0.074962005, 0.045373406, 0.024603663, 0.04151371]
const ATAN = [
  -0.3333331, 0.19998878, -0.14267586, 0.10969009, -0.08451037, 0.05875042, -0.031949714, 0.011320759, -0.001882837,
]
const HALF_PI = Math.PI / 2

const asinOf = (x: Value, square: Value): Value => polynomial(square, ASIN).fma(x.mul(square), x)
const atanOf = (x: Value, square: Value): Value => polynomial(square, ATAN).fma(x.mul(square), x)

/** asin x = π/2 − 2·asin √((1−x)/2) above ½. */
function expandAsin(x: Value): Value {
  const size = x.abs()
  const isLarge = size.gt(0.5)
  const square = isLarge.select(size.like(1).sub(size).mul(0.5), size.mul(size))
  const angle = asinOf(isLarge.select(square.sqrt(), size), square)
  return isLarge.select(angle.like(HALF_PI).sub(angle.mul(2)), angle).copysign(x)
}
/** acos x = 2·asin √((1−x)/2) above ½, π minus that of −x below −½, π/2 − asin x between. */
function expandAcos(x: Value): Value {
  const size = x.abs()
  const isLarge = size.gt(0.5)
  const square = isLarge.select(size.like(1).sub(size).mul(0.5), size.mul(size))
  const angle = asinOf(isLarge.select(square.sqrt(), x), square)
  const doubled = angle.mul(2)
  const large = x.lt(0).select(doubled.like(Math.PI).sub(doubled), doubled)
  return isLarge.select(large, angle.like(HALF_PI).sub(angle))
}
/** atan x = π/2 − atan 1/x above 1. */
function expandAtan(x: Value): Value {
  const size = x.abs()
  const isLarge = size.gt(1)
  const ratio = isLarge.select(size.like(1).div(size), size)
  const angle = atanOf(ratio, ratio.mul(ratio))
  return isLarge.select(angle.like(HALF_PI).sub(angle), angle).copysign(x)
}
function expandAtan2(y: Value, x: Value): Value {
  const [rise, run] = [y.abs(), x.abs()]
  const isSteep = rise.gt(run)
  const [small, large] = [isSteep.select(run, rise), isSteep.select(rise, run)]
  // Equal operands are 0/0, ∞/∞ or on a diagonal.
  const ratio = small.eq(large).select(small.eq(0).select(small, small.like(1)), small.div(large))
  const acute = atanOf(ratio, ratio.mul(ratio))
  const upright = isSteep.select(acute.like(HALF_PI).sub(acute), acute)
  const angle = x.signBit().select(upright.like(Math.PI).sub(upright), upright).copysign(y)
  return x.ne(x).or(y.ne(y)).select(x.like(Number.NaN), angle)
}

export const inverseTrigonometric = {
  asin: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 25,
    ulp: 2.5,
    library: 'asin',
    reference: Math.asin,
    expand: expandAsin,
  },
  acos: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 27,
    ulp: 2,
    library: 'acos',
    reference: Math.acos,
    expand: expandAcos,
  },
  atan: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 24,
    ulp: 2,
    library: 'atan',
    reference: Math.atan,
    expand: expandAtan,
  },
  /** The angle of the point (second operand, first operand). */
  atan2: {
    arity: 2,
    on: ['float'],
    result: 'same',
    cost: 35,
    ulp: 3,
    library: 'atan2',
    reference: Math.atan2,
    expand: expandAtan2,
  },
} as const satisfies Record<string, Elementwise>
