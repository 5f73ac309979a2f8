// The reference of scaled_dot_product_attention: one row of scores at a time, in float64.
import { OpGemsError } from '@opgems/core'
import { argument, type Call, numberArgument } from '../arguments.ts'
import { HostTensor } from '../host/tensor.ts'
import { expandTo } from './broadcast.ts'
import { tensorAt } from './structural.ts'

/** Query [batch, heads, T, D], key and value [batch, key heads, S, D]; consecutive query heads share a key head. */
export function attention(call: Call): HostTensor {
  const [query, key, value] = [tensorAt(call, 0), tensorAt(call, 1, 'key'), tensorAt(call, 2, 'value')]
  checkModelled(call, [query, key, value])
  const [batch, heads, queries, width] = query.shape as [number, number, number, number]
  const [, keyHeads, keys] = key.shape as [number, number, number, number]
  const valueWidth = value.shape[3]!
  const mask = argument(call, 3, 'attn_mask')
  const added = mask instanceof HostTensor ? addends(mask, [batch, heads, queries, keys]) : null
  const isCausal = argument(call, 5, 'is_causal') === true
  const scale = numberArgument(call, 6, 'scale') ?? 1 / Math.sqrt(width)
  const [q, k, v] = [query.numbers, key.numbers, value.numbers]
  const result = new Float64Array(batch * heads * queries * valueWidth)
  for (let row = 0; row < batch * heads * queries; row++) {
    const head = Math.floor(row / queries)
    const shared = Math.floor(head / heads) * keyHeads + Math.floor((head % heads) / (heads / keyHeads))
    const scores = Float64Array.from({ length: keys }, (_, j) => {
      if (isCausal && j > row % queries) return Number.NEGATIVE_INFINITY
      let sum = 0
      for (let c = 0; c < width; c++) sum += q[row * width + c]! * k[(shared * keys + j) * width + c]!
      return sum * scale + (added ? added[row * keys + j]! : 0)
    })
    const top = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
    if (top === Number.NEGATIVE_INFINITY) continue
    const weights = scores.map((s) => Math.exp(s - top))
    const total = weights.reduce((a, b) => a + b, 0)
    for (let c = 0; c < valueWidth; c++) {
      let sum = 0
      for (let j = 0; j < keys; j++) sum += weights[j]! * v[(shared * keys + j) * valueWidth + c]!
      result[row * valueWidth + c] = sum / total
    }
  }
  return HostTensor.fromNumbers(query.dtype, [batch, heads, queries, valueWidth], result)
}

/** @throws UNSUPPORTED for other ranks than 4, batches that broadcast, and dropout */
function checkModelled(call: Call, tensors: readonly HostTensor[]): void {
  const [batch] = tensors[0]!.shape
  const isPlain = tensors.every(({ shape }) => shape.length === 4 && shape[0] === batch)
  if (isPlain && (numberArgument(call, 4, 'dropout_p') ?? 0) === 0) return
  const { operator } = call
  throw new OpGemsError('UNSUPPORTED', `${operator}: the reference takes four dimensions, no dropout`, { operator })
}

/** What a mask adds to scores: a bool one hides where it is false. */
function addends(mask: HostTensor, shape: readonly number[]): ArrayLike<number> {
  const numbers = Float64Array.from(expandTo(mask, shape))
  return mask.dtype === 'bool' ? numbers.map((x) => (x ? 0 : Number.NEGATIVE_INFINITY)) : numbers
}
