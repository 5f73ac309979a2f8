// Gradients of layer_norm by input, weight and bias.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType } from '../../dtype/index.ts'
import type { KernelDType } from '../../kernel/index.ts'
import type { Shape, Tensor } from '../../tensor/index.ts'
import { callRows, RowGeometry } from '../row-call.ts'
import { inputGradient, storeInputGradient } from './input-gradient.ts'
import { trailingRows } from './layer-norm.ts'

const operator = 'native_layer_norm_backward'
type Saved = { readonly grad: Tensor; readonly input: Tensor; readonly mean: Tensor; readonly rstd: Tensor }

/** Sums over all rows, for each position in them. */
function gradientByParameters(
  rt: Runtime,
  geometry: RowGeometry,
  saved: Saved,
  weight: Tensor | null,
  bias: Tensor | null,
): void {
  const compute = computeType(saved.input.dtype) as KernelDType
  const columns = new RowGeometry(
    geometry.shape,
    new Set(geometry.shape.map((_, i) => i).filter((i) => !geometry.dims.has(i))),
  )
  callRows(rt, {
    name: operator,
    variant: 'parameters',
    geometry: columns,
    operands: {
      x: columns.all(saved.input),
      grad: columns.all(saved.grad),
      mean: columns.all(saved.mean),
      rstd: columns.all(saved.rstd),
      weight: weight && columns.each(weight, 'write'),
      bias: bias && columns.each(bias, 'write'),
    },
    body: ({ row, has, load, store }) => {
      const grad = load('grad').to(compute)
      const normalized = load('x').to(compute).sub(load('mean').to(compute)).mul(load('rstd').to(compute))
      if (has('weight')) store('weight', grad.mul(normalized).sum(...row.axes))
      if (has('bias')) store('bias', grad.sum(...row.axes))
    },
  })
}

const layerNormBackward: Contract = {
  overload: operator,
  category: 'norm',
  compute: (rt, args) => {
    const [grad, input, normalized, mean, rstd, weight, bias, mask] = args as [
      Tensor,
      Tensor,
      Shape,
      Tensor,
      Tensor,
      Tensor | null,
      Tensor | null,
      readonly boolean[],
    ]
    const geometry = trailingRows(rt, operator, input, normalized, [weight, bias])
    const saved = { grad, input, mean, rstd }
    const gradInput = mask[0] ? rt.empty(input.shape, input.dtype) : null
    const gradWeight = mask[1] && weight ? rt.empty(normalized, weight.dtype) : null
    const gradBias = mask[2] && bias ? rt.empty(normalized, bias.dtype) : null
    if (gradInput) inputGradient(rt, { operator, geometry, saved, weight, result: gradInput, body: storeInputGradient })
    if (gradWeight || gradBias) gradientByParameters(rt, geometry, saved, gradWeight, gradBias)
    return [gradInput, gradWeight, gradBias]
  },
}

export const layerNormGradients: Contract[] = [layerNormBackward]
