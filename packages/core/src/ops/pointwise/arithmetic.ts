// Sums, products, quotients and remainders.
import type { Contract } from '../../dispatch/contract.ts'
import { typesOfKind } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Value } from '../../kernel/index.ts'
import { Tensor } from '../../tensor/index.ts'
import {
  type Attributes,
  defineBinary,
  definePointwise,
  defineUnary,
  type NamedArguments,
  type PointwiseTypes,
} from '../define-pointwise.ts'
import { checkChoice, isFloat, isInteger, numeric } from './dtypes.ts'

/** As in PyTorch, which asks for `~` or `^` where masks are inverted. @throws UNSUPPORTED_DTYPE */
const refuseBool =
  (operator: string) =>
  (common: PointwiseTypes, { self, other }: NamedArguments): PointwiseTypes => {
    for (const operand of [self, other])
      if (operand instanceof Tensor && operand.dtype === 'bool')
        throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: no subtraction of bool, got ${operand.describe()}`, {
          operator,
          dtypes: [operand.dtype],
        })
    return common
  }

const sums: Contract[] = [
  ...definePointwise({
    overloads: ['add.Tensor', 'add.Scalar'],
    promotion: 'default',
    promotes: ['other'],
    formula: ({ self, other, alpha }) =>
      self.dtype === 'bool' ? self.or(other.and(alpha)) : self.add(other.mul(alpha)),
  }),
  ...definePointwise({
    overloads: ['sub.Tensor', 'sub.Scalar'],
    promotion: 'default',
    accepts: numeric,
    promotes: ['other'],
    types: refuseBool('sub'),
    formula: ({ self, other, alpha }) => self.sub(other.mul(alpha)),
  }),
  ...definePointwise({
    overloads: ['rsub.Tensor', 'rsub.Scalar'],
    promotion: 'default',
    accepts: numeric,
    promotes: ['other'],
    types: refuseBool('rsub'),
    formula: ({ self, other, alpha }) => other.sub(self.mul(alpha)),
  }),
]

/** Reports a divisor of zero, which integers cannot be divided by. */
function checkDivisor(divisor: Value): Value {
  if (!isInteger(divisor)) return divisor
  const { builder } = divisor
  builder.check(divisor.ne(0), `${builder.name}: division of integers by zero`, 'BAD_ARGUMENT')
  return divisor
}
const truncatedQuotient = (a: Value, b: Value): Value => (isFloat(a) ? a.div(b).trunc() : a.div(checkDivisor(b)))
const flooredQuotient = (a: Value, b: Value): Value => a.floorDivide(checkDivisor(b))

function quotient(a: Value, b: Value, { rounding_mode }: Attributes): Value {
  if (rounding_mode === 'trunc') return truncatedQuotient(a, b)
  return rounding_mode === 'floor' ? flooredQuotient(a, b) : a.div(b)
}

const products: Contract[] = [
  ...defineBinary('default', {
    'mul.Tensor mul.Scalar': (a, b) => (a.dtype === 'bool' ? a.and(b) : a.mul(b)),
  }),
  ...defineBinary('int-to-float', { 'div.Tensor div.Scalar': (a, b) => a.div(b) }),
  ...definePointwise({
    overloads: ['div.Tensor_mode', 'div.Scalar_mode'],
    promotion: 'default',
    promotes: ['other'],
    types: ({ result }, { rounding_mode }) => {
      if (rounding_mode !== null) checkChoice('div', 'rounding_mode', rounding_mode, ['trunc', 'floor'])
      return typesOfKind(result, rounding_mode === null ? 'int-to-float' : 'default')
    },
    formula: ({ self, other }, attributes) => quotient(self, other, attributes),
  }),
  ...defineBinary(
    'default',
    {
      'floor_divide floor_divide.Scalar': flooredQuotient,
      'remainder.Tensor remainder.Scalar remainder.Scalar_Tensor': (a, b) => a.remainder(checkDivisor(b)),
      'fmod.Tensor fmod.Scalar': (a, b) => (isFloat(a) ? a.fmod(b) : a.rem(checkDivisor(b))),
    },
    { accepts: numeric },
  ),
]

const units: Contract[] = [
  ...defineUnary('default', { neg: (x) => x.neg() }, { accepts: numeric }),
  ...defineUnary('default', { abs: magnitude, positive: (x) => x }),
  ...defineUnary('int-to-float', { reciprocal: (x) => x.like(1).div(x) }),
]
function magnitude(x: Value): Value {
  if (isFloat(x)) return x.abs()
  return isInteger(x) ? x.lt(0).select(x.neg(), x) : x
}

export const arithmetic: Contract[] = [...sums, ...products, ...units]
