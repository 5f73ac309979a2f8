// Hyperbolic functions and their inverses. For float32: polynomials near zero, exp and log elsewhere.
import type { Value } from '../value.ts'
import type { Elementwise } from './elementwise.ts'
import { polynomial } from './polynomial.ts'

// sinh x = x + x³·SINH(x²) for |x| ≤ 1; tanh x = x + x³·TANH(x²) for |x| ≤ 0.625. Remez; relative errors 2^-25 and 2^-27.
const SINH = [0.16666667, 0.0083333505, 0.00019836148, 0.0000028170416]
const TANH = [-0.33333296, 0.13331725, -0.05375972, 0.020696541, -0.0057627563]

/** eˣ/2 without overflow before the result does. */
function halfExp(x: Value): Value {
  const root = x.mul(0.5).exp()
  return root.mul(0.5).mul(root)
}
function expandSinh(x: Value): Value {
  const square = x.mul(x)
  const near = polynomial(square, SINH).fma(x.mul(square), x)
  const grown = halfExp(x.abs())
  const far = grown.sub(grown.like(0.25).div(grown)).copysign(x)
  return x.abs().lt(1).select(near, far)
}
function expandCosh(x: Value): Value {
  const grown = halfExp(x.abs())
  return grown.add(grown.like(0.25).div(grown))
}
function expandTanh(x: Value): Value {
  const size = x.abs()
  const square = x.mul(x)
  const near = polynomial(square, TANH).fma(x.mul(square), x)
  const far = size.like(1).sub(size.like(2).div(size.add(size).exp().add(1)))
  return size.lt(0.625).select(near, far.copysign(x))
}
/** log(x + √(x²+1)), by log1p for accuracy near zero and without squaring large x. */
function expandAsinh(x: Value): Value {
  const size = x.abs()
  const isLarge = size.gt(1e9)
  const bounded = isLarge.select(size.like(1), size)
  const square = bounded.mul(bounded)
  const excess = bounded.add(square.div(square.add(1).sqrt().add(1)))
  return isLarge
    .select(size.sub(1), excess)
    .log1p()
    .add(isLarge.select(size.like(Math.LN2), size.like(0)))
    .copysign(x)
}
/** log(x + √(x²−1)), by log1p for accuracy near one. */
function expandAcosh(x: Value): Value {
  const isLarge = x.gt(1e9)
  const over = isLarge.select(x.like(1), x).sub(1)
  const excess = over.add(over.mul(over.add(2)).sqrt())
  const value = isLarge
    .select(x.sub(1), excess)
    .log1p()
    .add(isLarge.select(x.like(Math.LN2), x.like(0)))
  return x.lt(1).select(x.like(Number.NaN), value)
}
function expandAtanh(x: Value): Value {
  const size = x.abs()
  return size.add(size).div(size.like(1).sub(size)).log1p().mul(0.5).copysign(x)
}

export const hyperbolic = {
  sinh: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 45,
    ulp: 3.5,
    library: 'sinh',
    reference: Math.sinh,
    expand: expandSinh,
  },
  cosh: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 35,
    ulp: 3,
    library: 'cosh',
    reference: Math.cosh,
    expand: expandCosh,
  },
  tanh: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 42,
    ulp: 2,
    library: 'tanh',
    reference: Math.tanh,
    expand: expandTanh,
  },
  asinh: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 65,
    ulp: 4,
    library: 'asinh',
    reference: Math.asinh,
    expand: expandAsinh,
  },
  acosh: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 60,
    ulp: 4,
    library: 'acosh',
    reference: Math.acosh,
    expand: expandAcosh,
  },
  atanh: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 52,
    ulp: 4,
    library: 'atanh',
    reference: Math.atanh,
    expand: expandAtanh,
  },
} as const satisfies Record<string, Elementwise>
