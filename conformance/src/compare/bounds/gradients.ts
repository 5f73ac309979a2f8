// Error bounds of backward operators whose 16-bit kernels in PyTorch round every step to the tensor's dtype.

import { argument, tensorArgument } from '../../arguments.ts'
import { contiguousStrides, eachOffset, type HostTensor } from '../../host/tensor.ts'
import { isList } from '../../host/value.ts'
import { type Bound, stepwise, sumGrowth } from './context.ts'

/**
 * reflection_pad and replication_pad backward: an element's gradient is the sum of the K places that repeat it, K - 1 additions, which
 * PyTorch makes in place in the result's dtype: growth(K - 1) * sum|grad|.
 */
export const paddingGradientBound: Bound = (context) => {
  const { test, expected } = context
  const grad = tensorArgument(test, 0, 'grad_output')
  const pads = argument(test, 2, 'padding')
  if (!grad || !isList(pads) || grad.shape.length !== expected.shape.length) return undefined
  const source = test.operator.includes('reflection') ? reflected : replicated
  const sums = new Float64Array(expected.numel)
  const counts = new Float64Array(expected.numel)
  eachSource(grad, expected, pads.map(Number), source, (from, to) => {
    sums[to] = sums[to]! + Math.abs(grad.numbers[from]!)
    counts[to] = counts[to]! + 1
  })
  const stepped = stepwise(context)
  return sums.map((sum, i) => sumGrowth(stepped, Math.max(counts[i]! - 1, 0)) * sum)
}

type Source = (at: number, size: number) => number

const replicated: Source = (at, size) => Math.min(Math.max(at, 0), size - 1)
const reflected: Source = (at, size) => (at < 0 ? -at : at >= size ? 2 * (size - 1) - at : at)

/** Visits every element of a padded tensor with the element of the inner one that it repeats; pads are (before, after), last first. */
function eachSource(
  padded: HostTensor,
  inner: HostTensor,
  pads: readonly number[],
  source: Source,
  visit: (from: number, to: number) => void,
): void {
  const rank = inner.shape.length
  const steps = contiguousStrides(padded.shape)
  const strides = contiguousStrides(inner.shape)
  eachOffset(padded.shape, steps, 0, (from) => {
    const to = strides.reduce((sum, stride, d) => {
      const at = Math.floor(from / steps[d]!) % padded.shape[d]!
      const before = pads[2 * (rank - 1 - d)] ?? 0
      return sum + stride * source(at - before, inner.shape[d]!)
    }, 0)
    visit(from, to)
  })
}

/**
 * glu_backward of halves a, b with s = sigmoid(b): s * grad, and (1 - s) * s * a * grad. PyTorch keeps s in the result's dtype (off
 * by u s, which (1 - s) s passes on as u s |1 - 2 s|) and rounds 1 - s and three products: u (s |1 - 2 s| + 4 s (1 - s)) |a grad|;
 * the first half has s and one product: 2 u s |grad|.
 */
export const gluGradientBound: Bound = ({ test, expected, sides, u, resultU }) => {
  const grad = tensorArgument(test, 0, 'grad_output')
  const input = tensorArgument(test, 1, 'self')
  const dim = argument(test, 2, 'dim')
  if (!grad || !input || typeof dim !== 'number' || input.shape.length === 0) return undefined
  const axis = dim < 0 ? dim + input.shape.length : dim
  const stride = contiguousStrides(input.shape)[axis]!
  const half = input.shape[axis]! / 2
  const roundoff = sides * u + (sides === 2 ? resultU : 0)
  return Float64Array.from({ length: expected.numel }, (_, i) => {
    const at = Math.floor(i / stride) % (2 * half)
    const isSecond = at >= half
    const first = isSecond ? i - half * stride : i
    const outer = Math.floor(first / (2 * half * stride))
    const g = Math.abs(grad.numbers[first - outer * half * stride]!)
    const s = 1 / (1 + Math.exp(-input.numbers[first + half * stride]!))
    if (!isSecond) return 2 * roundoff * s * g
    return roundoff * (s * Math.abs(1 - 2 * s) + 4 * s * (1 - s)) * Math.abs(input.numbers[first]!) * g
  })
}

/**
 * native_layer_norm_backward, gradients of weight and bias: sums over M rows of grad (x - mean) rstd and of grad, which PyTorch adds up
 * in a buffer of the input's dtype: growth(M + 4) of the terms' magnitudes; the 4 is for each term's own roundings.
 */
export const layerNormGradientBound: Bound = (context) => {
  const { test, expected, result, u, sides } = context
  const [grad, input, mean, rstd] = [0, 1, 3, 4].map((at) => tensorArgument(test, at))
  if (result === 0 || !grad || !input || !mean || !rstd || expected.numel === 0) return undefined
  const columns = expected.numel
  const rows = input.numel / columns
  const isWeight = result === 1 && test.args.at(-1) !== null
  const bound = new Float64Array(columns)
  const factor = sumGrowth(stepwise(context), rows) + sides * 4 * u
  for (let i = 0; i < input.numel; i++) {
    const row = Math.floor(i / columns)
    const deviation = Math.abs(input.numbers[i]!) + Math.abs(mean.numbers[row]!)
    const scale = isWeight ? deviation * Math.abs(rstd.numbers[row]!) : 1
    bound[i % columns] = bound[i % columns]! + factor * Math.abs(grad.numbers[i]!) * scale
  }
  return bound
}
