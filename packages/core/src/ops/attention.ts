// Scaled dot-product attention: two products around one kernel that turns scores into weights.
import type { Contract } from '../dispatch/contract.ts'
import { strideFacts } from '../dispatch/launch/iteration.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { isFloating } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { KernelDType } from '../kernel/index.ts'
import { buildAttentionWeights } from '../kernels/attention-weights.ts'
import { broadcastShapes, broadcastStrides, type Shape, type Tensor } from '../tensor/index.ts'
import { matrixProduct } from './blas/matrix.ts'

interface AttentionOptions {
  readonly mask: Tensor | null
  readonly causal: boolean
  /** Factor on the scores; null: 1/√(head size). */
  readonly scale: number | null
  readonly grouped: boolean
  readonly logSumExp: boolean
}

interface AttentionResult {
  readonly output: Tensor
  readonly logSumExp: Tensor | null
}

const operator = 'scaled_dot_product_attention'

/** Query [B, H, T, D], key [B, Hk, S, D], value [B, Hk, S, Dv] → [B, H, T, Dv]; fewer leading dimensions are allowed. */
export function attention(
  rt: Runtime,
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: AttentionOptions,
): AttentionResult {
  check(query, key, value, options)
  const rank = Math.max(query.rank, key.rank, value.rank)
  using q = asBatch(rt, query)
  using k = asBatch(rt, key)
  using v = asBatch(rt, value)
  const [heads, keyHeads] = [Math.max(q.shape[1]!, options.grouped ? 0 : k.shape[1]!), k.shape[1]!]
  const group = options.grouped ? heads / keyHeads : 1
  const batch = broadcastShapes(operator, [q.shape.slice(0, 1), k.shape.slice(0, 1)])[0]!
  const [queries, keys, width] = [q.shape[2]!, k.shape[2]!, v.shape[3]!]
  using q5 = splitHeads(rt, q, group)
  using k5 = sharedHeads(rt, k, true)
  using v5 = sharedHeads(rt, v, false)
  const product = [batch, heads / group, group, queries]
  using scores = rt.empty([...product, keys], 'float32')
  const alpha = options.scale ?? 1 / Math.sqrt(q.shape[3]!)
  matrixProduct(rt, operator, q5, k5, { out: scores, alpha, mixed: true })
  const logSumExp = weigh(rt, scores, [batch, heads, queries, keys], options)
  const output = rt.empty([batch, heads, queries, width], query.dtype)
  using output5 = rt.view(output, [...product, width], splitStrides(output.strides, group))
  matrixProduct(rt, operator, scores, v5, { out: output5, mixed: true })
  return { output: dropLeading(rt, output, rank), logSumExp }
}

function check(query: Tensor, key: Tensor, value: Tensor, { mask, causal, grouped }: AttentionOptions): void {
  const all = [query, key, value]
  const described = all.map((t) => t.describe()).join(', ')
  const refuse = (code: 'SHAPE_MISMATCH' | 'DTYPE_MISMATCH' | 'BAD_ARGUMENT' | 'UNSUPPORTED', why: string): never => {
    throw new OpGemsError(code, `${operator}: ${why} (query, key, value: ${described})`, {
      operator,
      shapes: all.map((t) => t.shape),
    })
  }
  if (all.some((t) => t.rank < 2)) refuse('SHAPE_MISMATCH', 'query, key and value need at least two dimensions')
  if (all.some((t) => t.rank > 4)) refuse('UNSUPPORTED', 'more than four dimensions are not supported')
  if (all.some((t) => t.dtype !== query.dtype) || !isFloating(query.dtype))
    refuse('DTYPE_MISMATCH', 'query, key and value need one floating-point dtype')
  if (query.dtype === 'float64') refuse('UNSUPPORTED', 'float64 is not supported; convert to float32')
  if (query.shape[query.rank - 1] !== key.shape[key.rank - 1])
    refuse('SHAPE_MISMATCH', 'query and key differ in their last size')
  if (key.shape[key.rank - 2] !== value.shape[value.rank - 2])
    refuse('SHAPE_MISMATCH', 'key and value differ in length')
  if (mask && causal) refuse('BAD_ARGUMENT', 'attn_mask and is_causal exclude each other')
  if (mask && mask.dtype !== 'bool' && !isFloating(mask.dtype))
    refuse('DTYPE_MISMATCH', `attn_mask must be bool or floating, got ${mask.dtype}`)
  const heads = (t: Tensor) => t.shape[t.rank - 3] ?? 1
  if (grouped && heads(query) % heads(key) !== 0)
    refuse('SHAPE_MISMATCH', 'the query heads are no multiple of the key heads')
}

