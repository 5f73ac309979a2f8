// Numbers as kernels get them: whole for integer dtypes, refused where they cannot be meant.
import { type DType, dtypeInfo } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { KernelDType } from '../kernel/index.ts'

/**
 * A number in the dtype of the kernel's scalar.
 * @throws BAD_ARGUMENT for a fraction where integers are computed; UNSUPPORTED_DTYPE for a complex number
 */
export function scalarArgument(operator: string, name: string, dtype: KernelDType, value: unknown): number | bigint {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) || dtype === 'float32' || dtype === 'float64'
      ? value
      : wholeNumber(operator, name, dtype, value)
  if (typeof value === 'bigint') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: argument '${name}' is complex, which is not supported yet`, {
    operator,
  })
}

function wholeNumber(operator: string, name: string, dtype: KernelDType, value: number): bigint {
  if (Number.isInteger(value)) return BigInt(value)
  throw new OpGemsError(
    'BAD_ARGUMENT',
    `${operator}: argument '${name}' is ${value}, but the operator computes in ${dtype}; pass a whole number or float tensors`,
    { operator },
  )
}

/** @throws BAD_ARGUMENT for a number that an integer dtype does not hold */
export function checkRange(operator: string, name: string, dtype: KernelDType, value: number | bigint): void {
  const { kind, min, max } = dtypeInfo(dtype as DType)
  if (kind !== 'int' || (value >= min && value <= max)) return
  throw new OpGemsError(
    'BAD_ARGUMENT',
    `${operator}: argument '${name}' is ${value}, which ${dtype} does not hold (${min} to ${max})`,
    { operator },
  )
}
