// The derivative of each elementwise function: what a small change of an operand changes in the result, with PyTorch's choices at kinks.
import type { Value } from '../value.ts'
import type { ElementwiseName } from './names.ts'

/** From the change of one operand to the change of the result that it makes. */
type Change = (d: Value) => Value
/** One change for each operand; null where the result does not depend on it smoothly (steps, integers). */
type Rule = (args: readonly [Value, Value, Value], result: Value) => readonly (Change | null)[]

/** Steps and integer functions: constant almost everywhere. */
const constant: Rule = () => [null, null, null]
/** A function of one operand whose slope this gives. */
const slope =
  (of: (x: Value, result: Value) => Value): Rule =>
  ([x], result) => [(d) => d.mul(of(x, result))]

const keep: Change = (d) => d
const flip: Change = (d) => d.neg()
/** The change where the condition holds, else none. */
const where =
  (condition: Value): Change =>
  (d) =>
    condition.select(d, d.like(0))
const over = (x: Value): Value => x.like(1).div(x)
const square = (x: Value): Value => x.mul(x)

/** Ties are shared; NaN operands pass the change on. */
const extreme = (isBeaten: (a: Value, b: Value) => Value): Rule => {
  const change =
    (a: Value, b: Value): Change =>
    (d) =>
      isBeaten(a, b).select(d.like(0), a.eq(b).select(d.mul(0.5), d))
  return ([a, b]) => [change(a, b), change(b, a)]
}
/** The first operand wins ties, and against NaN. */
const extremeNumber =
  (isFirst: (a: Value, b: Value) => Value): Rule =>
  ([a, b]) => {
    const first = isFirst(a, b).or(b.ne(b))
    return [where(first), where(first.not())]
  }

/** i1'(x) = i0(x) − i1(x)/x, ½ at 0; with i0e and i1e the factor e^−|x| is differentiated too. */
const besselSlope = (x: Value, value: Value): Value => isZero(x).select(x.like(0.5), value)
const isZero = (x: Value): Value => x.eq(0)
const nonZero = (x: Value): Value => isZero(x).select(x.like(1), x)

const quotient: Rule = ([a, b]) => [(d) => d.div(b), (d) => d.neg().mul(a.div(b).div(b))]

const ROOT_PI = Math.sqrt(Math.PI)

/** `none` where a function has a derivative that the table cannot express. */
export const derivatives: Readonly<Record<ElementwiseName, Rule | 'none'>> = {
  neg: () => [flip],
  abs: slope((x) => x.sign()),
  sqrt: slope((_, r) => over(r.add(r))),
  floor: constant,
  ceil: constant,
  trunc: constant,
  rint: constant,
  not: constant,
  add: () => [keep, keep],
  sub: () => [keep, flip],
  mul: ([a, b]) => [(d) => d.mul(b), (d) => d.mul(a)],
  div: quotient,
  divNormal: quotient,
  rem: constant,
  pmin: ([a, b]) => [where(a.lt(b)), where(a.lt(b).not())],
  pmax: ([a, b]) => [where(a.gt(b)), where(a.gt(b).not())],
  copysign: ([a], r) => [(d) => isZero(a).select(d.like(0), d.mul(r.div(a))), null],
  and: constant,
  or: constant,
  xor: constant,
  shl: constant,
  shr: constant,
  ushr: constant,
  mulhi: constant,
  lt: constant,
  le: constant,
  gt: constant,
  ge: constant,
  eq: constant,
  ne: constant,
  fma: ([a, b]) => [(d) => d.mul(b), (d) => d.mul(a), keep],
  select: ([condition]) => [null, where(condition), (d) => condition.select(d.like(0), d)],
  isNan: constant,
  isInf: constant,
  isFinite: constant,
  signBit: constant,
  sign: constant,
  exp: slope((_, r) => r),
  expOfNonPositive: slope((_, r) => r),
  exp2: slope((_, r) => r.mul(Math.LN2)),
  expm1: slope((_, r) => r.add(1)),
  sigmoid: slope((_, r) => r.like(1).sub(r).mul(r)),
  log: ([x]) => [(d) => d.div(x)],
  log2: ([x]) => [(d) => d.div(x.mul(Math.LN2))],
  log10: ([x]) => [(d) => d.div(x.mul(Math.LN10))],
  log1p: ([x]) => [(d) => d.div(x.add(1))],
  rsqrt: slope((_, r) => square(r).mul(r).mul(-0.5)),
  sin: slope((x) => x.cos()),
  cos: slope((x) => x.sin().neg()),
  tan: slope((_, r) => square(r).add(1)),
  asin: slope((x) => x.like(1).sub(square(x)).rsqrt()),
  acos: slope((x) => x.like(1).sub(square(x)).rsqrt().neg()),
  atan: ([x]) => [(d) => d.div(square(x).add(1))],
  sinh: slope((x) => x.cosh()),
  cosh: slope((x) => x.sinh()),
  tanh: slope((_, r) => r.like(1).sub(square(r))),
  asinh: slope((x) => square(x).add(1).rsqrt()),
  acosh: slope((x) => square(x).sub(1).rsqrt()),
  atanh: ([x]) => [(d) => d.div(x.like(1).sub(square(x)))],
  erf: slope((x) =>
    square(x)
      .neg()
      .exp()
      .mul(2 / ROOT_PI),
  ),
  erfc: slope((x) =>
    square(x)
      .neg()
      .exp()
      .mul(-2 / ROOT_PI),
  ),
  erfinv: slope((_, r) =>
    square(r)
      .exp()
      .mul(ROOT_PI / 2),
  ),
  ndtri: slope((_, r) =>
    square(r)
      .mul(0.5)
      .exp()
      .mul(Math.SQRT2 * ROOT_PI),
  ),
  lgamma: slope((x) => x.digamma()),
  digamma: 'none',
  i0: slope((x) => x.i1()),
  i0e: slope((x, r) => x.i1e().sub(x.sign().mul(r))),
  i1: slope((x, r) => besselSlope(x, x.i0().sub(r.div(nonZero(x))))),
  i1e: slope((x, r) => besselSlope(x, x.i0e().sub(r.mul(x.sign().add(over(nonZero(x))))))),
  maximum: extreme((a, b) => a.lt(b)),
  minimum: extreme((a, b) => a.gt(b)),
  fmax: extremeNumber((a, b) => a.ge(b)),
  fmin: extremeNumber((a, b) => a.le(b)),
  pow: ([x, y], r) => [
    (d) => isZero(y).select(d.like(0), d.mul(y.mul(x.pow(y.sub(1))))),
    (d) =>
      isZero(x)
        .and(y.ge(0))
        .select(d.like(0), d.mul(r.mul(x.log()))),
  ],
  ipow: constant,
  atan2: ([y, x]) => [
    (d) => d.mul(x.mul(over(square(x).add(square(y))))),
    (d) => d.mul(y.neg().mul(over(square(x).add(square(y))))),
  ],
  hypot: ([x, y], r) => [(d) => d.mul(x.div(r)), (d) => d.mul(y.div(r))],
  fmod: ([a, b]) => [keep, (d) => d.neg().mul(a.div(b).trunc())],
  remainder: ([a, b]) => [keep, (d) => d.neg().mul(a.floorDivide(b))],
  floorDivide: constant,
  nextafter: 'none',
}
