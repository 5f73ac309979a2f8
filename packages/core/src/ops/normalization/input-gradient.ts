// Gradients of norms by their input, row by row.
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType } from '../../dtype/index.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { inputGradient as gradientOf } from '../../kernels/normalization.ts'
import type { Tensor } from '../../tensor/index.ts'
import { callRows, type RowCall, type RowGeometry } from '../row-call.ts'

interface InputGradient {
  readonly operator: string
  readonly geometry: RowGeometry
  /** Of the forward pass; a mean where the norm subtracts one. */
  readonly saved: { readonly grad: Tensor; readonly input: Tensor; readonly mean?: Tensor; readonly rstd: Tensor }
  readonly weight: Tensor | null
  readonly result: Tensor
  /** From operands x, grad, mean, rstd and weight, those that there are, to `result`. */
  readonly body: (compute: KernelDType) => RowCall['body']
}

export function inputGradient(rt: Runtime, { operator, geometry, saved, weight, result, body }: InputGradient): void {
  callRows(rt, {
    name: operator,
    variant: 'input',
    geometry,
    operands: {
      x: geometry.all(saved.input),
      grad: geometry.all(saved.grad),
      mean: saved.mean ? geometry.each(saved.mean) : null,
      rstd: geometry.each(saved.rstd),
      weight: weight && geometry.shared(weight),
      result: geometry.all(result, 'write'),
    },
    body: body(computeType(saved.input.dtype) as KernelDType),
  })
}

/** Of layer and group norm. */
export const storeInputGradient =
  (compute: KernelDType): RowCall['body'] =>
  ({ row, has, load, store }) => {
    const rstd = load('rstd').to(compute)
    const upstream = load('grad').to(compute)
    const grad = has('weight') ? upstream.mul(load('weight').to(compute)) : upstream
    const normalized = load('x').to(compute).sub(load('mean').to(compute)).mul(rstd)
    store('result', gradientOf({ grad, normalized, rstd }, row))
  }
