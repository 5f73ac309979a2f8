// nll_loss_nd's forms against nll_loss2d's, which it continues to more dimensions.
import { afterAll, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { openTestRuntime } from '../testing/runtime.ts'

const rt = openTestRuntime('wasm')
afterAll(() => rt.close())

it('nll_loss_nd takes volumes as nll_loss2d takes their flattened images, with its gradient', async () => {
  const values = Float32Array.from({ length: 2 * 3 * 8 }, (_, i) => -(((i * 37) % 49) + 1) / 16)
  const classes = Array.from({ length: 16 }, (_, i) => (i * 5) % 3)
  const scores = (shape: number[]) => rt.tensor(values, { shape }).requiresGrad_()
  const target = (shape: number[]) => rt.tensor(classes, { shape, dtype: 'int64' })
  const weight = rt.tensor([1, 2, 0.5])
  const [volumes, images] = [scores([2, 3, 2, 2, 2]), scores([2, 3, 2, 4])]
  const [labels, flat] = [target([2, 2, 2, 2]), target([2, 2, 4])]
  const [loss, total] = rt.call('nll_loss_nd_forward', [volumes, labels, weight, 1, 2]) as [Tensor, Tensor]
  const [known, all] = rt.call('nll_loss2d_forward', [images, flat, weight, 1, 2]) as [Tensor, Tensor]
  expect(await loss.toArray()).toBeCloseTo(Number(await known.toArray()), 6)
  expect(await total.toArray()).toEqual(await all.toArray())
  expect(await (rt.call('nll_loss_nd', [volumes, labels, weight, 1, 2]) as Tensor).toArray()).toEqual(
    await loss.toArray(),
  )
  const one = rt.tensor(1)
  const [own] = rt.grad([loss], [volumes], [one])
  const [other] = rt.grad([known], [images], [one])
  expect(Array.from(await own!.data(), Number)).toEqual(Array.from(await other!.data(), Number))
})
