// Failures of a device, which knows nothing of operators, with the call that met them.
import { type ErrorCode, OpGemsError } from '../errors/errors.ts'
import { overloadName, type Schema } from '../schema/index.ts'
import { Tensor } from '../tensor/index.ts'

const failures: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['OUT_OF_MEMORY', 'COMPILE_FAILED', 'LAUNCH_FAILED'])

/**
 * The error to throw for one thrown while an operator ran: failures of the device name operator, dtypes and shapes. An error
 * that names its device was caused by some earlier launch and stays as it is, as do those of operators called inside.
 */
export function withCall(error: unknown, schema: Schema, values: readonly unknown[]): unknown {
  if (!(error instanceof OpGemsError) || !failures.has(error.code)) return error
  if (error.details.target !== undefined || error.details.shapes !== undefined) return error
  const tensors = values.flat().filter((v): v is Tensor => v instanceof Tensor)
  const operator = overloadName(schema)
  return new OpGemsError(
    error.code,
    `${operator}(${tensors.map((t) => t.describe()).join(', ')}): ${error.message}`,
    { ...error.details, operator, dtypes: tensors.map((t) => t.dtype), shapes: tensors.map((t) => t.shape) },
    { cause: error },
  )
}
