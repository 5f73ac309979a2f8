// Largest error of a function's expansion against its float64 reference over columns of operands.
import { elementwiseFunction } from '../table.ts'
import { evaluateExpansion } from './evaluate.ts'
import { type UlpDType, ulpError } from './ulp.ts'

export interface Measurement {
  readonly ulp: number
  /** Operands, result and reference of the worst row. */
  readonly worst: string
}

/** Errors below `absolute` count as none: for functions whose zeros are ill-conditioned. */
export function measure(
  fn: string,
  dtype: UlpDType,
  columns: readonly (readonly number[])[],
  absolute = 0,
): Measurement {
  const { reference } = elementwiseFunction(fn)
  let most: Measurement = { ulp: 0, worst: '' }
  for (const rounding of ['once', 'twice'] as const) {
    const results = evaluateExpansion(fn, dtype, columns, rounding)
    results.forEach((result, row) => {
      const operands = columns.map((c) => (dtype === 'float32' ? Math.fround(c[row]!) : c[row]!))
      const expected = reference(...operands)
      if (Math.abs(Number(result) - expected) <= absolute) return
      const ulp = ulpError(Number(result), expected, dtype)
      if (ulp > most.ulp) most = { ulp, worst: `${fn}(${operands.join(', ')}) = ${result}, expected ${expected}` }
    })
  }
  return most
}
