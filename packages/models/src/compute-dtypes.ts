// Dtypes that a model computes in.
import { type DType, OpGemsError } from '@opgems/core'

export const computeDTypes = ['float64', 'float32', 'float16', 'bfloat16'] as const satisfies readonly DType[]
export type ComputeDType = (typeof computeDTypes)[number]

/** @throws OpGemsError BAD_ARGUMENT */
export function checkComputeDType(dtype: unknown): void {
  if (!computeDTypes.some((known) => known === dtype))
    throw new OpGemsError('BAD_ARGUMENT', `a model computes in ${computeDTypes.join(', ')}, not in ${dtype}`)
}
