// The last step of a product: sums from scratch, scaled, multiplied by factors, added to, passed through the epilogue, cast and stored.
import { endDType } from '../../product-end.ts'
import { address, load, op, slot, use, widen } from '../build.ts'
import { type Expr, memoryBytes } from '../ir.ts'
import { cast } from '../lower/casts.ts'
import { representation } from '../lower/elements.ts'
import { type Code, equals, plus, times, wholeBlocks } from './code.ts'
import {
  computeMemory,
  hooked,
  type Matrix,
  pointer,
  readElements,
  size,
  storedElements,
  zero,
  zeros,
} from './operands.ts'
import { computeElem, type GemmSpec, gemmSlots } from './spec.ts'

/** Sums in scratch: row-major, contiguous columns. */
export interface Sums {
  readonly base: Expr
  readonly stride: Expr
}

interface Place {
  readonly row: Expr
  readonly column: Expr
  readonly lanes: number
}

function elementsAt(code: Code, spec: GemmSpec, matrix: Matrix, rowStart: Expr, { column, lanes }: Place): Expr {
  const offset = plus(rowStart, times(column, matrix.column))
  if (lanes === 1) return readElements(code, spec, matrix, offset, 1, 1)
  const value = code.mutable('elements', zeros(spec, lanes))
  code.when(
    equals(matrix.column, 1),
    (inner) => inner.assign(value, readElements(inner, spec, matrix, offset, lanes, 1)),
    (inner) => inner.assign(value, readElements(inner, spec, matrix, offset, lanes, matrix.column)),
  )
  return use(value)
}

/** The factors of a row and of its columns, multiplied. */
function factorsAt(code: Code, spec: GemmSpec, c: Matrix, place: Place): Expr {
  const { row, lanes } = place
  const vector = (of: 'row' | 'column', first: Expr): Matrix => {
    const step = size(`${of}FactorStep`)
    const base = code.let(`${of}Factors`, address(pointer(`${of}Factors`), times(times(first, step), 4)))
    return { dtype: 'float32', base, row: step, column: step, firstRow: first, firstColumn: first }
  }
  const rows = vector('row', c.firstRow)
  const columns = vector('column', c.firstColumn)
  const ofRow = code.let('ofRow', widen(readElements(code, spec, rows, times(row, rows.row), 1, 1), lanes))
  return op('mul', ofRow, elementsAt(code, spec, columns, zero, place))
}

/** The same product where its sums are done. */
const ending = (spec: GemmSpec): GemmSpec => ({ ...spec, compute: endDType(spec) })

/** The final value of one element or of `lanes` consecutive columns. */
function finish(code: Code, spec: GemmSpec, sums: Sums, addend: Matrix | null, c: Matrix, place: Place): Expr {
  const { row, column, lanes } = place
  const end = ending(spec)
  const elem = computeElem[end.compute]
  const sum = load(computeMemory(spec), sums.base, plus(times(row, sums.stride), column), lanes)
  let value = cast(spec.compute, end.compute, sum, code.namer)
  if (spec.scaled) value = op('mul', value, slot(gemmSlots.alpha, elem))
  if (spec.factors) value = op('mul', value, factorsAt(code, end, c, place))
  if (addend) {
    const other = elementsAt(code, end, addend, times(row, addend.row), place)
    value = op('add', value, op('mul', other, slot(gemmSlots.beta, elem)))
  }
  return hooked(code, spec.epilogue, value, plus(c.firstRow, row), plus(c.firstColumn, column))
}

export function writeOut(
  code: Code,
  spec: GemmSpec,
  sums: Sums,
  c: Matrix,
  addend: Matrix | null,
  extent: { readonly rows: Expr; readonly columns: Expr; readonly lanes: number },
): void {
  const { lanes } = extent
  const { memory } = representation[c.dtype]
  code.loop('row', zero, extent.rows, 1, (rowCode, row) => {
    const target = rowCode.let('cRow', address(c.base, times(times(row, c.row), memoryBytes[memory])))
    const whole = rowCode.let('whole', wholeBlocks(extent.columns, lanes))
    rowCode.loop('column', zero, whole, lanes, (inner, column) => {
      const value = inner.let('value', finish(inner, spec, sums, addend, c, { row, column, lanes }))
      const stored = inner.let('stored', storedElements(inner, ending(spec), c.dtype, value))
      inner.when(
        equals(c.column, 1),
        (contiguous) => contiguous.store(memory, target, column, stored),
        (strided) => strided.store(memory, target, times(column, c.column), stored, c.column),
      )
    })
    rowCode.loop('column', whole, extent.columns, 1, (inner, column) => {
      const value = inner.let('value', finish(inner, spec, sums, addend, c, { row, column, lanes: 1 }))
      inner.store(memory, target, times(column, c.column), storedElements(inner, ending(spec), c.dtype, value))
    })
  })
}
