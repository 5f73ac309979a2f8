// Gradients on the public API: leaves, graphs, accumulation, memory.
import { afterAll, expect, test } from 'vitest'
import { openTestRuntime } from '../ops/testing/runtime.ts'

const rt = openTestRuntime('wasm')
afterAll(() => rt.close())

test('backward gives the gradients of products, sums and broadcasts, and frees the graph', async () => {
  const before = rt.memory()
  const x = rt.tensor(
    [
      [1, 2],
      [3, 4],
    ],
    { requiresGrad: true },
  )
  const w = rt.tensor(
    [
      [1, 0],
      [2, 1],
    ],
    { requiresGrad: true },
  )
  const b = rt.tensor([1, -1], { requiresGrad: true })
  // Σ (x·w + b)²: the gradient of x·w + b is 2 (x·w + b).
  const y = rt.ops.add(rt.ops.mm(x, w), b)
  const loss = rt.ops.sum(rt.ops.mul(y, y))
  loss.backward()
  expect(await y.toArray()).toEqual([
    [6, 1],
    [12, 3],
  ])
  expect(await b.grad!.toArray()).toEqual([36, 8])
  expect(await w.grad!.toArray()).toEqual([
    [84, 20],
    [120, 28],
  ])
  expect(await x.grad!.toArray()).toEqual([
    [12, 26],
    [24, 54],
  ])
  for (const t of [x, w, b, y, loss]) t.dispose()
  // The product and the square were dropped without being disposed of.
  expect(rt.memory().tensors - before.tensors).toBe(2)
})
