// grid_sampler against a float64 reference in plain TypeScript; its gradients against differences of that reference.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

const modes = ['bilinear', 'nearest', 'bicubic'] as const
const paddings = ['zeros', 'border', 'reflection'] as const
interface Sampling {
  readonly mode: (typeof modes)[number]
  readonly padding: (typeof paddings)[number]
  readonly aligns: boolean
}

const cubic = (distance: number): number => {
  const x = Math.abs(distance)
  if (x <= 1) return (1.25 * x - 2.25) * x * x + 1
  return x < 2 ? -0.75 * (((x - 5) * x + 8) * x - 4) : 0
}

/** Reflects until the place lies inside, then clamps. */
function moved(x: number, size: number, { padding, aligns }: Sampling): number {
  if (padding === 'zeros') return x
  const [low, high] = aligns ? [0, size - 1] : [-0.5, size - 0.5]
  let at = x
  if (padding === 'reflection') while (at < low || at > high) at = at < low ? 2 * low - at : 2 * high - at
  return Math.min(Math.max(at, 0), size - 1)
}

/** Places and weights along one dimension. */
function taps(coordinate: number, size: number, call: Sampling): [number, number][] {
  const x = call.aligns ? ((coordinate + 1) / 2) * (size - 1) : ((coordinate + 1) * size - 1) / 2
  if (call.mode === 'bicubic') {
    const first = Math.floor(x)
    return [-1, 0, 1, 2].map((i) => [moved(first + i, size, call), cubic(x - first - i)])
  }
  const at = moved(x, size, call)
  if (call.mode === 'nearest') return [[Math.round(at), 1]]
  const first = Math.floor(at)
  return [
    [first, 1 - (at - first)],
    [first + 1, at - first],
  ]
}

/** One channel [H, W] at one point (x, y). */
function sampled(image: readonly number[], [h, w]: readonly [number, number], x: number, y: number, call: Sampling) {
  let sum = 0
  for (const [row, a] of taps(y, h, call))
    for (const [column, b] of taps(x, w, call))
      if (row >= 0 && row < h && column >= 0 && column < w) sum += a * b * image[row * w + column]!
  return sum
}

const numbers = (count: number, seed: number, spread: number) =>
  Array.from({ length: count }, (_, i) => ((((i * 37 + seed * 11) % 49) - 24) / 24) * spread)
const image = numbers(2 * 3 * 4 * 5, 1, 2)
// Off the kinks at whole places, where the gradient is one-sided.
const grid = numbers(2 * 3 * 2 * 2, 2, 1.7).map((v) => v + 0.013)
const codes = ({ mode, padding, aligns }: Sampling) => [modes.indexOf(mode), paddings.indexOf(padding), aligns]

function expected(values: readonly number[], points: readonly number[], call: Sampling): number[] {
  return Array.from({ length: 2 * 3 * 3 * 2 }, (_, i) => {
    const [n, c, p] = [Math.floor(i / 18), Math.floor(i / 6) % 3, i % 6]
    const [x, y] = points.slice((n * 6 + p) * 2) as [number, number]
    return sampled(values.slice((n * 3 + c) * 20, (n * 3 + c + 1) * 20), [4, 5], x, y, call)
  })
}

const all: Sampling[] = modes.flatMap((mode) =>
  paddings.flatMap((padding) => [true, false].map((aligns) => ({ mode, padding, aligns }))),
)
const some = all.filter((_, i) => i % 5 === 0)

