// Types of the attention operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { Tensor } from '../../tensor/index.ts'

export interface AttentionOperators {
  /** `_scaled_dot_product_flash_attention_for_cpu(Tensor query, Tensor key, Tensor value, float dropout_p=0., bool is_causal=False, *, Tensor? attn_mask=None, float? scale=None) -> (Tensor output, Tensor logsumexp)` */
  _scaledDotProductFlashAttentionForCpu(query: Tensor, key: Tensor, value: Tensor, dropoutP?: number, isCausal?: boolean, options?: { attnMask?: Tensor | null | undefined; scale?: number | null | undefined }): [output: Tensor, logsumexp: Tensor]
  /** `_scaled_dot_product_flash_attention_for_cpu(Tensor query, Tensor key, Tensor value, float dropout_p=0., bool is_causal=False, *, Tensor? attn_mask=None, float? scale=None) -> (Tensor output, Tensor logsumexp)` */
  _scaledDotProductFlashAttentionForCpu(query: Tensor, key: Tensor, value: Tensor, options?: { dropoutP?: number | undefined; isCausal?: boolean | undefined; attnMask?: Tensor | null | undefined; scale?: number | null | undefined }): [output: Tensor, logsumexp: Tensor]
  /** `scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor` */
  scaledDotProductAttention(query: Tensor, key: Tensor, value: Tensor, attnMask?: Tensor | null, dropoutP?: number, isCausal?: boolean, options?: { scale?: number | null | undefined; enableGqa?: boolean | undefined }): Tensor
  /** `scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor` */
  scaledDotProductAttention(query: Tensor, key: Tensor, value: Tensor, options?: { attnMask?: Tensor | null | undefined; dropoutP?: number | undefined; isCausal?: boolean | undefined; scale?: number | null | undefined; enableGqa?: boolean | undefined }): Tensor
}
