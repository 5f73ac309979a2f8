// Types of the fused operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { Tensor } from '../../tensor/index.ts'

export interface FusedOperators {
  /** `add_rms_norm(Tensor x, Tensor residual, SymInt[] normalized_shape, Tensor weight, float eps=1e-05) -> (Tensor, Tensor)` */
  addRmsNorm(x: Tensor, residual: Tensor, normalizedShape: readonly number[], weight: Tensor, eps?: number): [Tensor, Tensor]
  /** `add_rms_norm(Tensor x, Tensor residual, SymInt[] normalized_shape, Tensor weight, float eps=1e-05) -> (Tensor, Tensor)` */
  addRmsNorm(x: Tensor, residual: Tensor, normalizedShape: readonly number[], weight: Tensor, options?: { eps?: number | undefined }): [Tensor, Tensor]
  /** `add_rms_norm(Tensor x, Tensor residual, SymInt[] normalized_shape, Tensor weight, float eps=1e-05) -> (Tensor, Tensor)` */
  addRmsNorm(x: Tensor, residual: Tensor, options: { normalizedShape: readonly number[]; weight: Tensor; eps?: number | undefined }): [Tensor, Tensor]
  /** `apply_rotary_pos_emb(Tensor q, Tensor k, Tensor cos, Tensor sin, Tensor? position_ids=None, bool rotary_interleaved=False, bool inplace=False) -> (Tensor, Tensor)` */
  applyRotaryPosEmb(q: Tensor, k: Tensor, cos: Tensor, sin: Tensor, positionIds?: Tensor | null, rotaryInterleaved?: boolean, inplace?: boolean): [Tensor, Tensor]
  /** `apply_rotary_pos_emb(Tensor q, Tensor k, Tensor cos, Tensor sin, Tensor? position_ids=None, bool rotary_interleaved=False, bool inplace=False) -> (Tensor, Tensor)` */
  applyRotaryPosEmb(q: Tensor, k: Tensor, cos: Tensor, sin: Tensor, options?: { positionIds?: Tensor | null | undefined; rotaryInterleaved?: boolean | undefined; inplace?: boolean | undefined }): [Tensor, Tensor]
  /** `concat_and_cache_mla(Tensor kv_c, Tensor k_pe, Tensor(a!) kv_cache, Tensor slot_mapping, str kv_cache_dtype, Tensor scale) -> ()` */
  concatAndCacheMla(kvC: Tensor, kPe: Tensor, kvCache: Tensor, slotMapping: Tensor, kvCacheDtype: string, scale: Tensor): void
  /** `concat_and_cache_mla(Tensor kv_c, Tensor k_pe, Tensor(a!) kv_cache, Tensor slot_mapping, str kv_cache_dtype, Tensor scale) -> ()` */
  concatAndCacheMla(kvC: Tensor, kPe: Tensor, kvCache: Tensor, slotMapping: Tensor, options: { kvCacheDtype: string; scale: Tensor }): void
  /** `cutlass_scaled_mm(Tensor(a!) c, Tensor a, Tensor b, Tensor a_scale, Tensor b_scale, Tensor? bias=None) -> Tensor(a!)` */
  cutlassScaledMm(c: Tensor, a: Tensor, b: Tensor, aScale: Tensor, bScale: Tensor, bias?: Tensor | null): Tensor
  /** `cutlass_scaled_mm(Tensor(a!) c, Tensor a, Tensor b, Tensor a_scale, Tensor b_scale, Tensor? bias=None) -> Tensor(a!)` */
  cutlassScaledMm(c: Tensor, a: Tensor, b: Tensor, aScale: Tensor, bScale: Tensor, options?: { bias?: Tensor | null | undefined }): Tensor
  /** `flash_mla(Tensor q, Tensor block_table, Tensor blocked_k, int max_seqlen_pad, int block_size, int b, int s_q, Tensor cache_seqlens, int h_q, int h_kv, int d, int dv, bool causal) -> Tensor` */
  flashMla(q: Tensor, blockTable: Tensor, blockedK: Tensor, maxSeqlenPad: number, blockSize: number, b: number, sQ: number, cacheSeqlens: Tensor, hQ: number, hKv: number, d: number, dv: number, causal: boolean): Tensor
  /** `flash_mla(Tensor q, Tensor block_table, Tensor blocked_k, int max_seqlen_pad, int block_size, int b, int s_q, Tensor cache_seqlens, int h_q, int h_kv, int d, int dv, bool causal) -> Tensor` */
  flashMla(q: Tensor, blockTable: Tensor, blockedK: Tensor, options: { maxSeqlenPad: number; blockSize: number; b: number; sQ: number; cacheSeqlens: Tensor; hQ: number; hKv: number; d: number; dv: number; causal: boolean }): Tensor
  /** `fused_add_rms_norm(Tensor(a!) x, Tensor(b!) residual, SymInt[] normalized_shape, Tensor weight, float eps=1e-05) -> (Tensor(a!), Tensor(b!))` */
  fusedAddRmsNorm(x: Tensor, residual: Tensor, normalizedShape: readonly number[], weight: Tensor, eps?: number): [Tensor, Tensor]
  /** `fused_add_rms_norm(Tensor(a!) x, Tensor(b!) residual, SymInt[] normalized_shape, Tensor weight, float eps=1e-05) -> (Tensor(a!), Tensor(b!))` */
  fusedAddRmsNorm(x: Tensor, residual: Tensor, normalizedShape: readonly number[], weight: Tensor, options?: { eps?: number | undefined }): [Tensor, Tensor]
  /** `fused_add_rms_norm(Tensor(a!) x, Tensor(b!) residual, SymInt[] normalized_shape, Tensor weight, float eps=1e-05) -> (Tensor(a!), Tensor(b!))` */
  fusedAddRmsNorm(x: Tensor, residual: Tensor, options: { normalizedShape: readonly number[]; weight: Tensor; eps?: number | undefined }): [Tensor, Tensor]
  /** `fused_experts(Tensor hidden_states, Tensor w1, Tensor w2, Tensor topk_weights, Tensor topk_ids) -> Tensor` */
  fusedExperts(hiddenStates: Tensor, w1: Tensor, w2: Tensor, topkWeights: Tensor, topkIds: Tensor): Tensor
  /** `gelu_and_mul(Tensor x, Tensor y, str approximate="none") -> Tensor` */
  geluAndMul(x: Tensor, y: Tensor, approximate?: string): Tensor
  /** `gelu_and_mul(Tensor x, Tensor y, str approximate="none") -> Tensor` */
  geluAndMul(x: Tensor, y: Tensor, options?: { approximate?: string | undefined }): Tensor
  /** `reshape_and_cache(Tensor key, Tensor value, Tensor(a!) key_cache, Tensor(b!) value_cache, Tensor slot_mapping, str kv_cache_dtype, Tensor k_scale, Tensor v_scale) -> ()` */
  reshapeAndCache(key: Tensor, value: Tensor, keyCache: Tensor, valueCache: Tensor, slotMapping: Tensor, kvCacheDtype: string, kScale: Tensor, vScale: Tensor): void
  /** `reshape_and_cache(Tensor key, Tensor value, Tensor(a!) key_cache, Tensor(b!) value_cache, Tensor slot_mapping, str kv_cache_dtype, Tensor k_scale, Tensor v_scale) -> ()` */
  reshapeAndCache(key: Tensor, value: Tensor, keyCache: Tensor, valueCache: Tensor, slotMapping: Tensor, options: { kvCacheDtype: string; kScale: Tensor; vScale: Tensor }): void
  /** `reshape_and_cache_flash(Tensor key, Tensor value, Tensor(a!) key_cache, Tensor(b!) value_cache, Tensor slot_mapping, str kv_cache_dtype, Tensor k_scale, Tensor v_scale) -> ()` */
  reshapeAndCacheFlash(key: Tensor, value: Tensor, keyCache: Tensor, valueCache: Tensor, slotMapping: Tensor, kvCacheDtype: string, kScale: Tensor, vScale: Tensor): void
  /** `reshape_and_cache_flash(Tensor key, Tensor value, Tensor(a!) key_cache, Tensor(b!) value_cache, Tensor slot_mapping, str kv_cache_dtype, Tensor k_scale, Tensor v_scale) -> ()` */
  reshapeAndCacheFlash(key: Tensor, value: Tensor, keyCache: Tensor, valueCache: Tensor, slotMapping: Tensor, options: { kvCacheDtype: string; kScale: Tensor; vScale: Tensor }): void
  /** `silu_and_mul(Tensor A, Tensor B) -> Tensor` */
  siluAndMul(A: Tensor, B: Tensor): Tensor
  /** `skip_layer_norm(Tensor x, Tensor residual, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps=1e-05) -> Tensor` */
  skipLayerNorm(x: Tensor, residual: Tensor, normalizedShape: readonly number[], weight: Tensor | null, bias: Tensor | null, eps?: number): Tensor
  /** `skip_layer_norm(Tensor x, Tensor residual, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps=1e-05) -> Tensor` */
  skipLayerNorm(x: Tensor, residual: Tensor, normalizedShape: readonly number[], weight: Tensor | null, bias: Tensor | null, options?: { eps?: number | undefined }): Tensor
  /** `skip_layer_norm(Tensor x, Tensor residual, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps=1e-05) -> Tensor` */
  skipLayerNorm(x: Tensor, residual: Tensor, options: { normalizedShape: readonly number[]; weight: Tensor | null; bias: Tensor | null; eps?: number | undefined }): Tensor
  /** `weight_norm(Tensor v, Tensor g, int dim=0) -> Tensor` */
  weightNorm(v: Tensor, g: Tensor, dim?: number): Tensor
  /** `weight_norm(Tensor v, Tensor g, int dim=0) -> Tensor` */
  weightNorm(v: Tensor, g: Tensor, options?: { dim?: number | undefined }): Tensor
}
