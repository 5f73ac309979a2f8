// Orthogonal polynomials of a degree that is given for each element, by their three-term recurrences (DLMF 18.9).

import { isSingle } from '../../kernel/elementwise/polynomial.ts'
import type { Value } from '../../kernel/index.ts'

/** A family of polynomials: degree 0 is 1 in all. */
export interface Family {
  readonly first: (x: Value) => Value
  /** Degree k + 1 from the degrees k and k − 1. */
  readonly next: (x: Value, k: Value, current: Value, before: Value) => Value
  /** At 1; at −1 the value is that of `atMinusOne`, with the sign of (−1)ⁿ. Absent: nothing special. */
  readonly ends?: { readonly one: (n: Value) => Value; readonly minusOne: (n: Value) => Value }
  /** The value at cos(angle), for degrees above 8. */
  readonly within?: (n: Value, angle: Value) => Value
  /** Larger degrees give NaN, as PyTorch has them, because the values overflow. */
  readonly limit?: (x: Value) => number
  /** Where the polynomial is evaluated. */
  readonly shift?: (x: Value) => Value
}

const twice = (x: Value): Value => x.add(x)
const chebyshevNext: Family['next'] = (x, _, current, before) => twice(x).mul(current).sub(before)
const one = (n: Value): Value => n.like(1)
const odd = (n: Value): Value => twice(n).add(1)

const chebyshev = {
  t: { first: (x) => x, next: chebyshevNext, ends: { one, minusOne: one }, within: (n, angle) => n.mul(angle).cos() },
  u: {
    first: twice,
    next: chebyshevNext,
    ends: { one: (n) => n.add(1), minusOne: (n) => n.add(1) },
    within: (n, angle) => n.add(1).mul(angle).sin().div(angle.sin()),
  },
  v: {
    first: (x) => twice(x).sub(1),
    next: chebyshevNext,
    ends: { one, minusOne: odd },
    within: (n, angle) => n.add(0.5).mul(angle).cos().div(angle.mul(0.5).cos()),
  },
  w: {
    first: (x) => twice(x).add(1),
    next: chebyshevNext,
    ends: { one: odd, minusOne: one },
    within: (n, angle) => n.add(0.5).mul(angle).sin().div(angle.mul(0.5).sin()),
  },
} satisfies Record<string, Family>

const toUnit = (x: Value): Value => twice(x).sub(1)
const hermiteLimit = (x: Value): number => (isSingle(x) ? 128 : 512)

/** By the end of their ATen names. */
export const families = {
  chebyshev_polynomial_t: chebyshev.t,
  chebyshev_polynomial_u: chebyshev.u,
  chebyshev_polynomial_v: chebyshev.v,
  chebyshev_polynomial_w: chebyshev.w,
  shifted_chebyshev_polynomial_t: { ...chebyshev.t, shift: toUnit },
  shifted_chebyshev_polynomial_u: { ...chebyshev.u, shift: toUnit },
  shifted_chebyshev_polynomial_v: { ...chebyshev.v, shift: toUnit },
  shifted_chebyshev_polynomial_w: { ...chebyshev.w, shift: toUnit },
  hermite_polynomial_h: {
    first: twice,
    next: (x, k, current, before) => twice(x).mul(current).sub(twice(k).mul(before)),
    limit: hermiteLimit,
  },
  hermite_polynomial_he: {
    first: (x) => x,
    next: (x, k, current, before) => x.mul(current).sub(k.mul(before)),
    limit: hermiteLimit,
  },
  laguerre_polynomial_l: {
    first: (x) => x.like(1).sub(x),
    next: (x, k, current, before) => twice(k).add(x.like(1).sub(x)).mul(current).sub(k.mul(before)).div(k.add(1)),
  },
  legendre_polynomial_p: {
    first: (x) => x,
    next: (x, k, current, before) => odd(k).mul(x).mul(current).sub(k.mul(before)).div(k.add(1)),
    ends: { one, minusOne: one },
  },
} satisfies Record<string, Family>

/** The greatest of a tile as a scalar of the loop's bound. */
function greatest(counts: Value): Value {
  const { axes } = counts.node
  return axes.length > 0 ? counts.max(...axes) : counts
}

/** The polynomial of degree n (its fraction dropped) at x: 0 for negative degrees, NaN for those that are no numbers. */
export function orthogonal(family: Family, argument: Value, degree: Value): Value {
  const x = family.shift ? family.shift(argument) : argument
  const isNumber = degree.abs().lt(Infinity)
  const n = isNumber.select(degree.trunc(), degree.like(0))
  const first = family.first(x)
  const { known, isKnown } = closedForm(family, x, n)
  const isRecurring = n.gt(1).and(isKnown.not())
  const bound = greatest(isRecurring.select(n, n.like(1)))
  const [last] = x.builder.loop(1, bound.to('int64'), 1, [first, x.like(1)], (index, [current, before]) => {
    const k = index.to(x.dtype)
    const isOpen = k.lt(n)
    return [isOpen.select(family.next(x, k, current!, before!), current!), isOpen.select(current!, before!)]
  })
  const small = n.lt(0).select(x.like(0), n.eq(0).select(x.like(1), last!))
  return isNumber.select(isKnown.select(known, small), degree.like(Number.NaN))
}

/** What needs no recurrence: beyond the limit, at the ends, and high degrees between them. */
function closedForm({ ends, within, limit }: Family, x: Value, n: Value): { known: Value; isKnown: Value } {
  const isPositive = n.gt(1)
  if (limit) return { known: x.like(Number.NaN), isKnown: n.gt(limit(x)) }
  if (!ends) return { known: x, isKnown: x.ne(x) }
  const half = n.mul(0.5)
  const isOdd = half.floor().ne(half)
  const low = ends.minusOne(n)
  const edge = x.gt(0).select(ends.one(n), isOdd.select(low.neg(), low))
  const isEdge = x.abs().eq(1).and(isPositive)
  if (!within) return { known: edge, isKnown: isEdge }
  const isInside = x.abs().lt(1).and(n.gt(8))
  const inner = within(n, isInside.select(x, x.like(0)).acos())
  return { known: isEdge.select(edge, inner), isKnown: isEdge.or(isInside) }
}
