// Householder reflections, H = I − tau·v·vᵀ, as LAPACK keeps them: v below the diagonal of a column, its first element 1 and left out.
import type { KernelBuilder, KernelDType, Value } from '../../kernel/index.ts'

const columnBlock = 64

/** 1 at the step, 0 above it, the scaled element below. */
const vector =
  (step: Value, scale: Value | null) =>
  (row: Value, element: Value): Value => {
    const below = scale ? element.mul(scale) : element
    return row.eq(step).select(below.like(1), row.gt(step).select(below, below.like(0)))
  }

/**
 * One column of the QR factors. Tensors: source [N, m, n], target likewise, taus [N, min(m, n)]. Scalars: matrices, rows, columns, step.
 */
export function buildReflectionStep(k: KernelBuilder, dtype: KernelDType): void {
  const source = k.tensor({ name: 'source', dtype, access: 'read', strides: ['any', 'any', 1] })
  const target = k.tensor({ name: 'target', dtype, access: 'write', strides: ['any', 'any', 1] })
  const taus = k.tensor({ name: 'taus', dtype, access: 'write', strides: ['any', 1] })
  const matrix = k.program(k.scalar('matrices'))
  const [rows, step] = [k.scalar('rows'), k.scalar('step')]
  const alpha = source.load(matrix, step, step)
  const below = k.range('below', step.add(1), rows)
  const x = source.load(matrix, below, step)
  const rest = x.mul(x).sum(below)
  const isDone = rest.eq(0)
  const length = alpha.mul(alpha).add(rest).sqrt()
  const beta = alpha.lt(0).select(length, length.neg())
  const tau = isDone.select(alpha.like(0), beta.sub(alpha).div(beta))
  const scale = isDone.select(alpha.like(0), alpha.like(1).div(alpha.sub(beta)))
  const v = vector(step, scale)
  const column = k.blocks('column', k.scalar('columns'), columnBlock)
  const part = k.range('part', step, rows)
  const share = v(k.coord(part), source.load(matrix, part, step)).mul(source.load(matrix, part, column))
  const dot = share.sum(part)
  const row = k.open('row', rows)
  const element = source.load(matrix, row, column)
  const own = v(k.coord(row), source.load(matrix, row, step))
  const value = element.sub(tau.mul(own).mul(dot))
  const [at, place] = [k.coord(row), k.coord(column)]
  const pivot = at.eq(step).select(isDone.select(alpha, beta), own)
  const changed = place.eq(step).select(pivot, value)
  target.store([matrix, row, column], at.lt(step).or(place.lt(step)).select(element, changed))
  taus.store([matrix, step], tau)
}

/** tau·vᵀ·x of one reflection. Tensors: vectors [N, m, k], taus [N, k], x [N, m, n], products [N, n]. Scalars as above. */
export function buildReflectionProducts(k: KernelBuilder, dtype: KernelDType): void {
  const vectors = k.tensor({ name: 'vectors', dtype, access: 'read', strides: ['any', 'any', 'any'] })
  const taus = k.tensor({ name: 'taus', dtype, access: 'read', strides: ['any', 'any'] })
  const x = k.tensor({ name: 'x', dtype, access: 'read', strides: ['any', 'any', 1] })
  const products = k.tensor({ name: 'products', dtype, access: 'write', strides: ['any', 1] })
  const matrix = k.program(k.scalar('matrices'))
  const step = k.scalar('step')
  const column = k.blocks('column', k.scalar('columns'), columnBlock)
  const part = k.range('part', step, k.scalar('rows'))
  const v = vector(step, null)(k.coord(part), vectors.load(matrix, part, step))
  const dot = v.mul(x.load(matrix, part, column)).sum(part)
  products.store([matrix, column], dot.mul(taus.load(matrix, step)))
}

/** x − v·products, in place: the reflection of x. Tensors: vectors, x and products as above. Scalars as above, and rest: rows from the step on. */
export function buildReflection(k: KernelBuilder, dtype: KernelDType): void {
  const vectors = k.tensor({ name: 'vectors', dtype, access: 'read', strides: ['any', 'any', 'any'] })
  const x = k.tensor({ name: 'x', dtype, access: 'readwrite', strides: ['any', 'any', 1] })
  const products = k.tensor({ name: 'products', dtype, access: 'read', strides: ['any', 1] })
  const matrix = k.program(k.scalar('matrices'))
  const step = k.scalar('step')
  const row = k.program(k.scalar('rest')).add(step)
  const column = k.blocks('column', k.scalar('columns'), columnBlock)
  const v = vector(step, null)(row, vectors.load(matrix, row, step))
  const share = v.mul(products.load(matrix, column))
  x.store([matrix, row, column], x.load(matrix, row, column).sub(share))
}
