// Scaled dot-product attention: a vendor's kernel where one takes the call, else the general ones.
import type { Runtime } from '../../dispatch/runtime.ts'
import type { Tensor } from '../../tensor/index.ts'
import { attentionByOverride } from './override.ts'
import { type AttentionOptions, type AttentionProblem, type AttentionResult, attentionProblem } from './problem.ts'
import { attentionByProducts } from './products.ts'
import { attentionByRows } from './rows.ts'

/** softmax(scale · query · keyᵀ + mask) · value → [..., T, Dv] in the dtype of the query, and each row's log-sum-exp when asked. */
export function attention(
  rt: Runtime,
  operator: string,
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: AttentionOptions,
): AttentionResult {
  const problem = attentionProblem(operator, query, key, value, options)
  const { batch, heads, queries, valueWidth } = problem
  const result = {
    output: rt.empty([batch, heads, queries, valueWidth], query.dtype),
    logSumExp: options.logSumExp ? rt.empty([batch, heads, queries], 'float32') : null,
  }
  computeAttention(rt, problem, result)
  return { ...result, output: dropLeading(rt, result.output, Math.max(query.rank, key.rank, value.rank)) }
}

/** Writes results of any strides. */
export function computeAttention(rt: Runtime, problem: AttentionProblem, result: AttentionResult): void {
  if (problem.dropout === 0 && attentionByOverride(rt, problem, result)) return
  if (problem.dropout === 0 && suitsRows(rt, problem)) attentionByRows(rt, problem, result)
  else attentionByProducts(rt, problem, result)
}

/** Multiplications below which one launch saves more than faster products do, on processors. */
const smallProblem = 1 << 16
/** Query rows that read all keys from memory faster than products that pass their scores through it, on GPUs. */
const fewQueries = 8

/** Columns for which each thread of a program has its own. */
const widestRow = 256

function suitsRows(rt: Runtime, { batch, heads, queries, keys, width, valueWidth }: AttentionProblem): boolean {
  if (width !== valueWidth) return false
  if (rt.device.target.family === 'simt') return queries <= fewQueries && width <= widestRow
  return batch * heads * queries * keys * width <= smallProblem
}

function dropLeading(rt: Runtime, t: Tensor, rank: number): Tensor {
  if (rank === 4) return t
  const view = rt.view(t, t.shape.slice(4 - rank), t.strides.slice(4 - rank))
  t.dispose()
  return view
}
