// A matrix product as overrides and templates see it.
import type { DType } from '../dtype/dtype.ts'

/** A batch of matrices: address and strides in elements; 0 broadcasts. */
export interface MatrixArgument {
  readonly address: number
  readonly row: number
  readonly column: number
  readonly batch: number
}

/** A float32 for each row or column: element i at address + 4·i·step; step 0 repeats one. */
export interface FactorVector {
  readonly address: number
  readonly step: number
}

/** Element (i, j) of A·B is multiplied by row i's factor and column j's, the same in every matrix of a batch. */
export interface ProductFactors {
  readonly row: FactorVector
  readonly column: FactorVector
}

/** C[M,N] = alpha·factors·A[M,K]·B[K,N] + beta·D[M,N], `batch` times. */
export interface ProductArguments {
  readonly m: number
  readonly n: number
  readonly k: number
  readonly batch: number
  readonly a: MatrixArgument
  readonly b: MatrixArgument
  readonly c: MatrixArgument
  readonly addend: MatrixArgument | null
  /** Absent: none. */
  readonly factors?: ProductFactors
  readonly alpha: number
  readonly beta: number
}

/** dtypes of the operands, of the result, of D if there is one, and of the sum. */
export interface ProductDTypes {
  readonly a: DType
  readonly b: DType
  readonly c: DType
  readonly addend: DType | null
  /** Whether alpha is not 1. */
  readonly scaled: boolean
  /** Whether rows and columns have factors: then sums become float32. An override that knows of none offers nothing for such products. */
  readonly factors?: true
  readonly compute: DType
}

export interface ProductCall {
  readonly dtypes: ProductDTypes
  readonly args: ProductArguments
}

/** The transposed product, in the same memory: Cᵀ = alpha·Bᵀ·Aᵀ + beta·Dᵀ, with the factors of rows and columns exchanged. */
export function transposedProduct(args: ProductArguments): ProductArguments {
  const flip = (x: MatrixArgument): MatrixArgument => ({ ...x, row: x.column, column: x.row })
  const { m, n, a, b, c, addend, factors } = args
  const exchanged = factors && { factors: { row: factors.column, column: factors.row } }
  return { ...args, m: n, n: m, a: flip(b), b: flip(a), c: flip(c), addend: addend && flip(addend), ...exchanged }
}
