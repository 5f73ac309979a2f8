// Resampling on both engines: places of nearest neighbours, gradients as adjoints, weights of the antialiased bicubic.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

const cubic = (distance: number) => {
  const x = Math.abs(distance)
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1
  return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0
}
/** Pillow's bicubic along one row, in float64. */
function bicubicRow(row: readonly number[], outputs: number): number[] {
  const scale = row.length / outputs
  const wide = Math.max(scale, 1)
  return Array.from({ length: outputs }, (_, i) => {
    const centre = scale * (i + 0.5)
    const first = Math.max(Math.trunc(centre - 2 * wide + 0.5), 0)
    const end = Math.min(Math.trunc(centre + 2 * wide + 0.5), row.length)
    let [sum, total] = [0, 0]
    for (let j = first; j < end; j++) {
      const weight = cubic((j - centre + 0.5) / wide)
      sum += weight * row[j]!
      total += weight
    }
    return sum / total
  })
}

describe.each<Engine>(['native', 'wasm'])('resampling: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const numbers = (count: number, seed = 1) =>
    Array.from({ length: count }, (_, i) => (((i * 37 + seed * 11) % 49) - 24) / 16)

  it('nearest looks from the start of an output, exact from its centre', async () => {
    const x = rt.tensor([[[10, 20, 30]]])
    expect(await (rt.call('upsample_nearest1d', [x, [5]]) as Tensor).toArray()).toEqual([[[10, 10, 20, 20, 30]]])
    expect(await (rt.call('_upsample_nearest_exact1d', [x, [2]]) as Tensor).toArray()).toEqual([[[10, 30]]])
    expect(await (rt.call('upsample_nearest1d', [x, [2]]) as Tensor).toArray()).toEqual([[[10, 20]]])
  })
  it('upsample_nearest2d repeats rows and columns of strided images', async () => {
    const x = rt.call('transpose', [
      rt.tensor([
        [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      ]),
      2,
      3,
    ]) as Tensor
    const y = rt.call('upsample_nearest2d', [x, [2, 4]]) as Tensor
    expect(await y.toArray()).toEqual([
      [
        [
          [1, 1, 3, 3],
          [2, 2, 4, 4],
        ],
      ],
    ])
  })
  it('the gradient of upsample_nearest2d sums those of all copies', async () => {
    const grad = rt.tensor(Float64Array.from(numbers(24)), { shape: [1, 1, 4, 6] })
    const result = rt.call('upsample_nearest2d_backward', [grad, [4, 6], [1, 1, 2, 3]]) as Tensor
    const g = numbers(24)
    const expected = Array.from({ length: 6 }, (_, i) => {
      const at = Math.floor(i / 3) * 12 + (i % 3) * 2
      return g[at]! + g[at + 1]! + g[at + 6]! + g[at + 7]!
    })
    expect([...(await result.data())]).toEqual(expected)
  })
  it.each([
    [8, 5],
    [5, 12],
    [7, 7],
  ])('_upsample_bicubic2d_aa takes %d columns to %d as Pillow does', async (from, to) => {
    const x = rt.tensor(Float64Array.from(numbers(from)), { shape: [1, 1, 1, from], dtype: 'float64' })
    const y = rt.call('_upsample_bicubic2d_aa', [x, [1, to], false]) as Tensor
    const expected = bicubicRow(numbers(from), to)
    ;(await y.data()).forEach((v, i) => expect(Number(v)).toBeCloseTo(expected[i]!, 12))
  })
  it('upsample_linear1d lies between neighbours, with corners on corners or centres on centres', async () => {
    const x = rt.tensor([[[0, 4, 8]]])
    expect(await (rt.call('upsample_linear1d', [x, [5], true]) as Tensor).toArray()).toEqual([[[0, 2, 4, 6, 8]]])
    expect(await (rt.call('upsample_linear1d', [x, [6], false]) as Tensor).toArray()).toEqual([[[0, 1, 3, 5, 7, 8]]])
  })
  it.each([true, false])('the gradient of upsample_bilinear2d is its adjoint, corners aligned: %s', async (aligns) => {
    const [a, b] = [numbers(20), numbers(42, 2)]
    const x = rt.tensor(Float64Array.from(a), { shape: [1, 1, 4, 5], dtype: 'float64' })
    const z = rt.tensor(Float64Array.from(b), { shape: [1, 1, 6, 7], dtype: 'float64' })
    const y = await (rt.call('upsample_bilinear2d', [x, [6, 7], aligns]) as Tensor).data()
    const grad = await (rt.call('upsample_bilinear2d_backward', [z, [6, 7], [1, 1, 4, 5], aligns]) as Tensor).data()
    const forward = b.reduce((sum, v, i) => sum + v * Number(y[i]), 0)
    expect(a.reduce((sum, v, i) => sum + v * Number(grad[i]), 0)).toBeCloseTo(forward, 10)
  })
  it.each(['upsample_bicubic2d', '_upsample_bilinear2d_aa', '_upsample_bicubic2d_aa'])(
    'the gradient of %s is its adjoint',
    async (operator) => {
      for (const [h, w] of [
        [3, 7],
        [9, 2],
      ] as const) {
        const [a, b] = [numbers(20), numbers(h * w, 2)]
        const x = rt.tensor(Float64Array.from(a), { shape: [1, 1, 4, 5], dtype: 'float64' })
        const z = rt.tensor(Float64Array.from(b), { shape: [1, 1, h, w], dtype: 'float64' })
        const y = await (rt.call(operator, [x, [h, w], false]) as Tensor).data()
        const grad = await (rt.call(`${operator}_backward`, [z, [h, w], [1, 1, 4, 5], false]) as Tensor).data()
        const forward = b.reduce((sum, v, i) => sum + v * Number(y[i]), 0)
        expect(a.reduce((sum, v, i) => sum + v * Number(grad[i]), 0)).toBeCloseTo(forward, 10)
      }
    },
  )
  it('_upsample_bilinear2d_aa averages as the triangle says when an image shrinks to half', async () => {
    const x = rt.tensor([[[[1, 2, 4, 8]]]], { dtype: 'float64' })
    const y = await (rt.call('_upsample_bilinear2d_aa', [x, [1, 2], false]) as Tensor).data()
    // Distances 0.25, 0.25 and 0.75 of the widened filter; what lies outside is left out.
    expect(Number(y[0])).toBeCloseTo((0.75 * 1 + 0.75 * 2 + 0.25 * 4) / 1.75, 12)
    expect(Number(y[1])).toBeCloseTo((0.25 * 2 + 0.75 * 4 + 0.75 * 8) / 1.75, 12)
  })
  it.each(['upsample_bilinear2d', 'upsample_bicubic2d'])(
    '%s rounds bytes once, and keeps them in range',
    async (operator) => {
      const bytes = Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? 255 : (i * 37) % 256))
      const run = async (dtype: 'uint8' | 'float64') => {
        const x = rt.tensor(bytes, { shape: [1, 1, 5, 6], dtype })
        return Array.from(await (rt.call(operator, [x, [7, 4], false]) as Tensor).data(), Number)
      }
      const exact = await run('float64')
      const rounded = exact.map((v) => Math.min(Math.max(Math.round(v), 0), 255))
      expect(await run('uint8')).toEqual(rounded)
    },
  )
  it('refuses images without elements, and sizes of 0', () => {
    const refused = expect.objectContaining({ code: 'SHAPE_MISMATCH' })
    expect(() => rt.call('upsample_nearest2d', [rt.empty([1, 1, 0, 2], 'float32'), [2, 2]])).toThrow(refused)
    expect(() => rt.call('upsample_nearest1d', [rt.tensor([[[1]]]), [0]])).toThrow(refused)
  })
})
