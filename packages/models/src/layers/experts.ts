// A mixture of experts in the place of a feed-forward block (Mixtral: Jiang and others, 2024).
import type { Tensor } from '@opgems/core'
import type { ModelRuntime } from '../model-runtime.ts'
import { applyLinear, type Linear } from './linear.ts'

export interface Experts {
  /** Scores of the experts, [experts, hidden]. */
  readonly router: Linear
  /** [experts, 2 · intermediate, hidden], gate's rows first. */
  readonly gateUp: Tensor
  /** [experts, hidden, intermediate] */
  readonly down: Tensor
  /** Experts that see each token. */
  readonly chosen: number
}

/** x [batch, length, hidden] → the same: the chosen experts' outputs, weighed by their shares of the router's softmax. */
export function applyExperts(rt: ModelRuntime, { router, gateUp, down, chosen }: Experts, x: Tensor): Tensor {
  const { ops } = rt
  const [batch = 0, length = 0, hidden = 0] = x.shape
  const tokens = ops.reshape(x, [batch * length, hidden])
  // Transformers takes the softmax in float32 whatever the model computes in.
  const shares = ops.softmax(ops.to(applyLinear(rt, router, tokens), 'float32'), -1)
  const [weights, ids] = ops.topk(shares, chosen, -1) as readonly [Tensor, Tensor]
  const normalised = ops.div(weights, ops.sum(weights, [-1], true))
  return ops.view(ops.fusedExperts(tokens, gateUp, down, normalised, ids), [batch, length, hidden])
}
