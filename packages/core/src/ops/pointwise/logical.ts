// Logical operators: elements of any dtype count as true where they are not zero.
import type { Contract } from '../../dispatch/contract.ts'
import type { Value } from '../../kernel/index.ts'
import { defineBinary, defineUnary } from '../define-pointwise.ts'

const truth = (x: Value): Value => (x.dtype === 'bool' ? x : x.ne(0))

export const logical: Contract[] = [
  ...defineBinary('always-bool', {
    logical_and: (a, b) => truth(a).and(truth(b)),
    logical_or: (a, b) => truth(a).or(truth(b)),
    logical_xor: (a, b) => truth(a).xor(truth(b)),
  }),
  ...defineUnary('always-bool', { logical_not: (x) => truth(x).not() }),
]
