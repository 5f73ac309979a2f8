// Embeddings: Python takes the indices first, ATen the weight.
import { isIntegral } from '../../dtype/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import type { PythonArguments } from '../arguments.ts'
import { type Aten, define, type PublicFunction } from '../define.ts'

interface Table {
  readonly indices: Tensor
  readonly weight: Tensor
}

/** The integer tensor is the indices, in either order; rows longer than `max_norm` are scaled in place. */
function lookUp(a: PythonArguments, aten: Aten): Table {
  const [first, second] = [a.tensor('input'), a.tensor('weight')]
  const isSwapped = !isIntegral(first.dtype, false) && isIntegral(second.dtype, false)
  const [indices, weight] = isSwapped ? [second, first] : [first, second]
  if (a.has('max_norm')) aten('embedding_renorm_', [weight, indices, a.number('max_norm'), a.number('norm_type')])
  return { indices, weight }
}

function paddingIndex(a: PythonArguments, rows: number): number | null {
  if (!a.has('padding_idx')) return null
  const index = a.int('padding_idx')
  if (index < -rows || index >= rows) a.refuse('padding_idx', `within the ${rows} rows of the weight`)
  return index < 0 ? index + rows : index
}

const bagModes = { sum: 0, mean: 1, max: 2 }

export const embeddings: readonly PublicFunction[] = [
  define(
    'nn.functional.embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, sparse=False)',
    (a, aten) => {
      const { indices, weight } = lookUp(a, aten)
      const padding = paddingIndex(a, weight.shape[0] ?? 0) ?? -1
      return aten('embedding', [weight, indices, padding, a.flag('scale_grad_by_freq'), a.flag('sparse')])
    },
  ),
  define(
    "nn.functional.embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode='mean', sparse=False, per_sample_weights=None, include_last_offset=False, padding_idx=None)",
    (a, aten) => {
      const { indices, weight } = lookUp(a, aten)
      const isMatrix = indices.rank === 2
      const bag = indices.shape[1] ?? 1
      const offsets = isMatrix ? aten('arange', [0, indices.numel, bag], { dtype: indices.dtype }) : a.tensor('offsets')
      const flat = (tensor: Tensor) => (isMatrix ? aten('reshape', [tensor, [-1]]) : tensor)
      const [result] = aten<Tensor[]>('embedding_bag', [
        weight,
        flat(indices),
        offsets,
        a.flag('scale_grad_by_freq'),
        a.choice('mode', bagModes),
        a.flag('sparse'),
        a.has('per_sample_weights') ? flat(a.tensor('per_sample_weights')) : null,
        a.flag('include_last_offset'),
        paddingIndex(a, weight.shape[0] ?? 0),
      ])
      return result
    },
  ),
]
