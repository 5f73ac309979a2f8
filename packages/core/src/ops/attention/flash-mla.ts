// flash_mla of the reference library: attention of latent vectors (DeepSeek's) in a paged cache.
import type { Contract } from '../../dispatch/contract.ts'
import { strideFacts } from '../../dispatch/launch/iteration.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { dtypeInfo, isFloating } from '../../dtype/index.ts'
import { type ErrorCode, OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { type AttentionPagesSpec, buildAttentionPages } from '../../kernels/attention-pages.ts'
import type { Tensor } from '../../tensor/index.ts'

const operator = 'flash_mla'
/** Keys of one step at most; on GPUs a thread of a wide row holds scores of no more. */
const mostStep = { simt: 8, loops: 64 } as const

interface Call {
  /** [batch, queries, heads, columns]. */
  readonly query: Tensor
  /** [batch, places]: the block of the cache for each run of `slots` keys. */
  readonly table: Tensor
  /** [blocks, slots, key heads, columns]. */
  readonly cache: Tensor
  /** Keys of each sequence. */
  readonly lengths: Tensor
  /** Columns of a value. */
  readonly valueWidth: number
  readonly isCausal: boolean
}

/** → [batch, queries, heads, value width]. */
function flash(rt: Runtime, call: Call): Tensor {
  check(call)
  const { query, cache, table, lengths, valueWidth, isCausal } = call
  const [batch, queries, heads, width] = query.shape as [number, number, number, number]
  const [pages, slots, keyHeads] = cache.shape as [number, number, number, number]
  // A value is the start of a key: whole rows are summed, and the rest of them is left out of the result.
  using whole = rt.empty([batch, queries, heads, width], query.dtype)
  const spec: AttentionPagesSpec = {
    dtype: query.dtype as KernelDType,
    table: table.dtype as KernelDType,
    lengths: lengths.dtype as KernelDType,
    query: strideFacts(query.strides),
    cache: strideFacts(cache.strides),
    causal: isCausal,
    step: greatestDivisor(slots, mostStep[rt.device.target.family === 'simt' ? 'simt' : 'loops']),
  }
  const kernel = rt.kernels.get(`attention_pages ${JSON.stringify(spec)}`, operator, (k) =>
    buildAttentionPages(k, spec),
  )
  const sizes = [batch, queries, keyHeads, heads / keyHeads, width, slots, pages, table.shape[1]!]
  kernel.launch([query, cache, table, lengths, whole], [...sizes, 1 / Math.sqrt(width)])
  using values = rt.view(whole, [batch, queries, heads, valueWidth], whole.strides)
  const result = rt.contiguous(values)
  return result === values ? rt.view(values, values.shape, values.strides) : result
}

function greatestDivisor(of: number, most: number): number {
  let divisor = Math.min(of, most)
  while (of % divisor !== 0) divisor--
  return divisor
}

function check({ query, table, cache, lengths, valueWidth }: Call): void {
  const all = [query, table, cache, lengths]
  const refuse = (code: ErrorCode, why: string): never => {
    const described = all.map((t) => t.describe()).join(', ')
    throw new OpGemsError(code, `${operator}: ${why} (q, block_table, blocked_k, cache_seqlens: ${described})`, {
      operator,
      shapes: all.map((t) => t.shape),
    })
  }
  const ranks = [4, 2, 4, 1]
  if (all.some((t, i) => t.rank !== ranks[i]))
    refuse(
      'SHAPE_MISMATCH',
      'takes [batch, queries, heads, size], [batch, blocks], [blocks, slots, key heads, size] and [batch]',
    )
  if (table.shape[0] !== query.shape[0] || lengths.shape[0] !== query.shape[0])
    refuse('SHAPE_MISMATCH', 'the batches differ')
  if (cache.shape[3] !== query.shape[3] || cache.shape[1] === 0 || valueWidth < 1 || valueWidth > query.shape[3]!)
    refuse('SHAPE_MISMATCH', `the sizes of heads differ, or values of ${valueWidth} are wider`)
  if (cache.shape[2] === 0 || query.shape[2]! % cache.shape[2]! !== 0)
    refuse('SHAPE_MISMATCH', 'the query heads are no multiple of the key heads')
  if (query.dtype !== cache.dtype || !isFloating(query.dtype) || query.dtype === 'float64')
    refuse('DTYPE_MISMATCH', 'q and blocked_k need one floating-point dtype, not float64')
  if ([table, lengths].some((t) => dtypeInfo(t.dtype).kind !== 'int'))
    refuse('DTYPE_MISMATCH', 'block_table and cache_seqlens must be integers')
}

export const flashMla: Contract = {
  overload: operator,
  category: 'fused',
  schema: `${operator}(Tensor q, Tensor block_table, Tensor blocked_k, int max_seqlen_pad, int block_size, int b, int s_q, Tensor cache_seqlens, int h_q, int h_kv, int d, int dv, bool causal) -> Tensor`,
  compute: (rt, args) => {
    const [query, table, blocked, , slots, batch, queries, lengths, heads, keyHeads, size, valueWidth, isCausal] =
      args as [
        ...[Tensor, Tensor, Tensor, number, number, number, number, Tensor, number, number, number, number, boolean],
      ]
    const said = [batch, queries, heads, size].map(Number)
    if (String(said) !== String(query.shape))
      throw new OpGemsError('SHAPE_MISMATCH', `${operator}: q is ${query.describe()}, b, s_q, h_q, d are ${said}`, {
        operator,
        shapes: [query.shape],
      })
    const perBlock = Number(slots)
    const shared = Number(keyHeads)
    const width = query.shape[query.rank - 1] ?? 1
    const cacheShape = [blocked.numel / Math.max(1, perBlock * shared * width), perBlock, shared, width]
    if (!Number.isInteger(cacheShape[0]))
      throw new OpGemsError(
        'SHAPE_MISMATCH',
        `${operator}: ${blocked.describe()} is not made of blocks [${cacheShape.slice(1)}]`,
        {
          operator,
          shapes: [blocked.shape],
        },
      )
    const dense = rt.contiguous(blocked)
    using cache = rt.view(dense, cacheShape, [perBlock * shared * width, shared * width, width, 1])
    const result = flash(rt, { query, table, cache, lengths, valueWidth: Number(valueWidth), isCausal })
    if (dense !== blocked) dense.dispose()
    return result
  },
}
