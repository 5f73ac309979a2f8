// col2im as the adjoint of im2col, and convolutions under other names.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

describe.each<Engine>(['native', 'wasm'])('col2im: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const counting = (shape: readonly number[], seed: number) => {
    const length = shape.reduce((n, s) => n * s, 1)
    const values = Float64Array.from({ length }, (_, i) => (((i * 37 + seed * 11) % 49) - 24) / 16)
    return rt.tensor(values, { shape, dtype: 'float64' })
  }
  const inner = async (a: Tensor, b: Tensor) => {
    const [x, y] = [await a.data(), await b.data()]
    return Array.from(x, Number).reduce((sum, v, i) => sum + v * Number(y[i]), 0)
  }

  it.each([
    { kernel: [2, 3], dilation: [1, 1], padding: [0, 0], stride: [1, 1] },
    { kernel: [3, 2], dilation: [2, 1], padding: [2, 1], stride: [1, 3] },
    { kernel: [1, 1], dilation: [1, 1], padding: [0, 0], stride: [2, 2] },
  ])('lays windows back where im2col took them: %j', async ({ kernel, dilation, padding, stride }) => {
    const windows = [kernel, dilation, padding, stride]
    const x = counting([2, 3, 6, 7], 1).requiresGrad_()
    const columns = rt.call('im2col', [x, ...windows]) as Tensor
    const z = counting(columns.shape, 2)
    const image = rt.call('col2im', [z, [6, 7], ...windows]) as Tensor
    expect(image.shape).toEqual([2, 3, 6, 7])
    expect(await inner(image, x)).toBeCloseTo(await inner(columns, z), 9)
    const [grad] = rt.grad([columns], [x], [z])
    expect(await grad!.toArray()).toEqual(await image.toArray())
  })
  it('refuses columns that are not those of the image', () => {
    const call = () => rt.call('col2im', [counting([1, 6, 5], 1), [3, 3], [2, 3], [1, 1], [0, 0], [1, 1]])
    expect(call).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
  })
  it('cudnn_convolution, _convolution_mode and _conv_depthwise2d are convolutions', async () => {
    const [x, weight] = [counting([1, 2, 5, 5], 1), counting([4, 1, 3, 3], 2)]
    const plain = (padding: number[]) =>
      rt.call('convolution', [x, weight, null, [1, 1], padding, [1, 1], false, [0, 0], 2]) as Tensor
    const cudnn = rt.call('cudnn_convolution', [x, weight, [1, 1], [1, 1], [1, 1], 2, false, false, false]) as Tensor
    expect(await cudnn.toArray()).toEqual(await plain([1, 1]).toArray())
    const same = rt.call('_convolution_mode', [x, weight, null, [1, 1], 'same', [1, 1], 2]) as Tensor
    expect(await same.toArray()).toEqual(await plain([1, 1]).toArray())
    const deep = rt.call('_conv_depthwise2d', [x, weight, [3, 3], null, [1, 1], [0, 0], [1, 1]]) as Tensor
    expect(await deep.toArray()).toEqual(await plain([0, 0]).toArray())
  })
})
