// Bags of rows on both engines: sums, means and maxima, what padding leaves out, and the gradients.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

describe.each<Engine>(['native', 'wasm'])('embedding_bag: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const table = [
    [1, 10],
    [2, -20],
    [3, 30],
    [4, 40],
  ]
  const int64 = (values: number[]) => rt.tensor(values, { dtype: 'int64' })
  const [indices, offsets] = [int64([0, 2, 2, 1]), int64([0, 3, 3])]
  const modes = { sum: 0, mean: 1, max: 2 }
  const bags = (
    weight: Tensor,
    mode: keyof typeof modes,
    padding: number | null = null,
    samples: Tensor | null = null,
  ) =>
    rt.call('embedding_bag', [weight, indices, offsets, false, modes[mode], false, samples, false, padding]) as Tensor[]

  it('adds, averages or maximises the rows of each bag; an empty one is 0', async () => {
    const weight = rt.tensor(table)
    const of = async (mode: keyof typeof modes) => bags(weight, mode)[0]!.toArray()
    expect(await of('sum')).toEqual([
      [7, 70],
      [0, 0],
      [2, -20],
    ])
    expect(await of('mean')).toEqual([[7 / 3, 70 / 3].map((v) => expect.closeTo(v, 5)), [0, 0], [2, -20]])
    expect(await of('max')).toEqual([
      [3, 30],
      [0, 0],
      [2, -20],
    ])
  })
  it('padding counts for nothing, samples have weights, and the last offset may be the end', async () => {
    const weight = rt.tensor(table)
    expect(await bags(weight, 'mean', 2)[0]!.toArray()).toEqual([
      [1, 10],
      [0, 0],
      [2, -20],
    ])
    expect(await bags(weight, 'sum', null, rt.tensor([1, 2, 3, -1]))[0]!.toArray()).toEqual([
      [16, 160],
      [0, 0],
      [-2, 20],
    ])
    const ended = rt.call('embedding_bag', [weight, indices, int64([0, 1, 4]), false, 0, false, null, true]) as Tensor[]
    expect(await ended[0]!.toArray()).toEqual([
      [1, 10],
      [8, 40],
    ])
  })
  it('gradients go back to the rows, and to the weights of samples', async () => {
    const grad = rt.tensor([
      [1, 2],
      [5, 5],
      [3, 4],
    ])
    const gradient = async (mode: keyof typeof modes, padding: number | null = null) => {
      const weight = rt.tensor(table).requiresGrad_()
      return rt.grad([bags(weight, mode, padding)[0]!], [weight], [grad])[0]!.toArray()
    }
    expect(await gradient('sum')).toEqual([
      [1, 2],
      [3, 4],
      [2, 4],
      [0, 0],
    ])
    expect(await gradient('mean', 2)).toEqual([
      [1, 2],
      [3, 4],
      [0, 0],
      [0, 0],
    ])
    expect(await gradient('max')).toEqual([
      [0, 0],
      [3, 4],
      [1, 2],
      [0, 0],
    ])
    const samples = rt.tensor([1, 2, 3, -1]).requiresGrad_()
    const [sum] = bags(rt.tensor(table), 'sum', null, samples)
    expect(await rt.grad([sum!], [samples], [grad])[0]!.toArray()).toEqual([21, 63, 63, -74])
  })
  it('scale_grad_by_freq divides by how often a row is named', async () => {
    const weight = rt.tensor(table).requiresGrad_()
    const [sum] = rt.call('embedding_bag', [weight, indices, offsets, true, 0]) as [Tensor]
    const ones = rt.call('ones', [[3, 2]]) as Tensor
    expect(await rt.grad([sum], [weight], [ones])[0]!.toArray()).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [0, 0],
    ])
  })
  it('refuses rows that are not there, offsets that decrease, and weights of samples for means', () => {
    const weight = rt.tensor(table)
    const coded = (code: string) => expect.objectContaining({ code })
    const call = (i: number[], o: number[]) => () => rt.call('embedding_bag', [weight, int64(i), int64(o)])
    expect(call([4], [0])).toThrow(coded('INDEX_OUT_OF_RANGE'))
    expect(call([1, 1], [0, 2, 1])).toThrow(coded('INDEX_OUT_OF_RANGE'))
    expect(() => bags(weight, 'mean', null, rt.tensor([1, 1, 1, 1]))).toThrow(coded('BAD_ARGUMENT'))
  })
})
