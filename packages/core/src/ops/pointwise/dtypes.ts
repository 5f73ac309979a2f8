// What formulas ask of dtypes, and checks of dtypes that operators share.
import type { DTypeKind } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Value } from '../../kernel/index.ts'
import { Tensor } from '../../tensor/index.ts'
import type { NamedArguments } from '../define-pointwise.ts'

export const floating: readonly DTypeKind[] = ['float']
export const numeric: readonly DTypeKind[] = ['int', 'float']
export const integral: readonly DTypeKind[] = ['bool', 'int']
export const whole: readonly DTypeKind[] = ['int']

export const isFloat = (x: Value): boolean => x.dtype === 'float32' || x.dtype === 'float64'
export const isInteger = (x: Value): boolean => !isFloat(x) && x.dtype !== 'bool'

/** @throws DTYPE_MISMATCH unless the tensors among these arguments have one dtype */
export function checkSameDType(operator: string, args: NamedArguments, ...names: readonly string[]): void {
  const tensors = names.map((n) => args[n]).filter((a): a is Tensor => a instanceof Tensor)
  if (new Set(tensors.map((t) => t.dtype)).size <= 1) return
  throw new OpGemsError(
    'DTYPE_MISMATCH',
    `${operator}: ${names.join(', ')} must have one dtype, got ${tensors.map((t) => t.describe()).join(', ')}`,
    { operator, dtypes: tensors.map((t) => t.dtype) },
  )
}

/** A choice between strings, as the schema's `str` does not check them. @throws BAD_ARGUMENT */
export function checkChoice(operator: string, name: string, value: unknown, choices: readonly string[]): void {
  if (typeof value === 'string' && choices.includes(value)) return
  throw new OpGemsError(
    'BAD_ARGUMENT',
    `${operator}: ${name} must be one of ${choices.map((c) => `'${c}'`).join(', ')}, got ${String(value)}`,
    { operator },
  )
}
