// A dense layer, its weight [out, in] as PyTorch keeps it, or a transposed view of GPT-2's [in, out].
import type { ModelRuntime, ModelTensor } from '../runtime.ts'

export interface Linear {
  /** [out, in] */
  readonly weight: ModelTensor
  /** [out] */
  readonly bias: ModelTensor | null
}

/** x [..., in] → [..., out] */
export function applyLinear(rt: ModelRuntime, layer: Linear, x: ModelTensor): ModelTensor {
  return layer.bias ? rt.ops.linear(x, layer.weight, layer.bias) : rt.ops.linear(x, layer.weight)
}
