// fused_experts: the feed-forward block of a mixture of experts, as vLLM names it.
import type { Contract } from '../dispatch/contract.ts'
import { strideFacts } from '../dispatch/launch/iteration.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { computeType, dtypeInfo, isFloating } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { KernelDType } from '../kernel/index.ts'
import { buildExpertGates, buildExpertSums, type ExpertsKind } from '../kernels/experts.ts'
import type { Tensor } from '../tensor/index.ts'

const operator = 'fused_experts'

/** @throws SHAPE_MISMATCH, DTYPE_MISMATCH, UNSUPPORTED_DTYPE */
function check(x: Tensor, w1: Tensor, w2: Tensor, shares: Tensor, ids: Tensor): void {
  const all = [x, w1, w2, shares, ids]
  const described = all.map((t) => t.describe()).join(', ')
  const refuse = (code: 'SHAPE_MISMATCH' | 'DTYPE_MISMATCH' | 'UNSUPPORTED_DTYPE', why: string): never => {
    throw new OpGemsError(code, `${operator}: ${why} (${described})`, { operator, shapes: all.map((t) => t.shape) })
  }
  const [tokens, depth] = x.shape
  const [experts, both = 0] = w1.shape
  const fits =
    x.rank === 2 &&
    w1.rank === 3 &&
    w2.rank === 3 &&
    w1.shape[2] === depth &&
    both % 2 === 0 &&
    String(w2.shape) === String([experts, depth, both / 2]) &&
    ids.rank === 2 &&
    ids.shape[0] === tokens &&
    String(shares.shape) === String(ids.shape)
  if (!fits)
    refuse(
      'SHAPE_MISMATCH',
      'expected hidden_states [tokens, depth], w1 [experts, 2·inner, depth], w2 [experts, depth, inner], topk_weights and topk_ids [tokens, slots]',
    )
  if ([w1, w2].some((t) => t.dtype !== x.dtype)) refuse('DTYPE_MISMATCH', 'hidden states and weights need one dtype')
  if (!isFloating(x.dtype) || !isFloating(shares.dtype)) refuse('UNSUPPORTED_DTYPE', 'takes floating dtypes')
  if (dtypeInfo(ids.dtype).kind !== 'int') refuse('DTYPE_MISMATCH', 'topk_ids must be integers')
}

/** Half of w1's rows: those of the gates, or those multiplied by them. */
function halfOf(rt: Runtime, w1: Tensor, half: 0 | 1): Tensor {
  const [experts, both, depth] = w1.shape as [number, number, number]
  const offset = w1.storageOffset + (half * both * w1.strides[1]!) / 2
  return rt.view(w1, [experts, both / 2, depth], w1.strides, offset)
}

function compute(rt: Runtime, x: Tensor, w1: Tensor, w2: Tensor, shares: Tensor, ids: Tensor): Tensor {
  const [tokens, depth] = x.shape as [number, number]
  const [experts, , inner] = w2.shape as [number, number, number]
  const slots = ids.shape[1]!
  const y = rt.empty([tokens, depth], x.dtype)
  if (y.numel === 0) return y
  const type = computeType(x.dtype) as KernelDType
  const kind = (from: Tensor, weights: Tensor): ExpertsKind => ({
    dtype: x.dtype as KernelDType,
    index: ids.dtype as KernelDType,
    share: shares.dtype as KernelDType,
    compute: type,
    depth: [strideFacts(from.strides).at(-1)!, strideFacts(weights.strides).at(-1)!],
  })
  using hidden = rt.empty([tokens, slots, inner], type)
  using gate = halfOf(rt, w1, 0)
  using up = halfOf(rt, w1, 1)
  const first = kind(x, w1)
  rt.kernels
    .get(`expert_gates ${JSON.stringify(first)}`, 'expert_gates', (k) => buildExpertGates(k, first))
    .launch([x, gate, up, ids, hidden], [tokens, slots, inner, depth, experts])
  const second = kind(hidden, w2)
  rt.kernels
    .get(`expert_sums ${JSON.stringify(second)}`, 'expert_sums', (k) => buildExpertSums(k, second))
    .launch([hidden, w2, ids, shares, y], [tokens, slots, depth, inner, experts])
  return y
}

/** Two launches whatever the routing: no token is copied, no count is waited for. The gates' values are kept in the computing dtype. */
export const fusedExperts: Contract[] = [
  {
    overload: operator,
    category: 'fused',
    schema: `${operator}(Tensor hidden_states, Tensor w1, Tensor w2, Tensor topk_weights, Tensor topk_ids) -> Tensor`,
    compute: (rt, args) => {
      const tensors = args as readonly [Tensor, Tensor, Tensor, Tensor, Tensor]
      check(...tensors)
      return compute(rt, ...tensors)
    },
  },
]
