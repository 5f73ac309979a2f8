// A transformer layer that normalises before each of its two blocks: GPT-2, CLIP's vision tower, ViT.
import type { Tensor } from '@opgems/core'
import type { ModelRuntime } from '../model-runtime.ts'
import { type Heads, splitHeads } from './attention.ts'
import { applyLinear, type Linear } from './linear.ts'
import { applyPlainMlp, type PlainMlp } from './mlp.ts'
import { applyLayerNorm, type LayerNorm } from './norm.ts'

export interface PreNormLayer {
  readonly attentionNorm: LayerNorm
  readonly queryKeyValue: Linear
  readonly output: Linear
  readonly mlpNorm: LayerNorm
  readonly mlp: PlainMlp
}

/** x [batch, length, heads · headDim] → the same; `attend` gives such a tensor from the heads. */
export function applyPreNormLayer(
  rt: ModelRuntime,
  layer: PreNormLayer,
  { heads, headDim }: { readonly heads: number; readonly headDim: number },
  x: Tensor,
  attend: (split: Heads) => Tensor,
): Tensor {
  const fused = applyLinear(rt, layer.queryKeyValue, applyLayerNorm(rt, layer.attentionNorm, x))
  const attended = attend(splitHeads(rt, fused, { heads, kvHeads: heads, headDim }, null, 0))
  const afterAttention = rt.ops.add(x, applyLinear(rt, layer.output, attended))
  const normed = applyLayerNorm(rt, layer.mlpNorm, afterAttention)
  return rt.ops.add(afterAttention, applyPlainMlp(rt, layer.mlp, normed))
}
