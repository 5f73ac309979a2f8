// Derivatives of digamma, through the Hurwitz zeta function.
import type { Contract } from '../../dispatch/contract.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Value } from '../../kernel/index.ts'
import { directTerms, EULER_MACLAURIN } from '../../kernels/special/zeta.ts'
import { definePointwise } from '../define-pointwise.ts'
import { numeric } from './dtypes.ts'

/** n! of larger orders overflows float64. */
const largestOrder = 169

/** 1/x^power by repeated squaring. */
function inversePower(x: Value, power: number): Value {
  let product: Value | null = null
  let square = x
  for (let rest = power; rest > 0; rest >>= 1) {
    if (rest & 1) product = product ? product.mul(square) : square
    if (rest > 1) square = square.mul(square)
  }
  return product ? x.like(1).div(product) : x.like(1)
}

/** ζ(s, q) = Σ (q + k)^−s for q > 0 and an integer s ≥ 2 (DLMF 25.11.5, Euler–Maclaurin from q + 9 on). */
function positiveZeta(s: number, q: Value): Value {
  const end = q.add(directTerms)
  const last = inversePower(end, s)
  const inverseSquare = q.like(1).div(end.mul(end))
  let tail = last
    .mul(end)
    .mul(1 / (s - 1))
    .add(last.mul(0.5))
  let term = last.mul(end).mul(inverseSquare).mul(s)
  EULER_MACLAURIN.forEach((coefficient, j) => {
    tail = tail.add(term.mul(coefficient))
    term = term.mul(inverseSquare).mul((s + 2 * j + 1) * (s + 2 * j + 2))
  })
  // Small terms first, so that they are not lost beside the large ones.
  for (let k = directTerms - 1; k >= 0; k--) tail = tail.add(inversePower(q.add(k), s))
  return tail
}

/** ζ(s, q) for any q: the terms below zero are a finite sum, which two values at positive arguments give. Infinite at poles. */
function hurwitzZeta(s: number, q: Value): Value {
  const fraction = q.sub(q.floor())
  const isNegative = q.lt(0)
  const above = positiveZeta(s, isNegative.select(fraction, q))
  const one = q.like(1)
  const mirrored = positiveZeta(s, one.sub(fraction)).sub(positiveZeta(s, isNegative.select(one.sub(q), one)))
  const below = s % 2 === 0 ? above.add(mirrored) : above.sub(mirrored)
  const isPole = q.le(0).and(fraction.eq(0))
  return isPole.select(q.like(Number.POSITIVE_INFINITY), isNegative.select(below, above))
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1))

/** ψ⁽ⁿ⁾(x) = (−1)ⁿ⁺¹ n! ζ(n+1, x); ψ itself for n = 0. */
function polygamma(n: number, x: Value): Value {
  if (n === 0) return x.digamma()
  return hurwitzZeta(n + 1, x).mul(n % 2 === 0 ? -factorial(n) : factorial(n))
}

export const polygammas: Contract[] = definePointwise({
  overloads: ['polygamma'],
  promotion: 'int-to-float',
  accepts: numeric,
  fixed: ['n'],
  types: (common, { n }) => {
    if (!((n as number) >= 0 && (n as number) <= largestOrder))
      throw new OpGemsError('BAD_ARGUMENT', `polygamma: n must be 0 … ${largestOrder}, got ${n}`, {
        operator: 'polygamma',
      })
    return common
  },
  formula: ({ self }, { n }) => polygamma(n as number, self),
})
