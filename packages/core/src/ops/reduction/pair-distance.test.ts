// Distances between rows against plain TypeScript, and their gradients against differences.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

const norm = (difference: readonly number[], p: number): number => {
  const sizes = difference.map(Math.abs)
  if (p === Infinity) return Math.max(...sizes)
  return p === 0 ? sizes.filter((v) => v !== 0).length : sizes.reduce((sum, v) => sum + v ** p, 0) ** (1 / p)
}
const rowsOf = (data: readonly number[], columns: number) =>
  Array.from({ length: data.length / columns }, (_, i) => data.slice(i * columns, (i + 1) * columns))
const distance = (a: readonly number[], b: readonly number[], p: number) =>
  norm(
    a.map((v, i) => v - b[i]!),
    p,
  )
const numbers = (count: number, seed: number) =>
  Array.from({ length: count }, (_, i) => (((i * 37 + seed * 11) % 49) - 24) / 16 + Math.sin(i + seed) / 50)
const orders = [0, 0.5, 1, 1.5, 2, 3, Infinity]

describe.each<Engine>(['native', 'wasm'])('distances of rows: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const wide = (data: readonly number[], shape: readonly number[]) =>
    rt.tensor(Float64Array.from(data), { shape, dtype: 'float64' })
  const close = async (t: Tensor, wanted: readonly number[], digits: number) =>
    (await t.data()).forEach((v, i) => expect(Number(v)).toBeCloseTo(wanted[i]!, digits))
  const slopes = (of: (data: readonly number[]) => number, at: readonly number[]) =>
    at.map((v, i) => (of(at.with(i, v + 1e-6)) - of(at.with(i, v - 1e-6))) / 2e-6)

  it.each(orders)('cdist of order %d and its gradients', async (p) => {
    const [a, b] = [numbers(12, 1), numbers(20, 2)]
    const all = (x: readonly number[], y: readonly number[]) =>
      rowsOf(x, 4).flatMap((row) => rowsOf(y, 4).map((other) => distance(row, other, p)))
    const [x1, x2] = [wide(a, [3, 4]).requiresGrad_(), wide(b, [5, 4]).requiresGrad_()]
    const y = rt.call('cdist', [x1, x2, p]) as Tensor
    await close(y, all(a, b), 9)
    const weights = numbers(15, 3)
    const weighed = (x: readonly number[], z: readonly number[]) =>
      all(x, z).reduce((sum, v, i) => sum + v * weights[i]!, 0)
    const grads = rt.grad([y], [x1, x2], [wide(weights, [3, 5])])
    await close(grads[0]!, p === 0 ? a.map(() => 0) : slopes((x) => weighed(x, b), a), 5)
    await close(grads[1]!, p === 0 ? b.map(() => 0) : slopes((x) => weighed(a, x), b), 5)
  })
  it.each(orders)('pdist of order %d and its gradient', async (p) => {
    const a = numbers(15, 4)
    const all = (x: readonly number[]) => {
      const rows = rowsOf(x, 3)
      return rows.flatMap((row, i) => rows.slice(i + 1).map((other) => distance(row, other, p)))
    }
    const x = wide(a, [5, 3]).requiresGrad_()
    const y = rt.call('pdist', [x, p]) as Tensor
    await close(y, all(a), 9)
    const weights = numbers(10, 5)
    const [grad] = rt.grad([y], [x], [wide(weights, [10])])
    const weighed = (v: readonly number[]) => all(v).reduce((sum, d, i) => sum + d * weights[i]!, 0)
    await close(grad!, p === 0 ? a.map(() => 0) : slopes(weighed, a), 5)
  })
  it('batches broadcast, and the gradient of what was broadcast adds up', async () => {
    const x1 = rt.tensor([[0, 0]]).requiresGrad_()
    const x2 = rt.tensor([[[3, 4]], [[6, 8]]])
    const y = rt.call('cdist', [x1, x2]) as Tensor
    expect(await y.toArray()).toEqual([[[5]], [[10]]])
    const [grad] = rt.grad([y], [x1], [rt.tensor([[[1]], [[1]]])])
    await close(grad!, [-1.2, -1.6], 6)
  })
  it('equal rows have distance 0 and gradient 0; rows without elements too', async () => {
    const x = rt
      .tensor([
        [1, 2],
        [1, 2],
      ])
      .requiresGrad_()
    const y = rt.call('pdist', [x]) as Tensor
    expect(await y.toArray()).toEqual([0])
    const [grad] = rt.grad([y], [x], [rt.tensor([1])])
    expect(await grad!.toArray()).toEqual([
      [0, 0],
      [0, 0],
    ])
    const empty = rt.call('cdist', [rt.call('zeros', [[2, 0]]), rt.call('zeros', [[1, 0]])]) as Tensor
    expect(await empty.toArray()).toEqual([[0], [0]])
  })
  it('refuses rows of different lengths, integers, and negative orders', () => {
    const x = rt.tensor([[1, 2]])
    const coded = (code: string) => expect.objectContaining({ code })
    expect(() => rt.call('cdist', [x, rt.tensor([[1]])])).toThrow(coded('SHAPE_MISMATCH'))
    expect(() => rt.call('cdist', [x, x, -1])).toThrow(coded('BAD_ARGUMENT'))
    expect(() => rt.call('pdist', [rt.tensor([[1, 2]], { dtype: 'int64' })])).toThrow(coded('UNSUPPORTED_DTYPE'))
    expect(() => rt.call('pdist', [rt.tensor([1, 2])])).toThrow(coded('SHAPE_MISMATCH'))
  })
})
