// Multi-head attention from one fused query-key-value product, with grouped key and value heads.
import type { Tensor } from '@opgems/core'
import type { ModelRuntime } from '../model-runtime.ts'
import { type Rotary, rotate } from './rotary.ts'

export interface HeadLayout {
  readonly heads: number
  /** Divides `heads`; each key and value head serves heads / kvHeads query heads. */
  readonly kvHeads: number
  readonly headDim: number
}

/** Each [batch, heads or kvHeads, length, headDim]; views. */
export interface Heads {
  readonly query: Tensor
  readonly key: Tensor
  readonly value: Tensor
}

/** Splits fused [batch, length, (heads + 2 · kvHeads) · headDim] into heads and, with `rotary`, turns queries and keys. */
export function splitHeads(
  rt: ModelRuntime,
  fused: Tensor,
  layout: HeadLayout,
  rotary: Rotary | null,
  start: number,
): Heads {
  const { ops } = rt
  const { heads, kvHeads, headDim } = layout
  const [batch = 0, length = 0] = fused.shape
  const all = ops.view(fused, [batch, length, heads + 2 * kvHeads, headDim])
  const queryKey = ops.narrow(all, 2, 0, heads + kvHeads) // queries and keys lie together: one rotation turns both
  const turned = rotary ? rotate(rt, rotary, queryKey, start) : queryKey
  const take = (source: Tensor, from: number, count: number) => ops.transpose(ops.narrow(source, 2, from, count), 1, 2)
  return {
    query: take(turned, 0, heads),
    key: take(turned, heads, kvHeads),
    value: take(all, heads + kvHeads, kvHeads),
  }
}

export interface AttentionLimits {
  readonly causal: boolean
  /** Boolean, broadcastable to [batch, heads, queries, keys], true where a query sees a key. */
  readonly mask: Tensor | null
}

/** softmax(query · keyᵀ / √headDim) · value, heads merged again: [batch, length, heads · headDim]. */
export function attend(rt: ModelRuntime, { query, key, value }: Heads, limits: AttentionLimits): Tensor {
  const [batch = 0, heads = 0, length = 0, headDim = 0] = query.shape
  const keywords = {
    ...(limits.mask && { attn_mask: limits.mask }),
    ...(limits.causal && { is_causal: true }),
    ...(key.shape[1] !== heads && { enable_gqa: true }),
  }
  const name = 'nn.functional.scaled_dot_product_attention'
  const attended = rt.call(name, [query, key, value], keywords) as Tensor
  return rt.ops.reshape(rt.ops.transpose(attended, 1, 2), [batch, length, heads * headDim])
}
