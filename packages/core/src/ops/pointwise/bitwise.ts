// Operators on the bits of integers and bools.
import type { Contract } from '../../dispatch/contract.ts'
import { type DType, dtypeInfo } from '../../dtype/index.ts'
import type { Value } from '../../kernel/index.ts'
import { defineBinary, defineUnary } from '../define-pointwise.ts'
import { integral, whole } from './dtypes.ts'

const forms = (name: string, operator: string) =>
  `${name}.Tensor ${name}.Scalar ${name}.Scalar_Tensor ${operator}.Tensor ${operator}.Scalar`

const shifts = (name: string, operator: string) =>
  `${name}.Tensor ${name}.Tensor_Scalar ${name}.Scalar_Tensor ${operator}.Tensor ${operator}.Scalar`

const widthOf = (x: Value): number => dtypeInfo(x.dtype as DType).bytes * 8

/** Counts outside of 0 … width−1 shift everything out. */
function shiftLeft(x: Value, count: Value): Value {
  const isInside = count.ge(0).and(count.lt(widthOf(x)))
  return isInside.select(x.shl(isInside.select(count, count.like(0))), x.like(0))
}
/** Arithmetic; counts outside of 0 … width−1 leave the sign. */
function shiftRight(x: Value, count: Value): Value {
  const most = widthOf(x) - 1
  const isInside = count.ge(0).and(count.le(most))
  const shifted = x.shr(isInside.select(count, count.like(most)))
  return x.dtype === 'uint8' ? isInside.select(shifted, x.like(0)) : shifted
}

export const bitwise: Contract[] = [
  ...defineBinary(
    'default',
    {
      [forms('bitwise_and', '__and__')]: (a, b) => a.and(b),
      [forms('bitwise_or', '__or__')]: (a, b) => a.or(b),
      [forms('bitwise_xor', '__xor__')]: (a, b) => a.xor(b),
    },
    { accepts: integral },
  ),
  ...defineBinary(
    'default',
    {
      [shifts('bitwise_left_shift', '__lshift__')]: shiftLeft,
      [shifts('bitwise_right_shift', '__rshift__')]: shiftRight,
    },
    { accepts: whole },
  ),
  ...defineUnary('default', { bitwise_not: (x) => x.not() }, { accepts: integral }),
]
