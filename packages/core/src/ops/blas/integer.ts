// _int_mm: the product of matrices of int8, summed and returned in int32.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'
import { multiplyInto, refuseShapes } from './matrix.ts'

const operator = '_int_mm'
const kind = { a: 'int8', b: 'int8', c: 'int32', addend: null, scaled: false, compute: 'int32' } as const

/** self [M, K] · mat2 [K, N]; sums past int32 wrap. @throws SHAPE_MISMATCH, DTYPE_MISMATCH */
function integerProduct(rt: Runtime, self: Tensor, mat2: Tensor, given: Tensor | null): Tensor {
  if (self.rank !== 2 || mat2.rank !== 2) refuseShapes(operator, self, mat2, 'it takes two matrices')
  if (self.shape[1] !== mat2.shape[0])
    refuseShapes(operator, self, mat2, `inner sizes ${self.shape[1]} and ${mat2.shape[0]} differ`)
  if (self.dtype !== 'int8' || mat2.dtype !== 'int8' || (given && given.dtype !== 'int32'))
    throw new OpGemsError(
      'DTYPE_MISMATCH',
      `${operator} takes matrices of int8 and gives int32, got ${self.describe()} and ${mat2.describe()}${given ? `, to be written to ${given.describe()}` : ''}`,
      { operator, dtypes: [self, mat2, ...(given ? [given] : [])].map((t) => t.dtype) },
    )
  const shape = [self.shape[0]!, mat2.shape[1]!]
  const out = given ? checkOutput(operator, given, shape, 'int32') : rt.empty(shape, 'int32')
  return multiplyInto(rt, kind, { a: self, b: mat2, out, addend: null, alpha: 1, beta: 0 })
}

export const integerProducts: Contract[] = [
  contractsIn('blas')(operator, (rt, [self, mat2], out) =>
    integerProduct(rt, self as Tensor, mat2 as Tensor, out?.[0] ?? null),
  ),
]
