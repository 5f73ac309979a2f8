// Comparing gradients, for runtimes that give them.
import type { ConformanceCase, GradientCase } from '../case.ts'
import { compareResult, type ReadValue, type ResultComparison } from '../compare/result.ts'
import type { ConformanceTensor } from '../runtime.ts'
import { isTensor } from '../runtime.ts'
import type { Placement } from './place.ts'

/** Asks for the gradients of the case's inputs and compares each with the recorded one. */
export async function compareGradients(
  placement: Placement,
  test: ConformanceCase,
  gradient: GradientCase,
  result: unknown,
  readBack: (result: unknown) => Promise<ReadValue>,
): Promise<ResultComparison[]> {
  const outputs = flattenTensors(result)
  const inputs = placement.inputs.filter((_, i) => gradient.requiresGrad[i] === true)
  const gradOutputs = gradient.gradOut.map((value) => placement.place(value)).filter(isTensor)
  const gradients = (await placement.runtime.grad?.(pairedWith(gradOutputs, outputs), inputs, gradOutputs)) ?? []
  for (const tensor of gradients) if (tensor) placement.own(tensor)
  const read = await readBack([...gradients])
  return [compareResult({ ...test, operator: `${test.operator}_gradient` }, gradient.gradIn, read, 'grad')]
}

function flattenTensors(result: unknown): ConformanceTensor[] {
  if (isTensor(result)) return [result]
  return Array.isArray(result) ? result.flatMap(flattenTensors) : []
}

/** Constant outputs were recorded without a gradient: each gradient belongs to the next output of its dtype and shape. */
function pairedWith(
  gradients: readonly ConformanceTensor[],
  outputs: readonly ConformanceTensor[],
): ConformanceTensor[] {
  const isAlike = (a: ConformanceTensor, b: ConformanceTensor) =>
    a.dtype === b.dtype && String(a.shape) === String(b.shape)
  let next = 0
  const paired = gradients.map((gradient) => {
    const at = outputs.findIndex((output, i) => i >= next && isAlike(output, gradient))
    next = at + 1
    return outputs[at]
  })
  return paired.every((output) => output !== undefined) ? paired : outputs.slice(0, gradients.length)
}
