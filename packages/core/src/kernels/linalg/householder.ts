// Householder reflections, H = I − tau·v·vᵀ, as LAPACK keeps them: v below the diagonal of a column, its first element 1 and left out.
import type { KernelBuilder, KernelDType, TensorHandle, Value } from '../../kernel/index.ts'

const columnBlock = 256
const anyThree = ['any', 'any', 'any'] as const

interface Reflection {
  readonly step: Value
  readonly tau: Value
  /** v at a row, from the element of its column there. */
  v(row: Value, element: Value): Value
}

/** element − tau·v·(vᵀ·column), for all rows and a block of columns. */
function reflected(
  k: KernelBuilder,
  source: TensorHandle,
  vectors: TensorHandle,
  matrix: Value,
  rows: Value,
  { step, tau, v }: Reflection,
) {
  const column = k.blocks('column', k.scalar('columns'), columnBlock)
  const part = k.range('part', step, rows)
  const share = v(k.coord(part), vectors.load(matrix, part, step)).mul(source.load(matrix, part, column))
  const dot = share.sum(part)
  const row = k.open('row', rows)
  const element = source.load(matrix, row, column)
  const own = v(k.coord(row), vectors.load(matrix, row, step))
  return { row, column, element, own, value: element.sub(tau.mul(own).mul(dot)) }
}

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
  const source = k.tensor({ name: 'source', dtype, access: 'read', strides: anyThree })
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
  const { row, column, element, own, value } = reflected(k, source, source, matrix, rows, {
    step,
    tau,
    v: vector(step, scale),
  })
  const [at, place] = [k.coord(row), k.coord(column)]
  const pivot = at.eq(step).select(isDone.select(alpha, beta), own)
  const changed = place.eq(step).select(pivot, value)
  target.store([matrix, row, column], at.lt(step).or(place.lt(step)).select(element, changed))
  taus.store([matrix, step], tau)
}

/** H of one column times a matrix. Tensors: vectors [N, m, k], taus [N, k], source [N, m, n], target likewise. Scalars as above. */
export function buildReflection(k: KernelBuilder, dtype: KernelDType): void {
  const vectors = k.tensor({ name: 'vectors', dtype, access: 'read', strides: anyThree })
  const taus = k.tensor({ name: 'taus', dtype, access: 'read', strides: ['any', 'any'] })
  const source = k.tensor({ name: 'source', dtype, access: 'read', strides: anyThree })
  const target = k.tensor({ name: 'target', dtype, access: 'write', strides: ['any', 'any', 1] })
  const matrix = k.program(k.scalar('matrices'))
  const step = k.scalar('step')
  const tau = taus.load(matrix, step)
  const reflection = { step, tau, v: vector(step, null) }
  const { row, column, value } = reflected(k, source, vectors, matrix, k.scalar('rows'), reflection)
  target.store([matrix, row, column], value)
}
