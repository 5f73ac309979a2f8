// Gradients of rms_norm by input and weight.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { rowCount } from '../../kernels/normalization.ts'
import { type Shape, sameShape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { callRows, type RowCall, RowGeometry } from '../row-call.ts'
import { inputGradient } from './input-gradient.ts'
import { statisticsShape, trailingRows } from './layer-norm.ts'

const operator = '_fused_rms_norm_backward'

interface Saved {
  readonly grad: Tensor
  readonly input: Tensor
  readonly rstd: Tensor
}

/** rstd·(g − x̂·mean(g·x̂)) with g = grad·weight and x̂ = x·rstd. */
const storeGradient =
  (compute: KernelDType): RowCall['body'] =>
  ({ row, has, load, store }) => {
    const rstd = load('rstd').to(compute)
    const upstream = load('grad').to(compute)
    const grad = has('weight') ? upstream.mul(load('weight').to(compute)) : upstream
    const normalized = load('x').to(compute).mul(rstd)
    const mean = grad
      .mul(normalized)
      .sum(...row.axes)
      .div(rowCount(row, grad))
    store('result', rstd.mul(grad.sub(normalized.mul(mean))))
  }

/** Σ grad·x̂ over all rows, for each position in them. */
function gradientByWeight(rt: Runtime, geometry: RowGeometry, saved: Saved, result: Tensor): void {
  const compute = computeType(saved.input.dtype) as KernelDType
  const kept = geometry.shape.map((_, i) => i).filter((i) => !geometry.dims.has(i))
  const columns = new RowGeometry(geometry.shape, new Set(kept))
  callRows(rt, {
    name: operator,
    variant: 'weight',
    geometry: columns,
    operands: {
      x: columns.all(saved.input),
      grad: columns.all(saved.grad),
      rstd: columns.all(saved.rstd),
      result: columns.each(result, 'write'),
    },
    body: ({ row, load, store }) => {
      const normalized = load('x').to(compute).mul(load('rstd').to(compute))
      store(
        'result',
        load('grad')
          .to(compute)
          .mul(normalized)
          .sum(...row.axes),
      )
    },
  })
}

export const rmsNormGradients: Contract[] = [
  contractsIn('norm')(operator, (rt, args) => {
    const [grad, input, normalized, rstd, weight, mask] = args as [
      Tensor,
      Tensor,
      Shape,
      Tensor,
      Tensor | null,
      readonly boolean[],
    ]
    const geometry = trailingRows(rt, operator, input, normalized, [weight])
    if (!sameShape(grad.shape, input.shape) || !sameShape(rstd.shape, statisticsShape(geometry)))
      throw new OpGemsError(
        'SHAPE_MISMATCH',
        `${operator}: gradient ${grad.describe()} and rstd ${rstd.describe()} do not go with ${input.describe()}`,
        { operator, shapes: [grad.shape, rstd.shape, input.shape] },
      )
    const saved = { grad, input, rstd }
    const gradInput = mask[0] ? rt.empty(input.shape, input.dtype) : null
    const gradWeight = mask[1] && weight ? rt.empty(normalized, weight.dtype) : null
    if (gradInput) inputGradient(rt, { operator, geometry, saved, weight, result: gradInput, body: storeGradient })
    if (gradWeight) gradientByWeight(rt, geometry, saved, gradWeight)
    return [gradInput, gradWeight]
  }),
]
