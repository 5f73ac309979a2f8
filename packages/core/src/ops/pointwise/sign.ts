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

/** One step in the ordering of the bit patterns of a 16-bit float. */
function narrowNeighbour(a: Value, b: Value): Value {
  const [x, y] = [a.to('float32'), b.to('float32')]
  const pattern = a.bitcast('int16')
  const away = y.gt(x).eq(x.gt(0))
  const moved = away.select(pattern.add(1), pattern.sub(1))
  const fromZero = y.gt(0).select(pattern.like(1), pattern.like(-32767))
  const stepped = x.eq(y).select(b.bitcast('int16'), x.eq(0).select(fromZero, moved))
  const known = x.ne(x).select(pattern, y.ne(y).select(b.bitcast('int16'), stepped))
  return known.bitcast(a.dtype)
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
  ...defineBinary(
    'no-opmath',
    { nextafter: (a, b) => (isFloat(a) ? a.nextafter(b) : narrowNeighbour(a, b)) },
    { accepts: ['float'] },
  ),
]
