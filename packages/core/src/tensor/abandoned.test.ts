// Tensors that nobody disposed of: the finalizer gives their memory back and counts them out.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { openTestRuntime } from '../ops/testing/runtime.ts'

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void

it('are counted out and their memory is returned', async () => {
  const rt = openTestRuntime('wasm')
  const before = rt.memory()
  const abandon = () => {
    for (let i = 0; i < 100; i++) rt.empty([64], 'float32')
  }
  abandon()
  expect(rt.memory().tensors).toBe(before.tensors + 100)
  for (let i = 0; i < 100 && rt.memory().tensors > before.tensors; i++) {
    collect()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect(rt.memory().tensors).toBe(before.tensors)
  expect(rt.memory().allocated).toBe(before.allocated)
  await rt.close()
})
