// Cholesky factors of symmetric positive definite matrices, and systems solved with them.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { KernelBuilder, KernelDType } from '../../kernel/index.ts'
import { buildCholeskyStep } from '../../kernels/linalg/cholesky.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { launchNamed } from '../named-launch.ts'
import {
  batchOf,
  checkInfo,
  checkMatrices,
  checkSquare,
  count,
  refuse,
  shaped,
  sharedBatch,
  transposed,
} from './batch.ts'
import { diagonalOf, firstZero } from './lu.ts'
import { solveTriangular } from './triangular.ts'

interface Factor {
  readonly factor: Tensor
  /** int32 [...]: 0, or the number of the first leading minor that is not positive. */
  readonly info: Tensor
}

/** L with A = L·Lᵀ from A's lower triangle, or Lᵀ from the upper one. */
function factorise(rt: Runtime, a: Tensor, upper: boolean): Factor {
  const n = a.shape.at(-1)!
  const matrices = count(batchOf(a))
  const source = shaped(rt, upper ? transposed(rt, a) : a, [matrices, n, n])
  const l = rt.call('aten::zeros', [[matrices, n, n]], { dtype: a.dtype }) as Tensor
  const dtype = a.dtype as KernelDType
  const build = (k: KernelBuilder) => buildCholeskyStep(k, dtype)
  for (let step = 0; step < n && matrices > 0; step++)
    launchNamed(rt, 'cholesky_step', dtype, build, [source, l], { matrices, rest: n - step, step })
  const info = shaped(rt, firstZero(rt, diagonalOf(rt, l), 'not positive'), batchOf(a))
  const factor = shaped(rt, l, a.shape)
  return { factor: upper ? rt.contiguous(transposed(rt, factor)) : factor, info }
}

/** X of A·X = B from A's factor. */
function solve(rt: Runtime, factor: Tensor, b: Tensor, upper: boolean): Tensor {
  const [l, lt] = upper ? [transposed(rt, factor), factor] : [factor, transposed(rt, factor)]
  const y = solveTriangular(rt, l, b, { upper: false, unit: false }, true)
  return solveTriangular(rt, lt, y, { upper: true, unit: false }, true)
}

function solved(rt: Runtime, operator: string, self: Tensor, factor: Tensor, upper: boolean): Tensor {
  checkMatrices(operator, self, factor)
  checkSquare(operator, factor)
  if (factor.shape.at(-1) !== self.shape.at(-2))
    refuse(operator, 'the sizes of the system do not agree', [self, factor])
  return rt.tidy(() => {
    const [a, b] = sharedBatch(rt, operator, factor, self)
    return solve(rt, a, b, upper)
  })
}

const indefinite = 'the matrix is not positive definite'
const define = contractsIn('blas')

export const choleskyFactors: Contract[] = [
  define('linalg_cholesky_ex', (rt, [self, upper, checks]) => {
    checkSquare('linalg_cholesky_ex', self as Tensor)
    return rt.tidy(() => {
      const { factor, info } = factorise(rt, self as Tensor, upper as boolean)
      if (checks) checkInfo('linalg_cholesky_ex', info, indefinite)
      return [factor, info]
    })
  }),
  ...['linalg_cholesky', 'cholesky'].map((name) =>
    define(name, (rt, [self, upper]) => {
      checkSquare(name, self as Tensor)
      return rt.tidy(() => {
        const { factor, info } = factorise(rt, self as Tensor, upper as boolean)
        checkInfo(name, info, indefinite)
        return factor
      })
    }),
  ),
  define('cholesky_solve', (rt, [self, factor, upper]) =>
    solved(rt, 'cholesky_solve', self as Tensor, factor as Tensor, upper as boolean),
  ),
  define('_cholesky_solve_helper', (rt, [self, factor, upper]) =>
    solved(rt, '_cholesky_solve_helper', self as Tensor, factor as Tensor, upper as boolean),
  ),
  define('cholesky_inverse', (rt, [given, upper]) => {
    const factor = given as Tensor
    checkSquare('cholesky_inverse', factor)
    return rt.tidy(() => {
      const one = rt.call('aten::eye', [factor.shape.at(-1)], { dtype: factor.dtype })
      return solve(rt, factor, rt.call('aten::expand', [one, factor.shape]) as Tensor, upper as boolean)
    })
  }),
]