/** Four dimensions, with leading ones of size 1. */
function asBatch(rt: Runtime, t: Tensor): Tensor {
  const missing = 4 - t.rank
  return rt.view(t, [...Array<number>(missing).fill(1), ...t.shape], [...Array<number>(missing).fill(0), ...t.strides])
}
const splitStrides = (s: readonly number[], group: number) => [s[0]!, s[1]! * group, s[1]!, s[2]!, s[3]!]

/** [B, H, T, D] as [B, H/group, group, T, D]. */
function splitHeads(rt: Runtime, t: Tensor, group: number): Tensor {
  const [b, h, rows, columns] = t.shape as [number, number, number, number]
  return rt.view(t, [b, h / group, group, rows, columns], splitStrides(t.strides, group))
}
/** [B, Hk, S, D] as [B, Hk, 1, S, D], or with the last two exchanged. */
function sharedHeads(rt: Runtime, t: Tensor, transposed: boolean): Tensor {
  const [b, h, rows, columns] = t.shape as [number, number, number, number]
  const [sb, sh, sr, sc] = t.strides as [number, number, number, number]
  return transposed
    ? rt.view(t, [b, h, 1, columns, rows], [sb, sh, 0, sc, sr])
    : rt.view(t, [b, h, 1, rows, columns], [sb, sh, 0, sr, sc])
}

function dropLeading(rt: Runtime, t: Tensor, rank: number): Tensor {
  if (rank === 4) return t
  const view = rt.view(t, t.shape.slice(4 - rank), t.strides.slice(4 - rank))
  t.dispose()
  return view
}

/** Scores to weights in place; the row's log-sum-exp [B, H, T] when asked. */
function weigh(rt: Runtime, scores: Tensor, shape: Shape, options: AttentionOptions): Tensor | null {
  const { mask, causal } = options
  const logs = options.logSumExp ? rt.empty(shape.slice(0, 3), 'float32') : null
  if (scores.numel === 0) return logs
  const maskStrides = mask ? broadcastStrides(mask.shape, mask.strides, shape) : []
  if (mask) broadcastShapes(operator, [mask.shape, shape])
  const spec = {
    mask: mask && { dtype: mask.dtype as KernelDType, strides: strideFacts(maskStrides) },
    causal,
    logSumExp: options.logSumExp,
  }
  const kernel = rt.kernels.get(`attention_weights ${JSON.stringify(spec)}`, 'attention_weights', (k) =>
    buildAttentionWeights(k, spec),
  )
  const [, heads, queries, keys] = shape as [number, number, number, number]
  const rowStrides = [heads * queries * keys, queries * keys, keys, 1]
  kernel.launch(
    [
      { address: scores.address, strides: rowStrides },
      ...(mask ? [{ address: mask.address, strides: maskStrides }] : []),
      ...(logs ? [{ address: logs.address, strides: logs.strides }] : []),
    ],
    shape,
  )
  return logs
}

function refuseDropout(p: unknown): void {
  if (Number(p) !== 0)
    throw new OpGemsError('UNSUPPORTED', `${operator}: dropout_p ${p} is not supported; use 0`, { operator })
}

export const attentions: Contract[] = [
  {
    overload: 'scaled_dot_product_attention',
    category: 'attention',
    compute: (rt, args) => {
      const [query, key, value, mask, dropout, causal, scale, grouped] = args as [
        Tensor,
        Tensor,
        Tensor,
        Tensor | null,
        number,
        boolean,
        number | null,
        boolean,
      ]
      refuseDropout(dropout)
      return attention(rt, query, key, value, { mask, causal, scale, grouped, logSumExp: false }).output
    },
  },
  {
    overload: '_scaled_dot_product_flash_attention_for_cpu',
    category: 'attention',
    compute: (rt, args) => {
      const [query, key, value, dropout, causal, mask, scale] = args as [
        Tensor,
        Tensor,
        Tensor,
        number,
        boolean,
        Tensor | null,
        number | null,
      ]
      refuseDropout(dropout)
      const { output, logSumExp } = attention(rt, query, key, value, {
        mask,
        causal,
        scale,
        grouped: false,
        logSumExp: true,
      })
      return [output, logSumExp!]
    },
  },
]
