// segment_reduce on both engines against plain TypeScript; its gradient against differences.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

type Fold = 'sum' | 'mean' | 'max' | 'min' | 'prod'
const lengths = [3, 0, 4, 1]
const values = Array.from({ length: 16 }, (_, i) => (((i * 37 + 11) % 49) - 24) / 16)

/** Segments of the rows of [8, 2], from an initial value. */
function expected(fold: Fold, data: readonly number[], initial: number): number[] {
  let from = 0
  return lengths.flatMap((length) => {
    const start = from
    from += length
    return [0, 1].map((column) => {
      const own = Array.from({ length }, (_, i) => data[(start + i) * 2 + column]!)
      if (fold === 'max') return Math.max(initial, ...own)
      if (fold === 'min') return Math.min(initial, ...own)
      if (fold === 'prod') return own.reduce((a, b) => a * b, initial)
      const sum = own.reduce((a, b) => a + b, initial)
      return fold === 'mean' && length > 0 ? sum / length : sum
    })
  })
}

describe.each<Engine>(['native', 'wasm'])('segment_reduce: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const wide = (data: readonly number[], shape: readonly number[]) =>
    rt.tensor(Float64Array.from(data), { shape, dtype: 'float64' })
  const numbers = async (t: Tensor) => Array.from((await t.data()) as Float64Array)
  const bounds = rt.tensor(lengths, { dtype: 'int64' })

  it.each<Fold>(['sum', 'mean', 'max', 'min', 'prod'])('%s, and its gradient', async (fold) => {
    const initial = fold === 'max' ? -9 : fold === 'min' ? 9 : 0.5
    const data = wide(values, [8, 2]).requiresGrad_()
    const y = rt.call('segment_reduce', [data, fold], { lengths: bounds, initial }) as Tensor
    const wanted = expected(fold, values, initial)
    ;(await numbers(y)).forEach((v, i) => expect(v).toBeCloseTo(wanted[i]!, 10))
    const weights = Array.from({ length: 8 }, (_, i) => i - 3.5)
    const [grad] = rt.grad([y], [data], [wide(weights, [4, 2])])
    const weighed = (i: number, by: number) =>
      expected(fold, values.with(i, values[i]! + by), initial).reduce((sum, v, j) => sum + v * weights[j]!, 0)
    const slopes = values.map((_, i) => (weighed(i, 1e-5) - weighed(i, -1e-5)) / 2e-5)
    ;(await numbers(grad!)).forEach((v, i) => expect(v).toBeCloseTo(slopes[i]!, 5))
  })
  it('takes bounds in place of lengths, along an inner dimension, and starts from what the reduction asks', async () => {
    const data = rt.tensor([
      [1, 2, 3],
      [4, 5, 6],
    ])
    const offsets = rt.tensor(
      [
        [0, 2, 2],
        [0, 1, 3],
      ],
      { dtype: 'int32' },
    )
    const reduce = (fold: Fold) => rt.call('segment_reduce', [data, fold], { offsets, axis: 1 }) as Tensor
    expect(await reduce('max').toArray()).toEqual([
      [2, -Infinity],
      [4, 6],
    ])
    expect(await reduce('mean').toArray()).toEqual([
      [1.5, Number.NaN],
      [4, 5.5],
    ])
  })
  it('the gradient of a product with zeros and of equal maxima', async () => {
    const one = rt.tensor([1])
    const whole = { lengths: rt.tensor([3], { dtype: 'int64' }) }
    const gradient = async (fold: Fold, data: number[], output: number) => {
      const args = [one, rt.tensor([output]), rt.tensor(data), fold]
      return (rt.call('_segment_reduce_backward', args, whole) as Tensor).toArray()
    }
    expect(await gradient('prod', [0, 2, 3], 0)).toEqual([6, 0, 0])
    expect(await gradient('prod', [0, 0, 3], 0)).toEqual([0, 0, 0])
    expect(await gradient('max', [5, 1, 5], 5)).toEqual([0.5, 0, 0.5])
  })
  it('refuses lengths that do not add up, an unknown reduction, and integers', () => {
    const data = rt.tensor([1, 2, 3])
    const call = (given: number[], fold: string, x = data) => {
      return () => rt.call('segment_reduce', [x, fold], { lengths: rt.tensor(given, { dtype: 'int64' }) })
    }
    const coded = (code: string) => expect.objectContaining({ code })
    expect(call([1, 1], 'sum')).toThrow(coded('BAD_ARGUMENT'))
    expect(call([4, -1], 'sum')).toThrow(coded('BAD_ARGUMENT'))
    expect(call([3], 'median')).toThrow(coded('BAD_ARGUMENT'))
    expect(call([3], 'sum', rt.tensor([1, 2, 3], { dtype: 'int64' }))).toThrow(coded('UNSUPPORTED_DTYPE'))
  })
})
