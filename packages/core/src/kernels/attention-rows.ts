// Attention in one pass over the keys: an online softmax for each query row, its keys in one or several parts.
import type { Axis, KernelBuilder, KernelDType, StrideFact, Value } from '../kernel/index.ts'

export interface AttentionRowsSpec {
  /** Of query, key and value. */
  readonly dtype: KernelDType
  /** Of the result: that of the query, or float32 for partial ones. */
  readonly output: KernelDType
  /** Stride facts [batch, key head, group, row, column] of the query, without the group for key and value. */
  readonly query: readonly StrideFact[]
  readonly key: readonly StrideFact[]
  readonly value: readonly StrideFact[]
  /** Stride facts [batch, key head, group, row, key]. */
  readonly mask: { readonly dtype: KernelDType; readonly strides: readonly StrideFact[] } | null
  /** Query t sees keys 0 … t + offset. */
  readonly causal: boolean
  /** Stride facts of output [batch, key head, group, row, part, column] and, if asked, logs without the column. */
  readonly outputs: readonly StrideFact[]
  readonly logs: readonly StrideFact[] | null
  /** Keys of one step. */
  readonly step: number
  /** Looks at a bool mask first, and reads no keys that it hides at both ends. */
  readonly looksAhead: boolean
}

/**
 * Part p of a row covers keys p·span … (p + 1)·span - 1. Tensors: query, key, value, mask if any, output [batch, key head, group,
 * row, part, column] and logs [batch, key head, group, row, part] if asked: log Σ exp(score) of the part. Scalars: batch, keyHeads, group,
 * queries, parts, keys, width, span, scale; offset if causal. Key and value rows have one width. No key to see: zeros, -∞.
 */
export function buildAttentionRows(k: KernelBuilder, spec: AttentionRowsSpec): void {
  const sizes = ['batch', 'keyHeads', 'group', 'queries', 'parts'].map((name) => k.scalar(name))
  const [keys, width, span] = ['keys', 'width', 'span'].map((name) => k.scalar(name)) as [Value, Value, Value]
  const scale = k.scalar('scale', 'float32')
  const { dtype } = spec
  const query = k.tensor({ name: 'query', dtype, access: 'read', strides: spec.query })
  const key = k.tensor({ name: 'key', dtype, access: 'read', strides: spec.key })
  const value = k.tensor({ name: 'value', dtype, access: 'read', strides: spec.value })
  const mask = spec.mask && k.tensor({ name: 'mask', access: 'read', ...spec.mask })
  const output = k.tensor({ name: 'output', dtype: spec.output, access: 'write', strides: spec.outputs })
  const logs = spec.logs && k.tensor({ name: 'logs', dtype: 'float32', access: 'write', strides: spec.logs })
  const [batch, head, member, row, part] = sizes.map((s) => k.program(s)) as [Value, Value, Value, Value, Value]
  const column = k.open('column', width)
  const q = query.load(batch, head, member, row, column).to('float32').mul(scale)
  const seen = spec.causal ? row.add(k.scalar('offset')).add(1).pmax(0).pmin(keys) : keys
  const [from, to] = visible(k, part.mul(span), part.mul(span).add(span).pmin(seen), (at) =>
    spec.looksAhead && mask?.parameter.dtype === 'bool' ? mask.load(batch, head, member, row, at) : null,
  )
  const score = (at: Axis): Value => {
    const s = q.mul(key.load(batch, head, at, column).to('float32')).sum(column)
    if (!mask) return s
    const m = mask.load(batch, head, member, row, at)
    return m.dtype === 'bool' ? m.select(s, s.like(-Infinity)) : s.add(m.to('float32'))
  }
  const { mean, logSumExp } = attend(k, from, to, spec.step, (start) => {
    const at = k.block('key', start, spec.step, to)
    return { at, score: score(at), value: value.load(batch, head, at, column).to('float32') }
  })
  output.store([batch, head, member, row, part, column], mean.to(spec.output))
  logs?.store([batch, head, member, row, part], logSumExp)
}

/** The keys of one step: their axis, scores over it, and values over it and the columns. */
interface Step {
  readonly at: Axis
  readonly score: Value
  readonly value: Value
}

/**
 * The mean of values under the weights exp(score), in steps of keys from … to - 1, and log Σ exp(score): sums are kept under the greatest
 * score so far and scaled when it grows (Milakov, Gimelshein: Online normalizer calculation for softmax; 2018). Without keys: zeros, -∞.
 */
export function attend(
  k: KernelBuilder,
  from: Value,
  to: Value,
  step: number,
  keysFrom: (start: Value) => Step,
): { readonly mean: Value; readonly logSumExp: Value } {
  const zero = k.constant('float32', 0)
  const [top, sum, total] = k.loop(from, to, step, [zero.like(-Infinity), zero, zero], (start, carried) => {
    const [top, sum, total] = carried as [Value, Value, Value]
    const { at, score, value } = keysFrom(start)
    const next = top.maximum(score.max(at))
    const shift = finite(next)
    const before = top.sub(shift).exp()
    const e = score.sub(shift).exp()
    return [next, sum.mul(before).add(e.sum(at)), total.mul(before).add(e.mul(value).sum(at))]
  }) as [Value, Value, Value]
  return { mean: sum.eq(0).select(total.like(0), total.div(sum)), logSumExp: finite(top).add(sum.log()) }
}
/** The keys from … to-1 without those that a bool mask hides at both ends: a cache is longer than what it holds. */
function visible(k: KernelBuilder, from: Value, to: Value, mask: (at: Axis) => Value | null): readonly [Value, Value] {
  const at = k.range('seen', from, to)
  const isSeen = mask(at)
  if (!isSeen) return [from, to]
  const first = isSeen.select(k.coord(at), to).min(at)
  const end = isSeen.select(k.coord(at).add(1), from).max(at)
  return [first.pmax(from), end.pmin(to)]
}
/** -∞ where nothing was seen would give -∞ - -∞. */
const finite = (x: Value): Value => x.eq(-Infinity).select(x.like(0), x)

/**
 * Joins the parts of rows. Tensors: parts float32 [batch, head, row, part, column], logs [batch, head, row, part], output
 * [batch, head, row, column], joined [batch, head, row] if asked. Scalars: batch, heads, rows, count (of parts), width.
 */
export function buildAttentionJoin(
  k: KernelBuilder,
  dtype: KernelDType,
  output: readonly StrideFact[],
  logSumExp: readonly StrideFact[] | null,
): void {
  const outer = ['batch', 'heads', 'rows'].map((name) => k.scalar(name))
  const [count, width] = [k.scalar('count'), k.scalar('width')]
  const any = Array<StrideFact>(4).fill('any')
  const parts = k.tensor({ name: 'parts', dtype: 'float32', access: 'read', strides: [...any, 1] })
  const logs = k.tensor({ name: 'logs', dtype: 'float32', access: 'read', strides: [...any.slice(1), 1] })
  const out = k.tensor({ name: 'output', dtype, access: 'write', strides: output })
  const joined = logSumExp && k.tensor({ name: 'joined', dtype: 'float32', access: 'write', strides: logSumExp })
  const row = outer.map((size) => k.program(size))
  const part = k.open('part', count)
  const column = k.open('column', width)
  const log = logs.load(...row, part)
  const shift = finite(log.max(part))
  const weight = log.sub(shift).exp()
  const sum = weight.sum(part)
  const total = weight.mul(parts.load(...row, part, column)).sum(part)
  out.store([...row, column], sum.eq(0).select(total.like(0), total.div(sum)).to(dtype))
  joined?.store(row, shift.add(sum.log()))
}
