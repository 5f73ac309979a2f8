// Windows against their formula in float64, with PyTorch's meaning of a period, and single points.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

const wanted = (length: number, intervals: number) =>
  Array.from({ length }, (_, i) => {
    const phase = (2 * Math.PI * i) / intervals
    return 0.42 - 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase)
  })

describe.each<Engine>(['native', 'wasm'])('blackman_window: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const values = async (args: readonly unknown[], dtype: string) =>
    (await (rt.call('blackman_window', args, { dtype }) as Tensor).toArray()) as number[]

  it('is periodic unless it is told otherwise', async () => {
    const close = (got: readonly number[], expected: readonly number[], digits: number) =>
      expected.forEach((x, i) => expect(got[i]).toBeCloseTo(x, digits))
    close(await values([37], 'float64'), wanted(37, 37), 14)
    close(await values([37, false], 'float64'), wanted(37, 36), 14)
    close(await values([1000], 'float32'), wanted(1000, 1000), 6)
  })
  it('one point is 1', async () => {
    for (const isPeriodic of [true, false]) {
      expect(await values([1, isPeriodic], 'float32')).toEqual([1])
      expect(await values([0, isPeriodic], 'float32')).toEqual([])
    }
  })
  it('integers and negative lengths are refused', () => {
    const call = (length: number, dtype: string) => () => rt.call('blackman_window', [length], { dtype })
    expect(call(4, 'int64')).toThrow(/blackman_window: expects a floating-point dtype, got int64/)
    expect(call(-1, 'float32')).toThrow(/blackman_window: .*negative/)
  })
})
