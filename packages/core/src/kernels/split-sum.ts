// The second half of a product whose K was cut into parts: adds the parts' sums in order.
import { endDType } from '../codegen/product-end.ts'
import type { ProductClass } from '../codegen/products.ts'
import type { KernelBuilder, StrideFact, Value } from '../kernel/index.ts'
import { type FactorFacts, openFactors } from './product-factors.ts'

/** Columns handled by one program instance. */
const columnBlock = 128

/**
 * C[M, N] = alpha·factors·Σ P[part, M, N] + beta·D. Arguments: P (row-major), C, D if any, factors of rows and of columns if any;
 * numbers of parts, M, N; alpha and beta in the dtype in which the product ends.
 */
export function buildSplitSum(
  k: KernelBuilder,
  kind: ProductClass,
  c: readonly StrideFact[],
  addend: readonly StrideFact[] | null,
  factorFacts?: FactorFacts,
): void {
  const [parts, rows, columns] = ['parts', 'm', 'n'].map((name) => k.scalar(name)) as [Value, Value, Value]
  const end = endDType(kind)
  const alpha = k.scalar('alpha', end)
  const beta = k.scalar('beta', end)
  const partial = k.tensor({ name: 'partial', dtype: kind.compute, access: 'read', strides: ['any', 'any', 1] })
  const result = k.tensor({ name: 'c', dtype: kind.c, access: 'write', strides: c })
  const d = kind.addend ? k.tensor({ name: 'd', dtype: kind.addend, access: 'read', strides: addend! }) : null
  const factors = factorFacts ? openFactors(k, factorFacts) : null
  const row = k.program(rows)
  const column = k.blocks('column', columns, columnBlock)
  const part = k.open('part', parts)
  const sum = partial.load(part, row, column).sum(part).to(end)
  const scaled = kind.scaled ? sum.mul(alpha) : sum
  const multiplied = factors ? scaled.mul(factors(row, column)) : scaled
  const value = d ? multiplied.add(d.load(row, column).to(end).mul(beta)) : multiplied
  result.store([row, column], value.to(kind.c))
}
