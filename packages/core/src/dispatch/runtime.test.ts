// How a runtime makes and prints tensors.
import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { openTestRuntime } from '../ops/testing/runtime.ts'

it('prints a tensor as dtype, shape and device, alone and inside other values', async () => {
  const rt = openTestRuntime('wasm')
  const x = rt.empty([2, 3], 'float32')
  expect(inspect(x)).toBe('Tensor(float32[2, 3], cpu:wasm)')
  expect(inspect({ weights: [x] })).toBe('{ weights: [ Tensor(float32[2, 3], cpu:wasm) ] }')
  x.dispose()
  expect(inspect(x)).toBe('Tensor(float32[2, 3], cpu:wasm)')
  await rt.close()
})

it('prints a runtime as backend and device', async () => {
  const rt = openTestRuntime('wasm')
  expect(inspect(rt)).toBe('Runtime(cpu:wasm)')
  expect(`${rt}`).toBe('Runtime(cpu:wasm)')
  await rt.close()
})

it('writes tensors and runtimes as descriptions into JSON, whatever became of them', async () => {
  const rt = openTestRuntime('wasm')
  const x = rt.tensor([[1, 2]], { requiresGrad: true })
  const description = { dtype: 'float32', shape: [1, 2], device: 'cpu:wasm' }
  const { version } = rt.backend
  expect(JSON.parse(JSON.stringify({ x, rt }))).toEqual({ x: description, rt: { device: 'cpu:wasm', version } })
  x.dispose()
  await rt.close()
  expect(JSON.parse(JSON.stringify([x]))).toEqual([description])
})

it('takes complex numbers as it gives them', async () => {
  const rt = openTestRuntime('wasm')
  const x = rt.tensor([{ re: 1, im: -2 }, 3])
  expect(x.describe()).toBe('complex64[2]')
  expect(await x.toArray()).toEqual([
    { re: 1, im: -2 },
    { re: 3, im: 0 },
  ])
  const same = rt.tensor(await x.data(), { dtype: 'complex64', shape: [2, 1] })
  expect(await same.bytes()).toEqual(await x.bytes())
  expect(() => rt.tensor(new Float32Array(3), { dtype: 'complex64' })).toThrow(/pairs/)
  await rt.close()
})
