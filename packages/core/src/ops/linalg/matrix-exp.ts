// The exponential of square matrices: Taylor's series of a matrix halved until it is small, then squared as often.
import type { Contract } from '../../dispatch/contract.ts'
import { type Aten, atenOf } from '../../dispatch/gradient.ts'
import { inComputeType } from '../../dispatch/in-compute-type.ts'
import { isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { refuse } from './batch.ts'

const terms = 18
/** Norms up to which so many terms are exact to rounding (Bader, Blanes and Casas, 2019): the fewer squarings, the smaller the error. */
const largestNorm: Readonly<Record<string, number>> = { float32: 3.01, float64: 1.09 }

/** Waits for the device, to know how often to halve. */
function exponential(aten: Aten, a: Tensor): Tensor {
  const sums = aten('sum', [aten('abs', [a]), [-2]])
  const norm = Number(aten('amax', [sums, sums.shape.map((_, d) => d)]).dataSync()[0])
  const excess = norm / largestNorm[a.dtype]!
  const halvings = excess > 1 && Number.isFinite(norm) ? Math.ceil(Math.log2(excess)) : 0
  const small = aten('mul', [a, 2 ** -halvings])
  const one = aten('eye', [a.shape.at(-1)], { dtype: a.dtype })
  // Horner: 1 + a(1 + a/2(1 + a/3(…))).
  let sum = aten('add', [aten('mul', [small, 0]), one])
  for (let k = terms; k >= 1; k--) sum = aten('add', [aten('mul', [aten('matmul', [small, sum]), 1 / k]), one])
  for (let i = 0; i < halvings; i++) sum = aten('matmul', [sum, sum])
  return sum
}

/** Narrow floats are computed in float32. */
export function matrixExponential(aten: Aten, a: Tensor): Tensor {
  if (a.numel === 0) return aten('clone', [a])
  return inComputeType(aten, [a], (x) => exponential(aten, x!))
}

const define = contractsIn('blas')

export const matrixExponentials: Contract[] = ['linalg_matrix_exp', 'matrix_exp'].map((name) =>
  define(name, (rt, [self]) => {
    const a = self as Tensor
    if (a.rank < 2 || a.shape.at(-1) !== a.shape.at(-2)) refuse(name, 'expected square matrices', [a])
    if (!isFloating(a.dtype))
      throw new OpGemsError('UNSUPPORTED_DTYPE', `${name}: takes floating dtypes, got ${a.describe()}`, {
        operator: name,
        dtypes: [a.dtype],
      })
    return rt.tidy(() => matrixExponential(atenOf(rt), a))
  }),
)
