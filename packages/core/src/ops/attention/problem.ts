// One call of attention, checked, with every operand as [batch, heads, rows, columns].
import { isFloating } from '../../dtype/index.ts'
import { type ErrorCode, OpGemsError } from '../../errors/errors.ts'
import { broadcastShapes, broadcastStrides, type Tensor } from '../../tensor/index.ts'

export interface AttentionOptions {
  /** Additive, or bool where true means that the key is seen; broadcasts to [batch, heads, queries, keys]. */
  readonly mask: Tensor | null
  /** Query i sees keys 0 … i + offset; null: all keys. PyTorch's is_causal is offset 0. */
  readonly causalOffset: number | null
  /** Factor on the scores; null: 1/√(head size). */
  readonly scale: number | null
  /** Consecutive query heads may share a key head. */
  readonly grouped: boolean
  readonly logSumExp: boolean
  /** Chance that a weight is zeroed; the others are divided by its complement. */
  readonly dropout: number
}

/** Strides in elements along batch, heads, rows, columns; 0 along batch and heads that broadcast. */
type HeadStrides = readonly [number, number, number, number]
export interface HeadsOperand {
  readonly tensor: Tensor
  readonly strides: HeadStrides
}

export interface AttentionProblem {
  readonly operator: string
  readonly batch: number
  readonly heads: number
  readonly keyHeads: number
  readonly queries: number
  readonly keys: number
  readonly width: number
  readonly valueWidth: number
  readonly query: HeadsOperand
  readonly key: HeadsOperand
  readonly value: HeadsOperand
  readonly mask: HeadsOperand | null
  readonly causalOffset: number | null
  readonly scale: number
  readonly dropout: number
}

export interface AttentionResult {
  /** [batch, heads, queries, value width] in the query's dtype. */
  readonly output: Tensor
  /** float32 [batch, heads, queries]: log Σ exp(score) of each row. */
  readonly logSumExp: Tensor | null
}

/** Query [B, H, T, D], key [B, Hk, S, D], value [B, Hk, S, Dv]; fewer leading dimensions are allowed. */
export function attentionProblem(
  operator: string,
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: AttentionOptions,
): AttentionProblem {
  check(operator, query, key, value, options)
  const [q, k, v] = [query, key, value].map((t) => leading(t.shape, 1)) as [Four, Four, Four]
  const batch = broadcastShapes(operator, [[q[0]], [k[0]], [v[0]]])[0]!
  const keyHeads = options.grouped ? k[1] : broadcastShapes(operator, [[q[1]], [k[1]], [v[1]]])[0]!
  const heads = options.grouped ? q[1] : keyHeads
  const operand = (t: Tensor, heads: number) => headsOperand(t, [batch, heads])
  const maskShape = [batch, heads, q[2], k[2]]
  if (options.mask) broadcastShapes(operator, [options.mask.shape, maskShape])
  return {
    operator,
    batch,
    heads,
    keyHeads,
    queries: q[2],
    keys: k[2],
    width: q[3],
    valueWidth: v[3],
    query: operand(query, heads),
    key: operand(key, keyHeads),
    value: operand(value, keyHeads),
    mask: options.mask && {
      tensor: options.mask,
      strides: broadcastStrides(options.mask.shape, options.mask.strides, maskShape) as unknown as HeadStrides,
    },
    causalOffset: options.causalOffset,
    scale: options.scale ?? 1 / Math.sqrt(q[3]),
    dropout: options.dropout,
  }
}

type Four = readonly [number, number, number, number]
const leading = (sizes: readonly number[], fill: number): Four =>
  [...Array<number>(4 - sizes.length).fill(fill), ...sizes] as unknown as Four

function headsOperand(tensor: Tensor, outer: readonly number[]): HeadsOperand {
  const [sizes, strides] = [leading(tensor.shape, 1), leading(tensor.strides, 0)]
  const own = outer.map((size, d) => (sizes[d] === 1 && size !== 1 ? 0 : strides[d]!))
  return { tensor, strides: [own[0]!, own[1]!, strides[2], strides[3]] }
}

function check(operator: string, query: Tensor, key: Tensor, value: Tensor, options: AttentionOptions): void {
  const all = [query, key, value]
  const described = all.map((t) => t.describe()).join(', ')
  const { mask, causalOffset, grouped, dropout } = options
  const refuse = (code: ErrorCode, why: string): never => {
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
  if (!(dropout >= 0 && dropout <= 1)) refuse('BAD_ARGUMENT', `dropout_p must lie between 0 and 1, got ${dropout}`)
  if (mask && causalOffset !== null) refuse('BAD_ARGUMENT', 'attn_mask and is_causal exclude each other')
  if (mask && mask.dtype !== 'bool' && !isFloating(mask.dtype))
    refuse('DTYPE_MISMATCH', `attn_mask must be bool or floating, got ${mask.dtype}`)
  const heads = (t: Tensor) => t.shape[t.rank - 3] ?? 1
  if (grouped && heads(key) !== heads(value)) refuse('SHAPE_MISMATCH', 'key and value differ in their heads')
  if (grouped && heads(query) % heads(key) !== 0)
    refuse('SHAPE_MISMATCH', 'the query heads are no multiple of the key heads')
}
