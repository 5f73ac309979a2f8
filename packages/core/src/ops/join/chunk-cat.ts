// _chunk_cat: tensors cut into the same number of chunks, chunks of one number side by side.
import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { normalizeDimension, type Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { pad } from '../shape/pad.ts'
import { reshape } from '../view/shapes.ts'
import { concatenate } from './cat.ts'

/** [..., size, rest] as [..., chunks, elements of one chunk], zeros after the last element. */
function chunked(rt: Runtime, self: Tensor, dim: number, chunks: number): Tensor {
  const size = self.shape[dim]!
  const length = Math.ceil(size / chunks)
  const after = length * chunks - size
  const padded = pad(rt, '_chunk_cat', self, [{ dim, before: 0, after }], 'constant', 0, null)
  const width = self.shape.slice(dim + 1).reduce((n, s) => n * s, length)
  return reshape(rt, '_chunk_cat', padded, [...self.shape.slice(0, dim), chunks, width])
}

function chunkCat(
  rt: Runtime,
  tensors: readonly Tensor[],
  dimension: number,
  chunks: number,
  out: readonly Tensor[] | null,
): Tensor {
  const rank = tensors[0]?.rank ?? 0
  if (rank === 0 || chunks < 1)
    throw new OpGemsError('BAD_ARGUMENT', `_chunk_cat: expects tensors with dimensions and chunks of at least 1`, {
      operator: '_chunk_cat',
    })
  const dim = normalizeDimension('_chunk_cat', dimension, rank)
  const result = rt.tidy(() => {
    const parts = tensors.map((t) => chunked(rt, t, dim, chunks))
    return concatenate(rt, '_chunk_cat', parts, dim + 1, null)
  })
  if (!out) return result
  copyInto(rt, checkOutput('_chunk_cat', out[0]!, result.shape, result.dtype), result)
  result.dispose()
  return out[0]!
}

export const chunkCats: Contract[] = [
  {
    overload: '_chunk_cat',
    category: 'shape',
    compute: (rt, [tensors, dim, chunks], out) =>
      chunkCat(rt, tensors as Tensor[], dim as number, chunks as number, out),
  },
]
