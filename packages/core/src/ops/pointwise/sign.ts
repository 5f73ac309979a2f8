// Signs, steps and neighbours of numbers.
import type { Contract } from '../../dispatch/contract.ts'
import type { Value } from '../../kernel/index.ts'
import { defineBinary, definePointwise, defineUnary } from '../define-pointwise.ts'
import { checkSameDType, isFloat } from './dtypes.ts'

const signOf = (x: Value): Value => (x.dtype === 'bool' ? x : x.sign())

/** 0 below zero, 1 above, `values` at zero; NaN for NaN. */
function step(self: Value, values: Value): Value {
  if (self.dtype === 'bool') return self.or(values)
  const sides = self.lt(0).select(self.like(0), self.like(1))
  const known = self.eq(0).select(values, sides)
  return isFloat(self) ? self.ne(self).select(self, known) : known
}

/** What the neighbours of a 16-bit float differ by: bits of the float32 pattern of normal numbers, and the spacing at 0. */
const narrow = {
  float16: { bits: 2 ** 13, smallestNormal: 2 ** -14, spacing: 2 ** -24, greatest: 65504 },
  bfloat16: { bits: 2 ** 16, smallestNormal: 0, spacing: 2 ** -133, greatest: (2 - 2 ** -7) * 2 ** 127 },
} as const

/** The neighbour of a 16-bit float, carried as float32. bfloat16's subnormal numbers are evenly spaced in float32's pattern too. */
function narrowNeighbour(x: Value, y: Value, dtype: keyof typeof narrow): Value {
  const { bits, smallestNormal, spacing, greatest } = narrow[dtype]
  const goesUp = y.gt(x)
  const pattern = x.bitcast('int32')
  const normal = goesUp.eq(x.gt(0)).select(pattern.add(bits), pattern.sub(bits)).bitcast('float32')
  const even = goesUp.select(x.add(spacing), x.sub(spacing))
  const moved = x
    .abs()
    .le(smallestNormal)
    .select(even, x.isInf().select(x.like(greatest).copysign(x), normal))
  const stepped = x.eq(y).select(y, moved)
  return x.ne(x).select(x, y.ne(y).select(y, stepped))
}

export const signs: Contract[] = [
  ...defineUnary('default', { sign: signOf, sgn: signOf }),
  ...defineBinary('int-to-float', { 'copysign.Tensor copysign.Scalar': (a, b) => a.copysign(b) }),
  ...definePointwise({
    overloads: ['heaviside'],
    promotion: 'default',
    promotes: ['self', 'values'],
    types: (common, args) => {
      checkSameDType('heaviside', args, 'self', 'values')
      return common
    },
    formula: ({ self, values }) => step(self, values!),
  }),
  ...definePointwise({
    overloads: ['nextafter'],
    promotion: 'default',
    differentiable: false,
    accepts: ['float'],
    formula: ({ self, other }, _, { result }) =>
      result === 'float16' || result === 'bfloat16' ? narrowNeighbour(self, other, result) : self.nextafter(other),
  }),
]
