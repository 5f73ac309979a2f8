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
  it('refuses dropout, whose seed would have to be returned', () => {
    const call = () => rt.call('_scaled_dot_product_flash_attention', [...operands(), 0.5])
    expect(call).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }))
  })
})
