// Output tensors: made for an operator, or given by the caller and checked.
import { checkOutput } from '../dispatch/output.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import type { DType } from '../dtype/index.ts'
import { broadcastShapes, contiguousStrides, isDense, type Shape, sameShape, type Tensor } from '../tensor/index.ts'
import { checkOverlap } from './overlap.ts'

export { checkOutput }

/** One output of the broadcast shape for each dtype; `out` when given. */
export function prepareOutputs(
  rt: Runtime,
  operator: string,
  inputs: readonly Tensor[],
  dtypes: readonly DType[],
  out: readonly Tensor[] | null,
): readonly Tensor[] {
  const shape = commonShape(operator, inputs)
  if (out) {
    for (let i = 0; i < out.length; i++) {
      checkOverlap(operator, out[i]!, inputs)
      checkOutput(operator, out[i]!, shape, dtypes[i] ?? dtypes[0]!)
    }
    return out
  }
  const strides = preservedStrides(inputs, shape)
  const outputs = new Array<Tensor>(dtypes.length)
  for (let i = 0; i < outputs.length; i++) outputs[i] = rt.empty(shape, dtypes[i]!, strides)
  return outputs
}

/** The broadcast shape; that of an input itself where all others broadcast to it. */
export function commonShape(operator: string, inputs: readonly Tensor[]): Shape {
  let widest = inputs[0]
  if (!widest) return []
  for (let i = 1; i < inputs.length; i++) {
    const input = inputs[i]!
    const grows = input.rank - widest.rank
    if (grows > 0 || (grows === 0 && input.numel > widest.numel)) widest = input
  }
  for (let i = 0; i < inputs.length; i++)
    if (!broadcastsTo(inputs[i]!.shape, widest.shape))
      return broadcastShapes(
        operator,
        inputs.map((t) => t.shape),
      )
  return widest.shape
}
function broadcastsTo(from: Shape, to: Shape): boolean {
  if (from === to) return true
  const missing = to.length - from.length
  for (let i = 0; i < from.length; i++) if (from[i] !== 1 && from[i] !== to[missing + i]) return false
  return true
}

/** Strides of the first input that has the shape and is dense in another order; otherwise row-major. */
function preservedStrides(inputs: readonly Tensor[], shape: Shape): readonly number[] {
  for (const input of inputs) {
    if (!sameShape(input.shape, shape)) continue
    if (isRowMajor(input)) return input.strides
    if (input.isContiguous()) break
    if (isDense(input.shape, input.strides)) return input.strides
  }
  return contiguousStrides(shape)
}
/** Whether the strides are those that a new tensor gets. */
function isRowMajor({ shape, strides }: Tensor): boolean {
  let step = 1
  for (let i = shape.length - 1; i >= 0; i--) {
    if (strides[i] !== step) return false
    step *= Math.max(shape[i]!, 1)
  }
  return true
}
