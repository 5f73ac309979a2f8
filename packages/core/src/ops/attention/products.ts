// Attention in three launches: scores, weights in place of them, and their product with the values.
import { strideFacts } from '../../dispatch/launch/iteration.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { buildAttentionWeights } from '../../kernels/attention-weights.ts'
import type { Tensor } from '../../tensor/index.ts'
import { matrixProduct } from '../blas/matrix.ts'
import type { AttentionProblem, AttentionResult, HeadsOperand } from './problem.ts'

export function attentionByProducts(rt: Runtime, problem: AttentionProblem, result: AttentionResult): void {
  const { operator, batch, heads, keyHeads, queries, keys, width, valueWidth, query, key, value, scale } = problem
  const group = heads / keyHeads
  const outer = [batch, keyHeads, group]
  using q = rt.view(query.tensor, [...outer, queries, width], splitHeads(query, group))
  const [kb, kh, kr, kc] = key.strides
  using k = rt.view(key.tensor, [batch, keyHeads, 1, width, keys], [kb, kh, 0, kc, kr])
  const [vb, vh, vr, vc] = value.strides
  using v = rt.view(value.tensor, [batch, keyHeads, 1, keys, valueWidth], [vb, vh, 0, vr, vc])
  using scores = rt.empty([...outer, queries, keys], 'float32')
  matrixProduct(rt, operator, q, k, { out: scores, alpha: scale, mixed: true })
  weigh(rt, scores, problem, result.logSumExp)
  const output = { tensor: result.output, strides: result.output.strides as unknown as HeadsOperand['strides'] }
  using out = rt.view(result.output, [...outer, queries, valueWidth], splitHeads(output, group))
  matrixProduct(rt, operator, scores, v, { out, mixed: true })
}

/** Strides of [B, H, T, D] as [B, H/group, group, T, D]. */
const splitHeads = ({ strides: [b, h, r, c] }: HeadsOperand, group: number) => [b, h * group, h, r, c]

/** Scores to weights in place; the rows' log-sum-exp when asked. */
function weigh(rt: Runtime, scores: Tensor, problem: AttentionProblem, logs: Tensor | null): void {
  if (scores.numel === 0) return
  const { mask, causalOffset, batch, heads, queries, keys, dropout } = problem
  const spec = {
    mask: mask && { dtype: mask.tensor.dtype as KernelDType, strides: strideFacts(mask.strides) },
    causal: causalOffset !== null,
    dropout: dropout > 0,
    logSumExp: logs !== null,
  }
  const kernel = rt.kernels.get(`attention_weights ${JSON.stringify(spec)}`, 'attention_weights', (k) =>
    buildAttentionWeights(k, spec),
  )
  kernel.launch(
    [
      { address: scores.address, strides: [heads * queries * keys, queries * keys, keys, 1] },
      ...(mask ? [{ address: mask.tensor.address, strides: mask.strides }] : []),
      ...(logs ? [{ address: logs.address, strides: logs.strides }] : []),
    ],
    [
      ...[batch, heads, queries, keys],
      ...(causalOffset !== null ? [causalOffset] : []),
      ...(dropout > 0 ? [...randomStream(rt), dropout, dropout < 1 ? 1 / (1 - dropout) : 0] : []),
    ],
  )
}

function randomStream(rt: Runtime): readonly number[] {
  const { seed, call } = rt.random.next()
  return [...seed, call]
}
