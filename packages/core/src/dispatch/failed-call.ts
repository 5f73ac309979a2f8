// What a call fails with, with the call that met it: operators refuse single arguments, and a device knows nothing of operators.
import { type ErrorCode, OpGemsError } from '../errors/errors.ts'
import { overloadName, type Schema } from '../schema/index.ts'
import { formatShape, Tensor } from '../tensor/index.ts'

/** Failures of the device, and refusals of arguments whose tensors matter. */
const wantsShapes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...(['OUT_OF_MEMORY', 'COMPILE_FAILED', 'LAUNCH_FAILED'] as const),
  ...(['BAD_ARGUMENT', 'SHAPE_MISMATCH', 'DTYPE_MISMATCH', 'INDEX_OUT_OF_RANGE', 'DISPOSED'] as const),
])
/** What is unsupported whatever the shapes: reports group these errors by their messages. */
const wantsOperator: ReadonlySet<ErrorCode> = new Set<ErrorCode>([...wantsShapes, 'UNSUPPORTED', 'UNSUPPORTED_DTYPE'])

/**
 * The error to throw for one thrown while an operator ran: it names operator, dtypes and shapes, those of the outermost call
 * where operators call each other. An error that names its device or its kernel was caused by some earlier launch and stays
 * as it is.
 */
export function withCall(error: unknown, schema: Schema, values: readonly unknown[]): unknown {
  if (!(error instanceof OpGemsError) || !wantsOperator.has(error.code)) return error
  const { details, message } = error
  if (details.kernel !== undefined || (details.target !== undefined && error.code !== 'UNSUPPORTED_DTYPE')) return error
  const tensors = values.flat().filter((v): v is Tensor => v instanceof Tensor)
  const isNamed = message.includes(functionalName(schema))
  const isShaped = tensors.length === 0 || tensors.some((t) => message.includes(shapeOf(t)))
  const told = isNamed && (isShaped || !wantsShapes.has(error.code))
  if (told && details.operator !== undefined && details.dtypes && details.shapes) return error
  const operator = overloadName(schema)
  const own = { operator, dtypes: tensors.map((t) => t.dtype), shapes: tensors.map((t) => t.shape) }
  return new OpGemsError(
    error.code,
    told ? message : `${operator}(${tensors.map((t) => t.describe()).join(', ')}): ${withoutName(message, schema)}`,
    isNamed ? { ...own, ...details } : { ...details, ...own },
    { cause: error },
  )
}

/** As messages show it; what any empty list looks like says nothing of a zero-dim tensor. */
const shapeOf = (t: Tensor): string => (t.rank === 0 ? t.describe() : formatShape(t.shape))

/** In-place forms are computed, and so refused, under the functional name. */
const functionalName = ({ name }: Schema): string => name.replace(/_$/, '')

function withoutName(message: string, schema: Schema): string {
  const name = [overloadName(schema), schema.name, functionalName(schema)].find((n) => message.startsWith(`${n}: `))
  return name === undefined ? message : message.slice(name.length + 2)
}
