// sin, cos and tan. For float32: exact reduction modulo π/2, then minimax polynomials on |r| ≤ π/4.
import type { Value } from '../value.ts'
import type { Elementwise } from './elementwise.ts'
import { polynomial } from './polynomial.ts'
import { reduceAngle } from './reduce-argument.ts'

// sin r = r + r³·SIN(r²); cos r = 1 − r²/2 + r⁴·COS(r²); tan r = r + r³·TAN(r²). Remez; relative errors 2^-28, 2^-32, 2^-25.
const SIN = [-0.16666655, 0.008332183, -0.00019517014]
const COS = [0.041666653, -0.0013887561, 0.000024457046]
const TAN = [0.33333167, 0.13338779, 0.053401757, 0.024487842, 0.0030025993, 0.0094650155]

const sinOf = (r: Value, square: Value): Value => polynomial(square, SIN).fma(r.mul(square), r)
const cosOf = (square: Value): Value =>
  polynomial(square, COS).fma(square.mul(square), square.fma(square.like(-0.5), square.like(1)))

/** `value` negated where the sign bits of the int32 values differ. */
function withSigns(value: Value, ...signs: Value[]): Value {
  const flips = signs.map((s) => s.and(-(2 ** 31)))
  return flips.reduce((bits, flip) => bits.xor(flip), value.bitcast('int32')).bitcast('float32')
}
const isOdd = (n: Value): Value => n.and(1).ne(0)

function expandSin(x: Value): Value {
  const { r, quadrant } = reduceAngle(x)
  const square = r.mul(r)
  const value = isOdd(quadrant).select(cosOf(square), sinOf(r, square))
  return withSigns(value, quadrant.shl(30), x.bitcast('int32'))
}
function expandCos(x: Value): Value {
  const { r, quadrant } = reduceAngle(x)
  const square = r.mul(r)
  const value = isOdd(quadrant).select(sinOf(r, square), cosOf(square))
  return withSigns(value, quadrant.add(1).shl(30))
}
function expandTan(x: Value): Value {
  const { r, quadrant } = reduceAngle(x)
  const square = r.mul(r)
  const tangent = polynomial(square, TAN).fma(r.mul(square), r)
  const value = isOdd(quadrant).select(tangent.like(-1).div(tangent), tangent)
  return withSigns(value, x.bitcast('int32'))
}

export const trigonometric = {
  sin: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 90,
    ulp: 3,
    library: 'sin',
    reference: Math.sin,
    expand: expandSin,
  },
  cos: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 90,
    ulp: 3,
    library: 'cos',
    reference: Math.cos,
    expand: expandCos,
  },
  tan: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 95,
    ulp: 4,
    library: 'tan',
    reference: Math.tan,
    expand: expandTan,
  },
} as const satisfies Record<string, Elementwise>
