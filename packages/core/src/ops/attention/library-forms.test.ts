// Attention under the names of libraries gives what scaled_dot_product_attention gives, with its gradients.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { openTestRuntime } from '../testing/runtime.ts'

describe('attention of libraries', () => {
  const rt = openTestRuntime('wasm')
  afterAll(() => rt.close())
  const counting = (shape: readonly number[], seed: number) => {
    const length = shape.reduce((n, s) => n * s, 1)
    const values = Float32Array.from({ length }, (_, i) => (((i * 37 + seed * 11) % 49) - 24) / 16)
    return rt.tensor(values, { shape })
  }
  const operands = () => [1, 2, 3].map((seed) => counting([1, 2, 5, 4], seed).requiresGrad_())
  const forms: [string, readonly unknown[]][] = [
    ['_scaled_dot_product_flash_attention', [0, true]],
    ['_scaled_dot_product_efficient_attention', [null, true, 0, true]],
    ['_scaled_dot_product_cudnn_attention', [null, true, 0, true]],
    ['_scaled_dot_product_fused_attention_overrideable', [null, 0, true]],
  ]

  it.each(forms)('%s', async (name, options) => {
    const [plain, own] = [operands(), operands()]
    const wanted = rt.call('scaled_dot_product_attention', [...plain, null, 0, true]) as Tensor
    const [output, logSumExp] = rt.call(name, [...own, ...options]) as [Tensor, Tensor]
    expect(await output.toArray()).toEqual(await wanted.toArray())
    expect(logSumExp.shape).toEqual([1, 2, 5])
    const weights = counting(wanted.shape, 7)
    const [got, exact] = [rt.grad([output], own, [weights]), rt.grad([wanted], plain, [weights])]
    for (const [i, g] of got.entries()) expect(await g!.toArray()).toEqual(await exact[i]!.toArray())
  })
  it('the backward operators give the gradients of the forward ones', async () => {
    const [query, key, value] = operands() as [Tensor, Tensor, Tensor]
    const bias = counting([1, 2, 5, 5], 5)
    const grad = counting([1, 2, 5, 4], 7)
    const empty = rt.call('empty', [[0]]) as Tensor
    const [output, logs] = rt.call('_scaled_dot_product_flash_attention', [query, key, value]) as [Tensor, Tensor]
    const wanted = rt.grad([output], [query, key, value], [grad])
    const saved = [grad, query, key, value]
    const flash = [...saved, output, logs, empty, empty, 5, 5, 0, false, empty, empty]
    const cudnn = [...saved, output, logs, empty, empty, empty, empty, empty, 5, 5, 0, false]
    const all = [
      rt.call('_scaled_dot_product_flash_attention_backward', flash),
      rt.call('_scaled_dot_product_cudnn_attention_backward', cudnn),
    ] as Tensor[][]
    for (const found of all)
      for (const [i, g] of found.entries()) expect(await g.toArray()).toEqual(await wanted[i]!.toArray())
    const own = [query, key, value, bias.requiresGrad_()]
    const biased = rt.call('_scaled_dot_product_efficient_attention', [...own, true]) as Tensor[]
    const exact = rt.grad([biased[0]!], own, [grad])
    const rest = [biased[0], biased[1], biased[2], biased[3], 0, [true, true, true, true]]
    const got = rt.call('_scaled_dot_product_efficient_attention_backward', [grad, ...own, ...rest]) as Tensor[]
    for (const [i, g] of got.entries()) expect(await g.toArray()).toEqual(await exact[i]!.toArray())
  })
  it('_scaled_dot_product_attention_math gives the weights too, without those that a mask drops', async () => {
    const [query, key, value] = operands() as [Tensor, Tensor, Tensor]
    const wanted = rt.call('scaled_dot_product_attention', [query, key, value, null, 0, true]) as Tensor
    const [output, weights] = rt.call('_scaled_dot_product_attention_math', [query, key, value, null, 0, true]) as [
      Tensor,
      Tensor,
    ]
    const exact = await wanted.data()
    ;(await output.data()).forEach((v, i) => expect(Number(v)).toBeCloseTo(Number(exact[i]), 5))
    const sums = await (rt.call('sum', [weights, [-1]]) as Tensor).data()
    for (const sum of sums) expect(Number(sum)).toBeCloseTo(1, 5)
    const none = rt.call('zeros', [[1, 2, 5, 5]], { dtype: 'bool' })
    const [zero] = rt.call('_scaled_dot_product_attention_math', [query, key, value, null, 0.5, false, none]) as [
      Tensor,
    ]
    expect(new Set((await zero.data()) as Float32Array)).toEqual(new Set([0]))
  })
  it('refuses dropout, whose seed would have to be returned', () => {
    const call = () => rt.call('_scaled_dot_product_flash_attention', [...operands(), 0.5])
    expect(call).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }))
  })
})
