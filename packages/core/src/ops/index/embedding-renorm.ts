// embedding_renorm_: rows that are looked up are scaled down, in place, to a greatest norm.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { Tensor } from '../../tensor/index.ts'

/** Keeps the divisor above zero, as PyTorch's embedding_renorm_ does. */
const epsilon = 1e-7

function renormalise(rt: Runtime, self: Tensor, indices: Tensor, maxNorm: number, normType: number): Tensor {
  const call = (name: string, args: readonly unknown[]) => rt.call(`aten::${name}`, args) as Tensor
  rt.tidy(() => {
    const [rows] = rt.call('aten::_unique2', [indices, true, false, false]) as [Tensor]
    const chosen = call('index_select', [self, 0, rows])
    const norms = call('linalg_vector_norm', [chosen, normType, [1], true])
    const scales = call('mul.Scalar', [call('reciprocal', [call('add.Scalar', [norms, epsilon])]), maxNorm])
    const isLong = call('gt.Scalar', [norms, maxNorm])
    const scaled = call('mul.Tensor', [chosen, scales])
    call('index_copy_', [self, 0, rows, call('where.self', [isLong, scaled, chosen])])
  })
  self.storage.version++
  return self
}

export const embeddingRenorms: Contract[] = [
  {
    overload: 'embedding_renorm_',
    category: 'index',
    compute: (rt, [self, indices, maxNorm, normType]) =>
      renormalise(rt, self as Tensor, indices as Tensor, maxNorm as number, normType as number),
  },
]
