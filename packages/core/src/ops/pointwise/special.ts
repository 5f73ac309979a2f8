// Special functions: error functions, gamma functions, Bessel functions.
import type { Contract } from '../../dispatch/contract.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Value } from '../../kernel/index.ts'
import { definePointwise, defineUnary } from '../define-pointwise.ts'
import { numeric } from './dtypes.ts'

const functions = defineUnary('int-to-float', {
  erf: (x) => x.erf(),
  erfc: (x) => x.erfc(),
  erfinv: (x) => x.erfinv(),
  lgamma: (x) => x.lgamma(),
  i0: (x) => x.i0(),
  special_i0e: (x) => x.i0e(),
  special_i1: (x) => x.i1(),
  special_i1e: (x) => x.i1e(),
  special_ndtri: (x) => x.ndtri(),
  special_ndtr: (x) => x.mul(-Math.SQRT1_2).erfc().mul(0.5),
  special_entr: entropy,
})

/** Its derivative is polygamma of order 1 (gradients/elementwise.ts), which no elementwise function computes. */
const digamma = defineUnary('int-to-float', { digamma: (x) => x.digamma() }, { differentiable: false })

/** −x·log x; 0 at 0, −∞ below. */
function entropy(x: Value): Value {
  const known = x.eq(0).select(x.like(0), x.lt(0).select(x.like(-Infinity), x.neg().mul(x.log())))
  return x.ne(x).select(x, known)
}

/** log Γ_p(x) = p(p−1)/4·log π + Σ log Γ(x + (1−j)/2), j = 1 … p. */
function multivariateLgamma(x: Value, p: number): Value {
  let sum = x.like((p * (p - 1) * Math.log(Math.PI)) / 4)
  for (let j = 1; j <= p; j++) sum = sum.add(x.add((1 - j) / 2).lgamma())
  return sum
}

/** The kernel spells every term out. */
const largestOrder = 64

const gammas: Contract[] = definePointwise({
  overloads: ['mvlgamma'],
  promotion: 'int-to-float',
  accepts: numeric,
  fixed: ['p'],
  types: (common, { p }) => {
    if (!((p as number) >= 1 && (p as number) <= largestOrder))
      throw new OpGemsError('BAD_ARGUMENT', `mvlgamma: p must be 1 … ${largestOrder}, got ${p}`, {
        operator: 'mvlgamma',
      })
    return common
  },
  formula: ({ self }, { p }) => multivariateLgamma(self, p as number),
})

export const special: Contract[] = [...functions, ...digamma, ...gammas]
