// _flash_attention_forward and flash_mla: heads lie beside each other in each row.
import type { DType } from '../host/dtypes.ts'
import { HostTensor } from '../host/tensor.ts'
import type { Generator } from '../random/generator.ts'
import type { Draw, FusedCall } from './fused.ts'

/** Queries [batch, T, heads, D]; where key and value of a batch's position lie. */
interface Attention {
  readonly query: HostTensor
  readonly keys: (batch: number) => number
  readonly key: (batch: number, position: number, head: number, column: number) => number
  readonly value: (batch: number, position: number, head: number, column: number) => number
  readonly valueWidth: number
}

/** Causal: the last query sees all keys, each before it one key less. → values, and log Σ exp(scores) by [batch, head, T]. */
function attend({ query, keys, key, value, valueWidth }: Attention): { values: Float64Array; logs: Float64Array } {
  const [batch, queries, heads, width] = query.shape as [number, number, number, number]
  const values = new Float64Array(batch * queries * heads * valueWidth)
  const logs = new Float64Array(batch * heads * queries)
  for (let row = 0; row < batch * queries * heads; row++) {
    const [b, t, h] = [Math.floor(row / (queries * heads)), Math.floor(row / heads) % queries, row % heads]
    const seen = keys(b) - queries + t + 1
    const scores = Float64Array.from({ length: seen }, (_, j) => {
      let sum = 0
      for (let c = 0; c < width; c++) sum += query.numbers[row * width + c]! * key(b, j, h, c)
      return sum / Math.sqrt(width)
    })
    const top = Math.max(...scores)
    const weights = scores.map((s) => Math.exp(s - top))
    const total = weights.reduce((a, w) => a + w, 0)
    logs[(b * heads + h) * queries + t] = top + Math.log(total)
    for (let c = 0; c < valueWidth; c++)
      values[row * valueWidth + c] = weights.reduce((sum, w, j) => sum + w * value(b, j, h, c), 0) / total
  }
  return { values, logs }
}

function flashForward(draw: Draw): FusedCall {
  const [batch, queries, keys, heads, keyHeads, width] = [2, 5, 9, 4, 2, 16]
  const query = draw([batch, queries, heads, width])
  const [key, value] = [draw([batch, keys, keyHeads, width]), draw([batch, keys, keyHeads, width])]
  const at = (tensor: HostTensor) => (b: number, j: number, h: number, c: number) =>
    tensor.numbers[((b * keys + j) * keyHeads + Math.floor(h / (heads / keyHeads))) * width + c]!
  const { values, logs } = attend({ query, keys: () => keys, key: at(key), value: at(value), valueWidth: width })
  const output = HostTensor.fromNumbers(query.dtype, query.shape, values)
  const logSums = HostTensor.fromNumbers('float32', [batch, heads, queries], logs)
  // Without dropout no random numbers are drawn, and there is no mask to debug.
  const rest = [
    HostTensor.fromNumbers('int64', [2], [0, 0]),
    HostTensor.fromNumbers('int64', [0], []),
    HostTensor.fromNumbers(query.dtype, [0], []),
  ]
  return {
    operator: 'aten::_flash_attention_forward',
    args: [query, key, value, null, null, queries, keys, 0, true, false],
    out: [output, logSums, ...rest],
  }
}

/** Keys of latent vectors in blocks of a cache; a value is the start of a key. */
function flashMla(draw: Draw, generator: Generator): FusedCall {
  const [batch, queries, heads, width, valueWidth] = [2, 2, 4, 24, 16]
  const [blocks, slots] = [6, 4]
  const lengths = [7, 10]
  const query = draw([batch, queries, heads, width])
  const cache = draw([blocks, slots, 1, width])
  const order = Array.from({ length: blocks }, (_, i) => i).sort(() => generator.next() - 0.5)
  const at = (b: number, j: number, _head: number, c: number): number =>
    cache.numbers[(order[b * 3 + Math.floor(j / slots)]! * slots + (j % slots)) * width + c]!
  const { values } = attend({ query, keys: (b) => lengths[b]!, key: at, value: at, valueWidth })
  const table = HostTensor.fromNumbers('int32', [batch, 3], order)
  const seqlens = HostTensor.fromNumbers('int32', [batch], lengths)
  const sizes = [heads, 1, width, valueWidth]
  return {
    operator: 'flash_mla',
    args: [query, table, cache, 12, slots, batch, queries, seqlens, ...sizes, true],
    out: HostTensor.fromNumbers(query.dtype, [batch, queries, heads, valueWidth], values),
  }
}

export const flashCases = (draw: Draw, _dtype: DType, generator: Generator): readonly FusedCall[] => [
  flashForward(draw),
  flashMla(draw, generator),
]
