// Safe softmax where rows hold infinities and NaNs, on every engine.
import { afterAll, describe, expect, test } from 'vitest'
import type { Tensor } from '../tensor/index.ts'
import { engines, openTestRuntime } from './testing/runtime.ts'

for (const engine of engines)
  describe(engine, () => {
    const rt = openTestRuntime(engine)
    afterAll(() => rt.close())

    test('a row that is masked out whole gives zeros; a NaN anywhere in a row gives NaN', async () => {
      const [masked, nan] = [Number.NEGATIVE_INFINITY, Number.NaN]
      using x = rt.tensor([
        [masked, masked],
        [nan, masked],
        [masked, nan],
        [nan, nan],
        [masked, 3],
      ])
      using y = rt.call('aten::_safe_softmax', [x, -1]) as Tensor
      expect(await y.toArray()).toEqual([
        [0, 0],
        [nan, nan],
        [nan, nan],
        [nan, nan],
        [0, 1],
      ])
    })
  })