describe.each<[Engine, Sampling[]]>([
  ['wasm', all],
  ['native', some],
])('grid_sampler: %s', (engine, samplings) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const wide = (values: readonly number[], shape: readonly number[]) =>
    rt.tensor(Float64Array.from(values), { shape, dtype: 'float64' })
  const values = async (t: Tensor) => Array.from((await t.data()) as Float64Array)
  const close = (got: readonly number[], wanted: readonly number[]) =>
    got.forEach((v, i) => expect(v).toBeCloseTo(wanted[i]!, 6))

  it.each(samplings)('samples and its gradients: %j', async (call) => {
    const [x, points] = [wide(image, [2, 3, 4, 5]), wide(grid, [2, 3, 2, 2])]
    const y = rt.call('grid_sampler_2d', [x, points, ...codes(call)]) as Tensor
    close(await values(y), expected(image, grid, call))
    const weights = numbers(36, 3, 1)
    const grads = rt.call('grid_sampler_2d_backward', [
      wide(weights, [2, 3, 3, 2]),
      x,
      points,
      ...codes(call),
      [true, true],
    ]) as Tensor[]
    const weighed = (a: readonly number[], b: readonly number[]) =>
      expected(a, b, call).reduce((sum, v, i) => sum + v * weights[i]!, 0)
    const slope = (of: (step: number) => number) => (of(1e-4) - of(-1e-4)) / 2e-4
    const step = (list: readonly number[], i: number, by: number) => list.map((v, j) => (j === i ? v + by : v))
    const byImage = image.map((_, i) => slope((s) => weighed(step(image, i, s), grid)))
    const byGrid = grid.map((_, i) => slope((s) => weighed(image, step(grid, i, s))))
    close(await values(grads[0]!), byImage)
    ;(await values(grads[1]!)).forEach((v, i) => expect(v).toBeCloseTo(byGrid[i]!, 3))
  })
  it('grid_sampler_3d of a volume whose planes are equal is grid_sampler_2d of one plane', async () => {
    const plane = wide(image.slice(0, 20), [1, 1, 4, 5])
    const volume = rt.call('expand', [rt.call('unsqueeze', [plane, 2]), [1, 1, 3, 4, 5]])
    const points = grid.slice(0, 12)
    const deep = points.flatMap((v, i) => (i % 2 === 0 ? [v] : [v, 0.2]))
    const flat = rt.call('grid_sampler_2d', [plane, wide(points, [1, 3, 2, 2]), 0, 1, false]) as Tensor
    const y = rt.call('grid_sampler_3d', [volume, wide(deep, [1, 1, 3, 2, 3]), 0, 1, false]) as Tensor
    close(await values(y), await values(flat))
  })
  it('refuses grids of another dtype or rank, unknown modes, and bicubic volumes', () => {
    const x = wide(image, [2, 3, 4, 5])
    const call = (points: Tensor, mode: number) => () => rt.call('grid_sampler_2d', [x, points, mode, 0, false])
    const coded = (code: string) => expect.objectContaining({ code })
    expect(call(rt.call('ones', [[2, 1, 1, 2]], { dtype: 'float32' }) as Tensor, 0)).toThrow(coded('DTYPE_MISMATCH'))
    expect(call(rt.call('ones', [[2, 1, 1, 3]], { dtype: 'float64' }) as Tensor, 0)).toThrow(coded('SHAPE_MISMATCH'))
    expect(call(rt.call('ones', [[2, 1, 1, 2]], { dtype: 'float64' }) as Tensor, 3)).toThrow(coded('BAD_ARGUMENT'))
    const volume = [rt.call('ones', [[1, 1, 2, 2, 2]]), rt.call('ones', [[1, 1, 1, 1, 3]])]
    expect(() => rt.call('grid_sampler_3d', [...volume, 2, 0, false])).toThrow(coded('BAD_ARGUMENT'))
  })
})

describe('affine_grid_generator', () => {
  const rt = openTestRuntime('wasm')
  afterAll(() => rt.close())
  const theta = [1, 2, 3, -1, 0.5, 0.25]

  it('maps the centres of an image, or its corners', async () => {
    const map = rt.tensor([[theta.slice(0, 3), theta.slice(3)]])
    for (const aligns of [true, false]) {
      const points = rt.call('affine_grid_generator', [map, [1, 1, 2, 3], aligns]) as Tensor
      const [columns, rows] = aligns
        ? [
            [-1, 0, 1],
            [-1, 1],
          ]
        : [
            [-2 / 3, 0, 2 / 3],
            [-0.5, 0.5],
          ]
      const wanted = rows.flatMap((y) =>
        columns.flatMap((x) => [x * theta[0]! + y * theta[1]! + theta[2]!, x * theta[3]! + y * theta[4]! + theta[5]!]),
      )
      ;(await points.data()).forEach((v, i) => expect(Number(v)).toBeCloseTo(wanted[i]!, 6))
    }
  })
  it('its gradient sums the points before the map', async () => {
    const map = rt.tensor([[theta.slice(0, 3), theta.slice(3)]]).requiresGrad_()
    const points = rt.call('affine_grid_generator', [map, [1, 1, 2, 3], true]) as Tensor
    const [grad] = rt.grad([points], [map], [rt.tensor([1, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0], { shape: [1, 2, 3, 2] })])
    // Points 0 (-1, -1) and 1 (0, -1) for x; point 3 (-1, 1) for y.
    expect(await grad!.toArray()).toEqual([
      [
        [-1, -3, 3],
        [-3, 3, 3],
      ],
    ])
  })
})
