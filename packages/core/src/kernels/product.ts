// The general matrix product, for families without a template of their own.
import { endDType } from '../codegen/product-end.ts'
import type { ProductClass } from '../codegen/products.ts'
import type { Axis, KernelBuilder, StrideFact, Value } from '../kernel/index.ts'
import { type FactorFacts, openFactors } from './product-factors.ts'

/** Columns handled by one program instance. */
const columnBlock = 128

/** Stride facts of each operand along [batch, row, column]. */
export interface ProductFacts {
  readonly a: readonly StrideFact[]
  readonly b: readonly StrideFact[]
  readonly c: readonly StrideFact[]
  readonly addend: readonly StrideFact[] | null
  /** Of the factors' steps, where there are factors. */
  readonly factors?: FactorFacts
}

/**
 * What lies along lanes. 'columns': each lane sums its own columns. 'depth': the lanes share one sum, which reads each row of A and
 * column of B once, so it is for products with few rows or columns whose K is contiguous in both.
 */
export type ProductLanes = 'columns' | 'depth'

/**
 * C[batch, M, N] = alpha·factors·Σ A[batch, M, k]·B[batch, k, N] + beta·D. Arguments: A, B, C, D if any, the factors of rows and of
 * columns if any; sizes batch, M, N, K; alpha and beta in the dtype in which the product ends.
 */
export function buildProduct(
  k: KernelBuilder,
  kind: ProductClass,
  facts: ProductFacts,
  lanes: ProductLanes = 'columns',
): void {
  const [batchSize, rows, columns, depth] = ['batch', 'm', 'n', 'k'].map((name) => k.scalar(name)) as [
    Value,
    Value,
    Value,
    Value,
  ]
  const end = endDType(kind)
  const alpha = k.scalar('alpha', end)
  const beta = k.scalar('beta', end)
  const a = k.tensor({ name: 'a', dtype: kind.a, access: 'read', strides: facts.a })
  const b = k.tensor({ name: 'b', dtype: kind.b, access: 'read', strides: facts.b })
  const c = k.tensor({ name: 'c', dtype: kind.c, access: 'write', strides: facts.c })
  const d = kind.addend ? k.tensor({ name: 'd', dtype: kind.addend, access: 'read', strides: facts.addend! }) : null
  const factors = facts.factors ? openFactors(k, facts.factors) : null
  const batch = k.program(batchSize)
  const { row, column } = programs(k, lanes, rows, columns)
  const inner = k.open('inner', depth)
  const term = a
    .load(batch, row, inner)
    .to(kind.compute)
    .mul(b.load(batch, inner, column).to(kind.compute))
  const sum = term.sum(inner).to(end)
  const scaled = kind.scaled ? sum.mul(alpha) : sum
  const multiplied = factors ? scaled.mul(factors(row, column)) : scaled
  const result = d ? multiplied.add(d.load(batch, row, column).to(end).mul(beta)) : multiplied
  c.store([batch, row, column], result.to(kind.c))
}

function programs(
  k: KernelBuilder,
  lanes: ProductLanes,
  rows: Value,
  columns: Value,
): { row: Value; column: Value | Axis } {
  if (lanes === 'columns') return { row: k.program(rows), column: k.blocks('column', columns, columnBlock) }
  // Instances next to each other share a column of B, the large operand of a product with few rows.
  const column = k.program(columns)
  return { row: k.program(rows), column }
}
