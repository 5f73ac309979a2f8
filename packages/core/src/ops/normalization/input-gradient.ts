// What layer and group norm's gradients by their input compute in a row.
import type { KernelDType } from '../../kernel/index.ts'
import { inputGradient } from '../../kernels/normalization.ts'
import type { RowCall } from '../row-call.ts'

/** From operands x, grad, mean, rstd and weight, if there is one, to `result`. */
export const storeInputGradient =
  (compute: KernelDType): RowCall['body'] =>
  ({ row, has, load, store }) => {
    const rstd = load('rstd').to(compute)
    const upstream = load('grad').to(compute)
    const grad = has('weight') ? upstream.mul(load('weight').to(compute)) : upstream
    const normalized = load('x').to(compute).sub(load('mean').to(compute)).mul(rstd)
    store('result', inputGradient({ grad, normalized, rstd }, row))
  }
