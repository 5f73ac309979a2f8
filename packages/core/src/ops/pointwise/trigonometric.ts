// Trigonometric and hyperbolic functions, and angles.
import type { Contract } from '../../dispatch/contract.ts'
import type { Value } from '../../kernel/index.ts'
import { defineBinary, defineUnary } from '../define-pointwise.ts'

const functions = defineUnary('int-to-float', {
  sin: (x) => x.sin(),
  cos: (x) => x.cos(),
  tan: (x) => x.tan(),
  asin: (x) => x.asin(),
  acos: (x) => x.acos(),
  atan: (x) => x.atan(),
  sinh: (x) => x.sinh(),
  cosh: (x) => x.cosh(),
  tanh: (x) => x.tanh(),
  asinh: (x) => x.asinh(),
  acosh: (x) => x.acosh(),
  atanh: (x) => x.atanh(),
  sinc: (x) => {
    const angle = x.mul(Math.PI)
    return x.eq(0).select(x.like(1), angle.sin().div(angle))
  },
  deg2rad: (x) => x.mul(Math.PI / 180),
  rad2deg: (x) => x.mul(180 / Math.PI),
  angle: argument,
})

/** The argument of a real number: 0, or π for negative ones; NaN for NaN. */
function argument(x: Value): Value {
  return x.lt(0).select(x.like(Math.PI), x.ne(x).select(x, x.like(0)))
}

const binary: Contract[] = [
  ...defineBinary('int-to-float', { atan2: (y, x) => y.atan2(x) }),
  ...defineBinary('default', { hypot: (a, b) => a.hypot(b) }, { accepts: ['float'] }),
]

export const trigonometric: Contract[] = [...functions, ...binary]
