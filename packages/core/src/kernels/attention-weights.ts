// Attention weights: scores become probabilities in place: mask, causal limit and softmax in one kernel.
import type { KernelBuilder, KernelDType, StrideFact, Value } from '../kernel/index.ts'
import { elementWord, uniform } from './philox.ts'

export interface AttentionWeightsSpec {
  /** dtype and stride facts [batch, head, query, key] of an additive mask, or of a bool one (true: may attend). */
  readonly mask: { readonly dtype: KernelDType; readonly strides: readonly StrideFact[] } | null
  /** Query t attends to keys 0 … t + offset only. */
  readonly causal: boolean
  /** Weights are zeroed at random, and the others scaled to make up for it. */
  readonly dropout: boolean
  /** Also store log Σ exp(score) of each row. */
  readonly logSumExp: boolean
}

/**
 * scores [batch, head, query, key] float32, contiguous along keys, are overwritten with softmax(scores + mask). A row with no
 * key to attend to gives zeros, as PyTorch's safe softmax does.
 * Arguments: scores, mask if any, log-sum-exp [batch·head·query] if asked; sizes batch, head, query, key; offset if causal;
 * with dropout the random stream (seed low, seed high, call), the chance of zero and the scale of the rest.
 */
export function buildAttentionWeights(k: KernelBuilder, spec: AttentionWeightsSpec): void {
  const sizes = ['batch', 'head', 'query', 'key'].map((name) => k.scalar(name))
  const scores = k.tensor({ name: 'scores', dtype: 'float32', access: 'readwrite', strides: ['any', 'any', 'any', 1] })
  const mask = spec.mask
    ? k.tensor({ name: 'mask', dtype: spec.mask.dtype, access: 'read', strides: spec.mask.strides })
    : null
  const logs = spec.logSumExp
    ? k.tensor({ name: 'logs', dtype: 'float32', access: 'write', strides: ['any', 'any', 1] })
    : null
  const [batch, head, query] = sizes.slice(0, 3).map((s) => k.program(s)) as [Value, Value, Value]
  const key = k.open('key', sizes[3]!)
  let x = scores.load(batch, head, query, key)
  const minusInfinity = x.like(-Infinity)
  if (mask) {
    const m = mask.load(batch, head, query, key)
    x = m.dtype === 'bool' ? m.select(x, minusInfinity) : x.add(m.to('float32'))
  }
  if (spec.causal)
    x = k
      .coord(key)
      .le(query.add(k.scalar('offset')))
      .select(x, minusInfinity)
  const top = x.max(key)
  const shift = top.eq(-Infinity).select(top.like(0), top)
  const e = x.sub(shift).exp()
  const sum = e.sum(key)
  const weight = e.mul(sum.eq(0).select(sum.like(0), sum.like(1).div(sum)))
  const place = batch.mul(sizes[1]!).add(head).mul(sizes[2]!).add(query).mul(sizes[3]!).add(k.coord(key))
  scores.store([batch, head, query, key], spec.dropout ? dropped(k, weight, place) : weight)
  logs?.store([batch, head, query], shift.add(sum.log()))
}

/** Zero where the element's random number, of 24 bits, is below the chance. */
function dropped(k: KernelBuilder, weight: Value, place: Value): Value {
  const [low, high, call] = ['seedLow', 'seedHigh', 'call'].map((name) => k.scalar(name, 'int32')) as [
    Value,
    Value,
    Value,
  ]
  const [chance, scale] = [k.scalar('chance', 'float32'), k.scalar('scale', 'float32')]
  const word = elementWord(place, call, [low, high])
  return uniform([word, word], 24, 'float32').lt(chance).select(weight.like(0), weight.mul(scale))
}
