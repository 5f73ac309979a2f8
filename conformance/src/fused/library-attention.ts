// Attention under the names of libraries, forward and backward: heads stand before rows, [batch, heads, rows, width].
import type { DType } from '../host/dtypes.ts'
import { HostTensor } from '../host/tensor.ts'
import type { CaseValue } from '../host/value.ts'
import type { Draw, FusedCall } from './fused.ts'

const [batch, heads, queries, keys, width] = [2, 3, 5, 7, 8]
const scale = 1 / Math.sqrt(width)

interface Operands {
  readonly query: HostTensor
  readonly key: HostTensor
  readonly value: HostTensor
  /** Added to scores, [batch, heads, queries, keys]. */
  readonly bias: HostTensor | null
  readonly isCausal: boolean
}

interface Attended {
  readonly output: Float64Array
  /** Σ of a row's weights is 1, [batch, heads, queries, keys]. */
  readonly weights: Float64Array
  /** log Σ exp(scores), [batch, heads, queries]. */
  readonly logs: Float64Array
}

const element = (t: HostTensor, head: number, row: number, column: number): number =>
  t.numbers[(head * t.shape[2]! + row) * width + column]!

function attend({ query, key, value, bias, isCausal }: Operands): Attended {
  const output = new Float64Array(batch * heads * queries * width)
  const weights = new Float64Array(batch * heads * queries * keys)
  const logs = new Float64Array(batch * heads * queries)
  for (let row = 0; row < logs.length; row++) {
    const [head, t] = [Math.floor(row / queries), row % queries]
    const scores = Float64Array.from({ length: keys }, (_, j) => {
      if (isCausal && j > t) return Number.NEGATIVE_INFINITY
      let sum = 0
      for (let c = 0; c < width; c++) sum += element(query, head, t, c) * element(key, head, j, c)
      return sum * scale + (bias?.numbers[row * keys + j] ?? 0)
    })
    const top = Math.max(...scores)
    const total = scores.reduce((sum, s) => sum + Math.exp(s - top), 0)
    logs[row] = top + Math.log(total)
    scores.forEach((s, j) => {
      const weight = Math.exp(s - logs[row]!)
      weights[row * keys + j] = weight
      for (let c = 0; c < width; c++) output[row * width + c]! += weight * element(value, head, j, c)
    })
  }
  return { output, weights, logs }
}

/** dV = Pᵀ·dO; dS = P·(dO·Vᵀ − Σ dO·O); dQ = dS·K·scale; dK = dSᵀ·Q·scale (Dao et al., FlashAttention, 2022, appendix B). */
function gradients(grad: HostTensor, operands: Operands, { output, weights }: Attended) {
  const { query, key, value } = operands
  const ofQuery = new Float64Array(query.numbers.length)
  const [ofKey, ofValue] = [new Float64Array(key.numbers.length), new Float64Array(value.numbers.length)]
  const ofBias = new Float64Array(weights.length)
  for (let at = 0; at < weights.length; at++) {
    const [row, j] = [Math.floor(at / keys), at % keys]
    const [head, t] = [Math.floor(row / queries), row % queries]
    const weight = weights[at]!
    let slope = 0
    for (let c = 0; c < width; c++)
      slope += grad.numbers[row * width + c]! * (element(value, head, j, c) - output[row * width + c]!)
    const ofScore = weight * slope
    ofBias[at] = ofScore
    for (let c = 0; c < width; c++) {
      const other = (head * keys + j) * width + c
      ofQuery[row * width + c]! += ofScore * element(key, head, j, c) * scale
      ofKey[other]! += ofScore * element(query, head, t, c) * scale
      ofValue[other]! += weight * grad.numbers[row * width + c]!
    }
  }
  return { ofQuery, ofKey, ofValue, ofBias }
}

const zero = (): HostTensor => HostTensor.fromNumbers('int64', [], [0])
const none = (dtype: DType): HostTensor => HostTensor.fromNumbers(dtype, [0], [])

/** What the forms give behind output and sums: no sequences, the most queries and keys, no stream, no mask to look at. */
const behind = (dtype: DType): CaseValue[] => [null, null, queries, keys, zero(), zero(), none(dtype)]

export function libraryAttentionCases(draw: Draw, dtype: DType): readonly FusedCall[] {
  const like = (t: HostTensor, numbers: Float64Array) => HostTensor.fromNumbers(t.dtype, t.shape, numbers)
  const query = draw([batch, heads, queries, width])
  const [key, value] = [draw([batch, heads, keys, width]), draw([batch, heads, keys, width])]
  const bias = draw([batch, heads, queries, keys])
  const forward = (b: HostTensor | null, isCausal: boolean) => {
    const { output, logs } = attend({ query, key, value, bias: b, isCausal })
    return [like(query, output), HostTensor.fromNumbers('float32', [batch, heads, queries], logs)]
  }
  const name = (library: string) => `aten::_scaled_dot_product_${library}`
  const given = [query, key, value]
  const forwards: FusedCall[] = [false, true].flatMap((isCausal) => [
    {
      operator: name('flash_attention'),
      args: [...given, 0, isCausal],
      out: [...forward(null, isCausal), ...behind(dtype)],
    },
    {
      operator: name('efficient_attention'),
      args: [...given, bias, true, 0, isCausal],
      out: [...forward(bias, isCausal), zero(), zero()],
    },
    {
      operator: name('cudnn_attention'),
      args: [...given, bias, true, 0, isCausal],
      out: [...forward(bias, isCausal), ...behind(dtype)],
    },
    {
      operator: name('fused_attention_overrideable'),
      args: [...given, bias, 0, isCausal],
      out: [...forward(bias, isCausal), ...behind(dtype)],
    },
  ])
  // In 16 bits each of several products would be rounded, which no single bound describes.
  return dtype === 'float32' ? [...forwards, ...backwards(draw, { query, key, value, bias }, name, forward)] : forwards
}

function backwards(
  draw: Draw,
  { query, key, value, bias }: Omit<Operands, 'isCausal' | 'bias'> & { readonly bias: HostTensor },
  name: (library: string) => string,
  forward: (bias: HostTensor | null, isCausal: boolean) => HostTensor[],
): readonly FusedCall[] {
  const grad = draw(query.shape)
  const like = (t: HostTensor, numbers: Float64Array) => HostTensor.fromNumbers(t.dtype, t.shape, numbers)
  const of = (b: HostTensor | null, isCausal: boolean) => {
    const operands = { query, key, value, bias: b, isCausal }
    const { ofQuery, ofKey, ofValue, ofBias } = gradients(grad, operands, attend(operands))
    return [like(query, ofQuery), like(key, ofKey), like(value, ofValue), like(bias, ofBias)]
  }
  const given = [grad, query, key, value]
  const nothing = none('float32')
  return [false, true].flatMap((isCausal) => [
    {
      operator: name('flash_attention_backward'),
      args: [...given, ...forward(null, isCausal), nothing, nothing, queries, keys, 0, isCausal, zero(), zero()],
      out: of(null, isCausal).slice(0, 3),
    },
    {
      operator: name('cudnn_attention_backward'),
      args: [...given, ...forward(bias, isCausal), zero(), zero(), bias, nothing, nothing, queries, keys, 0, isCausal],
      out: of(bias, isCausal).slice(0, 3),
    },
    {
      operator: name('efficient_attention_backward'),
      args: [...given, bias, ...forward(bias, isCausal), zero(), zero(), 0, [true, true, true, true], isCausal],
      out: of(bias, isCausal),
    },
  ])
}
