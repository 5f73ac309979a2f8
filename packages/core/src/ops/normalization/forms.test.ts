// Norms under other names, scaled softmax and trilinear forms: against the operators that they stand for.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

describe.each<Engine>(['native', 'wasm'])('forms of norms: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const counting = (shape: readonly number[], seed: number) => {
    const length = shape.reduce((n, s) => n * s, 1)
    const values = Float64Array.from({ length }, (_, i) => (((i * 37 + seed * 11) % 49) - 24) / 16)
    return rt.tensor(values, { shape, dtype: 'float64' })
  }
  const arrays = (results: readonly (Tensor | null)[]) => Promise.all(results.map((t) => t?.toArray()))
  const close = async (a: Tensor, b: Tensor) => {
    const wanted = await b.data()
    ;(await a.data()).forEach((v, i) => expect(Number(v)).toBeCloseTo(Number(wanted[i]), 9))
  }

  it('_native_batch_norm_legit_functional returns what the running statistics become', async () => {
    const x = counting([4, 3, 2], 1)
    const [mean, variance] = [counting([3], 2), rt.call('ones', [[3]], { dtype: 'float64' }) as Tensor]
    const before = await arrays([mean, variance])
    const results = rt.call('_native_batch_norm_legit_functional', [x, null, null, mean, variance, true, 0.1, 1e-5])
    expect(await arrays([mean, variance])).toEqual(before)
    const moved = rt.call('_native_batch_norm_legit', [x, null, null, mean, variance, true, 0.1, 1e-5]) as Tensor[]
    expect(await arrays(results as Tensor[])).toEqual(await arrays([...moved, mean, variance]))
  })
  it('the gradients of libraries are those of native_batch_norm', async () => {
    const [grad, x, weight] = [counting([4, 3, 2], 1), counting([4, 3, 2], 2), counting([3], 3)]
    const [, mean, rstd] = rt.call('native_batch_norm', [x, weight, null, null, null, true, 0.1, 1e-5]) as Tensor[]
    const running = [null, null, mean, rstd]
    const all = [true, true, true]
    const wanted = rt.call('native_batch_norm_backward', [grad, x, weight, ...running, true, 1e-5, all]) as Tensor[]
    const reserve = rt.call('empty', [[0]], { dtype: 'uint8' })
    for (const [name, rest] of [
      ['cudnn', [reserve]],
      ['miopen', []],
    ] as const) {
      const got = rt.call(`${name}_batch_norm_backward`, [x, grad, weight, ...running, 1e-5, ...rest])
      expect(await arrays(got as Tensor[])).toEqual(await arrays(wanted))
    }
  })
  it('the gradients of batch_norm say which statistics lack', () => {
    const x = counting([4, 3], 1)
    const call = (train: boolean) => () =>
      rt.call('native_batch_norm_backward', [x, x, null, null, null, null, null, train, 1e-5, [true, true, true]])
    expect(call(true)).toThrow(/native_batch_norm_backward needs the saved mean and inverse deviation in training/)
    expect(call(false)).toThrow(/native_batch_norm_backward needs the running mean and variance in evaluation/)
  })
  it('scaled_softmax and its gradient', async () => {
    const x = counting([2, 5], 1).requiresGrad_()
    const plain = counting([2, 5], 1).requiresGrad_()
    const y = rt.call('scaled_softmax_forward', [x, 0.5]) as Tensor
    const wanted = rt.call('softmax', [rt.call('mul', [plain, 0.5]), -1]) as Tensor
    await close(y, wanted)
    const weights = counting([2, 5], 3)
    await close(rt.grad([y], [x], [weights])[0]!, rt.grad([wanted], [plain], [weights])[0]!)
  })
  it('rms_norm has the gradients of its formula', async () => {
    const [a, b] = [0, 1].map(() => [counting([3, 4], 1).requiresGrad_(), counting([4], 2).requiresGrad_()]) as [
      [Tensor, Tensor],
      [Tensor, Tensor],
    ]
    const y = rt.call('rms_norm', [a[0], [4], a[1], 1e-5]) as Tensor
    const square = rt.call('mean', [rt.call('mul', [b[0], b[0]]), [-1], true])
    const scale = rt.call('rsqrt', [rt.call('add', [square, 1e-5])])
    const wanted = rt.call('mul', [rt.call('mul', [b[0], scale]), b[1]]) as Tensor
    const weights = counting([3, 4], 3)
    const [got, exact] = [rt.grad([y], a, [weights]), rt.grad([wanted], b, [weights])]
    await close(got[0]!, exact[0]!)
    await close(got[1]!, exact[1]!)
  })
  it('bilinear and its gradients are those of einsum; linear_backward those of linear', async () => {
    const shapes = [
      [5, 3],
      [5, 4],
      [2, 3, 4],
    ]
    const [a, b] = [0, 1].map(() => shapes.map((shape, i) => counting(shape, i + 1).requiresGrad_())) as [
      Tensor[],
      Tensor[],
    ]
    const y = rt.call('bilinear', [...a, null]) as Tensor
    const wanted = rt.call('einsum', ['ni,nj,oij->no', b]) as Tensor
    await close(y, wanted)
    const weights = counting([5, 2], 7)
    const [got, exact] = [rt.grad([y], a, [weights]), rt.grad([wanted], b, [weights])]
    for (const [i, g] of got.entries()) await close(g!, exact[i]!)
    const [x, w, bias] = [counting([5, 3], 1), counting([2, 3], 2), counting([2], 3)].map((t) => t.requiresGrad_())
    const linear = rt.call('linear', [x, w, bias]) as Tensor
    const all = rt.call('linear_backward', [x, weights, w, [true, true, true]]) as Tensor[]
    const known = rt.grad([linear], [x!, w!, bias!], [weights])
    for (const [i, g] of all.entries()) await close(g, known[i]!)
  })
})
