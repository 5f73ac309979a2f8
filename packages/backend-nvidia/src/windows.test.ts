// Convolutions on the emulated tensor cores, whose windows are read where they lie, against sums on the host.
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Tensor } from '../../core/src/tensor/index.ts'
import { h100Limits, nvidiaTarget } from './target.ts'
import { openEmulatedRuntime } from './testing/emulated-runtime.ts'

const kernels = new Set<string>()
/** A GPU so small that a few tiles keep it busy: all sizes of tiles are used. */
const small = nvidiaTarget({ ...h100Limits, multiprocessors: 2 })
const rt = openEmulatedRuntime(small, undefined, ({ key }) => kernels.add(key))
afterAll(() => rt.close())

const runs = Number(process.env.OPGEMS_LAYOUT_RUNS ?? 6)

const sizes = (least: number, most: number) =>
  fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }))
const call = fc
  .record({
    ...{
      images: fc.constantFrom(1, 2),
      channels: fc.constantFrom(1, 3, 8, 16, 40),
      groups: fc.constantFrom(1, 1, 1, 2),
    },
    ...{ outputs: fc.constantFrom(1, 5, 40, 130), size: sizes(4, 14), kernel: sizes(1, 4) },
    ...{ stride: sizes(1, 3), padding: sizes(0, 2), dilation: sizes(1, 2), hasBias: fc.boolean(), salt: fc.nat(40) },
  })
  .filter(({ size, kernel, padding, dilation }) =>
    size.every((s, i) => s + 2 * padding[i]! > dilation[i]! * (kernel[i]! - 1)),
  )
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never

const value = (i: number, salt: number) => ((i * 7 + salt * 5 + (i >> 4)) % 3) - 1
const filled = (shape: readonly number[], salt: number): number[] =>
  Array.from({ length: shape.reduce((count, s) => count * s, 1) }, (_, i) => value(i, salt))
const numbers = async (t: Tensor) => Array.from((await t.data()) as Iterable<number>, Number)

function expectedOf(c: Call, x: readonly number[], w: readonly number[], bias: readonly number[] | null): number[] {
  const { images, channels, groups, size, kernel, stride, padding, dilation } = c
  const outputs = c.outputs * groups
  const [height, width] = [0, 1].map(
    (i) => Math.floor((size[i]! + 2 * padding[i]! - dilation[i]! * (kernel[i]! - 1) - 1) / stride[i]!) + 1,
  ) as [number, number]
  const result: number[] = []
  for (let image = 0; image < images; image++)
    for (let o = 0; o < outputs; o++)
      for (let row = 0; row < height; row++)
        for (let column = 0; column < width; column++) {
          let sum = bias ? bias[o]! : 0
          const group = Math.floor(o / c.outputs)
          for (let i = 0; i < channels; i++)
            for (let dy = 0; dy < kernel[0]; dy++)
              for (let dx = 0; dx < kernel[1]; dx++) {
                const y = row * stride[0] - padding[0] + dy * dilation[0]
                const z = column * stride[1] - padding[1] + dx * dilation[1]
                if (y < 0 || y >= size[0] || z < 0 || z >= size[1]) continue
                const at = ((image * channels * groups + group * channels + i) * size[0] + y) * size[1] + z
                sum += x[at]! * w[((o * channels + i) * kernel[0] + dy) * kernel[1] + dx]!
              }
          result.push(sum)
        }
  return result
}

test('every geometry is convolved exactly', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(call, async (c) => {
      const shape = [c.images, c.channels * c.groups, ...c.size]
      const weights = [c.outputs * c.groups, c.channels, ...c.kernel]
      const [x, w, b] = [filled(shape, c.salt), filled(weights, c.salt + 1), filled([weights[0]!], c.salt + 2)]
      const tensor = (values: number[], of: readonly number[]) => rt.tensor(values, { dtype: 'float16', shape: of })
      const bias = c.hasBias ? tensor(b, [b.length]) : null
      const args = [tensor(x, shape), tensor(w, weights), bias, c.stride, c.padding, c.dilation, c.groups]
      const got = await numbers(rt.call('conv2d', args) as Tensor)
      expect(got).toEqual(expectedOf(c, x, w, c.hasBias ? b : null))
    }),
    { numRuns: runs },
  )
  expect([...kernels].some((key) => key.includes('"windows":true'))).toBe(true)
})
