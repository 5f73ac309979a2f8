// What a runtime and its tensors print.
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
