// layer_norm and its gradient: rows are the trailing dimensions named by normalized_shape.

import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, type DType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { affine, deviations, inverseRoot, rowCount } from '../../kernels/normalization.ts'
import { formatShape, type Shape, sameShape, type Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { callRows, RowGeometry } from '../row-call.ts'
import { requireFloatingInput } from './floating-input.ts'

/** The rows of a normalisation over trailing dimensions. @throws SHAPE_MISMATCH, UNSUPPORTED_DTYPE */
export function trailingRows(
  rt: Runtime,
  operator: string,
  input: Tensor,
  normalized: Shape,
  parameters: readonly (Tensor | null)[],
): RowGeometry {
  requireFloatingInput(rt, operator, input)
  const lead = input.rank - normalized.length
  const isTail = normalized.length > 0 && lead >= 0 && sameShape(input.shape.slice(lead), normalized)
  const wrong = parameters.find((p) => p && !sameShape(p.shape, normalized))
  if (!isTail || wrong)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: normalized_shape ${formatShape(normalized)} must be the last dimensions of ${input.describe()}${wrong ? ` and the shape of the parameter ${wrong.describe()}` : ''}`,
      { operator, shapes: [input.shape, normalized] },
    )
  return new RowGeometry(input.shape, new Set(normalized.map((_, i) => lead + i)))
}

/** The shape of one value a row, kept beside the row dimensions as 1. */
export const statisticsShape = (geometry: RowGeometry): Shape =>
  geometry.shape.map((size, i) => (geometry.dims.has(i) ? 1 : size))

export interface LayerNormCall {
  readonly operator: string
  readonly input: Tensor
  readonly normalized: Shape
  readonly weight: Tensor | null
  readonly bias: Tensor | null
  readonly eps: number
}

/** Writes the normalised rows and, where wanted, their mean and 1/sqrt(var + eps). */
function runLayerNorm(
  rt: Runtime,
  { operator, input, normalized, weight, bias, eps }: LayerNormCall,
  out: { readonly y: Tensor; readonly mean: Tensor | null; readonly rstd: Tensor | null },
): void {
  const geometry = trailingRows(rt, operator, input, normalized, [weight, bias])
  const compute = computeType(input.dtype) as KernelDType
  callRows(rt, {
    name: operator,
    geometry,
    operands: {
      x: geometry.all(input),
      y: geometry.all(out.y, 'write'),
      weight: weight && geometry.shared(weight),
      bias: bias && geometry.shared(bias),
      mean: out.mean && geometry.each(out.mean, 'write'),
      rstd: out.rstd && geometry.each(out.rstd, 'write'),
    },
    scalars: { eps: [eps, compute] },
    body: ({ row, has, load, store, scalar }) => {
      const x = load('x').to(compute)
      const { mean, m2 } = deviations(x, row)
      const rstd = inverseRoot(m2.div(rowCount(row, x)).add(scalar('eps')))
      const parameter = (name: string) => (has(name) ? load(name).to(compute) : null)
      store('y', affine(x.sub(mean).mul(rstd), parameter('weight'), parameter('bias')))
      if (has('mean')) store('mean', mean)
      if (has('rstd')) store('rstd', rstd)
    },
  })
}

/** Statistics of narrow inputs stay float32 where the parameters are. */
const statisticsType = (input: Tensor, weight: Tensor | null): DType =>
  weight && weight.dtype !== input.dtype ? (computeType(input.dtype) as DType) : input.dtype

const layerNorm: Contract = {
  overload: 'layer_norm',
  category: 'norm',
  compute: (rt, args, out) => {
    const [input, normalized, weight, bias, eps] = args as [Tensor, Shape, Tensor | null, Tensor | null, number]
    const y = out ? checkOutput('layer_norm', out[0]!, input.shape, input.dtype) : rt.empty(input.shape, input.dtype)
    runLayerNorm(rt, { operator: 'layer_norm', input, normalized, weight, bias, eps }, { y, mean: null, rstd: null })
    return y
  },
}

const nativeLayerNorm: Contract = {
  overload: 'native_layer_norm',
  category: 'norm',
  compute: (rt, args, out) => {
    const operator = 'native_layer_norm'
    const [input, normalized, weight, bias, eps] = args as [Tensor, Shape, Tensor | null, Tensor | null, number]
    const shape = statisticsShape(trailingRows(rt, operator, input, normalized, [weight, bias]))
    const dtype = statisticsType(input, weight)
    const make = (i: number, s: Shape, d: DType) => (out ? checkOutput(operator, out[i]!, s, d) : rt.empty(s, d))
    const [y, mean, rstd] = [make(0, input.shape, input.dtype), make(1, shape, dtype), make(2, shape, dtype)]
    runLayerNorm(rt, { operator, input, normalized, weight, bias, eps }, { y, mean, rstd })
    return [y, mean, rstd]
  },
}

export const layerNorms: Contract[] = [layerNorm, nativeLayerNorm]
