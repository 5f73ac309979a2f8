// _compute_linear_combination, and sizes that are asserted.
import { afterAll, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { openTestRuntime } from '../testing/runtime.ts'

const rt = openTestRuntime('wasm')
afterAll(() => rt.close())

it('weights the slices along the first dimension', async () => {
  const input = rt.tensor([
    [[1], [2]],
    [[10], [20]],
  ])
  const result = rt.call('_compute_linear_combination', [input, rt.tensor([[3, 1]])]) as Tensor
  expect(await result.toArray()).toEqual([[[13], [26]]])
})
it('refuses coefficients that do not fit', () => {
  const input = rt.tensor([1, 2])
  expect(() => rt.call('_compute_linear_combination', [input, rt.tensor([[1]])])).toThrow(/SHAPE_MISMATCH|a column/)
})
it.each(['_functional_sym_constrain_range', '_functional_sym_constrain_range_for_size'])('%s checks a size', (name) => {
  const token = rt.tensor([1])
  expect((rt.call(name, [4, 1, 4, token]) as Tensor).shape).toEqual([1])
  expect(() => rt.call(name, [5, 1, 4, token])).toThrow(`${name}(float32[1]): size 5 is not within 1 … 4`)
})
