// Sums of the slices of a tensor along its first dimension, weighted by the rows of a matrix.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'

const operator = '_compute_linear_combination'

/** input [m, …], coefficients [n, m]: [n, …]. @throws SHAPE_MISMATCH, DTYPE_MISMATCH */
function combine(rt: Runtime, input: Tensor, coefficients: Tensor): Tensor {
  const [count = -1, ...slice] = input.shape
  const context = { operator, shapes: [input.shape, coefficients.shape], dtypes: [input.dtype, coefficients.dtype] }
  const both = `input ${input.describe()} and coefficients ${coefficients.describe()}`
  if (coefficients.rank !== 2 || coefficients.shape[1] !== count)
    throw new OpGemsError('SHAPE_MISMATCH', `${operator}: a column for each slice is expected, got ${both}`, context)
  if (input.dtype !== coefficients.dtype)
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: one dtype is expected, got ${both}`, context)
  const width = slice.reduce((product, size) => product * size, 1)
  return rt.tidy(() => {
    const product = rt.call('aten::mm', [coefficients, rt.call('aten::reshape', [input, [count, width]])])
    return rt.call('aten::reshape', [product, [coefficients.shape[0]!, ...slice]]) as Tensor
  })
}

export const linearCombinations: Contract[] = [
  contractsIn('blas')(operator, (rt, [input, coefficients]) => combine(rt, input as Tensor, coefficients as Tensor)),
]
