// Eigenvalues and eigenvectors of symmetric matrices: the singular vectors of a shifted, positive definite one.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { batchOf, checkSquare, flattened, shaped, transposed } from './batch.ts'
import { orthogonalise, reordered } from './svd.ts'

/** The symmetric matrix of which one triangle is given. */
function mirrored(rt: Runtime, a: Tensor, upper: boolean): Tensor {
  const lower = upper ? transposed(rt, a) : a
  const strict = rt.call('aten::tril', [lower, -1]) as Tensor
  return rt.call('aten::add', [rt.call('aten::tril', [lower]), transposed(rt, strict)]) as Tensor
}

/** Values rising, and vectors as columns: each value is its vector's Rayleigh quotient, so that the shift costs no digits. */
export function eigh(rt: Runtime, operator: string, given: Tensor, triangle: string): readonly [Tensor, Tensor] {
  checkSquare(operator, given)
  if (!/^[LUlu]$/.test(triangle))
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: UPLO is 'L' or 'U', got '${triangle}'`, { operator })
  const n = given.shape.at(-1)!
  const a = mirrored(rt, flattened(rt, given), triangle.toUpperCase() === 'U')
  const length = rt.call('aten::linalg_vector_norm', [a, 2, [-2, -1], true])
  const shift = rt.call('aten::mul', [rt.call('aten::eye', [n], { dtype: a.dtype }), length])
  const { vectors } = orthogonalise(rt, rt.call('aten::add', [a, shift]) as Tensor)
  const product = rt.call('aten::mul', [rt.call('aten::matmul', [vectors, a]), vectors])
  const quotients = rt.call('aten::sum', [product, [-1]])
  const [values, order] = rt.call('aten::sort', [quotients, -1, false]) as [Tensor, Tensor]
  const columns = rt.contiguous(transposed(rt, reordered(rt, vectors, order)))
  return [shaped(rt, values, [...batchOf(given), n]), shaped(rt, columns, given.shape)]
}

const define = contractsIn('blas')

export const eigenvectors: Contract[] = [
  define('_linalg_eigh', (rt, [a, triangle, withVectors]) =>
    rt.tidy(() => {
      const [values, vectors] = eigh(rt, 'linalg_eigh', a as Tensor, triangle as string)
      return [values, withVectors ? vectors : rt.empty([0], values.dtype)]
    }),
  ),
  define('linalg_eigh', (rt, [a, triangle]) => rt.tidy(() => eigh(rt, 'linalg_eigh', a as Tensor, triangle as string))),
  define('linalg_eigvalsh', (rt, [a, triangle]) =>
    rt.tidy(() => eigh(rt, 'linalg_eigvalsh', a as Tensor, triangle as string)[0]),
  ),
]
