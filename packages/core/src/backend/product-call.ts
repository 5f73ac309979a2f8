// A matrix product as overrides and templates see it.
import type { DType } from '../dtype/dtype.ts'

/** A batch of matrices: address and strides in elements; 0 broadcasts. */
export interface MatrixArgument {
  readonly address: number
  readonly row: number
  readonly column: number
  readonly batch: number
}

/** C[M,N] = alpha·A[M,K]·B[K,N] + beta·D[M,N], `batch` times. */
export interface ProductArguments {
  readonly m: number
  readonly n: number
  readonly k: number
  readonly batch: number
  readonly a: MatrixArgument
  readonly b: MatrixArgument
  readonly c: MatrixArgument
  readonly addend: MatrixArgument | null
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
  readonly compute: DType
}

export interface ProductCall {
  readonly dtypes: ProductDTypes
  readonly args: ProductArguments
}

/** The transposed product, in the same memory: Cᵀ = alpha·Bᵀ·Aᵀ + beta·Dᵀ. */
export function transposedProduct(args: ProductArguments): ProductArguments {
  const flip = (x: MatrixArgument): MatrixArgument => ({ ...x, row: x.column, column: x.row })
  const { a, b, c, addend } = args
  return { ...args, m: args.n, n: args.m, a: flip(b), b: flip(a), c: flip(c), addend: addend && flip(addend) }
}
