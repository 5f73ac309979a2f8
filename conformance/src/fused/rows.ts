// Gated activations and normalisations of rows.
import type { DType } from '../host/dtypes.ts'
import { HostTensor } from '../host/tensor.ts'
import { normalizeRow, rmsNormalizeRow } from '../reference/rows.ts'
import type { Draw, FusedCall } from './fused.ts'

const [rows, width, eps] = [6, 33, 1e-5]

/** A tensor of the same dtype and shape from numbers; unrounded. */
const like = (tensor: HostTensor, numbers: ArrayLike<number>): HostTensor =>
  HostTensor.fromNumbers(tensor.dtype, tensor.shape, numbers)

const zip = (a: HostTensor, b: HostTensor, f: (x: number, y: number) => number): HostTensor =>
  like(
    a,
    Array.from(a.numbers, (x, i) => f(x, b.numbers[i]!)),
  )

const silu = (x: number): number => x / (1 + Math.exp(-x))
const tanhGelu = (x: number): number => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))

/** Each row mapped, then times weight and plus bias. */
function mapRows(
  x: HostTensor,
  map: (row: Float64Array) => Float64Array,
  weight: HostTensor,
  bias?: HostTensor,
): HostTensor {
  const numbers = Array.from({ length: rows }, (_, r) =>
    Array.from(
      map(Float64Array.from(x.numbers.slice(r * width, (r + 1) * width))),
      (y, i) => y * weight.numbers[i]! + (bias?.numbers[i] ?? 0),
    ),
  )
  return like(x, numbers.flat())
}

/** weight_norm with dim 0: each row of v scaled to the length g. */
function weightNorm(v: HostTensor, g: HostTensor): HostTensor {
  const lengths = Array.from({ length: rows }, (_, r) => Math.hypot(...v.numbers.slice(r * width, (r + 1) * width)))
  return like(
    v,
    Array.from(v.numbers, (x, i) => (x * g.numbers[Math.floor(i / width)]!) / lengths[Math.floor(i / width)]!),
  )
}

const eachRow = (x: HostTensor, map: (row: Float64Array) => ArrayLike<number>): HostTensor => {
  const row = (r: number) => Float64Array.from(x.numbers.slice(r * width, (r + 1) * width))
  return like(x, Array.from({ length: rows }, (_, r) => Array.from(map(row(r)))).flat())
}

function softmaxRow(row: Float64Array, scale: number): Float64Array {
  const top = Math.max(...row) * scale
  const powers = row.map((x) => Math.exp(x * scale - top))
  const total = powers.reduce((a, b) => a + b, 0)
  return powers.map((p) => p / total)
}

/** _fused_rms_norm, and for float32 its backward: ∂x = (w·g − x̂·mean(w·g·x̂))·rstd, ∂w = Σ g·x̂ with x̂ = x·rstd. */
function rmsNorm(draw: Draw, x: HostTensor, weight: HostTensor): readonly FusedCall[] {
  const scales = Array.from({ length: rows }, (_, r) => {
    const row = Array.from(x.numbers.slice(r * width, (r + 1) * width))
    return 1 / Math.sqrt(row.reduce((sum, v) => sum + v * v, 0) / width + eps)
  })
  const rstd = HostTensor.fromNumbers('float32', [rows, 1], scales)
  const forward: FusedCall = {
    operator: 'aten::_fused_rms_norm',
    args: [x, [width], weight, eps],
    out: [mapRows(x, rmsNormalizeRow(eps), weight), rstd],
  }
  if (x.dtype !== 'float32') return [forward]
  const grad = draw([rows, width])
  const ofWeight = new Float64Array(width)
  const ofInput = scales.flatMap((scale, r) => {
    const [g, n] = [grad, x].map((t) => Array.from(t.numbers.slice(r * width, (r + 1) * width))) as [number[], number[]]
    const normal = n.map((v) => v * scale)
    const weighted = g.map((v, i) => v * weight.numbers[i]!)
    g.forEach((v, i) => {
      ofWeight[i]! += v * normal[i]!
    })
    const mean = weighted.reduce((sum, v, i) => sum + v * normal[i]!, 0) / width
    return weighted.map((v, i) => (v - normal[i]! * mean) * scale)
  })
  const backward: FusedCall = {
    operator: 'aten::_fused_rms_norm_backward',
    args: [grad, x, [width], rstd, weight, [true, true]],
    out: [like(x, ofInput), like(weight, ofWeight)],
  }
  return [forward, backward]
}

export function rowCases(draw: Draw, _dtype: DType): readonly FusedCall[] {
  const [x, y] = [draw([rows, width]), draw([rows, width])]
  const [weight, bias, g] = [draw([width], 0.5, 1.5), draw([width]), draw([rows, 1], 0.5, 2)]
  const sum = zip(x, y, (a, b) => a + b)
  const normalized = mapRows(sum, rmsNormalizeRow(eps), weight)
  return [
    { operator: 'silu_and_mul', args: [x, y], out: zip(x, y, (a, b) => silu(a) * b) },
    {
      operator: 'gelu_and_mul',
      args: [x, y],
      kwargs: { approximate: 'tanh' },
      out: zip(x, y, (a, b) => tanhGelu(a) * b),
    },
    {
      operator: 'skip_layer_norm',
      args: [x, y, [width], weight, bias, eps],
      out: mapRows(sum, normalizeRow(eps), weight, bias),
    },
    {
      operator: 'fused_add_rms_norm',
      args: [x, y, [width], weight, eps],
      out: [normalized, sum],
      mutated: [normalized, sum, [width], weight, eps],
    },
    { operator: 'add_rms_norm', args: [x, y, [width], weight, eps], out: [normalized, sum] },
    { operator: 'scaled_softmax_forward', args: [x, 0.5], out: eachRow(x, (row) => softmaxRow(row, 0.5)) },
    ...rmsNorm(draw, x, weight),
    { operator: 'weight_norm', args: [x, g, 0], out: weightNorm(x, g) },
  ]
}
