// Distances of all pairs of rows of one matrix, and the gradient. Pairs (i, j) with i < j stand in order in a vector.
import type { KernelBuilder, KernelDType, Value } from '../kernel/index.ts'

const columnBlock = 512

/** The norm of a difference's elements. */
export type Norm = (difference: Value, axes: Parameters<Value['sum']>) => Value

/** Where the pair of rows i < j of n stands. */
const placeOf = (i: Value, j: Value, n: Value): Value => i.mul(n.mul(2).sub(i).sub(1)).div(2).add(j).sub(i).sub(1)

/** Tensors: x [n, m], y [n·(n−1)/2]. Scalars: n, m. */
export function buildPairDistances(k: KernelBuilder, dtype: KernelDType, compute: KernelDType, norm: Norm): void {
  const x = k.tensor({ name: 'x', dtype, access: 'read', strides: ['any', 'any'] })
  const y = k.tensor({ name: 'y', dtype, access: 'write', strides: [1] })
  const n = k.scalar('n')
  const i = k.program(n)
  const j = k.range('j', i.add(1), n)
  const column = k.open('column', k.scalar('m'))
  const difference = x.load(i, column).to(compute).sub(x.load(j, column).to(compute))
  y.scatter('set', [placeOf(i, k.coord(j), n)], norm(difference, [column]))
}

/** Tensors: x [n, m], grad and y [n·(n−1)/2], dx [n, m]; `slope` is the norm's derivative times grad. Scalars: n, m. */
export function buildPairGradient(
  k: KernelBuilder,
  dtype: KernelDType,
  compute: KernelDType,
  slope: (difference: Value, grad: Value, norm: Value) => Value,
): void {
  const x = k.tensor({ name: 'x', dtype, access: 'read', strides: ['any', 'any'] })
  const grads = k.tensor({ name: 'grad', dtype, access: 'read', strides: ['any'] })
  const y = k.tensor({ name: 'y', dtype, access: 'read', strides: ['any'] })
  const dx = k.tensor({ name: 'dx', dtype, access: 'write', strides: ['any', 'any'] })
  const n = k.scalar('n')
  const i = k.program(n)
  const column = k.blocks('column', k.scalar('m'), columnBlock)
  const other = k.open('other', n)
  const j = k.coord(other)
  const isPair = j.ne(i)
  const place = isPair.select(placeOf(j.minimum(i), j.maximum(i), n), 0)
  const at = (t: typeof y) => t.gather([place], isPair).to(compute)
  const difference = x.load(i, column).to(compute).sub(x.load(other, column).to(compute))
  dx.store([i, column], isPair.select(slope(difference, at(grads), at(y)), 0).sum(other))
}
