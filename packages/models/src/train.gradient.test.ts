// The gradient of a model's loss against differences of losses, along a random direction over all parameters.
import { createRuntime, type Runtime, type Tensor } from '@opgems/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LoadedCausalLm, loadModel } from './load.ts'
import { fixtureFolder } from './testing/golden.ts'
import { causalFixtures } from './testing/model-goldens.ts'

let rt: Runtime
beforeAll(async () => {
  rt = await createRuntime({ backend: 'cpu:wasm' })
})
afterAll(() => rt.close())

const ids = [
  [5, 17, 42, 99, 7, 8, 120],
  [3, 200, 201, 11, 54, 6, 90],
]

function lossOf({ model }: LoadedCausalLm): Tensor {
  return rt.tidy(() => {
    const { logits } = model.forward(ids)
    const vocabulary = logits.shape[2]!
    const predicted = rt.ops.reshape(rt.ops.narrow(logits, 1, 0, 6), [12, vocabulary])
    return rt.ops.crossEntropyLoss(
      predicted,
      rt.tensor(
        ids.flatMap((row) => row.slice(1)),
        { dtype: 'int64' },
      ),
    )
  })
}

it.each(causalFixtures)(
  '%s: the slope along a direction is the gradient times it',
  async (fixture) => {
    const loaded = (await loadModel(rt, fixtureFolder(fixture), { dtype: 'float32' })) as LoadedCausalLm
    const { parameters } = loaded
    rt.manualSeed(1)
    // In proportion to the parameters, so that a step is a relative one.
    const directions = parameters.map((p) => rt.tidy(() => rt.ops.mul(rt.ops.randn(p.shape), p)))
    for (const p of parameters) p.requiresGrad = true
    const loss = lossOf(loaded)
    loss.backward()
    const slope = rt.tidy(() =>
      parameters.reduce((sum, p, i) => sum + Number(rt.ops.sum(rt.ops.mul(p.grad!, directions[i]!)).dataSync()[0]), 0),
    )
    const moveBy = (by: number) =>
      rt.noGrad(() =>
        rt.tidy(() => {
          parameters.forEach((p, i) => rt.ops.add_(p, directions[i]!, { alpha: by }))
          return Number(lossOf(loaded).dataSync()[0])
        }),
      )
    const difference = (step: number) => {
      const [above, below] = [moveBy(step), moveBy(-2 * step)]
      moveBy(step)
      return (above - below) / (2 * step)
    }
    // Richardson's extrapolation leaves an error of step⁴; each of the four losses, near 6, is rounded to 2^-22 or so.
    // After a longer step Mixtral's routers choose other experts.
    const step = fixture === 'tiny-mixtral' ? 0.001 : 0.02
    const extrapolated = (4 * difference(step / 2) - difference(step)) / 3
    const rounding = (3 * 2 ** -21) / step
    expect(Math.abs(slope - extrapolated)).toBeLessThan(1e-3 * Math.abs(slope) + rounding)
    for (const t of [loss, ...directions]) t.dispose()
    loaded.dispose()
  },
  60_000,
)
