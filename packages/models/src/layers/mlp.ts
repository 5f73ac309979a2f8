// The two kinds of feed-forward block.

import type { Tensor } from '@opgems/core'
import type { ActivationName } from '../config/fields.ts'
import type { ModelRuntime } from '../model-runtime.ts'
import { activate, activateAndMultiply } from './activation.ts'
import { applyLinear, type Linear } from './linear.ts'

/** GPT-2, BERT: down(activation(up(x))). */
export interface PlainMlp {
  readonly up: Linear
  readonly down: Linear
  readonly activation: ActivationName
}

/** Llama: down(activation(gate(x)) · up(x)); gate and up are one product, gate's rows first. */
export interface GatedMlp {
  /** [2 · intermediate, hidden] */
  readonly gateUp: Linear
  readonly down: Linear
  readonly activation: ActivationName
}

/** x [..., hidden] → [..., hidden] */
export function applyPlainMlp(rt: ModelRuntime, mlp: PlainMlp, x: Tensor): Tensor {
  return applyLinear(rt, mlp.down, activate(rt, mlp.activation, applyLinear(rt, mlp.up, x)))
}

/** x [batch, length, hidden] → [batch, length, hidden] */
export function applyGatedMlp(rt: ModelRuntime, mlp: GatedMlp, x: Tensor): Tensor {
  const gateUp = applyLinear(rt, mlp.gateUp, x)
  const size = (mlp.gateUp.weight.shape[0] ?? 0) / 2
  const [gate, up] = [rt.ops.narrow(gateUp, 2, 0, size), rt.ops.narrow(gateUp, 2, size, size)]
  return applyLinear(rt, mlp.down, activateAndMultiply(rt, mlp.activation, gate, up))
}
