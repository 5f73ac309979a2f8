import { afterAll, expect, it } from 'vitest'
import { createRuntime } from '../create-runtime.ts'

const rt = await createRuntime({ backend: 'cpu:wasm' })
afterAll(() => rt.close())

const ramp = (shape: readonly number[]) => {
  const count = shape.reduce((n, s) => n * s, 1)
  return rt.tensor(
    Float32Array.from({ length: count }, (_, i) => i),
    { shape },
  )
}

it('a reduction repeated on other tensors of the same kind reads those', async () => {
  for (const factor of [1, 2, 3]) {
    const x = rt.ops.mul(ramp([3, 4]), factor)
    expect(await rt.ops.sum(x, [1]).toArray()).toEqual([6 * factor, 22 * factor, 38 * factor])
  }
})
it('and so where rows are cut into blocks', async () => {
  for (const factor of [1, 2, 3]) {
    const x = rt.ops.full([300_000], factor, { dtype: 'float32' })
    expect(await rt.ops.sum(x).item()).toBe(300_000 * factor)
  }
})
it('other dimensions, layouts, options and dtypes are no repetition', async () => {
  const x = ramp([2, 3])
  expect(await rt.ops.sum(x, [1]).toArray()).toEqual([3, 12])
  expect(await rt.ops.sum(x, [0]).toArray()).toEqual([3, 5, 7])
  expect(await rt.ops.sum(x, [0], true).toArray()).toEqual([[3, 5, 7]])
  expect(await rt.ops.sum(rt.ops.transpose(x, 0, 1), [0]).toArray()).toEqual([3, 12])
  expect(await rt.ops.sum(ramp([3, 2]), [0]).toArray()).toEqual([6, 9])
  expect(rt.ops.sum(x, [0], false, { dtype: 'float64' }).dtype).toBe('float64')
  expect(rt.ops.sum(x, [0]).dtype).toBe('float32')
  expect(() => rt.ops.sum(x, [2])).toThrow(/dimension/i)
})
it('softmax repeated keeps the layout of its input', async () => {
  const x = rt.ops.transpose(ramp([2, 3]), 0, 1)
  for (let i = 0; i < 2; i++) {
    const y = rt.ops.softmax(x, 0)
    expect(y.strides).toEqual(x.strides)
    expect(await rt.ops.sum(y, [0]).toArray()).toEqual([1, 1].map((one) => expect.closeTo(one, 6)))
  }
  expect(rt.ops.softmax(ramp([3, 2]), 0).strides).toEqual([2, 1])
})
it('leaves no tensor behind', () => {
  const x = ramp([2, 200_000])
  const { tensors } = rt.memory()
  for (let i = 0; i < 3; i++) rt.ops.sum(x, [1]).dispose()
  expect(rt.memory().tensors).toBe(tensors)
})
