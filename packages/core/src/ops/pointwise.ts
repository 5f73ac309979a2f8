// Pointwise arithmetic.
import type { Contract } from '../dispatch/contract.ts'
import { definePointwise } from './define-pointwise.ts'

export const pointwise: Contract[] = [
  ...definePointwise({
    overloads: ['add.Tensor', 'add.Scalar'],
    promotion: 'default',
    promotes: ['other'],
    formula: ({ self, other, alpha }) =>
      self!.dtype === 'bool' ? self!.or(other!.and(alpha!)) : self!.add(other!.mul(alpha!)),
  }),
  ...definePointwise({ overloads: ['exp'], promotion: 'int-to-float', formula: ({ self }) => self!.exp() }),
]
