// _flash_attention_forward: heads lie inside rows, in a batch or as sequences of different lengths one after another.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { contiguousStrides, type Tensor } from '../../tensor/index.ts'
import { computeAttention } from './attention.ts'
import { attentionByOverride } from './override.ts'
import { type AttentionOptions, attentionProblem } from './problem.ts'

const operator = '_flash_attention_forward'

interface Call {
  readonly query: Tensor
  readonly key: Tensor
  readonly value: Tensor
  readonly isCausal: boolean
  readonly dropout: number
  readonly scale: number | null
}
interface Output {
  /** In the layout of the query. */
  readonly output: Tensor
  /** float32 [batch, heads, queries], or [heads, all queries] of sequences. */
  readonly logSumExp: Tensor
}

const optionsOf = ({ scale, dropout }: Call, causalOffset: number | null): AttentionOptions => ({
  mask: null,
  causalOffset,
  scale,
  dropout,
  grouped: true,
  logSumExp: true,
})

/** [batch, rows, heads, columns] as [batch, heads, rows, columns]. */
function headsFirst(rt: Runtime, t: Tensor): Tensor {
  const swapped = <T>([b, r, h, c]: readonly T[]) => [b!, h!, r!, c!]
  return rt.view(t, swapped(t.shape), swapped(t.strides))
}

/** The last query sees the last key. */
function denseForward(rt: Runtime, call: Call): Output {
  using query = headsFirst(rt, call.query)
  using key = headsFirst(rt, call.key)
  using value = headsFirst(rt, call.value)
  const offset = call.isCausal ? key.shape[2]! - query.shape[2]! : null
  const problem = attentionProblem(operator, query, key, value, optionsOf(call, offset))
  const { batch, heads, queries, valueWidth } = problem
  const output = rt.empty([batch, queries, heads, valueWidth], query.dtype)
  const logSumExp = rt.empty([batch, heads, queries], 'float32')
  using seen = headsFirst(rt, output)
  computeAttention(rt, problem, { output: seen, logSumExp })
  return { output, logSumExp }
}

interface Sequences {
  /** int32 [count + 1] each. */
  readonly queryStarts: Tensor
  readonly keyStarts: Tensor
  readonly mostQueries: number
}

/** Operands [rows of all sequences, heads, columns]. */
function packedForward(rt: Runtime, call: Call, sequences: Sequences): Output {
  checkStarts(sequences)
  const [total, heads] = call.query.shape as [number, number, number]
  const output = rt.empty([total, heads, call.value.shape[2]!], call.query.dtype)
  const logSumExp = rt.empty([heads, total], 'float32')
  if (total === 0) return { output, logSumExp }
  const { queryStarts, keyStarts, mostQueries } = sequences
  const whole = sequenceOf(rt, call, output, logSumExp, [0, total], [0, call.key.shape[0]!], 0)
  const places = {
    count: queryStarts.shape[0]! - 1,
    queryStarts: queryStarts.address,
    keyStarts: keyStarts.address,
    mostQueries,
  }
  const isDone = call.dropout === 0 && attentionByOverride(rt, whole.problem, whole.result, places)
  whole.dispose()
  if (!isDone) eachSequence(rt, call, output, logSumExp, sequences)
  return { output, logSumExp }
}

/** One call for each sequence; it waits for the starts. */
function eachSequence(rt: Runtime, call: Call, output: Tensor, logSumExp: Tensor, sequences: Sequences): void {
  const [queries, keys] = [sequences.queryStarts, sequences.keyStarts].map((t) => readStarts(rt, t)) as [
    Int32Array,
    Int32Array,
  ]
  for (let i = 0; i + 1 < queries.length; i++) {
    const [from, to] = [queries[i]!, queries[i + 1]!]
    const [fromKey, toKey] = [keys[i]!, keys[i + 1]!]
    if (
      from < 0 ||
      to < from ||
      to > call.query.shape[0]! ||
      fromKey < 0 ||
      toKey < fromKey ||
      toKey > call.key.shape[0]!
    )
      throw new OpGemsError(
        'BAD_ARGUMENT',
        `${operator}: sequence ${i} has queries ${from} … ${to}, keys ${fromKey} … ${toKey}`,
        {
          operator,
        },
      )
    if (from === to) continue
    const offset = toKey - fromKey - (to - from)
    const one = sequenceOf(rt, call, output, logSumExp, [from, to], [fromKey, toKey], offset)
    computeAttention(rt, one.problem, one.result)
    one.dispose()
  }
}

