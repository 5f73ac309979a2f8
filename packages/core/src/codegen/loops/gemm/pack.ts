// Packing: blocks of the operands in the compute dtype, contiguous, in this thread's scratch.
import { address, index, op } from '../build.ts'
import type { Expr } from '../ir.ts'
import { type Code, equals, least, minus, plus, times, wholeBlocks } from './code.ts'
import { computeBytes, computeMemory, hooked, type Matrix, readElements, zero, zeros } from './operands.ts'
import type { GemmSpec } from './spec.ts'

/**
 * Copies rows `first` … `first + rows - 1` of `a`, columns `from` … `from + depth - 1`, to rows of `stride` elements.
 * A row past the matrix repeats the last one: its sums are computed and never stored.
 */
export function packRows(
  code: Code,
  spec: GemmSpec,
  a: Matrix,
  part: {
    readonly target: Expr
    readonly stride: Expr
    readonly first: Expr
    readonly rows: number
    readonly height: Expr
    readonly from: Expr
    readonly depth: Expr
    readonly lanes: number
  },
): void {
  const memory = computeMemory(spec)
  const { lanes, depth } = part
  code.loop('copyRow', zero, index(part.rows), 1, (rowCode, r) => {
    const row = rowCode.let('source', least(plus(part.first, r), minus(part.height, index(1))))
    const start = rowCode.let('start', plus(times(row, a.row), times(part.from, a.column)))
    const target = rowCode.let('target', address(part.target, times(times(r, part.stride), computeBytes(spec))))
    const whole = rowCode.let('whole', wholeBlocks(depth, lanes))
    const element = (inner: Code, k: Expr, count: number, stride: 1 | Expr): Expr =>
      hooked(
        inner,
        spec.prologueA,
        readElements(inner, spec, a, plus(start, stride === 1 ? k : times(k, stride)), count, stride),
        plus(a.firstRow, row),
        plus(plus(a.firstColumn, part.from), k),
      )
    rowCode.when(
      equals(a.column, 1),
      (dense) =>
        dense.loop('k', zero, whole, lanes, (inner, k) => inner.store(memory, target, k, element(inner, k, lanes, 1))),
      (strided) =>
        strided.loop('k', zero, whole, 1, (inner, k) => inner.store(memory, target, k, element(inner, k, 1, a.column))),
    )
    rowCode.loop('k', whole, depth, 1, (inner, k) => inner.store(memory, target, k, element(inner, k, 1, a.column)))
  })
}

/** Copies columns `first` … of `b`, rows `from` … `from + depth - 1`, to a strip of `width` columns, zeros where there are none. */
export function packStrip(
  code: Code,
  spec: GemmSpec,
  b: Matrix,
  strip: {
    readonly target: Expr
    readonly first: Expr
    readonly present: Expr
    readonly width: number
    readonly from: Expr
    readonly depth: Expr
    readonly lanes: number
  },
): void {
  const memory = computeMemory(spec)
  const { lanes, width, depth } = strip
  const start = code.let('start', plus(times(strip.from, b.row), times(strip.first, b.column)))
  const element = (inner: Code, k: Expr, j: Expr, offset: Expr, count: number): Expr =>
    hooked(
      inner,
      spec.prologueB,
      readElements(inner, spec, b, plus(start, offset), count, 1),
      plus(plus(b.firstRow, strip.from), k),
      plus(plus(b.firstColumn, strip.first), j),
    )
  const isDense = op('and', equals(b.column, 1), op('ge', strip.present, index(width)))
  code.when(
    isDense,
    (dense) =>
      dense.loop('k', zero, depth, 1, (inner, k) => {
        for (let j = 0; j < width; j += lanes)
          inner.store(
            memory,
            strip.target,
            plus(times(k, width), j),
            element(inner, k, index(j), plus(times(k, b.row), j), lanes),
          )
      }),
    (general) => {
      const present = general.let('present', least(strip.present, width))
      general.loop('j', zero, present, 1, (columnCode, j) =>
        columnCode.loop('k', zero, depth, 1, (inner, k) => {
          const offset = plus(times(k, b.row), times(j, b.column))
          inner.store(memory, strip.target, plus(times(k, width), j), element(inner, k, j, offset, 1))
        }),
      )
      general.loop('j', present, index(width), 1, (columnCode, j) =>
        columnCode.loop('k', zero, depth, 1, (inner, k) =>
          inner.store(memory, strip.target, plus(times(k, width), j), zeros(spec, 1)),
        ),
      )
    },
  )
}
