// Triangular systems row by row, in place.
import type { KernelBuilder, KernelDType } from '../../kernel/index.ts'

const columnBlock = 256

/**
 * x[row] = (x[row] − Σ a[row, j]·x[j]) / a[row, row] over the rows from … to − 1 that are known. Tensors: a [N, n, n], x [N, n, r].
 * Scalars: matrices, columns, row, from, to.
 */
export function buildSubstitution(k: KernelBuilder, dtype: KernelDType, isUnit: boolean): void {
  const a = k.tensor({ name: 'a', dtype, access: 'read', strides: ['any', 'any', 'any'] })
  const x = k.tensor({ name: 'x', dtype, access: 'readwrite', strides: ['any', 'any', 1] })
  const matrix = k.program(k.scalar('matrices'))
  const column = k.blocks('column', k.scalar('columns'), columnBlock)
  const row = k.scalar('row')
  const known = k.range('known', k.scalar('from'), k.scalar('to'))
  const sum = a
    .load(matrix, row, known)
    .mul(x.load(matrix, known, column))
    .sum(known)
  const rest = x.load(matrix, row, column).sub(sum)
  x.store([matrix, row, column], isUnit ? rest : rest.div(a.load(matrix, row, row)))
}
