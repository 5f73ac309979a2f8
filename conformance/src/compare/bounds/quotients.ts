// The error bound of quotients that are rounded to an integer.
import { argument, tensorArgument } from '../../arguments.ts'
import { expandTo } from '../../reference/broadcast.ts'
import type { Bound } from './context.ts'

/**
 * div(rounding_mode), floor_divide: PyTorch rounds the quotient to the tensor's dtype before it rounds it to an integer, so where
 * the quotient is within one rounding of an integer, that integer and its neighbour are both right: an error of 1 there alone.
 */
export const integerQuotientBound: Bound = ({ test, expected, resultU }) => {
  const left = tensorArgument(test, 0, 'self', 'input')
  const right = argument(test, 1, 'other')
  const rounds = test.operator.includes('floor_divide') || typeof test.kwargs.rounding_mode === 'string'
  if (!left || !rounds || (typeof right !== 'number' && !(right && typeof right === 'object' && 'numbers' in right)))
    return undefined
  const dividends = expandTo(left, expected.shape)
  const divisors = typeof right === 'number' ? undefined : expandTo(right, expected.shape)
  return dividends.map((dividend, i) => {
    const quotient = dividend / (divisors?.[i] ?? Number(right))
    return Math.abs(quotient - Math.round(quotient)) <= 2 * resultU * Math.abs(quotient) ? 1 : 0
  })
}
