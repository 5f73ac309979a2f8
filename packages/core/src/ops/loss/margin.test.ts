// Margin losses against plain TypeScript, and their gradients against differences.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

const classes = 4
const scores = [0.3, -1.2, 0.9, 0.4, 1.1, 0.2, -0.7, 0.6, 0.05, 0.85, -0.4, 1.3]
const rowsOf = <T>(data: readonly T[]) =>
  Array.from({ length: data.length / classes }, (_, i) => data.slice(i * classes, (i + 1) * classes))

function multiMargin(data: readonly number[], target: readonly number[], p: number, margin: number, w: number[]) {
  return rowsOf(data).map((row, n) => {
    const own = target[n]!
    const losses = row.map((x, j) => (j === own ? 0 : Math.max(0, margin - row[own]! + x) ** p * w[own]!))
    return losses.reduce((a, b) => a + b) / classes
  })
}
function multilabelMargin(data: readonly number[], target: readonly number[]) {
  const labels = rowsOf(target)
  return rowsOf(data).map((row, n) => {
    const end = labels[n]!.indexOf(-1)
    const named = end < 0 ? labels[n]! : labels[n]!.slice(0, end)
    let sum = 0
    for (const t of named) row.forEach((x, i) => (sum += named.includes(i) ? 0 : Math.max(0, 1 - (row[t]! - x))))
    return sum / classes
  })
}

describe.each<Engine>(['native', 'wasm'])('margin losses: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const wide = (data: readonly number[], shape: readonly number[]) =>
    rt.tensor(Float64Array.from(data), { shape, dtype: 'float64' })
  const close = async (t: Tensor, wanted: readonly number[]) =>
    (await t.data()).forEach((v, i) => expect(Number(v)).toBeCloseTo(wanted[i]!, 6))
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length
  const slopes = (of: (data: readonly number[]) => number) =>
    scores.map((v, i) => (of(scores.with(i, v + 1e-6)) - of(scores.with(i, v - 1e-6))) / 2e-6)
  const target = [2, 0, 3]
  const weights = [1, 0.5, 2, 1.5]

  it.each([
    [1, 1],
    [2, 0.7],
  ])('multi_margin_loss with p = %d and a margin of %d, and its gradient', async (p, margin) => {
    const x = wide(scores, [3, classes]).requiresGrad_()
    const labels = rt.tensor(target, { dtype: 'int64' })
    const call = (reduction: number) =>
      rt.call('multi_margin_loss', [x, labels, p, margin, wide(weights, [classes]), reduction]) as Tensor
    await close(call(0), multiMargin(scores, target, p, margin, weights))
    const loss = call(1)
    await close(loss, [mean(multiMargin(scores, target, p, margin, weights))])
    const [grad] = rt.grad([loss], [x], [wide([3], [])])
    await close(
      grad!,
      slopes((data) => 3 * mean(multiMargin(data, target, p, margin, weights))),
    )
  })
  it('multilabel_margin_loss reads labels up to the first -1, and its gradient', async () => {
    const named = [2, 0, -1, 1, 3, -1, 0, 0, 1, 1, -1, 2]
    const x = wide(scores, [3, classes]).requiresGrad_()
    const loss = rt.call('multilabel_margin_loss', [
      x,
      rt.tensor(named, { shape: [3, 4], dtype: 'int64' }),
      2,
    ]) as Tensor
    const total = (data: readonly number[]) => 3 * mean(multilabelMargin(data, named))
    await close(loss, [total(scores)])
    const [grad] = rt.grad([loss], [x], [wide([1], [])])
    await close(grad!, slopes(total))
  })
  it('margin_ranking_loss punishes pairs in the wrong order', async () => {
    const [a, b, order] = [rt.tensor([1, 2, 3]), rt.tensor([2, 1, 3]), rt.tensor([1, 1, -1])]
    expect(await (rt.call('margin_ranking_loss', [a, b, order, 0.5, 0]) as Tensor).toArray()).toEqual([1.5, 0, 0.5])
  })
  it('refuses targets that are no classes, other orders, and shapes that do not go together', () => {
    const x = wide(scores, [3, classes])
    const coded = (code: string) => expect.objectContaining({ code })
    const labelled = (labels: number[], p = 1) => {
      return () => rt.call('multi_margin_loss', [x, rt.tensor(labels, { dtype: 'int64' }), p])
    }
    expect(labelled([0, 1, classes])).toThrow(coded('INDEX_OUT_OF_RANGE'))
    expect(labelled([0, 1])).toThrow(coded('SHAPE_MISMATCH'))
    expect(labelled([0, 1, 2], 3)).toThrow(coded('BAD_ARGUMENT'))
  })
})
