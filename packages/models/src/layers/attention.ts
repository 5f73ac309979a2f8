// Multi-head attention from one fused query-key-value product, with grouped key and value heads.
import type { Tensor } from '@opgems/core'
import type { ModelRuntime } from '../model-runtime.ts'
import { type Rotary, rotate } from './rotary.ts'
import type { Start } from './start.ts'

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
  start: Start,
): Heads {
  const { ops } = rt
  const { heads, kvHeads, headDim } = layout
  const [batch = 0, length = 0] = fused.shape
  const all = ops.view(fused, [batch, length, heads + 2 * kvHeads, headDim])
  const take = (from: number, count: number) => ops.narrow(all, 2, from, count)
  const queryKey = [take(0, heads), take(heads, kvHeads)] as const
  const [query, key] = rotary ? rotate(rt, rotary, ...queryKey, start) : queryKey
  const headsFirst = (x: Tensor) => ops.transpose(x, 1, 2)
  return { query: headsFirst(query), key: headsFirst(key), value: headsFirst(take(heads + kvHeads, kvHeads)) }
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
