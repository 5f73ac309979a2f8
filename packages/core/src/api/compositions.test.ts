// Public functions that are composed of operators, by values worked out by hand.
import { afterAll, describe, expect, test } from 'vitest'
import { openTestRuntime } from '../ops/testing/runtime.ts'
import type { NestedArray, Tensor } from '../tensor/index.ts'

const rt = openTestRuntime('wasm')
afterAll(() => rt.close())

const call = (name: string, args: readonly unknown[], keywords?: Record<string, unknown>): Promise<NestedArray> =>
  (rt.call(name, args, keywords) as Tensor).toArray()
const t = (values: readonly unknown[], dtype = 'float32') => rt.tensor(values as number[], { dtype })

describe('masked functions see what the mask shows', () => {
  const x = t([
    [1, 5, 3],
    [2, 8, 4],
  ])
  const mask = t(
    [
      [true, false, true],
      [true, true, false],
    ],
    'bool',
  )
  test.each<[string, NestedArray]>([
    ['sum', [4, 10]],
    ['mean', [2, 5]],
    ['amax', [3, 8]],
    ['amin', [1, 2]],
    ['prod', [3, 16]],
    ['argmax', [2, 1]],
    ['var', [2, 18]],
  ])('%s', async (name, expected) => {
    expect(await call(`masked.${name}`, [x, 1], { mask })).toEqual(expected)
  })
  test('scans pass over hidden elements', async () => {
    expect(await call('masked.cumsum', [x, 1], { mask })).toEqual([
      [1, 1, 4],
      [2, 10, 10],
    ])
  })
  test('softmax gives hidden elements nothing', async () => {
    const y = t([[2, 9, 2]])
    expect(await call('masked.softmax', [y, 1], { mask: t([[true, false, true]], 'bool') })).toEqual([[0.5, 0, 0.5]])
  })
  test('an extreme of integers is refused, for which no value stands for hidden elements', () => {
    expect(() => rt.call('masked.amax', [t([1, 2], 'int64')], { mask: t([true, false], 'bool') })).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED_DTYPE' }),
    )
  })
})

describe('series', () => {
  test('diff with what goes before, and twice', async () => {
    expect(await call('diff', [t([1, 4, 9, 16])], { n: 2 })).toEqual([2, 2])
    expect(await call('diff', [t([1, 4])], { prepend: t([0]) })).toEqual([1, 3])
  })
  test('slopes are exact for parabolas, at uneven places too', async () => {
    const slopes = (x: Tensor, options: Record<string, unknown>) =>
      (rt.call('gradient', [x], { edge_order: 2, ...options }) as Tensor[])[0]!.data()
    const places = [0, 1, 3, 4, 6]
    expect(Array.from(await slopes(t([0, 1, 4, 9]), {}), Number)).toEqual([0, 2, 4, 6])
    const uneven = await slopes(t(places.map((x) => x * x)), { spacing: [t(places)] })
    for (const [i, x] of places.entries()) expect(Number(uneven[i])).toBeCloseTo(2 * x, 5)
  })
  test('trapezoids of even and of given widths', async () => {
    expect(await call('trapezoid', [t([1, 2, 4])], { dx: 2 })).toBe(9)
    expect(await call('trapezoid', [t([1, 2, 4]), t([0, 1, 4])])).toBe(10.5)
    expect(await call('cumulative_trapezoid', [t([1, 2, 4])])).toEqual([1.5, 4.5])
  })
  test('shifts of an odd number of frequencies undo each other', async () => {
    expect(await call('fft.fftshift', [t([0, 1, 2, -2, -1])])).toEqual([-2, -1, 0, 1, 2])
    expect(await call('fft.ifftshift', [t([-2, -1, 0, 1, 2])])).toEqual([0, 1, 2, -2, -1])
  })
})

describe('matrices', () => {
  test('a chain of products between vectors is a number', async () => {
    const m = t([
      [1, 2],
      [3, 4],
    ])
    expect(await call('linalg.multi_dot', [[t([1, 1]), m, m, t([1, 0])]])).toBe(22)
  })
  test('a chain whose sides do not meet is refused', () => {
    const [a, b] = [rt.call('ones', [[2, 3]]), rt.call('ones', [[2, 3]])]
    expect(() => rt.call('linalg.multi_dot', [[a, b]])).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
  })
  test('norms of columns and rows', async () => {
    const m = t([
      [1, -2],
      [3, 5],
    ])
    expect(await call('linalg.norm', [m, 1])).toBe(7)
    expect(await call('linalg.norm', [m, Infinity])).toBe(8)
    expect(await call('linalg.norm', [m, -1])).toBe(4)
    expect(await call('linalg.norm', [t([3, 4])])).toBe(5)
  })
  test('powers, covariances and their scale', async () => {
    expect(await call('linalg.vander', [t([2, 3])], { N: 3 })).toEqual([
      [1, 2, 4],
      [1, 3, 9],
    ])
    const rows = t([
      [1, 2, 3],
      [6, 4, 2],
    ])
    expect(await call('cov', [rows])).toEqual([
      [1, -2],
      [-2, 4],
    ])
    expect(await call('corrcoef', [rows])).toEqual([
      [1, -1],
      [-1, 1],
    ])
    expect(await call('cov', [t([1, 4])], { fweights: t([2, 1], 'int64') })).toBe(3)
  })
  test('sum_to_size adds what was broadcast, and refuses what was not', async () => {
    const ones = rt.call('ones', [[2, 3, 4]])
    expect(await call('sum_to_size', [ones, 3, 1])).toEqual([[8], [8], [8]])
    expect(() => rt.call('sum_to_size', [ones, 2, 4])).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
  })
})

describe('losses of pairs', () => {
  test('margins count where they are missed', async () => {
    const [x, y, one] = [t([1, 3]), t([2, 0]), t([1, 1])]
    expect(await call('nn.functional.margin_ranking_loss', [x, y, one], { margin: 1, reduction: 'none' })).toEqual([
      2, 0,
    ])
    const target = t([1, -1])
    expect(await call('nn.functional.hinge_embedding_loss', [t([0.5, 0.25]), target], { reduction: 'none' })).toEqual([
      0.5, 0.75,
    ])
  })
  test('poisson counts rates in full only above one', async () => {
    const [x, target] = [t([0, 0]), t([1, 0])]
    expect(await call('nn.functional.poisson_nll_loss', [x, target], { full: true, reduction: 'none' })).toEqual([1, 1])
  })
})
