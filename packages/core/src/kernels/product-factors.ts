// Factors of a product's rows and columns, as the kernels that end it read them.
import type { Axis, KernelBuilder, StrideFact, Value } from '../kernel/index.ts'

/** Stride facts of the factors of rows and of columns. */
export interface FactorFacts {
  readonly row: readonly StrideFact[]
  readonly column: readonly StrideFact[]
}

/** Declares both vectors of factors; what it returns loads the factors of a row and a column, multiplied. */
export function openFactors(k: KernelBuilder, facts: FactorFacts): (row: Value | Axis, column: Value | Axis) => Value {
  const open = (name: string, strides: readonly StrideFact[]) =>
    k.tensor({ name, dtype: 'float32', access: 'read', strides })
  const [rows, columns] = [open('row_factors', facts.row), open('column_factors', facts.column)]
  return (row, column) => rows.load(row).mul(columns.load(column))
}
