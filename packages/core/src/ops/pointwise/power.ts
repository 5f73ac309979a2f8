// Powers: of floats and integers, with kernels of their own for the common exponents.
import type { Contract } from '../../dispatch/contract.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Value } from '../../kernel/index.ts'
import { definePointwise, defineUnary, type NamedArguments, type PointwiseTypes } from '../define-pointwise.ts'
import { isFloat } from './dtypes.ts'

/** Powers as products and roots; exact where pow would be, and far cheaper. */
const special = new Map<number, (x: Value) => Value>([
  [0.5, (x) => x.sqrt()],
  [1, (x) => x],
  [2, (x) => x.mul(x)],
  [3, (x) => x.mul(x).mul(x)],
  [-0.5, (x) => x.rsqrt()],
  [-1, (x) => x.like(1).div(x)],
  [-2, (x) => x.like(1).div(x.mul(x))],
])

/** Integers to integers: a negative exponent gives 1/xⁿ truncated. */
function integerPower(base: Value, exponent: Value): Value {
  const isNegative = exponent.lt(0)
  const power = base.ipow(isNegative.select(exponent.like(0), exponent))
  const isOdd = exponent.and(1).ne(0)
  const inverse = base.eq(1).select(base, base.eq(-1).select(isOdd.select(base, base.like(1)), base.like(0)))
  return isNegative.select(inverse, power)
}

/** Wrapped to bool, a power is 1 unless 0 is raised to 1. */
function power(base: Value, exponent: Value): Value {
  if (base.dtype === 'bool') return base.or(exponent.not())
  return isFloat(base) ? base.pow(exponent) : integerPower(base, exponent)
}

/** Integers have no negative powers. @throws BAD_ARGUMENT */
function checkExponent({ exponent }: NamedArguments, { compute }: PointwiseTypes): void {
  if (compute.startsWith('float') || compute === 'bfloat16' || !((exponent as number) < 0)) return
  throw new OpGemsError(
    'BAD_ARGUMENT',
    `pow: integers have no negative powers (exponent ${exponent} in ${compute}); convert the base to a float dtype`,
    { operator: 'pow', dtypes: [compute] },
  )
}

const integerAndFloatPowers: Contract[] = [
  ...definePointwise({
    overloads: ['pow.Tensor_Tensor', 'pow.Scalar'],
    promotion: 'default',
    promotes: ['self', 'exponent'],
    formula: ({ self, exponent }) => power(self, exponent!),
  }),
  ...definePointwise({
    overloads: ['pow.Tensor_Scalar'],
    promotion: 'default',
    promotes: ['exponent'],
    fixedValues: { exponent: [...special.keys()] },
    check: checkExponent,
    formula: ({ self, exponent }, attributes) => {
      if (exponent) return power(self, exponent)
      const fixed = special.get(attributes.exponent as number)!
      return self.dtype === 'bool' ? self : fixed(self)
    },
  }),
  ...defineUnary('bool-to-long', { square: (x) => x.mul(x) }),
]

const doubles = () => ({ compute: 'float64', result: 'float64' }) as const
const floatPowers = definePointwise({
  overloads: ['float_power.Tensor_Tensor', 'float_power.Tensor_Scalar', 'float_power.Scalar'],
  promotion: 'default',
  promotes: ['self', 'exponent'],
  types: doubles,
  formula: ({ self, exponent }) => self.pow(exponent!),
})

/** self·2^other. */
const scaled = definePointwise({
  overloads: ['ldexp.Tensor'],
  promotion: 'int-to-float',
  formula: ({ self, other }) => self.mul(other.exp2()),
})

export const powers: Contract[] = [...integerAndFloatPowers, ...floatPowers, ...scaled]
