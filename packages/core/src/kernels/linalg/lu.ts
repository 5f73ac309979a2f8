// LU factors column by column, with partial pivoting: P·A = L·U. One launch a column reads one buffer and writes the other.
import type { KernelBuilder, KernelDType } from '../../kernel/index.ts'

const columnBlock = 256

/**
 * Eliminates below the diagonal of one column. Tensors: source [N, m, n], target likewise, pivots [N, min(m, n)] (int32, from 1).
 * Scalars: matrices, rows, columns, step.
 */
export function buildLuStep(k: KernelBuilder, dtype: KernelDType, pivots: boolean): void {
  const source = k.tensor({ name: 'source', dtype, access: 'read', strides: ['any', 'any', 1] })
  const target = k.tensor({ name: 'target', dtype, access: 'write', strides: ['any', 'any', 1] })
  const chosen = k.tensor({ name: 'pivots', dtype: 'int32', access: 'write', strides: ['any', 1] })
  const matrix = k.program(k.scalar('matrices'))
  const rows = k.scalar('rows')
  const row = k.program(rows)
  const column = k.blocks('column', k.scalar('columns'), columnBlock)
  const step = k.scalar('step')
  const candidate = k.range('candidate', step, rows)
  const size = source.load(matrix, candidate, step).abs()
  const best = k.reduce('argmax', [candidate], [size, k.coord(candidate)])[1]!
  const pivot = pivots ? best : step
  const from = row.eq(step).select(pivot, row.eq(pivot).select(step, row))
  const diagonal = source.load(matrix, pivot, step)
  const own = source.load(matrix, from, step)
  // A column of zeros has nothing to eliminate.
  const factor = diagonal.eq(0).select(own, own.div(diagonal))
  const place = k.coord(column)
  const element = source.load(matrix, from, column)
  const rest = element.sub(factor.mul(source.load(matrix, pivot, column)))
  const below = place.lt(step).select(element, place.eq(step).select(factor, rest))
  target.store([matrix, row, column], row.gt(step).select(below, element))
  chosen.store([matrix, step], pivot.add(1).to('int32'))
}

/** The row of A that stands at each row of P·A: the swaps taken back from the last to the first. Tensors: pivots [N, k], y [N, m]. Scalars: matrices, swaps, rows. */
export function buildPermutation(k: KernelBuilder): void {
  const pivots = k.tensor({ name: 'pivots', dtype: 'int32', access: 'read', strides: ['any', 'any'] })
  const y = k.tensor({ name: 'y', dtype: 'int64', access: 'write', strides: ['any', 1] })
  const matrix = k.program(k.scalar('matrices'))
  const swaps = k.scalar('swaps')
  const row = k.blocks('row', k.scalar('rows'), columnBlock)
  const [place] = k.loop(0, swaps, 1, [k.coord(row)], (i, [at]) => {
    const swap = swaps.sub(1).sub(i)
    const other = pivots.load(matrix, swap).to('int64').sub(1)
    return [at!.eq(swap).select(other, at!.eq(other).select(swap, at!))]
  })
  y.store([matrix, row], place!)
}
