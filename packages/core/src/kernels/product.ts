// The general matrix product: one element of the result a thread or lane, for families without a template of their own.
import type { ProductClass } from '../codegen/products.ts'
import type { KernelBuilder, StrideFact, Value } from '../kernel/index.ts'

/** Columns handled by one program instance. */
const columnBlock = 128

/** Stride facts of each operand along [batch, row, column]. */
export interface ProductFacts {
  readonly a: readonly StrideFact[]
  readonly b: readonly StrideFact[]
  readonly c: readonly StrideFact[]
  readonly addend: readonly StrideFact[] | null
}

/**
 * C[batch, M, N] = alpha·Σ A[batch, M, k]·B[batch, k, N] + beta·D. Arguments: A, B, C, D if any; sizes batch, M, N, K;
 * alpha and beta in the computing dtype.
 */
export function buildProduct(k: KernelBuilder, kind: ProductClass, facts: ProductFacts): void {
  const [batchSize, rows, columns, depth] = ['batch', 'm', 'n', 'k'].map((name) => k.scalar(name)) as [
    Value,
    Value,
    Value,
    Value,
  ]
  const alpha = k.scalar('alpha', kind.compute)
  const beta = k.scalar('beta', kind.compute)
  const a = k.tensor({ name: 'a', dtype: kind.a, access: 'read', strides: facts.a })
  const b = k.tensor({ name: 'b', dtype: kind.b, access: 'read', strides: facts.b })
  const c = k.tensor({ name: 'c', dtype: kind.c, access: 'write', strides: facts.c })
  const d = kind.addend ? k.tensor({ name: 'd', dtype: kind.addend, access: 'read', strides: facts.addend! }) : null
  const batch = k.program(batchSize)
  const row = k.program(rows)
  const column = k.blocks('column', columns, columnBlock)
  const inner = k.open('inner', depth)
  const term = a
    .load(batch, row, inner)
    .to(kind.compute)
    .mul(b.load(batch, inner, column).to(kind.compute))
  const sum = term.sum(inner)
  const scaled = kind.scaled ? sum.mul(alpha) : sum
  const result = d ? scaled.add(d.load(batch, row, column).to(kind.compute).mul(beta)) : scaled
  c.store([batch, row, column], result.to(kind.c))
}
