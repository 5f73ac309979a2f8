// Rounding to integers. Integers round to themselves.
import type { Contract } from '../../dispatch/contract.ts'
import type { Value } from '../../kernel/index.ts'
import { definePointwise, defineUnary } from '../define-pointwise.ts'
import { isFloat } from './dtypes.ts'

const onFloats =
  (round: (x: Value) => Value) =>
  (x: Value): Value =>
    isFloat(x) ? round(x) : x

/** To a multiple of 10^−decimals, halves to even. */
function roundTo(x: Value, decimals: number): Value {
  const scale = 10 ** Math.abs(decimals)
  return decimals < 0 ? x.div(scale).rint().mul(scale) : x.mul(scale).rint().div(scale)
}

export const rounding: Contract[] = [
  ...defineUnary('default', {
    floor: onFloats((x) => x.floor()),
    ceil: onFloats((x) => x.ceil()),
    trunc: onFloats((x) => x.trunc()),
    round: onFloats((x) => x.rint()),
  }),
  ...defineUnary('default', { frac: (x) => x.sub(x.trunc()) }, { accepts: ['float'] }),
  ...definePointwise({
    overloads: ['round.decimals', 'special_round'],
    promotion: 'default',
    fixed: ['decimals'],
    formula: ({ self }, { decimals }) =>
      isFloat(self) ? (decimals === 0 ? self.rint() : roundTo(self, decimals as number)) : self,
  }),
]
