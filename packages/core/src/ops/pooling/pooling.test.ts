// Pooling on both engines: places of maxima, what averages divide by, and gradients as adjoints.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

describe.each<Engine>(['native', 'wasm'])('pooling: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const counting = (shape: readonly number[], seed = 1) => {
    const length = shape.reduce((n, s) => n * s, 1)
    const values = Float64Array.from({ length }, (_, i) => (((i * 37 + seed * 11) % 49) - 24) / 16)
    return rt.tensor(values, { shape })
  }
  const inner = async (a: Tensor, b: Tensor) => {
    const [x, y] = [await a.data(), await b.data()]
    return Array.from(x as ArrayLike<number | bigint>).reduce((sum: number, v, i) => sum + Number(v) * Number(y[i]), 0)
  }

  it('max_pool2d names the place of each maximum in its plane; NaN is the greatest, ties go to the first', async () => {
    const x = rt.tensor([
      [
        [1, 5, 2, 2],
        [0, 5, Number.NaN, 2],
      ],
    ])
    const [y, indices] = rt.call('max_pool2d_with_indices', [x, [2, 2]]) as Tensor[]
    expect(await y!.toArray()).toEqual([[[5, Number.NaN]]])
    expect(await indices!.toArray()).toEqual([[[1n, 6n]]])
  })
  it('max_pool2d of integers does not see its padding', async () => {
    const x = rt.tensor([[[-3, -2]]], { dtype: 'int64' })
    const y = rt.call('max_pool2d', [x, [1, 2], [1, 2], [0, 1]]) as Tensor
    expect(await y.toArray()).toEqual([[[-3n, -2n]]])
  })
  it('avg_pool1d divides by the padded window, the window inside, or what avg_pool2d is given', async () => {
    const x = rt.tensor([[3, 6, 9]])
    const padded = rt.call('avg_pool1d', [x, [2], [2], [1]]) as Tensor
    const inside = rt.call('avg_pool1d', [x, [2], [2], [1], false, false]) as Tensor
    expect(await padded.toArray()).toEqual([[1.5, 7.5]])
    expect(await inside.toArray()).toEqual([[3, 7.5]])
    const plane = rt.call('unsqueeze', [x, 0]) as Tensor
    const given = rt.call('avg_pool2d', [plane, [1, 3]], { divisor_override: 2 }) as Tensor
    expect(await given.toArray()).toEqual([[[9]]])
  })
  it('adaptive_avg_pool1d lets parts overlap where the sizes do not divide', async () => {
    const y = rt.call('adaptive_avg_pool1d', [rt.tensor([[1, 2, 3, 4, 5]]), [3]]) as Tensor
    expect(await y.toArray()).toEqual([[1.5, 3, 4.5]])
  })
  it.each([
    { kernel: [3, 2], stride: [2, 1], padding: [1, 0], ceil: true, includes: false },
    { kernel: [2, 2], stride: [3, 3], padding: [0, 0], ceil: false, includes: true },
    { kernel: [3, 3], stride: [1, 2], padding: [1, 1], ceil: true, includes: true },
  ])('the gradient of avg_pool2d is its adjoint: %j', async ({ kernel, stride, padding, ceil, includes }) => {
    const x = counting([2, 3, 7, 5])
    const args = [kernel, stride, padding, ceil, includes]
    const y = rt.call('avg_pool2d', [x, ...args]) as Tensor
    const z = counting(y.shape, 2)
    const grad = rt.call('avg_pool2d_backward', [z, x, ...args, null]) as Tensor
    expect(await inner(x, grad)).toBeCloseTo(await inner(y, z), 3)
  })
  it('the gradient of adaptive_avg_pool3d is its adjoint', async () => {
    const x = counting([2, 5, 4, 7])
    const y = rt.call('adaptive_avg_pool3d', [x, [3, 6, 2]]) as Tensor
    const z = counting(y.shape, 2)
    const grad = rt.call('_adaptive_avg_pool3d_backward', [z, x]) as Tensor
    expect(await inner(x, grad)).toBeCloseTo(await inner(y, z), 3)
  })
  it('refuses padding of more than half a window, and windows that do not fit', () => {
    const x = counting([1, 3, 3])
    expect(() => rt.call('max_pool2d', [x, [2, 2], [1, 1], [2, 2]])).toThrow(
      expect.objectContaining({ code: 'BAD_ARGUMENT' }),
    )
    expect(() => rt.call('max_pool2d', [x, [4, 4]])).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
  })
})
