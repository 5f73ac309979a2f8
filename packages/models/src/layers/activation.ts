// The activation functions that configurations name.

import type { Tensor } from '@opgems/core'
import type { ActivationName } from '../config/fields.ts'
import type { ModelRuntime } from '../model-runtime.ts'

/** Elementwise; the result has the shape and dtype of `x`. */
export function activate(rt: ModelRuntime, name: ActivationName, x: Tensor): Tensor {
  switch (name) {
    case 'silu':
    case 'swish':
      return rt.ops.silu(x)
    case 'gelu':
      return rt.ops.gelu(x, { approximate: 'none' })
    case 'gelu_new': // GPT-2's own name for the tanh form
    case 'gelu_pytorch_tanh':
      return rt.ops.gelu(x, { approximate: 'tanh' })
    case 'quick_gelu': // x·σ(1.702x), CLIP's approximation
      return rt.ops.mul(x, rt.ops.sigmoid(rt.ops.mul(x, 1.702)))
    case 'relu':
      return rt.ops.relu(x)
    default:
      return name satisfies never
  }
}

/** activation(gate) · up, in one kernel where there is one. */
export function activateAndMultiply(rt: ModelRuntime, name: ActivationName, gate: Tensor, up: Tensor): Tensor {
  if (name === 'silu' || name === 'swish') return rt.ops.siluAndMul(gate, up)
  return rt.ops.mul(activate(rt, name, gate), up)
}
