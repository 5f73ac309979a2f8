// Attention of one decoder layer, over the keys and values seen so far.
import type { Tensor } from '@opgems/core'
import type { ModelRuntime } from '../model-runtime.ts'
import { attend, type Heads } from './attention.ts'
import type { AttentionSpan } from './attention-span.ts'
import type { KvCache } from './kv-cache.ts'
import type { Start } from './start.ts'

/** What one forward pass hands to every layer. */
export interface ForwardPass {
  readonly start: Start
  readonly cache: KvCache | null
  /** What the queries of each layer see, by layer. */
  readonly spans: readonly AttentionSpan[]
}

/** Appends this pass's keys and values to the cache, then attends: [batch, length, heads · headDim]. */
export function attendOverCache(rt: ModelRuntime, heads: Heads, layer: number, pass: ForwardPass): Tensor {
  const span = pass.spans[layer] as AttentionSpan // one span a layer, by construction
  if (!pass.cache) return attend(rt, heads, span)
  pass.cache.write(layer, heads.key, heads.value, pass.start)
  const seen = pass.cache.read(layer, span.keyStart, span.keyCount)
  return attend(rt, { query: heads.query, ...seen }, span)
}
