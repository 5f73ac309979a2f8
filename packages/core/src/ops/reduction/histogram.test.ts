// Histograms, modes, neighbours' differences and assertions on both engines.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

describe.each<Engine>(['native', 'wasm'])('histograms and modes: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const coded = (code: string) => expect.objectContaining({ code })
  const arrays = (results: unknown) => Promise.all((results as Tensor[]).map((t) => t.toArray()))

  it('histc counts between bounds, the upper one included, and finds them where they are equal', async () => {
    const x = rt.tensor([0, 1, 2, 2.5, 3, 4, -1, 9, Number.NaN])
    expect(await (rt.call('histc', [x, 4, 0, 4]) as Tensor).toArray()).toEqual([1, 1, 2, 2])
    const y = rt.tensor([1, 2, 3, 3])
    expect(await (rt.call('histc', [y, 2]) as Tensor).toArray()).toEqual([1, 3])
    expect(await (rt.call('histc', [rt.tensor([5, 5]), 2]) as Tensor).toArray()).toEqual([0, 2])
  })
  it('histogram adds weights between edges, and divides by the whole and the widths', async () => {
    const x = rt.tensor([0, 0.5, 1, 3, 4, 7])
    const edges = rt.tensor([0, 1, 4])
    expect(await arrays(rt.call('histogram', [x, edges]))).toEqual([
      [2, 3],
      [0, 1, 4],
    ])
    const weight = rt.tensor([1, 2, 3, 4, 5, 6])
    expect((await arrays(rt.call('histogram', [x, edges], { weight })))[0]).toEqual([3, 12])
    expect((await arrays(rt.call('histogram', [x, edges], { weight, density: true })))[0]).toEqual([
      expect.closeTo(3 / 15, 6),
      expect.closeTo(12 / 15 / 3, 6),
    ])
    expect(await arrays(rt.call('histogram', [x, 2], { range: [0, 4] }))).toEqual([
      [3, 2],
      [0, 2, 4],
    ])
  })
  it('histogramdd counts in the cells of a grid', async () => {
    const points = rt.tensor([
      [0, 0],
      [1, 3],
      [2, 4],
      [2, 9],
    ])
    const [sums, edges] = rt.call('histogramdd', [points, [2, 2]], { range: [0, 2, 0, 4] }) as [Tensor, Tensor[]]
    expect(await sums.toArray()).toEqual([
      [1, 0],
      [0, 2],
    ])
    expect(await arrays(edges)).toEqual([
      [0, 1, 2],
      [0, 2, 4],
    ])
    const given = [rt.tensor([0, 1, 2]), rt.tensor([0, 2, 4])]
    const options = { weight: rt.tensor([1, 2, 3, 4]), density: true }
    const [dense] = rt.call('histogramdd', [points, given], options) as [Tensor]
    expect(await dense.toArray()).toEqual([
      [expect.closeTo(1 / 12, 6), 0],
      [0, expect.closeTo(5 / 12, 6)],
    ])
  })
  it('refuses integers, no bins, and a range that is none', () => {
    expect(() => rt.call('histc', [rt.tensor([1], { dtype: 'int64' })])).toThrow(coded('UNSUPPORTED_DTYPE'))
    expect(() => rt.call('histc', [rt.tensor([1]), 0])).toThrow(coded('BAD_ARGUMENT'))
    expect(() => rt.call('histc', [rt.tensor([1]), 2, 3, 1])).toThrow(coded('BAD_ARGUMENT'))
    expect(() => rt.call('histc', [rt.tensor([1, Infinity])])).toThrow(coded('BAD_ARGUMENT'))
  })
  it('mode gives the least of the most frequent elements, and where it stands last', async () => {
    const x = rt.tensor(
      [
        [3, 1, 3, 1, 2],
        [5, 5, 4, 4, 4],
        [9, 8, 7, 6, 5],
      ],
      { dtype: 'int64' },
    )
    expect(await arrays(rt.call('mode', [x]))).toEqual([
      [1n, 4n, 5n],
      [3n, 4n, 4n],
    ])
    expect(await arrays(rt.call('mode', [x, 0, true]))).toEqual([[[3n, 1n, 3n, 1n, 2n]], [[0n, 0n, 0n, 0n, 0n]]])
  })
  it('the gradient of mode goes to the element that was chosen', async () => {
    const x = rt.tensor([[2, 1, 1]]).requiresGrad_()
    const [value] = rt.call('mode', [x]) as [Tensor]
    const [grad] = rt.grad([value], [x], [rt.tensor([4])])
    expect(await grad!.toArray()).toEqual([[0, 0, 4]])
  })
  it('diff takes differences of what is put before and behind; of bools, changes', async () => {
    const x = rt.tensor([1, 4, 9])
    const both = [rt.tensor([0]), rt.tensor([16])]
    expect(await (rt.call('diff', [x, 2, -1, ...both]) as Tensor).toArray()).toEqual([2, 2, 2])
    expect(await (rt.call('diff', [x, 5]) as Tensor).toArray()).toEqual([])
    const flags = rt.tensor([true, true, false], { dtype: 'bool' })
    expect(await (rt.call('diff', [flags]) as Tensor).toArray()).toEqual([false, true])
  })
  it('_cummin_helper writes into tensors that are given', async () => {
    const [values, indices] = [rt.call('zeros', [[3]]), rt.call('zeros', [[3]], { dtype: 'int64' })]
    rt.call('_cummin_helper', [rt.tensor([2, 3, 1]), values, indices, 0])
    expect(await arrays([values, indices])).toEqual([
      [2, 2, 1],
      [0n, 0n, 2n],
    ])
  })
  it('normed_cumsum ends at 1', async () => {
    const y = rt.call('normed_cumsum', [rt.tensor([1, 3, 4])]) as Tensor
    expect(await y.toArray()).toEqual([0.125, 0.5, 1])
  })
  it('_assert_async fails with its message where the element is zero', async () => {
    rt.call('_assert_async', [rt.tensor([2])])
    const token = rt.call('_make_dep_token', [])
    const next = rt.call('_functional_assert_async', [rt.tensor([2]), 'positive', token]) as Tensor
    expect(next.shape).toEqual([])
    expect(() => rt.call('_assert_async', [rt.tensor([0]), 'weights must not vanish'])).toThrow(
      /weights must not vanish/,
    )
    expect(() => rt.call('_assert_async', [rt.tensor([1, 1])])).toThrow(coded('BAD_ARGUMENT'))
    const flags = rt.tensor([true, false], { dtype: 'bool' })
    expect(await (rt.call('_is_all_true', [flags]) as Tensor).toArray()).toBe(false)
  })
})
