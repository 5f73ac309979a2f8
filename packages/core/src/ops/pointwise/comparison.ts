// Comparisons, predicates and extremes.
import type { Contract } from '../../dispatch/contract.ts'
import type { Value } from '../../kernel/index.ts'
import { defineBinary, definePointwise, defineUnary } from '../define-pointwise.ts'
import { checkSameDType, isFloat } from './dtypes.ts'

const comparisons = defineBinary(
  'always-bool',
  {
    'eq.Tensor eq.Scalar': (a, b) => a.eq(b),
    'ne.Tensor ne.Scalar': (a, b) => a.ne(b),
    'lt.Tensor lt.Scalar': (a, b) => a.lt(b),
    'le.Tensor le.Scalar': (a, b) => a.le(b),
    'gt.Tensor gt.Scalar': (a, b) => a.gt(b),
    'ge.Tensor ge.Scalar': (a, b) => a.ge(b),
  },
  { ranged: true },
)

/** False for every element of an integer or bool tile. */
const never = (x: Value): Value => x.ne(x)
const predicates = defineUnary('always-bool', {
  isnan: (x) => x.ne(x),
  isinf: (x) => (isFloat(x) ? x.isInf() : never(x)),
  isfinite: (x) => (isFloat(x) ? x.isFinite() : x.eq(x)),
  isposinf: (x) => (isFloat(x) ? x.eq(Infinity) : never(x)),
  isneginf: (x) => (isFloat(x) ? x.eq(-Infinity) : never(x)),
  isreal: (x) => x.eq(x),
  signbit: (x) => (x.dtype === 'bool' ? never(x) : x.signBit()),
})

/** Equal, or |self − other| ≤ atol + |rtol·other| with a finite left side; integers compare exactly and differ as floats. */
const closeness = definePointwise({
  overloads: ['isclose'],
  promotion: 'always-bool',
  types: (common, args) => {
    checkSameDType('isclose', args, 'self', 'other')
    return common
  },
  formula: ({ self, other, rtol, atol }, { equal_nan }) => {
    const [a, b] = isFloat(self) ? [self, other] : [self.to('float32'), other.to('float32')]
    const difference = a.sub(b).abs()
    const near = difference.isFinite().and(difference.le(atol!.add(rtol!.mul(b).abs())))
    const close = self.eq(other).or(near)
    return equal_nan === true ? close.or(self.ne(self).and(other.ne(other))) : close
  },
})

const larger = (a: Value, b: Value): Value => (a.dtype === 'bool' ? a.or(b) : a.maximum(b))
const smaller = (a: Value, b: Value): Value => (a.dtype === 'bool' ? a.and(b) : a.minimum(b))
const extremes = defineBinary('default', {
  'maximum max.other': larger,
  'minimum min.other': smaller,
  fmax: (a, b) => (isFloat(a) ? a.fmax(b) : larger(a, b)),
  fmin: (a, b) => (isFloat(a) ? a.fmin(b) : smaller(a, b)),
})

export const comparison: Contract[] = [...comparisons, ...predicates, ...closeness, ...extremes]
