// Bounds of 16-bit gradients that add up or scan many elements: those of the backward operators that PyTorch calls for them.
import { argument, reducedDims, tensorArgument } from '../../arguments.ts'
import type { ConformanceCase } from '../../case.ts'
import { isIntegral, unitRoundoff } from '../../host/dtypes.ts'
import { rowsOf } from '../../host/reduce.ts'
import { HostTensor } from '../../host/tensor.ts'
import { type CaseValue, tensorsOf } from '../../host/value.ts'
import { bagGradientBound, embeddingGradientBound } from './accumulation.ts'
import { type Bound, type BoundContext, stepwise, sumGrowth } from './context.ts'
import { gluGradientBound, paddingGradientBound } from './gradients.ts'
import { averagePoolGradientBound } from './pooling.ts'

const incoming = (test: ConformanceCase): HostTensor | undefined => tensorsOf(test.gradient?.gradOut ?? [])[0]

type BackwardCall = { readonly operator: string; readonly args: readonly CaseValue[] } | undefined

/** The bound of the backward operator, called with the incoming gradient. */
const through =
  (bound: Bound, backward: (test: ConformanceCase, grad: HostTensor) => BackwardCall): Bound =>
  (context) => {
    const grad = incoming(context.test)
    const call = grad && backward(context.test, grad)
    return call && bound({ ...context, test: { ...context.test, ...call } })
  }

const pool = (name: string): Bound =>
  through(averagePoolGradientBound, ({ args }, grad) => ({
    operator: `aten::${name}_backward`,
    args: [grad, ...args],
  }))

/** interpolate by area is adaptive average pooling. */
const areaBound: Bound = through(averagePoolGradientBound, ({ args, kwargs }, grad) =>
  kwargs.mode === 'area' && grad.shape.length > 2
    ? { operator: `aten::adaptive_avg_pool${grad.shape.length - 2}d_backward`, args: [grad, args[0] ?? null] }
    : undefined,
)

const padBound: Bound = through(paddingGradientBound, (test, grad) => {
  const mode = argument(test, 2, 'mode')
  const pads = argument(test, 1, 'pad')
  if ((mode !== 'reflect' && mode !== 'replicate') || !Array.isArray(pads)) return undefined
  const name = mode === 'reflect' ? 'reflection' : 'replication'
  return { operator: `aten::${name}_pad${pads.length / 2}d_backward`, args: [grad, test.args[0] ?? null, pads] }
})

/** The corpus gives the weight before the indices, PyTorch's function takes them the other way round. */
const embeddingBound: Bound = through(embeddingGradientBound, ({ args }, grad) => {
  const indices = tensorsOf(args).find(({ dtype }) => isIntegral(dtype))
  return indices && { operator: 'aten::embedding_dense_backward', args: [grad, indices] }
})

/** Bags given as rows of indices, or as offsets into them; of the table's gradient alone. */
const bagBound: Bound = (context) => {
  if (context.result !== 0 || context.test.kwargs.mode !== 'sum') return undefined
  return through(bagGradientBound, (test, grad) => {
    const indices = tensorArgument(test, 1, 'weight')
    const given = tensorArgument(test, 2, 'offsets')
    if (!indices) return undefined
    const starts = Array.from({ length: grad.shape[0]! }, (_, i) => i * (indices.shape[1] ?? 1))
    const offsets = given ?? HostTensor.fromNumbers('float64', [starts.length], starts)
    const weights = tensorArgument(test, 8, 'per_sample_weights') ?? null
    return {
      operator: 'aten::_embedding_bag_backward',
      args: [grad, indices, offsets, null, null, null, 0, false, 0, false, weights],
    }
  })(context)
}

const gluBound: Bound = through(gluGradientBound, (test, grad) => ({
  operator: 'aten::glu_backward',
  args: [grad, test.args[0] ?? null, argument(test, 1, 'dim') ?? -1],
}))

