// Products with few rows over a B that is contiguous along K: dot products, rows × columns of them at a time.
import { address, index, lane, load, op, use } from '../build.ts'
import type { Expr, Variable } from '../ir.ts'
import { blocks, type Code, least, minus, plus, times, wholeBlocks } from './code.ts'
import { multiplyAdd } from './micro-kernel.ts'
import {
  computeBytes,
  computeMemory,
  hooked,
  type Matrix,
  readElements,
  size,
  subMatrix,
  zero,
  zeros,
} from './operands.ts'
import { packRows } from './pack.ts'
import type { GemmSpec } from './spec.ts'
import { writeOut } from './write-out.ts'

export interface DotLayout {
  readonly rows: number
  readonly columns: number
  readonly lanes: number
}

/** Bytes of scratch of one thread: all of A in the compute dtype, and the sums. */
export function dotScratchBytes(layout: DotLayout, bytes: number, m: number, k: number, tileColumns: number): number {
  const rows = Math.ceil(m / layout.rows) * layout.rows
  const columns = Math.ceil(tileColumns / layout.columns) * layout.columns
  return bytes * rows * (k + columns)
}

export function dotProgram(code: Code, spec: GemmSpec, layout: DotLayout, pid: Expr, scratch: Expr): void {
  const bytes = computeBytes(spec)
  const tileColumns = size('tileColumns')
  const across = code.let('tilesAcross', blocks(size('n'), tileColumns))
  const batch = code.let('batch', op('div', pid, across))
  const column = code.let('firstColumn', times(op('rem', pid, across), tileColumns))
  const columns = code.let('columns', least(minus(size('n'), column), tileColumns))
  const depth = size('k')
  const place = { batch, row: zero, column }
  const a = subMatrix(code, 'a', spec.a, { ...place, column: zero })
  const b = subMatrix(code, 'b', spec.b, place)
  const height = code.let('height', times(blocks(size('m'), index(layout.rows)), layout.rows))
  const sumsStride = code.let('sumsStride', times(blocks(columns, index(layout.columns)), layout.columns))
  const sums = code.let('sums', address(scratch, times(times(height, depth), bytes)))
  code.loop('first', zero, size('m'), layout.rows, (inner, first) =>
    packRows(inner, spec, a, {
      target: inner.let('packed', address(scratch, times(times(first, depth), bytes))),
      stride: depth,
      first,
      rows: layout.rows,
      height: size('m'),
      from: zero,
      depth,
      lanes: layout.lanes,
    }),
  )
  code.loop('column', zero, columns, layout.columns, (columnCode, at) => {
    // A column past the matrix repeats the last one: its sums are never stored.
    const starts = Array.from({ length: layout.columns }, (_, c) =>
      columnCode.let(`start${c}`, times(least(plus(at, c), minus(columns, index(1))), b.column)),
    )
    columnCode.loop('first', zero, size('m'), layout.rows, (inner, first) => {
      const rowsAt = inner.let('rowsAt', address(scratch, times(times(first, depth), bytes)))
      const totals = dotBlock(inner, spec, layout, b, { rowsAt, starts, at, depth })
      totals.forEach((row, r) =>
        row.forEach((total, c) =>
          inner.store(computeMemory(spec), sums, plus(times(plus(first, r), sumsStride), plus(at, c)), total),
        ),
      )
    })
  })
  const c = subMatrix(code, 'c', spec.c, place)
  const addend = spec.addend ? subMatrix(code, 'addend', spec.addend, place) : null
  const extent = { rows: size('m'), columns, lanes: layout.lanes }
  writeOut(code, spec, { base: sums, stride: sumsStride }, c, addend, extent)
}

interface DotPart {
  readonly rowsAt: Expr
  readonly starts: readonly Expr[]
  readonly at: Expr
  readonly depth: Expr
}

/** rows × columns dot products: vectors along K, then the rest of K one by one. */
function dotBlock(code: Code, spec: GemmSpec, layout: DotLayout, b: Matrix, part: DotPart): Expr[][] {
  const { rows, columns, lanes } = layout
  const memory = computeMemory(spec)
  const whole = code.let('whole', wholeBlocks(part.depth, lanes))
  const rowStarts = Array.from({ length: rows }, (_, r) => code.let(`row${r}`, times(part.depth, r)))
  const grid = <T>(make: (r: number, c: number) => T): T[][] =>
    Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => make(r, c)))
  const accumulate = (inner: Code, k: Expr, count: number, sums: Variable[][]): void => {
    const bs = part.starts.map((start, c) => {
      const value = readElements(inner, spec, b, plus(start, k), count, 1)
      const column = plus(plus(b.firstColumn, part.at), c)
      return inner.let(`b${c}`, hooked(inner, spec.prologueB, value, plus(b.firstRow, k), column))
    })
    rowStarts.forEach((start, r) => {
      const a = inner.let(`a${r}`, load(memory, part.rowsAt, plus(start, k), count))
      bs.forEach((each, c) => inner.assign(sums[r]![c]!, multiplyAdd(spec, a, each, use(sums[r]![c]!))))
    })
  }
  const vectors = grid((r, c) => code.mutable(`sum${r}_${c}`, zeros(spec, lanes)))
  code.loop('k', zero, whole, lanes, (inner, k) => accumulate(inner, k, lanes, vectors))
  const totals = grid((r, c) => code.mutable(`total${r}_${c}`, sumLanes(use(vectors[r]![c]!), lanes)))
  code.loop('k', whole, part.depth, 1, (inner, k) => accumulate(inner, k, 1, totals))
  return totals.map((row) => row.map(use))
}

/** Pairs of lanes first, so that rounding errors grow with the logarithm. */
function sumLanes(vector: Expr, lanes: number): Expr {
  let parts = Array.from({ length: lanes }, (_, l) => lane(vector, l))
  while (parts.length > 1) {
    const half = parts.length / 2
    parts = parts.slice(0, half).map((part, l) => op('add', part, parts[l + half]!))
  }
  return parts[0]!
}
