// The last step of a product: sums from scratch, scaled, added to, passed through the epilogue, cast and stored.
import { address, load, op, slot, use } from '../build.ts'
import { type Expr, memoryBytes } from '../ir.ts'
import { representation } from '../lower/elements.ts'
import { type Code, equals, plus, times, wholeBlocks } from './code.ts'
import { computeMemory, hooked, type Matrix, readElements, storedElements, zero, zeros } from './operands.ts'
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

function addendAt(code: Code, spec: GemmSpec, addend: Matrix, rowStart: Expr, { column, lanes }: Place): Expr {
  const offset = plus(rowStart, times(column, addend.column))
  if (lanes === 1) return readElements(code, spec, addend, offset, 1, 1)
  const value = code.mutable('addend', zeros(spec, lanes))
  code.when(
    equals(addend.column, 1),
    (inner) => inner.assign(value, readElements(inner, spec, addend, offset, lanes, 1)),
    (inner) => inner.assign(value, readElements(inner, spec, addend, offset, lanes, addend.column)),
  )
  return use(value)
}

/** The final value of one element or of `lanes` consecutive columns. */
function finish(code: Code, spec: GemmSpec, sums: Sums, addend: Matrix | null, c: Matrix, place: Place): Expr {
  const { row, column, lanes } = place
  const elem = computeElem[spec.compute]
  let value = load(computeMemory(spec), sums.base, plus(times(row, sums.stride), column), lanes)
  if (spec.scaled) value = op('mul', value, slot(gemmSlots.alpha, elem))
  if (addend) {
    const other = addendAt(code, spec, addend, times(row, addend.row), place)
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
      const stored = inner.let('stored', storedElements(inner, spec, c.dtype, value))
      inner.when(
        equals(c.column, 1),
        (contiguous) => contiguous.store(memory, target, column, stored),
        (strided) => strided.store(memory, target, times(column, c.column), stored, c.column),
      )
    })
    rowCode.loop('column', whole, extent.columns, 1, (inner, column) => {
      const value = inner.let('value', finish(inner, spec, sums, addend, c, { row, column, lanes: 1 }))
      inner.store(memory, target, times(column, c.column), storedElements(inner, spec, c.dtype, value))
    })
  })
}
