// Whether the copy engine can read a product's operands, and which way round the product is computed.
import { type MatrixArgument, type ProductArguments, transposedProduct } from '@opgems/core'

/** Addresses and strides must be multiples of so many bytes. */
const unitBytes = 16

/** A batch of matrices with lines of `length` contiguous elements. */
export interface Lines {
  readonly length: number
  readonly count: number
  /** From line to line, in elements. */
  readonly stride: number
  /** Matrices; 1 where all batches share one. */
  readonly batch: number
  readonly batchStride: number
}

export interface Operands {
  /** Sizes of the product that is computed. */
  readonly m: number
  readonly n: number
  readonly k: number
  /** Whether it is the transposed one: Cᵀ = Bᵀ·Aᵀ. */
  readonly swapped: boolean
  /** Bytes of an element of A and of B. */
  readonly bytes: number
  /** Lines of A run along K or along M, those of B along K or along N. */
  readonly a: { readonly along: 'k' | 'm'; readonly lines: Lines }
  readonly b: { readonly along: 'k' | 'n'; readonly lines: Lines }
  readonly c: MatrixArgument
  readonly addend: MatrixArgument | null
}

const flip = (x: MatrixArgument): MatrixArgument => ({ ...x, row: x.column, column: x.row })

/** The operands of a product as it is or transposed; null where the copy engine cannot read one. */
export function operandsOf(original: ProductArguments, swapped: boolean, bytes: number): Operands | null {
  const args = swapped ? transposedProduct(original) : original
  const { m, n, k, batch, c, addend } = args
  const unit = unitBytes / bytes
  const alongK = linesOf(args.a, m, k, batch, unit)
  const alongM = alongK ?? linesOf(flip(args.a), k, m, batch, unit)
  const bAlongK = linesOf(flip(args.b), n, k, batch, unit)
  const bAlongN = bAlongK ?? linesOf(args.b, k, n, batch, unit)
  if (!alongM || !bAlongN) return null
  return {
    m,
    n,
    k,
    swapped,
    bytes,
    a: { along: alongK ? 'k' : 'm', lines: alongM },
    b: { along: bAlongK ? 'k' : 'n', lines: bAlongN },
    c,
    addend,
  }
}

/** Rows as lines; null where they are not contiguous or not aligned. */
function linesOf(x: MatrixArgument, rows: number, columns: number, batch: number, unit: number): Lines | null {
  const roundUp = (size: number) => Math.ceil(size / unit) * unit
  const isContiguous = x.column === 1 || columns === 1
  const stride = rows === 1 ? roundUp(columns) : x.row
  const isShared = batch === 1 || x.batch === 0
  const batchStride = isShared ? roundUp(rows * stride) : x.batch
  const isAligned = x.address % unitBytes === 0 && isStride(stride, unit) && isStride(batchStride, unit)
  if (!isContiguous || !isAligned) return null
  return { length: columns, count: rows, stride, batch: isShared ? 1 : batch, batchStride }
}
const isStride = (x: number, unit: number) => x > 0 && x % unit === 0

/** Whether the copy engine can write the result, of 16-bit elements. */
export function canCopyOut(c: MatrixArgument, n: number, batch: number): boolean {
  const isContiguous = c.column === 1 || n === 1
  const unit = unitBytes / 2
  return (
    isContiguous && c.address % unitBytes === 0 && isStride(c.row, unit) && (batch === 1 || isStride(c.batch, unit))
  )
}
