// Scaled dot-product attention of the reference runtime.
import type { ReferenceRuntime } from './reference-runtime.ts'
import type { ReferenceTensor } from './reference-tensor.ts'

interface Keywords {
  attn_mask?: ReferenceTensor
  is_causal?: boolean
  enable_gqa?: boolean
}

export function referenceAttention(rt: ReferenceRuntime) {
  return (
    query: ReferenceTensor,
    key: ReferenceTensor,
    value: ReferenceTensor,
    keywords: Keywords,
  ): ReferenceTensor => {
    const [batch, heads, queries, size] = query.shape as [number, number, number, number]
    const [, kvHeads, keys] = key.shape as [number, number, number, number]
    if (kvHeads !== heads && !keywords.enable_gqa)
      throw new Error(`${kvHeads} key heads for ${heads} without enable_gqa`)
    const [q, k, v] = [query.values(), key.values(), value.values()]
    const result = new Float64Array(batch * heads * queries * size)
    const seen = visibility(keywords, [batch, heads, queries, keys])
    for (let row = 0; row < batch * heads * queries; row++) {
      const [b, h, i] = [Math.floor(row / queries / heads), Math.floor(row / queries) % heads, row % queries]
      const kvBase = (b * kvHeads + Math.floor(h / (heads / kvHeads))) * keys * size
      const scores = Array.from({ length: keys }, (_, j) => {
        if (!seen(b, h, i, j)) return Number.NEGATIVE_INFINITY
        let score = 0
        for (let d = 0; d < size; d++) score += (q[row * size + d] ?? 0) * (k[kvBase + j * size + d] ?? 0)
        return score / Math.sqrt(size)
      })
      const largest = Math.max(...scores)
      const weights = scores.map((score) => Math.exp(score - largest))
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      weights.forEach((weight, j) => {
        for (let d = 0; d < size; d++) {
          result[row * size + d] = (result[row * size + d] ?? 0) + (weight / total) * (v[kvBase + j * size + d] ?? 0)
        }
      })
    }
    return rt.make(result, query.shape, query.dtype)
  }
}

function visibility({ attn_mask: mask, is_causal: causal }: Keywords, shape: readonly number[]) {
  if (mask && causal) throw new Error('a mask and is_causal exclude each other')
  if (!mask) return (_b: number, _h: number, i: number, j: number) => !causal || j <= i
  const missing = 4 - mask.shape.length
  const strides = shape.map((size, dim) => {
    const own = mask.shape[dim - missing] ?? 1
    if (own !== 1 && own !== size) throw new Error(`mask [${mask.shape}] over [${shape}]`)
    return own === 1 ? 0 : (mask.strides[dim - missing] ?? 0)
  })
  return (...place: [number, number, number, number]) =>
    mask.storage[place.reduce((at, index, dim) => at + index * (strides[dim] ?? 0), mask.offset)] === 1
}
