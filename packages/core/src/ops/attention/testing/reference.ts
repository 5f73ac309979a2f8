// Attention in float64, one row at a time: the oracle of every way of computing it.
import type { AttentionProblem } from '../problem.ts'

export interface Values {
  readonly query: ArrayLike<number>
  readonly key: ArrayLike<number>
  readonly value: ArrayLike<number>
  /** Added to the scores, [batch, heads, queries, keys]. */
  readonly mask?: ArrayLike<number>
}
type Sizes = Pick<
  AttentionProblem,
  'batch' | 'heads' | 'keyHeads' | 'queries' | 'keys' | 'width' | 'valueWidth' | 'causalOffset' | 'scale'
>

/** Operands row-major [batch, heads, rows, columns]; gives the output [batch, heads, queries, value width] and log-sum-exps. */
export function referenceAttention(sizes: Sizes, values: Values): { output: Float64Array; logSumExp: Float64Array } {
  const { batch, heads, keyHeads, queries, keys, width, valueWidth, causalOffset, scale } = sizes
  const output = new Float64Array(batch * heads * queries * valueWidth)
  const logSumExp = new Float64Array(batch * heads * queries)
  for (let row = 0; row < logSumExp.length; row++) {
    const at = row % queries
    const bh = Math.floor(row / queries)
    const keyHead = Math.floor(bh / heads) * keyHeads + Math.floor((bh % heads) / (heads / keyHeads))
    const seen = causalOffset === null ? keys : Math.max(0, Math.min(keys, at + causalOffset + 1))
    const scores = Array.from({ length: seen }, (_, j) => {
      let sum = 0
      for (let c = 0; c < width; c++)
        sum += values.query[row * width + c]! * values.key[(keyHead * keys + j) * width + c]!
      return sum * scale + (values.mask?.[row * keys + j] ?? 0)
    })
    const top = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
    const weights = scores.map((s) => (top === Number.NEGATIVE_INFINITY ? 0 : Math.exp(s - top)))
    const total = weights.reduce((a, b) => a + b, 0)
    logSumExp[row] = total === 0 ? Number.NEGATIVE_INFINITY : top + Math.log(total)
    if (total === 0) continue
    for (let c = 0; c < valueWidth; c++)
      output[row * valueWidth + c] =
        weights.reduce((sum, w, j) => sum + w * values.value[(keyHead * keys + j) * valueWidth + c]!, 0) / total
  }
  return { output, logSumExp }
}
