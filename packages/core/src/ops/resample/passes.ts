// The forward and the backward pass of resampling operators, around the kernel that visits the large tensor's elements.
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType } from '../../dtype/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { checkGradient, checkSpatial } from './sizes.ts'

export interface Resampling {
  readonly operator: string
  readonly sizes: readonly number[]
  readonly scales: readonly (number | null)[]
  /** Refuses dtypes that the operator does not take. */
  readonly checkDType?: (operator: string, tensor: Tensor) => void
}

/** Fills `large` from `small`, or adds from `large` to `small` where `adds`. */
export type Visit<Call extends Resampling> = (
  rt: Runtime,
  call: Call,
  small: Tensor,
  large: Tensor,
  adds: boolean,
) => void
type Outputs = readonly Tensor[] | null

export function resample<Call extends Resampling>(
  rt: Runtime,
  visit: Visit<Call>,
  self: Tensor,
  call: Call,
  out: Outputs,
): Tensor {
  const { operator, sizes } = call
  checkSpatial(operator, self, sizes, call.scales)
  call.checkDType?.(operator, self)
  const shape = [...self.shape.slice(0, 2), ...sizes]
  const result = out ? checkOutput(operator, out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
  visit(rt, call, self, result, false)
  return result
}

/** Each input's gradient is the sum of the outputs' it went into, in the computing dtype. */
export function resampleBackward<Call extends Resampling>(
  rt: Runtime,
  visit: Visit<Call>,
  grad: Tensor,
  shape: readonly number[],
  call: Call,
  out: Outputs,
): Tensor {
  const { operator, sizes } = call
  checkGradient(operator, grad, shape, sizes, call.scales)
  call.checkDType?.(operator, grad)
  const result = out ? checkOutput(operator, out[0]!, shape, grad.dtype) : rt.empty(shape, grad.dtype)
  rt.tidy(() => {
    const sums = rt.empty(shape, computeType(grad.dtype))
    fillWith(rt, sums, 0)
    visit(rt, call, sums, grad, true)
    rt.call('aten::copy_', [result, sums])
  })
  return result
}

/** Output sizes that scale factors ask for. */
export const scaledSizes = (input: Tensor, scales: readonly (number | null)[]): number[] =>
  input.shape.slice(2).map((size, i) => Math.floor(size * (scales[i] ?? 1)))
