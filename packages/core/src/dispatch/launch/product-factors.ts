// Factors of a product's rows and columns, as kernels of the kernel language get them.
import type { ProductArguments, ProductFactors } from '../../backend/product-call.ts'
import type { ProductClass } from '../../codegen/products.ts'
import type { FactorFacts } from '../../kernels/product-factors.ts'
import type { TensorArgument } from './compiled-kernel.ts'
import { strideFacts } from './iteration.ts'

/** The vectors of factors as a kernel's last operands: of rows, of columns; none where there are no factors. */
export function factorOperands(kind: ProductClass, { factors }: ProductArguments): TensorArgument[] {
  if (!kind.factors) return []
  const { row, column } = factors as ProductFactors
  return [row, column].map(({ address, step }) => ({ address, strides: [step] }))
}
export const factorKey = (factors: readonly TensorArgument[]): string =>
  factors.map((f) => `|${strideFacts(f.strides)}`).join('')
export function factorFacts([row, column]: readonly TensorArgument[]): FactorFacts | undefined {
  return row && column && { row: strideFacts(row.strides), column: strideFacts(column.strides) }
}
