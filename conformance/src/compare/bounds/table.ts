// Which error bound belongs to which operator. An operator that is not here is held to the dtype's tolerance alone.

import type { ConformanceCase } from '../../case.ts'
import type { HostTensor } from '../../host/tensor.ts'
import { bagGradientBound, embeddingGradientBound, indexReduceBound, maskedIndexPutBound } from './accumulation.ts'
import { bilinearBound, bilinearGradientBound, trilinearBound } from './bilinear.ts'
import { type Bound, boundContext } from './context.ts'
import { convolutionBound } from './convolution.ts'
import { matrixExponentialBound, matrixExponentialGradientBound } from './exponentials.ts'
import { gatheredGradientBounds } from './gathered-gradients.ts'
import { gluGradientBound, layerNormGradientBound, paddingGradientBound } from './gradients.ts'
import { crossEntropyBound, divergenceBound, logitBound, logitCrossEntropyBound } from './losses.ts'
import { pointwiseGradientBounds } from './pointwise-gradients.ts'
import { averagePoolBound, averagePoolGradientBound } from './pooling.ts'
import {
  addedProductBound,
  attentionBound,
  crossBound,
  linearBound,
  productBound,
  steppedProductBound,
} from './products.ts'
import { integerQuotientBound } from './quotients.ts'
import {
  logSumExpBound,
  lossBound,
  meanBound,
  normBound,
  prodBound,
  stdBound,
  sumBound,
  varBound,
} from './reductions.ts'
import { resamplingBound } from './resampling.ts'
import {
  batchNormBound,
  cumprodBound,
  cumsumBound,
  groupNormBound,
  instanceNormBound,
  layerNormBound,
  logCumSumExpBound,
  logSoftmaxBound,
  rmsNormBound,
  softmaxBound,
} from './rows.ts'
import { scaledProductBound, weightProductBound, writtenScaledProductBound } from './scaled-products.ts'
import { digammaGradientBound, ndtrBound, polygammaBound, polygammaGradientBound } from './special.ts'

/** Keyed by the operator's base name (`softmax` for `aten::_softmax` and `nn.functional.softmax`). */
export const bounds: Readonly<Record<string, Bound>> = {
  ...pointwiseGradientBounds,
  ...gatheredGradientBounds,
  sum: sumBound,
  nansum: sumBound,
  mean: meanBound,
  nanmean: meanBound,
  prod: prodBound,
  var: varBound,
  var_mean: varBound,
  std: stdBound,
  std_mean: stdBound,
  norm: normBound,
  vector_norm: normBound,
  linalg_vector_norm: normBound,
  logsumexp: logSumExpBound,
  mse_loss: lossBound,
  l1_loss: lossBound,
  smooth_l1_loss: lossBound,
  huber_loss: lossBound,
  nll_loss: lossBound,
  nll_loss_forward: lossBound,
  cross_entropy: lossBound,
  cross_entropy_loss: lossBound,
  binary_cross_entropy: crossEntropyBound,
  binary_cross_entropy_with_logits: logitCrossEntropyBound,
  logit: logitBound,
  polygamma: polygammaBound,
  digamma_gradient: digammaGradientBound,
  polygamma_gradient: polygammaGradientBound,
  ndtr: ndtrBound,
  special_ndtr: ndtrBound,
  kl_div: divergenceBound,
  mm: productBound,
  bmm: productBound,
  mv: productBound,
  dot: productBound,
  vdot: productBound,
  matmul: productBound,
  __rmatmul__: (context) =>
    productBound({ ...context, test: { ...context.test, args: context.test.args.toReversed() } }),
  addbmm: steppedProductBound,
  addmm: addedProductBound,
  addmv: addedProductBound,
  addr: steppedProductBound,
  baddbmm: addedProductBound,
  linear: linearBound,
  scaled_mm: scaledProductBound,
  cutlass_scaled_mm: writtenScaledProductBound,
  weight_int8pack_mm: weightProductBound,
  bilinear: bilinearBound,
  bilinear_gradient: bilinearGradientBound,
  trilinear: trilinearBound,
  embedding_bag_backward: bagGradientBound,
  cross: crossBound,
  linalg_cross: crossBound,
  scaled_dot_product_attention: attentionBound,
  softmax: softmaxBound,
  log_softmax: logSoftmaxBound,
  'masked.log_softmax': logSoftmaxBound,
  cumsum: cumsumBound,
  cumprod: cumprodBound,
  logcumsumexp: logCumSumExpBound,
  layer_norm: layerNormBound,
  native_layer_norm: layerNormBound,
  group_norm: groupNormBound,
  native_group_norm: groupNormBound,
  batch_norm: batchNormBound,
  native_batch_norm: batchNormBound,
  native_batch_norm_legit: batchNormBound,
  batch_norm_with_update: batchNormBound,
  instance_norm: instanceNormBound,
  rms_norm: rmsNormBound,
  native_layer_norm_backward: layerNormGradientBound,
  glu_backward: gluGradientBound,
  reflection_pad1d_backward: paddingGradientBound,
  reflection_pad2d_backward: paddingGradientBound,
  reflection_pad3d_backward: paddingGradientBound,
  replication_pad1d_backward: paddingGradientBound,
  replication_pad2d_backward: paddingGradientBound,
  replication_pad3d_backward: paddingGradientBound,
  embedding_backward: embeddingGradientBound,
  embedding_dense_backward: embeddingGradientBound,
  index_reduce: indexReduceBound,
  unsafe_masked_index_put_accumulate: maskedIndexPutBound,
  adaptive_avg_pool2d_backward: averagePoolGradientBound,
  adaptive_avg_pool3d_backward: averagePoolGradientBound,
  avg_pool2d_backward: averagePoolGradientBound,
  avg_pool3d_backward: averagePoolGradientBound,
  adaptive_avg_pool3d: averagePoolBound,
  matrix_exp: matrixExponentialBound,
  linalg_matrix_exp: matrixExponentialBound,
  matrix_exp_gradient: matrixExponentialGradientBound,
  conv1d: convolutionBound,
  conv2d: convolutionBound,
  conv3d: convolutionBound,
  conv_transpose1d: convolutionBound,
  conv_transpose2d: convolutionBound,
  conv_transpose3d: convolutionBound,
  convolution: convolutionBound,
  interpolate: resamplingBound,
  upsample_linear1d: resamplingBound,
  upsample_bilinear2d: resamplingBound,
  upsample_bicubic2d: resamplingBound,
  upsample_trilinear3d: resamplingBound,
  div: integerQuotientBound,
  divide: integerQuotientBound,
  floor_divide: integerQuotientBound,
}

/** The bound of one result of a case; undefined where none is stated or its inputs do not fit. */
export function errorBound(
  base: string,
  test: ConformanceCase,
  expected: HostTensor,
  result: number,
): ReturnType<Bound> {
  if (!Object.hasOwn(bounds, base)) return undefined
  return bounds[base]?.(boundContext(test, expected, result))
}