/** Rows of the input along the case's dimension, with the incoming gradient of each element. */
function rowsAlong({ test, expected }: BoundContext) {
  const input = tensorArgument(test, 0, 'input', 'self')
  const grad = incoming(test)
  if (!input || !grad || input.numel !== expected.numel || grad.numel !== input.numel) return undefined
  return { input, grad, rows: rowsOf(input.shape, reducedDims(argument(test, 1, 'dim', 'axis'), input.shape.length)) }
}

/** cummax and cummin: gradients are added at the extremes' places in the tensor's own dtype: growth(K) of their magnitudes. */
const runningExtremeBound: Bound = (context) => {
  const found = rowsAlong(context)
  const indices = tensorsOf(context.test.out)[1]
  if (!found || !indices) return undefined
  const { grad, rows, input } = found
  const [sums, counts] = [new Float64Array(input.numel), new Float64Array(input.numel)]
  for (let r = 0; r < rows.count; r++) {
    for (let k = 0; k < rows.length; k++) {
      const place = rows.at(r, indices.numbers[rows.at(r, k)]!)
      sums[place] = sums[place]! + Math.abs(grad.numbers[rows.at(r, k)]!)
      counts[place] = counts[place]! + 1
    }
  }
  const stepped = stepwise(context)
  return sums.map((sum, i) => sumGrowth(stepped, counts[i]!) * sum)
}

/**
 * cumprod of numbers other than 0: the sums from the end of result·grad, over x. The kept result and its product with grad are rounded,
 * then the sum, then the quotient: u·(2 Σ|result·grad| + 2 |Σ|) / |x|, and as many roundings of the computation.
 */
const cumprodBound: Bound = (context) => {
  const found = rowsAlong(context)
  const [out] = tensorsOf(context.test.out)
  if (!found || !out || found.input.numbers.includes(0)) return undefined
  const { input, grad, rows } = found
  const bound = new Float64Array(input.numel)
  const roundoff = unitRoundoff(context.expected.dtype) + 2 * rows.length * context.u
  for (let r = 0; r < rows.count; r++) {
    let magnitude = 0
    for (let k = rows.length - 1; k >= 0; k--) {
      const i = rows.at(r, k)
      magnitude += Math.abs(out.numbers[i]! * grad.numbers[i]!)
      bound[i] = (4 * roundoff * magnitude) / Math.abs(input.numbers[i]!)
    }
  }
  return bound
}

/**
 * vector_norm of order p ≥ 2: x·|x|^(p−2)·(grad / norm^(p−1)). The kept norm is off by u, its power by (p − 1)u; two powers, a
 * quotient and two products round once each: (p + 4)·u of the result.
 */
const normBound: Bound = ({ test, expected }) => {
  const given = argument(test, 1, 'ord', 'p')
  const order = typeof given === 'number' ? given : 2
  if (!(order >= 2 && order < Infinity)) return undefined
  return expected.numbers.map((x) => (order + 4) * unitRoundoff(expected.dtype) * Math.abs(x))
}

/** Only where the result has 16 bits: wider gradients are not rounded on the way. */
const narrow =
  (bound: Bound): Bound =>
  (context) =>
    context.resultU > context.u || unitRoundoff(context.expected.dtype) > 2 ** -12 ? bound(context) : undefined

const all: Readonly<Record<string, Bound>> = {
  avg_pool1d: pool('avg_pool1d'),
  avg_pool2d: pool('avg_pool2d'),
  avg_pool3d: pool('avg_pool3d'),
  adaptive_avg_pool1d: pool('adaptive_avg_pool1d'),
  adaptive_avg_pool2d: pool('adaptive_avg_pool2d'),
  adaptive_avg_pool3d: pool('adaptive_avg_pool3d'),
  interpolate: areaBound,
  pad: padBound,
  embedding: embeddingBound,
  embedding_bag: bagBound,
  glu: gluBound,
  cummax: runningExtremeBound,
  cummin: runningExtremeBound,
  cumprod: cumprodBound,
  vector_norm: normBound,
  norm: normBound,
}

/** Keyed as gradients are compared: `avg_pool2d_gradient`. */
export const gatheredGradientBounds: Readonly<Record<string, Bound>> = Object.fromEntries(
  Object.entries(all).map(([base, bound]) => [`${base}_gradient`, narrow(bound)]),
)
