// Dtypes that a model computes in.
import type { DType } from '@opgems/core'

export const computeDTypes = ['float64', 'float32', 'float16', 'bfloat16'] as const satisfies readonly DType[]
export type ComputeDType = (typeof computeDTypes)[number]
