// Norms that keep running statistics move them whether or not a gradient is wanted.
import { afterAll, expect, test } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { openTestRuntime } from '../testing/runtime.ts'

const rt = openTestRuntime('wasm')
afterAll(() => rt.close())

const values = [1, 2, 5, 4, 5, 9, 1, 0, 5, 4, -5, 9]
/** mean and variance of [2, 2, 3] `values`, moved by 0.1 from 0 and 1. */
const expected: Record<string, { mean: number[]; variance: number[] }> = {
  // Averages over the samples of each one's statistics.
  instance_norm: {
    mean: [(8 / 3 + 2) / 20, (6 + 8 / 3) / 20],
    variance: [0.9 + (13 / 3 + 7) / 20, 0.9 + (7 + 151 / 3) / 20],
  },
  // Statistics of both samples together.
  batch_norm: { mean: [14 / 60, 26 / 60], variance: [0.9 + (56 - 196 / 6) / 50, 0.9 + (244 - 676 / 6) / 50] },
}

test.each(
  ['instance_norm', 'batch_norm'].flatMap((name) =>
    ['float32', 'bfloat16'].flatMap((dtype) => [false, true].map((requiresGrad) => ({ name, dtype, requiresGrad }))),
  ),
)('$name of $dtype with requiresGrad $requiresGrad', async ({ name, dtype, requiresGrad }) => {
  const x = rt.tensor(values, { dtype: dtype as 'float32', shape: [2, 2, 3], requiresGrad })
  const [mean, variance] = [rt.tensor([0, 0]), rt.tensor([1, 1])]
  rt.call(name, [x, null, null, mean, variance, true, 0.1, 1e-5, false])
  const read = async (t: Tensor) => Array.from(await t.data(), Number)
  const close = (got: number[], wanted: number[]) => got.forEach((v, i) => expect(v).toBeCloseTo(wanted[i]!, 5))
  close(await read(mean), expected[name]!.mean)
  close(await read(variance), expected[name]!.variance)
})
