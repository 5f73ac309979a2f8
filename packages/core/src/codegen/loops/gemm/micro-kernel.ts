// The innermost block of a product: rows × vectors sums in registers over one block of K.
import { address, index, load, op, use, widen } from '../build.ts'
import type { Expr, Variable } from '../ir.ts'
import { type Code, plus, times } from './code.ts'
import { computeBytes, computeMemory, zero, zeros } from './operands.ts'
import type { GemmSpec } from './spec.ts'

export interface MicroKernelPart {
  readonly rows: number
  readonly vectors: number
  readonly lanes: number
  /** Packed rows of A: `aStride` (a constant) elements apart. */
  readonly a: Expr
  readonly aStride: number
  /** Rows of B: `bStride` elements apart. */
  readonly b: Expr
  readonly bStride: Expr
  readonly depth: Expr
  /** Where the sums go: row-major. */
  readonly sums: Expr
  readonly sumsStride: Expr
  /** Whether the sums start at zero; else they continue from what is there. */
  readonly isFirst: Expr
}

export function microKernel(code: Code, spec: GemmSpec, part: MicroKernelPart): void {
  const memory = computeMemory(spec)
  const { rows, vectors, lanes } = part
  const grid = <T>(make: (r: number, v: number) => T): T[][] =>
    Array.from({ length: rows }, (_, r) => Array.from({ length: vectors }, (_, v) => make(r, v)))
  const sums: Variable[][] = grid((r, v) => code.mutable(`sum${r}_${v}`, zeros(spec, lanes)))
  const bAt = code.mutable('bAt', part.b)
  const bStep = code.let('bStep', times(part.bStride, computeBytes(spec)))
  code.loop('k', zero, part.depth, 1, (inner, k) => {
    const bs = Array.from({ length: vectors }, (_, v) =>
      inner.let(`b${v}`, load(memory, use(bAt), index(v * lanes), lanes)),
    )
    for (let r = 0; r < rows; r++) {
      const a = inner.let(`a${r}`, widen(load(memory, part.a, plus(k, r * part.aStride)), lanes))
      for (let v = 0; v < vectors; v++) inner.assign(sums[r]![v]!, multiplyAdd(spec, a, bs[v]!, use(sums[r]![v]!)))
    }
    inner.assign(bAt, address(use(bAt), bStep))
  })
  const place = (r: number, v: number): Expr => plus(times(part.sumsStride, r), v * lanes)
  code.when(
    part.isFirst,
    (inner) => grid((r, v) => inner.store(memory, part.sums, place(r, v), use(sums[r]![v]!))),
    (inner) =>
      grid((r, v) => {
        const before = load(memory, part.sums, place(r, v), lanes)
        inner.store(memory, part.sums, place(r, v), op('add', before, use(sums[r]![v]!)))
      }),
  )
}

export function multiplyAdd(spec: GemmSpec, a: Expr, b: Expr, sum: Expr): Expr {
  const isFloat = spec.compute === 'float32' || spec.compute === 'float64'
  return isFloat ? op('fma', a, b, sum) : op('add', sum, op('mul', a, b))
}
