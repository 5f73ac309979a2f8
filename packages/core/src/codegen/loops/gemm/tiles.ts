// The general product: tiles of C, one per program instance, over packed blocks of A and B.
import { address, index, op } from '../build.ts'
import type { Expr } from '../ir.ts'
import { blocks, type Code, equals, least, minus, plus, times } from './code.ts'
import { microKernel } from './micro-kernel.ts'
import { computeBytes, type Matrix, size, subMatrix, zero } from './operands.ts'
import { packRows, packStrip } from './pack.ts'
import type { GemmSpec, GemmVariant } from './spec.ts'
import { writeOut } from './write-out.ts'

export interface TileLayout {
  readonly rows: number
  readonly vectors: number
  readonly lanes: number
  /** Block of K; the row stride of a packed block of A. */
  readonly depth: number
}

const stripWidth = (layout: TileLayout): number => layout.vectors * layout.lanes

/** Bytes of scratch of one thread: a block of A, the packed strips of B, the sums. */
export function tileScratchBytes(layout: TileLayout, bytes: number, tileRows: number, tileColumns: number): number {
  const width = stripWidth(layout)
  const columns = Math.ceil(tileColumns / width) * width
  const rows = Math.ceil(tileRows / layout.rows) * layout.rows
  return bytes * (layout.rows * layout.depth + layout.depth * columns + rows * columns)
}

export function tileProgram(code: Code, spec: GemmSpec, layout: TileLayout, pid: Expr, scratch: Expr): void {
  const width = stripWidth(layout)
  const bytes = computeBytes(spec)
  const place = tilePlace(code, pid)
  const a = subMatrix(code, 'a', spec.a, { batch: place.batch, row: place.row, column: zero })
  const b = subMatrix(code, 'b', spec.b, { batch: place.batch, row: zero, column: place.column })
  const sumsStride = code.let('sumsStride', times(blocks(place.columns, index(width)), width))
  const strips = code.let('strips', address(scratch, index(layout.rows * layout.depth * bytes)))
  const sums = code.let('sums', address(strips, times(sumsStride, layout.depth * bytes)))
  // K = 0 passes once with empty blocks, which gives zeros.
  code.loop('from', zero, op('max', size('k'), index(1)), layout.depth, (kCode, from) => {
    const depth = kCode.let('depth', least(minus(size('k'), from), layout.depth))
    const inPlace = (first: Expr): Expr =>
      op('and', op('ne', size('directB'), zero), op('le', plus(first, width), place.columns))
    packStrips(kCode, spec, layout, b, { strips, columns: place.columns, from, depth, inPlace })
    kCode.loop('first', zero, place.rows, layout.rows, (rowCode, first) => {
      const rows = { target: scratch, stride: index(layout.depth), first, rows: layout.rows, height: place.rows }
      packRows(rowCode, spec, a, { ...rows, from, depth, lanes: layout.lanes })
      rowCode.loop('column', zero, place.columns, width, (inner, column) => {
        const strip = inner.mutable('strip', address(strips, times(column, layout.depth * bytes)))
        const bStride = inner.mutable('bStride', index(width))
        inner.when(inPlace(column), (direct) => {
          direct.assign(strip, address(b.base, times(plus(times(from, b.row), column), bytes)))
          direct.assign(bStride, b.row)
        })
        microKernel(inner, spec, {
          rows: layout.rows,
          vectors: layout.vectors,
          lanes: layout.lanes,
          a: scratch,
          aStride: layout.depth,
          b: { kind: 'var', type: strip.type, variable: strip },
          bStride: { kind: 'var', type: bStride.type, variable: bStride },
          depth,
          sums: inner.let('sumsAt', address(sums, times(plus(times(first, sumsStride), column), bytes))),
          sumsStride,
          isFirst: equals(from, 0),
        })
      })
    })
  })
  const c = subMatrix(code, 'c', spec.c, place)
  const addend = spec.addend ? subMatrix(code, 'addend', spec.addend, place) : null
  writeOut(code, spec, { base: sums, stride: sumsStride }, c, addend, { ...place, lanes: layout.lanes })
}

function tilePlace(code: Code, pid: Expr) {
  const [tileRows, tileColumns] = [size('tileRows'), size('tileColumns')]
  const across = code.let('tilesAcross', blocks(size('n'), tileColumns))
  const down = code.let('tilesDown', blocks(size('m'), tileRows))
  const tile = code.let('tile', op('rem', pid, times(across, down)))
  const batch = code.let('batch', op('div', pid, times(across, down)))
  const row = code.let('firstRow', times(op('div', tile, across), tileRows))
  const column = code.let('firstColumn', times(op('rem', tile, across), tileColumns))
  return {
    batch,
    row,
    column,
    rows: code.let('rows', least(minus(size('m'), row), tileRows)),
    columns: code.let('columns', least(minus(size('n'), column), tileColumns)),
  }
}

function packStrips(
  code: Code,
  spec: GemmSpec,
  layout: TileLayout,
  b: Matrix,
  part: {
    readonly strips: Expr
    readonly columns: Expr
    readonly from: Expr
    readonly depth: Expr
    readonly inPlace: (first: Expr) => Expr
  },
): void {
  const width = stripWidth(layout)
  code.loop('column', zero, part.columns, width, (inner, first) =>
    inner.when(op('not', part.inPlace(first)), (packing) =>
      packStrip(packing, spec, b, {
        target: packing.let('strip', address(part.strips, times(first, layout.depth * computeBytes(spec)))),
        first,
        present: minus(part.columns, first),
        width,
        from: part.from,
        depth: part.depth,
        lanes: layout.lanes,
      }),
    ),
  )
}

export function tileLayout(variant: Extract<GemmVariant, { kind: 'tiles' }>, lanes: number, depth: number): TileLayout {
  return { rows: variant.rows, vectors: variant.vectors, lanes, depth }
}
