// Captured functions: replays follow new inputs, keep their memory to themselves, and refuse what cannot be repeated.
import { afterAll, describe, expect, test } from 'vitest'
import { engines, openTestRuntime } from '../../ops/testing/runtime.ts'
import type { Tensor } from '../../tensor/index.ts'

for (const engine of engines)
  describe(engine, () => {
    const rt = openTestRuntime(engine)
    afterAll(() => rt.close())
    const sumOfExponentials = (x: Tensor) =>
      rt.tidy(() => rt.call('sum', [rt.call('exp', [rt.call('add', [x, x])])]) as Tensor)
    const expected = (values: readonly number[]) => values.reduce((s, v) => s + Math.exp(2 * v), 0)

    test('a replay computes from the inputs’ new values', async () => {
      using x = rt.tensor([0, 1, 2])
      const graph = rt.capture(() => sumOfExponentials(x))
      expect(graph.length).toBe(3)
      for (const values of [
        [3, 1, 0.5],
        [-1, 0, 2],
      ]) {
        using next = rt.tensor(values)
        rt.call('aten::copy_', [x, next])
        graph.replay()
        expect(Number(await graph.result.item())).toBeCloseTo(expected(values), 2)
      }
      graph.dispose()
    })

    test('work between replays does not touch the graph’s memory', async () => {
      using x = rt.tensor([1, 2, 3])
      using graph = rt.capture(() => sumOfExponentials(x))
      for (let i = 0; i < 20; i++) sumOfExponentials(x).dispose()
      graph.replay()
      expect(Number(await graph.result.item())).toBeCloseTo(expected([1, 2, 3]), 1)
    })

    test('reading values inside is refused, and the runtime works on', async () => {
      using x = rt.tensor([1, 2, 3])
      expect(() => rt.capture(() => x.dataSync())).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }))
      expect(await x.toArray()).toEqual([1, 2, 3])
    })

    test('captures do not nest, and a disposed graph does not replay', () => {
      using x = rt.tensor([1])
      expect(() => rt.capture(() => rt.capture(() => x))).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }))
      const graph = rt.capture(() => sumOfExponentials(x))
      graph.dispose()
      expect(() => graph.replay()).toThrow(expect.objectContaining({ code: 'DISPOSED' }))
    })
  })
