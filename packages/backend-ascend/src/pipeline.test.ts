// Which copies overlap with computation.
import { expect, test } from 'vitest'
import { lowerToNpu } from '../../core/src/codegen/npu/lower.ts'
import { buildKernel } from '../../core/src/kernel/index.ts'
import { ascend910b3, ascendTarget } from './target.ts'

/** Writes a row doubled, and then as it is, to rows of one tensor or of two. */
const rows = (outputs: number) =>
  buildKernel('rows', (k) => {
    const tensor = (name: string, access: 'read' | 'write') =>
      k.tensor({ name, dtype: 'float32', access, strides: ['any', 1] })
    const [input, ...targets] = [
      tensor('x', 'read'),
      ...Array.from({ length: outputs }, (_, i) => tensor(`y${i}`, 'write')),
    ]
    const row = k.program(k.scalar('rows'))
    const column = k.open('column', k.scalar('columns'))
    const x = input!.load(row, column)
    targets[0]!.store([row, column], x.mul(2))
    targets[outputs - 1]!.store([row.mul(k.scalar('step')), column], x)
  })

test.each([
  [2, 2],
  [1, 0],
])('writes to %i tensors in two places: %i of them overlap, since started copies keep no order', (outputs, stores) => {
  const { pipeline } = lowerToNpu(rows(outputs), ascendTarget(ascend910b3), { rowLength: 256 }).fn
  expect(pipeline!.load.filter((s) => s.kind === 'npu')).toHaveLength(1)
  expect(pipeline!.store.filter((s) => s.kind === 'npu')).toHaveLength(stores)
})

test('a kernel that computes in float64 is refused by name', () => {
  const kernel = buildKernel('wide', (k) => {
    const tensor = (name: string, access: 'read' | 'write') =>
      k.tensor({ name, dtype: 'float32', access, strides: [1] })
    const i = k.open('i', k.scalar('n'))
    const wide = tensor('x', 'read').load(i).to('float64')
    tensor('y', 'write').store([i], wide.mul(wide).to('float32'))
  })
  expect(() => lowerToNpu(kernel, ascendTarget(ascend910b3))).toThrow(
    "kernel 'wide' computes in float64, which the chip lacks",
  )
})
