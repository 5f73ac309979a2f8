// Cholesky factors column by column: A = L·Lᵀ. One launch a column.
import type { KernelBuilder, KernelDType } from '../../kernel/index.ts'

/** Tensors: a [N, n, n] (its lower triangle is read), l [N, n, n], zero before. Scalars: matrices, rest (rows from the diagonal on), step. */
export function buildCholeskyStep(k: KernelBuilder, dtype: KernelDType): void {
  const a = k.tensor({ name: 'a', dtype, access: 'read', strides: ['any', 'any', 'any'] })
  const l = k.tensor({ name: 'l', dtype, access: 'readwrite', strides: ['any', 'any', 1] })
  const matrix = k.program(k.scalar('matrices'))
  const step = k.scalar('step')
  const row = k.program(k.scalar('rest')).add(step)
  const known = k.range('known', 0, step)
  const pivotRow = l.load(matrix, step, known)
  const diagonal = a.load(matrix, step, step).sub(pivotRow.mul(pivotRow).sum(known)).sqrt()
  const rest = a.load(matrix, row, step).sub(l.load(matrix, row, known).mul(pivotRow).sum(known))
  l.store([matrix, row, step], row.eq(step).select(diagonal, rest.div(diagonal)))
}
