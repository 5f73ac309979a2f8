// The gradients of scaled dot-product attention, as calls of other operators.
import type { Aten } from '../../dispatch/gradient.ts'
import type { Tensor } from '../../tensor/index.ts'

export interface AttentionGradient {
  readonly query: Tensor
  readonly key: Tensor
  readonly value: Tensor
  /** Of the output. */
  readonly grad: Tensor
  /** Added to the scores, or true where a query sees a key. */
  readonly mask: Tensor | null
  readonly isCausal: boolean
  /** null: one over the root of the width. */
  readonly scale: number | null
  /** Whether several query heads share a key head. */
  readonly isGrouped: boolean
}

/**
 * Of softmax(q·kᵀ·scale + mask)·v by query, key, value and mask, where `wanted`: with the weights P computed anew, ∂v = Pᵀ∂o and
 * ∂S = P·(∂P − Σ ∂P·P), as flash attention does (Dao, 2022). Computed in float32 for narrower dtypes; query heads that share a key
 * sum their gradients.
 */
export function attentionGradients(
  aten: Aten,
  call: AttentionGradient,
  wanted: readonly boolean[],
): readonly (Tensor | null)[] {
  const { query, key, value, isGrouped } = call
  const dtype = query.dtype === 'float64' ? 'float64' : 'float32'
  const wide = (t: Tensor) => (t.dtype === dtype ? t : aten('_to_copy', [t], { dtype }))
  const groups = isGrouped ? query.shape[query.rank - 3]! / key.shape[key.rank - 3]! : 1
  const shared = (t: Tensor) => (groups === 1 ? wide(t) : aten('repeat_interleave', [wide(t), groups, t.rank - 3]))
  const [q, k, v, g] = [wide(query), shared(key), shared(value), wide(call.grad)]
  const scale = call.scale ?? 1 / Math.sqrt(query.shape[query.rank - 1]!)
  const transposed = (t: Tensor) => aten('transpose', [t, -2, -1])
  const scores = aten('mul', [aten('matmul', [q, transposed(k)]), scale])
  const weights = aten('_safe_softmax', [maskedScores(aten, scores, call.mask, call.isCausal), -1])
  const toWeights = aten('matmul', [g, transposed(v)])
  const slope = aten('sub', [toWeights, aten('sum', [aten('mul', [toWeights, weights]), [-1], true])])
  const toScores = aten('mul', [weights, slope])
  const summed = (t: Tensor, like: Tensor) =>
    groups === 1
      ? t
      : aten('sum', [aten('unflatten', [t, like.rank - 3, [like.shape[like.rank - 3], groups]]), [like.rank - 2]])
  const [byQuery, byKey, byValue, byMask] = wanted
  return [
    byQuery ? aten('mul', [aten('matmul', [toScores, k]), scale]) : null,
    byKey ? summed(aten('mul', [aten('matmul', [transposed(toScores), q]), scale]), key) : null,
    byValue ? summed(aten('matmul', [transposed(weights), g]), value) : null,
    byMask ? toScores : null,
  ]
}

/** Scores with −∞ where a query does not see a key, and with an additive mask. */
export function maskedScores(aten: Aten, scores: Tensor, mask: Tensor | null, isCausal: boolean): Tensor {
  const hidden = (from: Tensor, seen: Tensor) => aten('masked_fill', [from, aten('logical_not', [seen]), -Infinity])
  const seen = isCausal ? hidden(scores, causalMask(aten, scores.shape)) : scores
  if (!mask) return seen
  return mask.dtype === 'bool' ? hidden(seen, mask) : aten('add', [seen, mask])
}

/** Which keys the queries of scores [..., queries, keys] see: each its own place and those before. */
export const causalMask = (aten: Aten, shape: readonly number[]): Tensor =>
  aten('tril', [aten('ones', [shape.slice(-2)], { dtype: 'bool' })])
