// The two normalisations over the last dimension.
import type { Tensor } from '@opgems/core'
import type { ModelRuntime } from '../model-runtime.ts'

export interface RmsNorm {
  /** [hidden] */
  readonly weight: Tensor
  readonly eps: number
}

export interface LayerNorm extends RmsNorm {
  /** [hidden] */
  readonly bias: Tensor
}

/** x / sqrt(mean(x²) + eps) · weight (Zhang and Sennrich, 2019). Shape kept. */
export function applyRmsNorm(rt: ModelRuntime, norm: RmsNorm, x: Tensor): Tensor {
  return rt.ops.rmsNorm(x, norm.weight.shape, norm.weight, norm.eps)
}

/** x + residual normalised, and the sum itself. Shapes kept. */
export function addAndRmsNorm(
  rt: ModelRuntime,
  norm: RmsNorm,
  x: Tensor,
  residual: Tensor,
): readonly [normed: Tensor, sum: Tensor] {
  return rt.ops.addRmsNorm(x, residual, norm.weight.shape, norm.weight, norm.eps)
}

/** (x − mean) / sqrt(variance + eps) · weight + bias (Ba and others, 2016). Shape kept. */
export function applyLayerNorm(rt: ModelRuntime, norm: LayerNorm, x: Tensor): Tensor {
  return rt.ops.layerNorm(x, norm.weight.shape, norm.weight, norm.bias, norm.eps)
}
