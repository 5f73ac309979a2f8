// Systems of tensors seen as matrices, and powers of matrices.
import type { Contract } from '../../dispatch/contract.ts'
import { atenOf } from '../../dispatch/gradient.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { normalizeDimension, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { count, refuse, shaped } from './batch.ts'
import { matrixPower } from './matrix-power.ts'

function power(rt: Runtime, a: Tensor, n: number): Tensor {
  const operator = 'linalg_matrix_power'
  if (a.rank < 2 || a.shape.at(-1) !== a.shape.at(-2)) refuse(operator, 'expected square matrices', [a])
  if (n !== 0) return matrixPower(atenOf(rt), a, n)
  const one = rt.call('aten::eye', [a.shape.at(-1)], { dtype: a.dtype })
  return rt.call('aten::clone', [rt.call('aten::expand', [one, a.shape])]) as Tensor
}

const define = contractsIn('blas')

export const tensorSystems: Contract[] = [
  define('linalg_matrix_power', (rt, [self, n]) => rt.tidy(() => power(rt, self as Tensor, n as number))),
  define('linalg_tensorinv', (rt, [given, ind]) => {
    const [self, split] = [given as Tensor, ind as number]
    const [outer, inner] = [self.shape.slice(0, split), self.shape.slice(split)]
    if (split < 1 || count(outer) !== count(inner))
      refuse('linalg_tensorinv', 'expected a tensor that is square', [self])
    return rt.tidy(() => {
      const inverse = rt.call('aten::linalg_inv', [shaped(rt, self, [count(outer), count(inner)])]) as Tensor
      return shaped(rt, inverse, [...inner, ...outer])
    })
  }),
  define('linalg_tensorsolve', (rt, [given, right, dims]) => {
    const [self, other] = [given as Tensor, right as Tensor]
    const moved = ((dims as readonly number[] | null) ?? []).map((d) =>
      normalizeDimension('linalg_tensorsolve', d, self.rank),
    )
    const order = [...self.shape.map((_, d) => d).filter((d) => !moved.includes(d)), ...moved]
    const shape = order.map((d) => self.shape[d]!).slice(other.rank)
    if (count(shape) !== other.numel) refuse('linalg_tensorsolve', 'expected a tensor that is square', [self, other])
    return rt.tidy(() => {
      const matrix = shaped(rt, rt.call('aten::permute', [self, order]) as Tensor, [other.numel, other.numel])
      const x = rt.call('aten::linalg_solve', [matrix, shaped(rt, other, [other.numel])]) as Tensor
      return shaped(rt, x, shape)
    })
  }),
]
