// What stands around a product on a matrix unit that takes plain operands: operands brought next to each other, sums scaled and added.
import { endDType } from '../codegen/product-end.ts'
import type { ProductClass } from '../codegen/products.ts'
import type { KernelBuilder, KernelDType, StrideFact, Value } from '../kernel/index.ts'
import { type FactorFacts, openFactors } from './product-factors.ts'

/** Elements handled by one program instance. */
const block = 128

/** X[batch, line, depth] → P[batch, line, depth], which is contiguous. Arguments: X, P; numbers of batches, lines, elements. */
export function buildPack(k: KernelBuilder, dtype: KernelDType, from: readonly StrideFact[]): void {
  const [batches, lines, depth] = ['batch', 'lines', 'depth'].map((name) => k.scalar(name)) as [Value, Value, Value]
  const source = k.tensor({ name: 'x', dtype, access: 'read', strides: from })
  const target = k.tensor({ name: 'packed', dtype, access: 'write', strides: ['any', 'any', 1] })
  const [batch, line] = [k.program(batches), k.program(lines)]
  const element = k.blocks('element', depth, block)
  target.store([batch, line, element], source.load(batch, line, element))
}

/**
 * C[batch, M, N] = alpha·factors·S[batch, M, N] + beta·D. Arguments: S (contiguous, in the computing dtype), C, D if any, factors of rows
 * and of columns if any; sizes batch, M, N; alpha and beta in the dtype in which the product ends.
 */
export function buildSumsToResult(
  k: KernelBuilder,
  kind: ProductClass,
  c: readonly StrideFact[],
  addend: readonly StrideFact[] | null,
  factorFacts?: FactorFacts,
): void {
  const [batches, rows, columns] = ['batch', 'm', 'n'].map((name) => k.scalar(name)) as [Value, Value, Value]
  const end = endDType(kind)
  const [alpha, beta] = [k.scalar('alpha', end), k.scalar('beta', end)]
  const sums = k.tensor({ name: 'sums', dtype: kind.compute, access: 'read', strides: ['any', 'any', 1] })
  const result = k.tensor({ name: 'c', dtype: kind.c, access: 'write', strides: c })
  const d = kind.addend ? k.tensor({ name: 'd', dtype: kind.addend, access: 'read', strides: addend! }) : null
  const factors = factorFacts ? openFactors(k, factorFacts) : null
  const [batch, row] = [k.program(batches), k.program(rows)]
  const column = k.blocks('column', columns, block)
  const sum = sums.load(batch, row, column).to(end)
  const scaled = kind.scaled ? sum.mul(alpha) : sum
  const multiplied = factors ? scaled.mul(factors(row, column)) : scaled
  const value = d ? multiplied.add(d.load(batch, row, column).to(end).mul(beta)) : multiplied
  result.store([batch, row, column], value.to(kind.c))
}
