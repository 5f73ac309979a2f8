// Elements of long rows by their rank, which are chosen and not found by sorting.
import { afterAll, describe, expect, test } from 'vitest'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, engines, openTestRuntime } from '../testing/runtime.ts'

const runtimes = new Map<Engine, Runtime>()
const runtimeOf = (engine: Engine): Runtime => {
  const open = runtimes.get(engine) ?? openTestRuntime(engine)
  runtimes.set(engine, open)
  return open
}
afterAll(() => Promise.all([...runtimes.values()].map((rt) => rt.close())))

/** Few different values, so that many are equal; here and there an infinity, a zero of either sign, a NaN. */
const special = [Infinity, -Infinity, 0, -0, Number.NaN]
const row = Array.from({ length: 1500 }, (_, i) => (i % 97 === 3 ? special[i % 5]! : Math.round(Math.sin(i * 7) * 40)))

/** Positions in PyTorch's order: NaN is greatest, equal ones keep theirs. */
function expectedPositions(k: number, largest: boolean): number[] {
  const rank = (x: number) => (Number.isNaN(x) ? Number.MAX_VALUE : Math.max(-1e300, Math.min(1e300, x)))
  const sign = largest ? -1 : 1
  return row
    .map((_, i) => i)
    .sort((a, b) => sign * (rank(row[a]!) - rank(row[b]!)) || a - b)
    .slice(0, k)
}

describe.each(engines)('%s', (engine) => {
  test.each([
    [1, true],
    [1, false],
    [60, true],
    [300, false],
  ])('topk(%i, largest %s) is the head of the stable sort', (k, largest) => {
    const rt = runtimeOf(engine)
    const x = rt.tensor([row, [...row].reverse()], { dtype: 'float32' })
    const [values, indices] = rt.call('topk', [x, k, -1, largest]) as [Tensor, Tensor]
    const positions = expectedPositions(k, largest)
    expect(Array.from(indices.dataSync() as BigInt64Array, Number).slice(0, k)).toEqual(positions)
    expect(Array.from(values.dataSync() as Float32Array).slice(0, k)).toEqual(positions.map((p) => row[p]))
  })

  test.each([1, 40, 750, 1500])('kthvalue %i is that element of the stable sort', (k) => {
    const rt = runtimeOf(engine)
    const x = rt.tensor([row], { dtype: 'float32' })
    const [value, index] = rt.call('kthvalue', [x, k, -1]) as [Tensor, Tensor]
    const position = expectedPositions(row.length, false)[k - 1]!
    expect(Number((index.dataSync() as BigInt64Array)[0])).toBe(position)
    expect((value.dataSync() as Float32Array)[0]).toBe(row[position])
  })

  test('along another dimension, of integers', () => {
    const rt = runtimeOf(engine)
    const whole = row.map((v) => (Number.isFinite(v) ? v : 0))
    const x = rt.tensor(
      whole.map((v) => [v, -v]),
      { dtype: 'int64' },
    )
    const [values] = rt.call('topk', [x, 5, 0]) as [Tensor]
    const top = (list: readonly number[]) => [...list].sort((a, b) => b - a).slice(0, 5)
    const [first, second] = [top(whole), top(whole.map((v) => -v))]
    expect(Array.from(values!.dataSync() as BigInt64Array, Number)).toEqual(first.flatMap((v, i) => [v, second[i]!]))
  })
})
