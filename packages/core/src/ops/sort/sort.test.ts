// Long rows are sorted by digits, and long lists of test elements looked up in order: signs, extremes, ties, and digits that all keys share; beside JavaScript's stable sort.
import { afterAll, describe, expect, test } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { engines, openTestRuntime } from '../testing/runtime.ts'

/** Numbers of a fixed generator in -2³¹ … 2³¹ - 1. */
function random(count: number): number[] {
  let state = 12345
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return state
  })
}
const rows = { 'one pass short of digits': 511, 'digits, an odd number of passes': 512, longer: 5001 }
const values: Readonly<Record<string, readonly [dtype: string, make: (r: number, i: number) => number]>> = {
  'int32, every digit': ['int32', (r, i) => (i === 7 ? -(2 ** 31) : i === 9 ? 2 ** 31 - 1 : r)],
  'int32, ties of one digit': ['int32', (r) => (r >>> 0) % 13],
  'int64, negative and beyond 32 bits': ['int64', (r, i) => r * 2 ** 20 + (i % 3)],
  'float32, NaN, infinities and zeros': ['float32', (r, i) => [NaN, -Infinity, Infinity, 0, -0][i % 97] ?? r / 2 ** 24],
  'float64, tiny and negative': ['float64', (r) => r * 1e-300],
}

for (const engine of engines)
  describe(engine, () => {
    const rt = openTestRuntime(engine)
    afterAll(() => rt.close())

    describe.each(Object.entries(rows))('%s', (_, length) => {
      test.each(Object.entries(values))('%s', async (_name, [dtype, make]) => {
        const numbers = random(length).map(make)
        const host = dtype === 'int64' ? BigInt64Array.from(numbers, BigInt) : Float64Array.from(numbers)
        const x = rt.tensor(host, { shape: [length], dtype })
        const held = Array.from(await x.data(), Number)
        for (const descending of [false, true]) {
          const [sorted, places] = rt.call('sort', [x, -1, descending]) as [Tensor, Tensor]
          const order = held
            .map((_v, i) => i)
            .sort((a, b) => compare(held[a]!, held[b]!) * (descending ? -1 : 1) || a - b)
          expect(Array.from(await places.data(), Number)).toEqual(order)
          expect(Array.from(await sorted.data(), Number)).toEqual(order.map((i) => held[i]))
        }
      })
    })

    test.each([63, 64, 100])('isin among %i test elements, with NaN, repeats and another dtype', async (count) => {
      const elements = [NaN, Infinity, -0, ...random(300).map((r) => r % 200)]
      const tests = [NaN, -Infinity, 0, 0, ...random(count - 4).map((r) => (r >> 8) % 150)]
      const x = rt.tensor(Float64Array.from(elements), { dtype: 'float32' })
      const among = rt.call('isin', [x, rt.tensor(Float64Array.from(tests), { dtype: 'float64' })]) as Tensor
      expect(Array.from(await among.data(), Boolean)).toEqual(elements.map((e) => tests.some((t) => t === e)))
      const whole = rt.tensor(BigInt64Array.from(tests.filter(Number.isFinite), BigInt))
      const outside = rt.call('isin', [x, whole], { invert: true }) as Tensor
      expect(Array.from(await outside.data(), Boolean)).toEqual(
        elements.map((e) => !tests.some((t) => t === e && t !== -Infinity)),
      )
    })
  })

/** NaN is greatest, zeros are equal. */
function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  return a < b ? -1 : a > b ? 1 : 0
}
