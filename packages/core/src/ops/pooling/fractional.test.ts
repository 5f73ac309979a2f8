// fractional_max_pool2d and the gradients of maxima that find their places anew.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

/** Starts of the windows along one dimension, as FractionalMaxPooling.h defines them. */
function starts(size: number, outputs: number, kernel: number, sample: number): number[] {
  const alpha = (size - kernel) / (outputs - 1)
  const spread = Array.from(
    { length: outputs - 1 },
    (_, i) => Math.floor((i + sample) * alpha) - Math.floor(sample * alpha),
  )
  return [...spread, size - kernel]
}

describe.each<Engine>(['native', 'wasm'])('fractional pooling: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const values = Array.from({ length: 7 * 9 }, (_, i) => ((i * 37) % 64) / 8)

  it('takes the maximum of each window, whose starts follow from the samples; its gradient goes there', async () => {
    const x = rt.tensor(values, { shape: [1, 7, 9] }).requiresGrad_()
    const samples = rt.tensor([[[0.3, 0.8]]])
    const [y, places] = rt.call('fractional_max_pool2d', [x, [2, 3], [3, 4], samples]) as [Tensor, Tensor]
    const [rows, columns] = [starts(7, 3, 2, 0.8), starts(9, 4, 3, 0.3)]
    const expected = rows.flatMap((r) =>
      columns.map((c) => Math.max(...[0, 1].flatMap((i) => [0, 1, 2].map((j) => values[(r + i) * 9 + c + j]!)))),
    )
    expect(Array.from((await y.data()) as Float32Array)).toEqual(expected)
    expect(Array.from((await places.data()) as BigInt64Array, (p) => values[Number(p)])).toEqual(expected)
    const [grad] = rt.grad([y], [x], [rt.call('ones', [[1, 3, 4]]) as Tensor])
    const sum = Array.from(await grad!.data(), Number).reduce((a, b) => a + b)
    expect(sum).toBe(12)
  })
  it('max_pool2d_backward is the gradient with its places found anew', async () => {
    const x = rt.tensor(values, { shape: [1, 7, 9] })
    const [y, places] = rt.call('max_pool2d_with_indices', [x, [2, 3]]) as [Tensor, Tensor]
    const windows = [[2, 3], [2, 3], [0, 0], [1, 1], false]
    const known = rt.call('max_pool2d_with_indices_backward', [y, x, ...windows, places]) as Tensor
    const anew = rt.call('max_pool2d_backward', [y, x, ...windows]) as Tensor
    expect(await anew.toArray()).toEqual(await known.toArray())
  })
  it('refuses windows that do not fit', () => {
    const x = rt.tensor(values, { shape: [1, 7, 9] })
    const call = () => rt.call('fractional_max_pool2d', [x, [2, 3], [7, 4], rt.tensor([[[0.3, 0.8]]])])
    expect(call).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
  })
})
