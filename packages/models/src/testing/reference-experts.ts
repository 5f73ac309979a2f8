// The feed-forward block of a mixture of experts, of the reference runtime.
import type { ReferenceRuntime } from './reference-runtime.ts'
import type { ReferenceTensor } from './reference-tensor.ts'

const silu = (v: number) => v / (1 + Math.exp(-v))

export function experts(
  rt: ReferenceRuntime,
  x: ReferenceTensor,
  w1: ReferenceTensor,
  w2: ReferenceTensor,
  shares: ReferenceTensor,
  ids: ReferenceTensor,
) {
  const [tokens = 0, depth = 0] = x.shape
  const inner = w2.shape[2] ?? 0
  const slots = ids.shape[1] ?? 0
  const result = new Float64Array(tokens * depth)
  for (let place = 0; place < tokens * slots; place++) {
    const token = Math.floor(place / slots)
    const expert = ids.at(place)
    const row = (i: number) => {
      let sum = 0
      for (let d = 0; d < depth; d++) sum += w1.at((expert * 2 * inner + i) * depth + d) * x.at(token * depth + d)
      return sum
    }
    const hidden = Array.from({ length: inner }, (_, i) => silu(row(i)) * row(inner + i))
    for (let n = 0; n < depth; n++) {
      const sum = hidden.reduce((total, h, i) => total + h * w2.at((expert * depth + n) * inner + i), 0)
      result[token * depth + n] = (result[token * depth + n] ?? 0) + shares.at(place) * sum
    }
  }
  return rt.make(result, x.shape, x.dtype)
}
