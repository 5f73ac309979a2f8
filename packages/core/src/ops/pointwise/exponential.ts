// Exponentials, logarithms and roots.
import type { Contract } from '../../dispatch/contract.ts'
import type { Value } from '../../kernel/index.ts'
import { defineBinary, definePointwise, defineUnary } from '../define-pointwise.ts'

const functions = defineUnary('int-to-float', {
  exp: (x) => x.exp(),
  exp2: (x) => x.exp2(),
  expm1: (x) => x.expm1(),
  log: (x) => x.log(),
  log2: (x) => x.log2(),
  log10: (x) => x.log10(),
  log1p: (x) => x.log1p(),
  sqrt: (x) => x.sqrt(),
  rsqrt: (x) => x.rsqrt(),
  sigmoid: (x) => x.sigmoid(),
})

/** log(x/(1−x)), with x first brought into eps … 1−eps where eps is given; NaN outside of 0 … 1. */
const logit = definePointwise({
  overloads: ['logit'],
  promotion: 'int-to-float',
  formula: ({ self, eps }) => {
    const x = eps ? self.maximum(eps).minimum(eps.like(1).sub(eps)) : self
    return x.div(x.like(1).sub(x)).log()
  },
})

/** The larger plus what the smaller adds; equal infinities have no difference. */
function addedExponentials(a: Value, b: Value, added: (difference: Value) => Value): Value {
  const sum = a.maximum(b).add(added(a.sub(b).abs().neg()))
  return a.eq(b).and(a.isInf()).select(a, sum)
}
const sums = defineBinary(
  'default',
  {
    logaddexp: (a, b) => addedExponentials(a, b, (d) => d.exp().log1p()),
    logaddexp2: (a, b) => addedExponentials(a, b, (d) => d.exp2().log1p().mul(Math.LOG2E)),
  },
  { accepts: ['float'] },
)

/** self·log, where nothing times anything but NaN is nothing. */
const timesLogarithm = (self: Value, other: Value, log: (x: Value) => Value): Value =>
  other.ne(other).select(other, self.eq(0).select(self.like(0), self.mul(log(other))))

const weighted = defineBinary('int-to-float', {
  'xlogy.Tensor xlogy.Scalar_Self xlogy.Scalar_Other': (a, b) => timesLogarithm(a, b, (x) => x.log()),
  'special_xlog1py special_xlog1py.self_scalar special_xlog1py.other_scalar': (a, b) =>
    timesLogarithm(a, b, (x) => x.log1p()),
})

export const exponential: Contract[] = [...functions, ...logit, ...sums, ...weighted]
