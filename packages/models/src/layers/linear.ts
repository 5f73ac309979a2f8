// A dense layer, its weight [out, in] as PyTorch keeps it, or a transposed view of GPT-2's [in, out].
import type { Tensor } from '@opgems/core'
import type { ModelRuntime } from '../model-runtime.ts'

export interface Linear {
  /** [out, in] */
  readonly weight: Tensor
  /** [out] */
  readonly bias: Tensor | null
}

/** x [..., in] → [..., out] */
export function applyLinear(rt: ModelRuntime, layer: Linear, x: Tensor): Tensor {
  return layer.bias ? rt.ops.linear(x, layer.weight, layer.bias) : rt.ops.linear(x, layer.weight)
}
