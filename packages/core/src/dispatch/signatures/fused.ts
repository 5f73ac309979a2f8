// Types of the fused operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { Tensor } from '../../tensor/index.ts'

export interface FusedOperators {
  /** `fused_add_rms_norm(Tensor(a!) x, Tensor(b!) residual, SymInt[] normalized_shape, Tensor weight, float eps=1e-05) -> (Tensor(a!), Tensor(b!))` */
  fusedAddRmsNorm(x: Tensor, residual: Tensor, normalizedShape: readonly number[], weight: Tensor, eps?: number): [Tensor, Tensor]
  /** `fused_add_rms_norm(Tensor(a!) x, Tensor(b!) residual, SymInt[] normalized_shape, Tensor weight, float eps=1e-05) -> (Tensor(a!), Tensor(b!))` */
  fusedAddRmsNorm(x: Tensor, residual: Tensor, normalizedShape: readonly number[], weight: Tensor, options?: { eps?: number | undefined }): [Tensor, Tensor]
  /** `fused_add_rms_norm(Tensor(a!) x, Tensor(b!) residual, SymInt[] normalized_shape, Tensor weight, float eps=1e-05) -> (Tensor(a!), Tensor(b!))` */
  fusedAddRmsNorm(x: Tensor, residual: Tensor, options: { normalizedShape: readonly number[]; weight: Tensor; eps?: number | undefined }): [Tensor, Tensor]
  /** `skip_layer_norm(Tensor x, Tensor residual, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps=1e-05) -> Tensor` */
  skipLayerNorm(x: Tensor, residual: Tensor, normalizedShape: readonly number[], weight: Tensor | null, bias: Tensor | null, eps?: number): Tensor
  /** `skip_layer_norm(Tensor x, Tensor residual, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps=1e-05) -> Tensor` */
  skipLayerNorm(x: Tensor, residual: Tensor, normalizedShape: readonly number[], weight: Tensor | null, bias: Tensor | null, options?: { eps?: number | undefined }): Tensor
  /** `skip_layer_norm(Tensor x, Tensor residual, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps=1e-05) -> Tensor` */
  skipLayerNorm(x: Tensor, residual: Tensor, options: { normalizedShape: readonly number[]; weight: Tensor | null; bias: Tensor | null; eps?: number | undefined }): Tensor
}
