// Kernels that the tests of the language share.
import { buildKernel } from '../builder.ts'
import type { Kernel, KernelDType, TensorParameter } from '../node.ts'

/** A row-major tensor parameter. */
export const tensor = (
  name: string,
  dtype: KernelDType,
  rank: number,
  access: TensorParameter['access'],
): TensorParameter => ({
  name,
  dtype,
  access,
  strides: Array.from({ length: rank }, (_, d) => (d === rank - 1 ? 1 : 'any')),
})

export const softmax = (dtype: KernelDType = 'float32'): Kernel =>
  buildKernel('softmax', (k) => {
    const x = k.tensor(tensor('x', dtype, 2, 'read'))
    const y = k.tensor(tensor('y', dtype, 2, 'write'))
    const row = k.program(k.scalar('rows'))
    const column = k.open('column', k.scalar('columns'))
    const value = x.load(row, column).to('float32')
    const e = value.sub(value.max(column)).exp()
    y.store([row, column], e.div(e.sum(column)))
  })

/** Sums of rows, each cut into blocks of four that a program instance folds. */
export const sumOfBlocks = (): Kernel =>
  buildKernel('sum_of_blocks', (k) => {
    const x = k.tensor(tensor('x', 'float32', 2, 'read'))
    const words = k.tensor(tensor('words', 'int64', 1, 'readwrite'))
    const y = k.tensor(tensor('y', 'float32', 1, 'write'))
    const row = k.program(k.scalar('rows'))
    const block = k.program(k.scalar('blocks'))
    const axis = k.block('i', block.mul(4), 4, k.scalar('columns'))
    const [sum] = k.reducePrograms('sum', [x.load(row, axis).sum(axis)], words.parameter)
    y.store([row], sum!)
  })

export const layerNorm = (): Kernel =>
  buildKernel('layer_norm', (k) => {
    const x = k.tensor(tensor('x', 'float32', 2, 'read'))
    const weight = k.tensor(tensor('weight', 'float32', 1, 'read'))
    const bias = k.tensor(tensor('bias', 'float32', 1, 'read'))
    const y = k.tensor(tensor('y', 'float32', 2, 'write'))
    const row = k.program(k.scalar('rows'))
    const column = k.open('column', k.scalar('columns'))
    const value = x.load(row, column)
    const [mean, m2, count] = k.reduce('welford', [column], [value, value.like(0), value.like(1)])
    const scale = m2!.div(count!).add(k.scalar('eps', 'float32')).rsqrt()
    y.store([row, column], value.sub(mean!).mul(scale).fma(weight.load(column), bias.load(column)))
  })

export const matmul = (): Kernel =>
  buildKernel('matmul', (k) => {
    const a = k.tensor(tensor('a', 'float32', 2, 'read'))
    const b = k.tensor(tensor('b', 'float32', 2, 'read'))
    const c = k.tensor(tensor('c', 'float32', 2, 'write'))
    const depth = k.scalar('k')
    const row = k.blocks('row', k.scalar('m'), 2)
    const column = k.blocks('column', k.scalar('n'), 4)
    // A zero tile over both axes to accumulate into.
    const zero = k.coord(row).add(k.coord(column)).to('float32').mul(0)
    const [sum] = k.loop(0, depth, 3, [zero], (start, [total]) => {
      const inner = k.block('inner', start, 3, depth)
      return [total!.add(k.dot(inner, a.load(row, inner), b.load(inner, column)))]
    })
    c.store([row, column], sum!)
  })

export const embedding = (): Kernel =>
  buildKernel('embedding', (k) => {
    const table = k.tensor(tensor('table', 'float16', 2, 'read'))
    const ids = k.tensor(tensor('ids', 'int64', 1, 'read'))
    const y = k.tensor(tensor('y', 'float16', 2, 'write'))
    const token = k.blocks('token', k.scalar('tokens'), 4)
    const column = k.open('column', k.scalar('width'))
    const id = ids.load(token)
    const isInside = id.ge(0).and(id.lt(k.scalar('entries')))
    k.check(isInside, 'embedding: index out of range')
    y.store([token, column], table.gather([id, column], isInside))
  })
