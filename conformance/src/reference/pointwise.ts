// Running a pointwise reference over tensors: arguments by name or position, promotion, broadcasting.
import { argument, type Call } from '../arguments.ts'
import type { DType } from '../host/dtypes.ts'
import { isIntegral } from '../host/dtypes.ts'
import { HostTensor, numelOf } from '../host/tensor.ts'
import type { CaseValue } from '../host/value.ts'
import { broadcastShape, expandTo } from './broadcast.ts'
import { type PointwiseReference, pointwiseReferences } from './pointwise-functions.ts'
import { resultDtype } from './promotion.ts'

/** The unrounded result of a pointwise operator that the table has. */
export function pointwise(base: string, call: Call): HostTensor {
  const reference = pointwiseReferences[base]
  if (!reference) throw new TypeError(`no reference for ${base}`)
  const [operandNames, attributeNames] = reference.parameters.split('|').map((part) => part.trim().split(/\s+/))
  const operands = operandNames!.map((name, i) => argument(call, i, name) ?? null)
  const attributes = Object.fromEntries(
    (attributeNames ?? []).map((name, i) => [name, argument(call, operandNames!.length + i, name)]),
  )
  return mapElements(operands, reference.function(attributes), dtypeOf(reference, operands, attributes.rounding_mode))
}

function dtypeOf(
  reference: PointwiseReference,
  operands: readonly CaseValue[],
  rounding: CaseValue | undefined,
): DType {
  // A quotient rounded to an integer stays in the operands' dtype.
  return resultDtype(operands, typeof rounding === 'string' ? 'default' : reference.category)
}

/** Applies `compute` to broadcast operands; a null operand is passed as undefined. */
export function mapElements(
  operands: readonly CaseValue[],
  compute: (...values: number[]) => number,
  dtype: DType,
): HostTensor {
  const shape = broadcastShape(
    ...operands.filter((operand) => operand instanceof HostTensor).map((tensor) => tensor.shape),
  )
  const columns = operands.map((operand) => (operand instanceof HostTensor ? expandTo(operand, shape) : operand))
  const constants = columns.map((column) =>
    column === null || column instanceof Float64Array ? undefined : Number(column),
  )
  const values = [...constants] as number[]
  const numbers = new Float64Array(numelOf(shape))
  for (let i = 0; i < numbers.length; i++) {
    columns.forEach((column, at) => {
      if (column instanceof Float64Array) values[at] = column[i]!
    })
    numbers[i] = compute(...values)
  }
  return HostTensor.fromNumbers(dtype, shape, isIntegral(dtype) ? numbers.map(Math.trunc) : numbers)
}
