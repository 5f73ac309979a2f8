// Random operators: known answers of Philox, streams that repeat, and the statistics of each distribution.
import { afterAll, describe, expect, test } from 'vitest'
import type { Runtime } from '../../dispatch/runtime.ts'
import { philox4x32 } from '../../kernels/philox.ts'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, engines, openTestRuntime } from '../testing/runtime.ts'

const count = 20_000
const runtimes = new Map<Engine, Runtime>()
const runtimeOf = (engine: Engine): Runtime => {
  const open = runtimes.get(engine) ?? openTestRuntime(engine)
  runtimes.set(engine, open)
  return open
}
afterAll(() => Promise.all([...runtimes.values()].map((rt) => rt.close())))

/** Mean and variance of a sample. */
function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return { mean, variance: values.reduce((s, x) => s + (x - mean) ** 2, 0) / values.length }
}
const numbers = (t: unknown): number[] => {
  const values = Array.from((t as Tensor).dataSync() as ArrayLike<number | bigint>, Number)
  ;(t as Tensor).dispose()
  return values
}

/** From Random123's kat_vectors: counter, key, result of philox4x32-10. */
const knownAnswers = [
  [
    [0, 0, 0, 0],
    [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
] as const

describe.each(engines)('%s', (engine) => {
  test.each(knownAnswers)('Philox of counter %j and key %j is the published one', (counter, key, expected) => {
    const rt = runtimeOf(engine)
    const out = rt.empty([4], 'int32')
    const kernel = rt.kernels.get('philox known answers', 'philox', (k) => {
      const scalars = Array.from({ length: 6 }, (_, i) => k.scalar(`s${i}`, 'int32'))
      const [a, b, c, d, low, high] = scalars
      const tensor = k.tensor({ name: 'out', dtype: 'int32', access: 'write', strides: [1] })
      philox4x32([a!, b!, c!, d!], [low!, high!]).forEach((word, i) => tensor.store([k.constant('int64', i)], word))
    })
    kernel.launch(
      [{ address: out.address, strides: [1] }],
      [...counter, ...key].map((x) => x | 0),
    )
    expect(numbers(out).map((x) => x >>> 0)).toEqual(expected)
  })

  test('four neighbours draw the words of counter (i/4, call, 1) and the seed, whatever the shape', () => {
    const rt = runtimeOf(engine)
    rt.manualSeed(0x1234_5678_9abc_def0n)
    numbers(rt.call('rand', [[3]]))
    const drawn = numbers(rt.call('rand', [[5, 7]]))
    const words = rt.empty([35], 'int32')
    const kernel = rt.kernels.get('philox stream', 'philox', (k) => {
      const tensor = k.tensor({ name: 'out', dtype: 'int32', access: 'write', strides: [1] })
      const axis = k.open('i', 35)
      const seed = [0x9abcdef0 | 0, 0x12345678].map((x) => k.constant('int32', x))
      const [call, mark, zero] = [1, 1, 0].map((x) => k.constant('int32', x))
      const place = k.coord(axis)
      const words = philox4x32([place.div(4).to('int32'), zero!, call!, mark!], [seed[0]!, seed[1]!])
      words.forEach((word, i) => tensor.scatter('set', [place], word, place.rem(4).eq(i)))
    })
    kernel.launch([{ address: words.address, strides: [1] }], [])
    expect(drawn).toEqual(numbers(words).map((w) => (w >>> 8) * 2 ** -24))
  })

  test('a seed repeats its numbers, another call or seed gives others', () => {
    const rt = runtimeOf(engine)
    rt.manualSeed(7)
    const first = numbers(rt.call('randn', [[100]]))
    const second = numbers(rt.call('randn', [[100]]))
    rt.manualSeed(7)
    expect(numbers(rt.call('randn', [[100]]))).toEqual(first)
    expect(second).not.toEqual(first)
    rt.manualSeed(8)
    expect(numbers(rt.call('randn', [[100]]))).not.toEqual(first)
  })

  // Standard errors: a mean of n draws varies by σ/√n; five of them are exceeded once in two million.
  const margin = (deviation: number) => (5 * deviation) / Math.sqrt(count)

  test.each(['float32', 'float64', 'float16', 'bfloat16'])('uniform %s fills [0, 1) evenly', (dtype) => {
    const rt = runtimeOf(engine)
    rt.manualSeed(1)
    const values = numbers(rt.call('rand', [[count]], { dtype }))
    const { mean, variance } = moments(values)
    // bfloat16 draws multiples of 1/256, whose mean lies half a step below one half.
    const step = { bfloat16: 2 ** -8, float16: 2 ** -11 }[dtype] ?? 0
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values)).toBeLessThan(1)
    expect(Math.abs(mean - 0.5 + step / 2)).toBeLessThan(margin(Math.sqrt(1 / 12)))
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(margin(Math.sqrt(1 / 180)) + step)
  })

  test.each(['float32', 'float64'])('normal %s has its moments', (dtype) => {
    const rt = runtimeOf(engine)
    rt.manualSeed(2)
    const { mean, variance } = moments(numbers(rt.call('normal.float_float', [3, 2, [count]], { dtype })))
    expect(Math.abs(mean - 3)).toBeLessThan(margin(2))
    expect(Math.abs(variance - 4)).toBeLessThan(margin(4 * Math.SQRT2))
  })

  test('exponential has its moments and is never negative', () => {
    const rt = runtimeOf(engine)
    const x = rt.empty([count], 'float32')
    rt.call('exponential_', [x, 2])
    const values = numbers(x)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.abs(moments(values).mean - 0.5)).toBeLessThan(margin(0.5))
  })

  test('randint draws every whole number below its bound alike', () => {
    const rt = runtimeOf(engine)
    const values = numbers(rt.call('randint.low', [-2, 3, [count]]))
    const counts = [-2, -1, 0, 1, 2].map((n) => values.filter((v) => v === n).length)
    expect(counts.reduce((a, b) => a + b, 0)).toBe(count)
    for (const n of counts) expect(Math.abs(n - count / 5)).toBeLessThan(5 * Math.sqrt(count * 0.2 * 0.8))
  })

  test('dropout zeroes the share it is told and scales the rest', () => {
    const rt = runtimeOf(engine)
    const x = rt.call('ones', [[count]]) as Tensor
    const [kept, mask] = rt.call('native_dropout', [x, 0.25, true]) as [Tensor, Tensor]
    const values = numbers(kept)
    const flags = numbers(mask)
    expect(values.every((v, i) => (flags[i] ? Math.abs(v - 4 / 3) < 1e-6 : v === 0))).toBe(true)
    const share = flags.filter((f) => f === 0).length / count
    expect(Math.abs(share - 0.25)).toBeLessThan(margin(Math.sqrt(0.25 * 0.75)))
    x.dispose()
  })

  test('in-place drawing reaches the elements of a view', () => {
    const rt = runtimeOf(engine)
    const x = rt.call('zeros', [[4, 6]]) as Tensor
    const columns = rt.call('t', [x]) as Tensor
    const half = rt.call('narrow', [columns, 0, 0, 3]) as Tensor
    rt.call('uniform_', [half, 1, 2])
    columns.dispose()
    half.dispose()
    const values = numbers(x)
    expect(values.map((v) => (v >= 1 ? 1 : 0))).toEqual([0, 1, 2, 3].flatMap(() => [1, 1, 1, 0, 0, 0]))
  })

  test('bernoulli follows the chance of each element', () => {
    const rt = runtimeOf(engine)
    const p = rt.tensor(Float32Array.from({ length: count }, (_, i) => (i % 2 ? 0.9 : 0)))
    const values = numbers(rt.call('bernoulli', [p]))
    expect(values.filter((v, i) => i % 2 === 0 && v !== 0)).toEqual([])
    const share = values.reduce((a, b) => a + b, 0) / (count / 2)
    expect(Math.abs(share - 0.9)).toBeLessThan(margin(0.3 * Math.SQRT2))
    p.dispose()
  })

  test('randperm holds every number once, in another order', () => {
    const rt = runtimeOf(engine)
    const order = numbers(rt.call('randperm', [1000]))
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i))
    expect(order).not.toEqual(order.toSorted((a, b) => a - b))
  })

  test.each([true, false])('multinomial draws by weight, replacement %s', (replacement) => {
    const rt = runtimeOf(engine)
    const rows = 4000
    const weights = rt.tensor(
      Float32Array.from({ length: rows * 3 }, (_, i) => [1, 0, 3][i % 3]!),
      { shape: [rows, 3] },
    )
    const drawn = numbers(rt.call('multinomial', [weights, 1, replacement]))
    expect(drawn.every((v) => v === 0 || v === 2)).toBe(true)
    const share = drawn.filter((v) => v === 2).length / rows
    expect(Math.abs(share - 0.75)).toBeLessThan(5 * Math.sqrt((0.75 * 0.25) / rows))
    weights.dispose()
  })

  test.each([NaN, -0.25, 1.25])('bernoulli refuses the probability %d', (p) => {
    const rt = runtimeOf(engine)
    const chances = rt.tensor([0, 0.5, p, 1])
    const refused = expect.objectContaining({ code: 'BAD_ARGUMENT', message: expect.stringMatching(/from 0 to 1/) })
    expect(() => rt.call('bernoulli', [chances])).toThrow(refused)
    expect(() => rt.call('bernoulli_', [chances, chances])).toThrow(refused)
    expect(() => rt.call('bernoulli', [chances, p])).toThrow(refused)
    chances.dispose()
  })

  test.each([
    ['a negative weight', [1, 2, -1], /negative, infinite or NaN/],
    ['NaN', [NaN, 2, 1], /negative, infinite or NaN/],
    ['an infinite weight', [1, Number.POSITIVE_INFINITY, 1], /negative, infinite or NaN/],
    ['weights that are all 0', [0, 0, 0], /row are all 0/],
  ])('multinomial refuses %s, in any row', (_, row, words) => {
    const rt = runtimeOf(engine)
    const weights = [rt.tensor(row), rt.tensor([[0, 1, 2], row])]
    for (const w of weights)
      for (const replacement of [true, false])
        for (const samples of [1, 2])
          expect(() => rt.call('multinomial', [w, samples, replacement])).toThrow(
            expect.objectContaining({ code: 'BAD_ARGUMENT', message: expect.stringMatching(words) }),
          )
    for (const w of weights) w.dispose()
  })

  test('normal refuses negative deviations, in tensors too', () => {
    const rt = runtimeOf(engine)
    const [zeros, deviations] = [rt.tensor([0, 0]), rt.tensor([1, -1])]
    const refused = expect.objectContaining({ code: 'BAD_ARGUMENT', message: expect.stringMatching(/negative/) })
    expect(() => rt.call('normal', [zeros, deviations])).toThrow(refused)
    expect(() => rt.call('normal', [zeros, -1])).toThrow(refused)
    expect(() => rt.call('normal', [0, deviations])).toThrow(refused)
    for (const t of [zeros, deviations]) t.dispose()
  })

  test('nothing is left behind', () => {
    expect(runtimeOf(engine).memory().tensors).toBe(0)
  })
})