function readStarts(rt: Runtime, t: Tensor): Int32Array {
  using dense = rt.view(rt.contiguous(t), t.shape, contiguousStrides(t.shape))
  const bytes = rt.readBytesSync(dense.address, t.numel * 4)
  return new Int32Array(bytes.buffer, bytes.byteOffset, t.numel)
}

/** Rows from … to - 1 of the operands as a batch of 1. */
function sequenceOf(
  rt: Runtime,
  call: Call,
  output: Tensor,
  logs: Tensor,
  [from, to]: readonly [number, number],
  [fromKey, toKey]: readonly [number, number],
  offset: number,
) {
  const rows = (t: Tensor, first: number, count: number) => {
    const [row, head, column] = t.strides as [number, number, number]
    return rt.view(t, [1, t.shape[1]!, count, t.shape[2]!], [0, head, row, column], t.storageOffset + first * row)
  }
  const query = rows(call.query, from, to - from)
  const [key, value] = [rows(call.key, fromKey, toKey - fromKey), rows(call.value, fromKey, toKey - fromKey)]
  const problem = attentionProblem(operator, query, key, value, optionsOf(call, call.isCausal ? offset : null))
  const result = {
    output: rows(output, from, to - from),
    logSumExp: rt.view(logs, [1, logs.shape[0]!, to - from], [0, logs.strides[0]!, 1], logs.storageOffset + from),
  }
  const all = [query, key, value, result.output, result.logSumExp]
  return {
    problem,
    result,
    dispose: () => {
      for (const t of all) t.dispose()
    },
  }
}

function checkStarts({ queryStarts, keyStarts }: Sequences): void {
  const all = [queryStarts, keyStarts]
  const described = all.map((t) => t.describe()).join(', ')
  if (all.some((t) => t.rank !== 1 || t.shape[0] === 0) || queryStarts.shape[0] !== keyStarts.shape[0])
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: cum_seq_q and cum_seq_k must be [sequences + 1] (${described})`,
      {
        operator,
        shapes: all.map((t) => t.shape),
      },
    )
  if (all.some((t) => t.dtype !== 'int32'))
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: cum_seq_q and cum_seq_k must be int32 (${described})`, {
      operator,
      dtypes: all.map((t) => t.dtype),
    })
}

function checkRanks({ query, key, value }: Call, rank: number): void {
  const all = [query, key, value]
  if (all.every((t) => t.rank === rank)) return
  const layout = rank === 4 ? '[batch, rows, heads, columns]' : '[rows, heads, columns] with cum_seq_q and cum_seq_k'
  throw new OpGemsError('SHAPE_MISMATCH', `${operator}: takes ${layout} (${all.map((t) => t.describe()).join(', ')})`, {
    operator,
    shapes: all.map((t) => t.shape),
  })
}

function refuse(what: string): never {
  throw new OpGemsError('UNSUPPORTED', `${operator}: ${what} is not supported`, { operator })
}

export const flashAttentionForward: Contract = {
  overload: operator,
  category: 'attention',
  compute: (rt, args) => {
    const [query, key, value, queryStarts, keyStarts, mostQueries, , dropout, isCausal, wantsMask, scale, left, right] =
      args as [
        ...[Tensor, Tensor, Tensor, Tensor | null, Tensor | null, number, number, number, boolean, boolean],
        ...[number | null, number | null, number | null],
      ]
    if (wantsMask) refuse('return_debug_mask')
    if ([left, right].some((w) => w !== null && w >= 0)) refuse('a window')
    if (args[13]) refuse('seqused_k')
    if (args[14]) refuse('alibi_slopes')
    if ((queryStarts === null) !== (keyStarts === null)) refuse('one of cum_seq_q and cum_seq_k alone')
    const call = { query, key, value, isCausal, dropout, scale }
    checkRanks(call, queryStarts ? 3 : 4)
    const { output, logSumExp } =
      queryStarts && keyStarts
        ? packedForward(rt, call, { queryStarts, keyStarts, mostQueries: Number(mostQueries) })
        : denseForward(rt, call)
    const state = rt.tensor([0, 0], { dtype: 'int64' })
    return [output, logSumExp, state, rt.empty([0], 'int64'), rt.empty([0], query.dtype)]
  },
}
