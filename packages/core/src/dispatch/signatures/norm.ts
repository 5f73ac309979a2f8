// Types of the norm operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { DType } from '../../dtype/index.ts'
import type { Scalar } from './scalar.ts'
import type { Tensor } from '../../tensor/index.ts'

export interface NormOperators {
  /** `_batch_norm_impl_index(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> (Tensor, Tensor, Tensor, Tensor, int)` */
  _batchNormImplIndex(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean): [Tensor, Tensor, Tensor, Tensor, number]
  /** `_batch_norm_impl_index(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> (Tensor, Tensor, Tensor, Tensor, int)` */
  _batchNormImplIndex(input: Tensor, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null; training: boolean; momentum: number; eps: number; cudnnEnabled: boolean }): [Tensor, Tensor, Tensor, Tensor, number]
  /** `_batch_norm_impl_index_backward(int impl_index, Tensor input, Tensor grad_output, Tensor? weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var_transform, bool train, float eps, bool[3] output_mask, Tensor reservedSpace) -> (Tensor, Tensor, Tensor)` */
  _batchNormImplIndexBackward(implIndex: number, input: Tensor, gradOutput: Tensor, weight: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVarTransform: Tensor | null, train: boolean, eps: number, outputMask: boolean | readonly boolean[], reservedSpace: Tensor): [Tensor, Tensor, Tensor]
  /** `_batch_norm_no_update(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, float momentum, float eps) -> (Tensor, Tensor, Tensor, Tensor)` */
  _batchNormNoUpdate(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, options?: { out?: readonly [Tensor, Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor, Tensor]
  /** `_batch_norm_no_update(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, float momentum, float eps) -> (Tensor, Tensor, Tensor, Tensor)` */
  _batchNormNoUpdate(input: Tensor, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null; momentum: number; eps: number; out?: readonly [Tensor, Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor, Tensor]
  /** `_batch_norm_with_update(Tensor input, Tensor? weight, Tensor? bias, Tensor(a!) running_mean, Tensor(b!) running_var, float momentum, float eps) -> (Tensor, Tensor, Tensor, Tensor)` */
  _batchNormWithUpdate(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number): [Tensor, Tensor, Tensor, Tensor]
  /** `_batch_norm_with_update(Tensor input, Tensor? weight, Tensor? bias, Tensor(a!) running_mean, Tensor(b!) running_var, float momentum, float eps) -> (Tensor, Tensor, Tensor, Tensor)` */
  _batchNormWithUpdate(input: Tensor, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor; runningVar: Tensor; momentum: number; eps: number }): [Tensor, Tensor, Tensor, Tensor]
  /** `_batch_norm_with_update_functional(Tensor input, Tensor? weight, Tensor? bias, Tensor running_mean, Tensor running_var, float momentum, float eps) -> (Tensor, Tensor, Tensor, Tensor, Tensor running_mean_out, Tensor running_var_out)` */
  _batchNormWithUpdateFunctional(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  /** `_batch_norm_with_update_functional(Tensor input, Tensor? weight, Tensor? bias, Tensor running_mean, Tensor running_var, float momentum, float eps) -> (Tensor, Tensor, Tensor, Tensor, Tensor running_mean_out, Tensor running_var_out)` */
  _batchNormWithUpdateFunctional(input: Tensor, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor; runningVar: Tensor; momentum: number; eps: number }): [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
  /** `_fused_rms_norm(Tensor input, int[] normalized_shape, Tensor? weight, float? eps) -> (Tensor, Tensor)` */
  _fusedRmsNorm(input: Tensor, normalizedShape: readonly number[], weight: Tensor | null, eps: number | null): [Tensor, Tensor]
  /** `_fused_rms_norm(Tensor input, int[] normalized_shape, Tensor? weight, float? eps) -> (Tensor, Tensor)` */
  _fusedRmsNorm(input: Tensor, options: { normalizedShape: readonly number[]; weight: Tensor | null; eps: number | null }): [Tensor, Tensor]
  /** `_fused_rms_norm_backward(Tensor grad_out, Tensor input, int[] normalized_shape, Tensor rstd, Tensor? weight, bool[2] output_mask) -> (Tensor, Tensor)` */
  _fusedRmsNormBackward(gradOut: Tensor, input: Tensor, normalizedShape: readonly number[], rstd: Tensor, weight: Tensor | null, outputMask: boolean | readonly boolean[]): [Tensor, Tensor]
  /** `_fused_rms_norm_backward(Tensor grad_out, Tensor input, int[] normalized_shape, Tensor rstd, Tensor? weight, bool[2] output_mask) -> (Tensor, Tensor)` */
  _fusedRmsNormBackward(gradOut: Tensor, input: Tensor, options: { normalizedShape: readonly number[]; rstd: Tensor; weight: Tensor | null; outputMask: boolean | readonly boolean[] }): [Tensor, Tensor]
  /** `_log_softmax(Tensor self, int dim, bool half_to_float) -> Tensor` */
  _logSoftmax(self: Tensor, dim: number, halfToFloat: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `_log_softmax(Tensor self, int dim, bool half_to_float) -> Tensor` */
  _logSoftmax(self: Tensor, options: { dim: number; halfToFloat: boolean; out?: Tensor | undefined }): Tensor
  /** `_log_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor` */
  _logSoftmaxBackwardData(gradOutput: Tensor, output: Tensor, dim: number, inputDtype: DType, options?: { out?: Tensor | undefined }): Tensor
  /** `_log_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor` */
  _logSoftmaxBackwardData(gradOutput: Tensor, output: Tensor, options: { dim: number; inputDtype: DType; out?: Tensor | undefined }): Tensor
  /** `_native_batch_norm_legit(Tensor input, Tensor? weight, Tensor? bias, Tensor(a!) running_mean, Tensor(b!) running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)` */
  _nativeBatchNormLegit(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor]
  /** `_native_batch_norm_legit(Tensor input, Tensor? weight, Tensor? bias, Tensor(a!) running_mean, Tensor(b!) running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)` */
  _nativeBatchNormLegit(input: Tensor, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor; runningVar: Tensor; training: boolean; momentum: number; eps: number }): [Tensor, Tensor, Tensor]
  /** `_native_batch_norm_legit.no_stats(Tensor input, Tensor? weight, Tensor? bias, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)` */
  _nativeBatchNormLegit(input: Tensor, weight: Tensor | null, bias: Tensor | null, training: boolean, momentum: number, eps: number, options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `_native_batch_norm_legit.no_stats(Tensor input, Tensor? weight, Tensor? bias, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)` */
  _nativeBatchNormLegit(input: Tensor, options: { weight: Tensor | null; bias: Tensor | null; training: boolean; momentum: number; eps: number; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `_native_batch_norm_legit_functional(Tensor input, Tensor? weight, Tensor? bias, Tensor running_mean, Tensor running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor, Tensor running_mean_out, Tensor running_var_out)` */
  _nativeBatchNormLegitFunctional(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor, Tensor, Tensor]
  /** `_native_batch_norm_legit_functional(Tensor input, Tensor? weight, Tensor? bias, Tensor running_mean, Tensor running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor, Tensor running_mean_out, Tensor running_var_out)` */
  _nativeBatchNormLegitFunctional(input: Tensor, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor; runningVar: Tensor; training: boolean; momentum: number; eps: number }): [Tensor, Tensor, Tensor, Tensor, Tensor]
  /** `_native_batch_norm_legit_no_training(Tensor input, Tensor? weight, Tensor? bias, Tensor running_mean, Tensor running_var, float momentum, float eps) -> (Tensor, Tensor, Tensor)` */
  _nativeBatchNormLegitNoTraining(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor, runningVar: Tensor, momentum: number, eps: number, options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `_native_batch_norm_legit_no_training(Tensor input, Tensor? weight, Tensor? bias, Tensor running_mean, Tensor running_var, float momentum, float eps) -> (Tensor, Tensor, Tensor)` */
  _nativeBatchNormLegitNoTraining(input: Tensor, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor; runningVar: Tensor; momentum: number; eps: number; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `_safe_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  _safeSoftmax(self: Tensor, dim: number, dtype?: DType | null): Tensor
  /** `_safe_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  _safeSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null | undefined }): Tensor
  /** `_safe_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  _safeSoftmax(self: Tensor, options: { dim: number; dtype?: DType | null | undefined }): Tensor
  /** `_softmax(Tensor self, int dim, bool half_to_float) -> Tensor` */
  _softmax(self: Tensor, dim: number, halfToFloat: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `_softmax(Tensor self, int dim, bool half_to_float) -> Tensor` */
  _softmax(self: Tensor, options: { dim: number; halfToFloat: boolean; out?: Tensor | undefined }): Tensor
  /** `_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor` */
  _softmaxBackwardData(gradOutput: Tensor, output: Tensor, dim: number, inputDtype: DType, options?: { out?: Tensor | undefined }): Tensor
  /** `_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor` */
  _softmaxBackwardData(gradOutput: Tensor, output: Tensor, options: { dim: number; inputDtype: DType; out?: Tensor | undefined }): Tensor
  /** `_weight_norm(Tensor v, Tensor g, int dim=0) -> Tensor` */
  _weightNorm(v: Tensor, g: Tensor, dim?: number): Tensor
  /** `_weight_norm(Tensor v, Tensor g, int dim=0) -> Tensor` */
  _weightNorm(v: Tensor, g: Tensor, options?: { dim?: number | undefined }): Tensor
  /** `_weight_norm_interface(Tensor v, Tensor g, int dim=0) -> (Tensor, Tensor)` */
  _weightNormInterface(v: Tensor, g: Tensor, dim?: number, options?: { out?: readonly [Tensor, Tensor] | undefined }): [Tensor, Tensor]
  /** `_weight_norm_interface(Tensor v, Tensor g, int dim=0) -> (Tensor, Tensor)` */
  _weightNormInterface(v: Tensor, g: Tensor, options?: { dim?: number | undefined; out?: readonly [Tensor, Tensor] | undefined }): [Tensor, Tensor]
  /** `_weight_norm_interface_backward(Tensor grad_w, Tensor saved_v, Tensor saved_g, Tensor saved_norms, int dim) -> (Tensor, Tensor)` */
  _weightNormInterfaceBackward(gradW: Tensor, savedV: Tensor, savedG: Tensor, savedNorms: Tensor, dim: number, options?: { out?: readonly [Tensor, Tensor] | undefined }): [Tensor, Tensor]
  /** `_weight_norm_interface_backward(Tensor grad_w, Tensor saved_v, Tensor saved_g, Tensor saved_norms, int dim) -> (Tensor, Tensor)` */
  _weightNormInterfaceBackward(gradW: Tensor, savedV: Tensor, savedG: Tensor, savedNorms: Tensor, options: { dim: number; out?: readonly [Tensor, Tensor] | undefined }): [Tensor, Tensor]
  /** `batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor` */
  batchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor
  /** `batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor` */
  batchNorm(input: Tensor, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null; training: boolean; momentum: number; eps: number; cudnnEnabled: boolean }): Tensor
  /** `batch_norm_backward(Tensor grad_out, Tensor input, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, bool update, float eps, bool[3] output_mask, Tensor reserve) -> (Tensor, Tensor, Tensor)` */
  batchNormBackward(gradOut: Tensor, input: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, update: boolean, eps: number, outputMask: boolean | readonly boolean[], reserve: Tensor): [Tensor, Tensor, Tensor]
  /** `batch_norm_backward(Tensor grad_out, Tensor input, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, bool update, float eps, bool[3] output_mask, Tensor reserve) -> (Tensor, Tensor, Tensor)` */
  batchNormBackward(gradOut: Tensor, input: Tensor, weight: Tensor, options: { runningMean: Tensor | null; runningVar: Tensor | null; saveMean: Tensor | null; saveVar: Tensor | null; update: boolean; eps: number; outputMask: boolean | readonly boolean[]; reserve: Tensor }): [Tensor, Tensor, Tensor]
  /** `cudnn_batch_norm_backward(Tensor input, Tensor grad_output, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, float epsilon, Tensor reserveSpace) -> (Tensor, Tensor, Tensor)` */
  cudnnBatchNormBackward(input: Tensor, gradOutput: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, epsilon: number, reserveSpace: Tensor, options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `cudnn_batch_norm_backward(Tensor input, Tensor grad_output, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, float epsilon, Tensor reserveSpace) -> (Tensor, Tensor, Tensor)` */
  cudnnBatchNormBackward(input: Tensor, gradOutput: Tensor, weight: Tensor, options: { runningMean: Tensor | null; runningVar: Tensor | null; saveMean: Tensor | null; saveVar: Tensor | null; epsilon: number; reserveSpace: Tensor; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor` */
  groupNorm(input: Tensor, numGroups: number, weight?: Tensor | null, bias?: Tensor | null, eps?: number, cudnnEnabled?: boolean): Tensor
  /** `group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor` */
  groupNorm(input: Tensor, numGroups: number, options?: { weight?: Tensor | null | undefined; bias?: Tensor | null | undefined; eps?: number | undefined; cudnnEnabled?: boolean | undefined }): Tensor
  /** `group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor` */
  groupNorm(input: Tensor, options: { numGroups: number; weight?: Tensor | null | undefined; bias?: Tensor | null | undefined; eps?: number | undefined; cudnnEnabled?: boolean | undefined }): Tensor
  /** `instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor` */
  instanceNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, useInputStats: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor
  /** `instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor` */
  instanceNorm(input: Tensor, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null; useInputStats: boolean; momentum: number; eps: number; cudnnEnabled: boolean }): Tensor
  /** `layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor` */
  layerNorm(input: Tensor, normalizedShape: readonly number[], weight?: Tensor | null, bias?: Tensor | null, eps?: number, cudnnEnable?: boolean): Tensor
  /** `layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor` */
  layerNorm(input: Tensor, normalizedShape: readonly number[], options?: { weight?: Tensor | null | undefined; bias?: Tensor | null | undefined; eps?: number | undefined; cudnnEnable?: boolean | undefined }): Tensor
  /** `layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor` */
  layerNorm(input: Tensor, options: { normalizedShape: readonly number[]; weight?: Tensor | null | undefined; bias?: Tensor | null | undefined; eps?: number | undefined; cudnnEnable?: boolean | undefined }): Tensor
  /** `log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  logSoftmax(self: Tensor, dim: number, dtype?: DType | null, options?: { out?: Tensor | undefined }): Tensor
  /** `log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  logSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  logSoftmax(self: Tensor, options: { dim: number; dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `miopen_batch_norm_backward(Tensor input, Tensor grad_output, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, float epsilon) -> (Tensor, Tensor, Tensor)` */
  miopenBatchNormBackward(input: Tensor, gradOutput: Tensor, weight: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveVar: Tensor | null, epsilon: number, options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `miopen_batch_norm_backward(Tensor input, Tensor grad_output, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, float epsilon) -> (Tensor, Tensor, Tensor)` */
  miopenBatchNormBackward(input: Tensor, gradOutput: Tensor, weight: Tensor, options: { runningMean: Tensor | null; runningVar: Tensor | null; saveMean: Tensor | null; saveVar: Tensor | null; epsilon: number; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)` */
  nativeBatchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)` */
  nativeBatchNorm(input: Tensor, options: { weight: Tensor | null; bias: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null; training: boolean; momentum: number; eps: number; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `native_batch_norm_backward(Tensor grad_out, Tensor input, Tensor? weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_invstd, bool train, float eps, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  nativeBatchNormBackward(gradOut: Tensor, input: Tensor, weight: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, saveMean: Tensor | null, saveInvstd: Tensor | null, train: boolean, eps: number, outputMask: boolean | readonly boolean[], options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `native_batch_norm_backward(Tensor grad_out, Tensor input, Tensor? weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_invstd, bool train, float eps, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  nativeBatchNormBackward(gradOut: Tensor, input: Tensor, options: { weight: Tensor | null; runningMean: Tensor | null; runningVar: Tensor | null; saveMean: Tensor | null; saveInvstd: Tensor | null; train: boolean; eps: number; outputMask: boolean | readonly boolean[]; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `native_group_norm(Tensor input, Tensor? weight, Tensor? bias, SymInt N, SymInt C, SymInt HxW, int group, float eps) -> (Tensor, Tensor, Tensor)` */
  nativeGroupNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, N: number, C: number, HxW: number, group: number, eps: number, options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `native_group_norm(Tensor input, Tensor? weight, Tensor? bias, SymInt N, SymInt C, SymInt HxW, int group, float eps) -> (Tensor, Tensor, Tensor)` */
  nativeGroupNorm(input: Tensor, options: { weight: Tensor | null; bias: Tensor | null; N: number; C: number; HxW: number; group: number; eps: number; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `native_group_norm_backward(Tensor grad_out, Tensor input, Tensor mean, Tensor rstd, Tensor? weight, SymInt N, SymInt C, SymInt HxW, int group, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  nativeGroupNormBackward(gradOut: Tensor, input: Tensor, mean: Tensor, rstd: Tensor, weight: Tensor | null, N: number, C: number, HxW: number, group: number, outputMask: boolean | readonly boolean[], options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `native_group_norm_backward(Tensor grad_out, Tensor input, Tensor mean, Tensor rstd, Tensor? weight, SymInt N, SymInt C, SymInt HxW, int group, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  nativeGroupNormBackward(gradOut: Tensor, input: Tensor, mean: Tensor, rstd: Tensor, options: { weight: Tensor | null; N: number; C: number; HxW: number; group: number; outputMask: boolean | readonly boolean[]; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor, Tensor)` */
  nativeLayerNorm(input: Tensor, normalizedShape: readonly number[], weight: Tensor | null, bias: Tensor | null, eps: number, options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor, Tensor)` */
  nativeLayerNorm(input: Tensor, options: { normalizedShape: readonly number[]; weight: Tensor | null; bias: Tensor | null; eps: number; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `native_layer_norm_backward(Tensor grad_out, Tensor input, SymInt[] normalized_shape, Tensor mean, Tensor rstd, Tensor? weight, Tensor? bias, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  nativeLayerNormBackward(gradOut: Tensor, input: Tensor, normalizedShape: readonly number[], mean: Tensor, rstd: Tensor, weight: Tensor | null, bias: Tensor | null, outputMask: boolean | readonly boolean[], options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `native_layer_norm_backward(Tensor grad_out, Tensor input, SymInt[] normalized_shape, Tensor mean, Tensor rstd, Tensor? weight, Tensor? bias, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  nativeLayerNormBackward(gradOut: Tensor, input: Tensor, options: { normalizedShape: readonly number[]; mean: Tensor; rstd: Tensor; weight: Tensor | null; bias: Tensor | null; outputMask: boolean | readonly boolean[]; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor` */
  renorm(self: Tensor, p: Scalar, dim: number, maxnorm: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor` */
  renorm(self: Tensor, options: { p: Scalar; dim: number; maxnorm: Scalar; out?: Tensor | undefined }): Tensor
  /** `renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!)` */
  renorm_(self: Tensor, p: Scalar, dim: number, maxnorm: Scalar): Tensor
  /** `renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!)` */
  renorm_(self: Tensor, options: { p: Scalar; dim: number; maxnorm: Scalar }): Tensor
  /** `rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor` */
  rmsNorm(input: Tensor, normalizedShape: readonly number[], weight?: Tensor | null, eps?: number | null): Tensor
  /** `rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor` */
  rmsNorm(input: Tensor, normalizedShape: readonly number[], options?: { weight?: Tensor | null | undefined; eps?: number | null | undefined }): Tensor
  /** `rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor` */
  rmsNorm(input: Tensor, options: { normalizedShape: readonly number[]; weight?: Tensor | null | undefined; eps?: number | null | undefined }): Tensor
  /** `scaled_softmax_backward(Tensor output_grads, Tensor softmax_results, float scale_factor) -> Tensor` */
  scaledSoftmaxBackward(outputGrads: Tensor, softmaxResults: Tensor, scaleFactor: number): Tensor
  /** `scaled_softmax_backward(Tensor output_grads, Tensor softmax_results, float scale_factor) -> Tensor` */
  scaledSoftmaxBackward(outputGrads: Tensor, softmaxResults: Tensor, options: { scaleFactor: number }): Tensor
  /** `scaled_softmax_forward(Tensor input, float scale_factor) -> Tensor` */
  scaledSoftmaxForward(input: Tensor, scaleFactor: number): Tensor
  /** `scaled_softmax_forward(Tensor input, float scale_factor) -> Tensor` */
  scaledSoftmaxForward(input: Tensor, options: { scaleFactor: number }): Tensor
  /** `softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  softmax(self: Tensor, dim: number, dtype?: DType | null, options?: { out?: Tensor | undefined }): Tensor
  /** `softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  softmax(self: Tensor, dim: number, options?: { dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  softmax(self: Tensor, options: { dim: number; dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
  specialLogSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null | undefined }): Tensor
  /** `special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
  specialLogSoftmax(self: Tensor, options: { dim: number; dtype?: DType | null | undefined }): Tensor
}
