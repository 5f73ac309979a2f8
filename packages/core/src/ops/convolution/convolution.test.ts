// Convolutions beside a sum written out in float64, and transposed ones as their adjoints; wrong shapes are refused.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

const count = (shape: readonly number[]) => shape.reduce((n, s) => n * s, 1)
const numbers = (shape: readonly number[], seed: number) =>
  Float64Array.from({ length: count(shape) }, (_, i) => (((i * 37 + seed * 11) % 49) - 24) / 16)

interface Case {
  readonly input: readonly [number, number, number, number]
  readonly weight: readonly [number, number, number, number]
  readonly stride: number
  readonly padding: number
  readonly dilation: number
  readonly groups: number
}
const cases: Case[] = [
  { input: [2, 3, 5, 7], weight: [4, 3, 3, 2], stride: 1, padding: 0, dilation: 1, groups: 1 },
  { input: [1, 4, 8, 5], weight: [6, 2, 2, 3], stride: 2, padding: 1, dilation: 2, groups: 2 },
  { input: [3, 4, 3, 3], weight: [4, 1, 3, 3], stride: 1, padding: 2, dilation: 1, groups: 4 },
  { input: [2, 5, 4, 4], weight: [3, 5, 1, 1], stride: 1, padding: 0, dilation: 1, groups: 1 },
]

/** The definition, one output at a time. */
function reference(x: Float64Array, w: Float64Array, c: Case, height: number, width: number): number[] {
  const [images, channels, h, wide] = c.input
  const [outputs, each, kh, kw] = c.weight
  const result: number[] = []
  for (let n = 0; n < images; n++)
    for (let o = 0; o < outputs; o++)
      for (let i = 0; i < height * width; i++) {
        const [y, z] = [Math.floor(i / width) * c.stride - c.padding, (i % width) * c.stride - c.padding]
        const first = Math.floor(o / (outputs / c.groups)) * each
        let sum = 0
        for (let j = 0; j < each * kh * kw; j++) {
          const [ch, a, b] = [Math.floor(j / (kh * kw)), Math.floor(j / kw) % kh, j % kw]
          const [row, column] = [y + a * c.dilation, z + b * c.dilation]
          if (row < 0 || row >= h || column < 0 || column >= wide) continue
          sum += x[((n * channels + first + ch) * h + row) * wide + column]! * w[o * each * kh * kw + j]!
        }
        result.push(sum)
      }
  return result
}

describe.each<Engine>(['native', 'wasm'])('convolutions: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const tensor = (shape: readonly number[], seed: number, dtype = 'float64') =>
    rt.tensor(numbers(shape, seed), { shape, dtype })
  const inner = async (a: Tensor, b: Tensor) => {
    const [x, y] = [await a.data(), await b.data()]
    return Array.from(x as ArrayLike<number | bigint>).reduce((sum: number, v, i) => sum + Number(v) * Number(y[i]), 0)
  }

  it.each(cases)('$input by $weight, stride $stride, padding $padding, groups $groups', async (c) => {
    const options = [c.stride, c.padding, c.dilation].map((v) => [v])
    const [x, w] = [tensor(c.input, 1), tensor(c.weight, 2)]
    const y = rt.call('conv2d', [x, w, null, ...options, c.groups]) as Tensor
    const expected = reference(numbers(c.input, 1), numbers(c.weight, 2), c, y.shape[2]!, y.shape[3]!)
    const values = await y.data()
    expect(values.length).toBe(expected.length)
    expected.forEach((e, i) => expect(Number(values[i])).toBeCloseTo(e, 10))

    // <conv(x), z> = <x, convᵀ(z)> = <w, gradient of w>, whatever z is.
    const z = tensor(y.shape, 3)
    const mask = [true, true, true]
    const backward = [z, x, w, [c.weight[0]], ...options, false, [0], c.groups, mask]
    const [gradX, gradW, gradB] = rt.call('convolution_backward', backward) as Tensor[]
    const both = await inner(y, z)
    expect(await inner(x, gradX!)).toBeCloseTo(both, 8)
    expect(await inner(w, gradW!)).toBeCloseTo(both, 8)
    expect(gradB!.shape).toEqual([c.weight[0]])
  })
  it('takes a transposed view and writes the same as for its copy', async () => {
    const x = tensor([2, 5, 6, 3], 1)
    const view = rt.call('transpose', [x, 1, 3]) as Tensor
    const weight = tensor([2, 3, 2, 2], 2)
    const [a, b] = [view, rt.contiguous(view)].map((t) => rt.call('conv2d', [t, weight]) as Tensor)
    expect(await a!.toArray()).toEqual(await b!.toArray())
  })
  it("padding 'same' keeps the size; inputs without a batch keep their rank", () => {
    const x = tensor([3, 9], 1)
    expect((rt.call('conv1d', [x, tensor([2, 3, 4], 2)], { padding: 'same' }) as Tensor).shape).toEqual([2, 9])
    expect((rt.call('conv_transpose1d', [x, tensor([3, 2, 4], 2)], { stride: 2 }) as Tensor).shape).toEqual([2, 20])
  })
  it.each([
    ['conv1d', [1, 2, 3, 3], [2, 2, 1, 1]],
    ['conv2d', [2, 3], [2, 2, 1, 1]],
    ['conv2d', [1, 2, 3, 3], [2, 2, 1]],
    ['conv3d', [1, 2, 3, 3], [2, 2, 1, 1]],
    ['conv_transpose1d', [1, 2, 3, 3], [2, 2, 1, 1]],
    ['conv_transpose2d', [4], [2, 2, 1, 1]],
    ['conv_transpose3d', [2, 3, 3], [2, 2, 1, 1, 1]],
  ] as const)('%s refuses an input %j with a weight %j, naming both', (name, input, weight) => {
    const [x, w] = [tensor(input, 1), tensor(weight, 2)]
    const message = expect.stringMatching(`^${name}: expected an input`)
    const refused = expect.objectContaining({ code: 'SHAPE_MISMATCH', message })
    expect(() => rt.call(name, [x, w])).toThrow(refused)
    for (const t of [x, w]) expect(() => rt.call(name, [x, w])).toThrow(t.describe())
    if (!name.includes('transpose')) expect(() => rt.call(name, [x, w], { padding: 'valid' })).toThrow(refused)
  })
  it('refuses one of several strides with the shapes of the call', () => {
    const words = 'conv2d(float64[1, 2, 3, 3], float64[2, 2, 1, 1]): stride [1, 1, 1] must be 2 numbers of at least 1'
    expect(() => rt.call('conv2d', [tensor([1, 2, 3, 3], 1), tensor([2, 2, 1, 1], 2), null, [1, 1, 1]])).toThrow(words)
  })
  it('refuses channels, groups and kernels that do not fit', () => {
    const x = tensor([1, 4, 3, 3], 1)
    const refused = expect.objectContaining({ code: 'SHAPE_MISMATCH' })
    expect(() => rt.call('conv2d', [x, tensor([2, 3, 1, 1], 2)])).toThrow(refused)
    expect(() => rt.call('conv2d', [x, tensor([3, 2, 1, 1], 2)], { groups: 2 })).toThrow(refused)
    expect(() => rt.call('conv2d', [x, tensor([2, 4, 5, 5], 2)])).toThrow(refused)
    expect(() => rt.call('conv2d', [x, tensor([2, 4, 1, 1], 2), tensor([3], 3)])).toThrow(refused)
  })
})
