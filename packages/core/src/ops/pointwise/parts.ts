// Floats taken apart: mantissa and exponent.
import type { Contract } from '../../dispatch/contract.ts'
import type { Value } from '../../kernel/index.ts'
import { definePointwise } from '../define-pointwise.ts'
import { floating } from './dtypes.ts'

/** Where a dtype's exponent is in its pattern, and a scale that makes subnormal numbers normal. */
const patterns = {
  float32: { bits: 'int32', shift: 23, bias: 126, mask: 0xffn, rescale: 24 },
  float64: { bits: 'int64', shift: 52, bias: 1022, mask: 0x7ffn, rescale: 53 },
} as const

/** x = mantissa·2^exponent with ½ ≤ |mantissa| < 1; zero, infinities and NaN are their own mantissas. */
function split(x: Value): [Value, Value] {
  const { bits, shift, bias, mask, rescale } = patterns[x.dtype as keyof typeof patterns]
  const isTiny = x.abs().lt(2 ** (2 - bias))
  const pattern = isTiny.select(x.mul(2 ** rescale), x).bitcast(bits)
  const stored = pattern.shr(shift).and(mask)
  const mantissa = pattern
    .and(~(mask << BigInt(shift)))
    .or(BigInt(bias) << BigInt(shift))
    .bitcast(x.dtype)
  const exponent = stored.sub(bias).sub(isTiny.select(stored.like(rescale), stored.like(0)))
  const isSpecial = x.eq(0).or(x.isFinite().not())
  return [isSpecial.select(x, mantissa), isSpecial.select(exponent.like(0), exponent).to('int32')]
}

export const parts: Contract[] = definePointwise({
  overloads: ['frexp.Tensor'],
  promotion: 'default',
  accepts: floating,
  types: (common) => ({ ...common, results: [common.result, 'int32'] }),
  formula: ({ self }) => split(self),
})
