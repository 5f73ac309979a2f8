// The fused operators of the reference library beside plain float64 computations.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../tensor/index.ts'
import { type Engine, openTestRuntime } from './testing/runtime.ts'

/** Numbers in −1.5 … 1.5 that float16 and bfloat16 hold exactly. */
const numbers = (count: number, seed = 1) =>
  Array.from({ length: count }, (_, i) => (((i * 37 + seed * 11) % 49) - 24) / 16)
const count = (shape: readonly number[]) => shape.reduce((n, s) => n * s, 1)

/** Half a unit in the last place of the result's dtype, and a few of float32 for the computation. */
const tolerance = { float32: 1e-6, bfloat16: 2 ** -8, float16: 2 ** -11 } as const
type Narrow = keyof typeof tolerance

describe.each<Engine>(['native', 'wasm'])('fused operators: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const tensor = (shape: readonly number[], dtype: string, seed = 1) =>
    rt.tensor(Float64Array.from(numbers(count(shape), seed)), { shape, dtype })
  async function expectClose(actual: Tensor, expected: readonly number[], dtype: Narrow) {
    const values = await actual.data()
    expect(values.length).toBe(expected.length)
    expected.forEach((e, i) => {
      expect(Math.abs(Number(values[i]) - e)).toBeLessThanOrEqual(tolerance[dtype] * Math.abs(e) + 1e-6)
    })
  }

  describe.each<Narrow>(['float32', 'bfloat16', 'float16'])('%s', (dtype) => {
    it('silu_and_mul multiplies x·sigmoid(x) by the gate', async () => {
      const [x, y] = [numbers(35), numbers(35, 2)]
      const result = rt.call('silu_and_mul', [tensor([5, 7], dtype), tensor([5, 7], dtype, 2)]) as Tensor
      await expectClose(
        result,
        x.map((v, i) => (v / (1 + Math.exp(-v))) * y[i]!),
        dtype,
      )
    })
    it('gelu_and_mul follows the tanh approximation', async () => {
      const [x, y] = [numbers(35), numbers(35, 2)]
      const args = [tensor([5, 7], dtype), tensor([5, 7], dtype, 2)]
      const result = rt.call('gelu_and_mul', args, { approximate: 'tanh' }) as Tensor
      const gelu = (v: number) => 0.5 * v * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v ** 3)))
      await expectClose(
        result,
        x.map((v, i) => gelu(v) * y[i]!),
        dtype,
      )
    })
    it('weight_norm gives each slice the length g', async () => {
      const v = numbers(12)
      const result = rt.call('weight_norm', [tensor([3, 4], dtype), tensor([3, 1], dtype, 2)]) as Tensor
      const lengths = [0, 1, 2].map((r) => Math.hypot(...v.slice(r * 4, r * 4 + 4)))
      await expectClose(
        result,
        v.map((e, i) => (e * numbers(3, 2)[i >> 2]!) / lengths[i >> 2]!),
        dtype,
      )
    })

    const turned = (
      shape: readonly number[],
      seed: number,
      position: (token: number) => number,
      interleaved: boolean,
    ) => {
      const [heads, size] = shape.slice(-2) as [number, number]
      const [x, half] = [numbers(count(shape), seed), size / 2]
      const [cos, sin] = [numbers(9 * half, 3), numbers(9 * half, 4)]
      return x.map((e, i) => {
        const d = i % size
        const pair = interleaved ? d >> 1 : d % half
        const isFirst = interleaved ? d % 2 === 0 : d < half
        const other = x[i + (isFirst ? 1 : -1) * (interleaved ? 1 : half)]!
        const at = position(Math.floor(i / (heads * size))) * half + pair
        return isFirst ? e * cos[at]! - other * sin[at]! : e * cos[at]! + other * sin[at]!
      })
    }
    it.each([false, true])('apply_rotary_pos_emb, interleaved %s, with positions', async (interleaved) => {
      const [q, k] = [tensor([5, 3, 8], dtype), tensor([5, 1, 8], dtype, 2)]
      const tables = [tensor([9, 4], 'float32', 3), tensor([9, 4], 'float32', 4)]
      const positions = [8, 0, 3, 3, 1]
      const ids = rt.tensor(positions, { dtype: 'int64' })
      const results = rt.call('apply_rotary_pos_emb', [q, k, ...tables, ids, interleaved]) as Tensor[]
      const at = (token: number) => positions[token]!
      await expectClose(results[0]!, turned([5, 3, 8], 1, at, interleaved), dtype)
      await expectClose(results[1]!, turned([5, 1, 8], 2, at, interleaved), dtype)
    })
    it('apply_rotary_pos_emb numbers the tokens of each sequence, and writes in place', async () => {
      const [q, k] = [tensor([2, 3, 2, 8], dtype), tensor([2, 3, 1, 8], dtype, 2)]
      const tables = [tensor([9, 4], 'float32', 3), tensor([9, 4], 'float32', 4)]
      const results = rt.call('apply_rotary_pos_emb', [q, k, ...tables], { inplace: true }) as Tensor[]
      expect(results).toEqual([q, k])
      await expectClose(
        q,
        turned([2, 3, 2, 8], 1, (token) => token % 3, false),
        dtype,
      )
    })
  })

  it('apply_rotary_pos_emb refuses positions beyond the tables', () => {
    const q = tensor([2, 1, 4], 'float32')
    const tables = [tensor([3, 2], 'float32'), tensor([3, 2], 'float32')]
    const call = () => rt.call('apply_rotary_pos_emb', [q, q, ...tables, rt.tensor([0, 3], { dtype: 'int64' })])
    expect(call).toThrow(expect.objectContaining({ code: 'INDEX_OUT_OF_RANGE' }))
  })

  const slots = [5, -1, 0]
  const scale = () => rt.tensor(1)
  it('reshape_and_cache places elements in its split layout and skips negative slots', async () => {
    const [key, value] = [tensor([3, 2, 4], 'float16'), tensor([3, 2, 4], 'float16', 2)]
    const [keys, values] = [rt.call('zeros', [[2, 2, 2, 3, 2]]), rt.call('zeros', [[2, 2, 4, 3]])].map(
      (t) => rt.call('to', [t], { dtype: 'float16' }) as Tensor,
    ) as [Tensor, Tensor]
    rt.call('reshape_and_cache', [
      key,
      value,
      keys,
      values,
      rt.tensor(slots, { dtype: 'int64' }),
      'auto',
      scale(),
      scale(),
    ])
    const [expectedKeys, expectedValues] = [Array<number>(48).fill(0), Array<number>(48).fill(0)]
    slots.forEach((slot, token) => {
      if (slot < 0) return
      for (let i = 0; i < 8; i++) {
        const [block, offset, head, d] = [Math.floor(slot / 3), slot % 3, i >> 2, i % 4]
        expectedKeys[(((block * 2 + head) * 2 + (d >> 1)) * 3 + offset) * 2 + (d % 2)] = numbers(24)[token * 8 + i]!
        expectedValues[((block * 2 + head) * 4 + d) * 3 + offset] = numbers(24, 2)[token * 8 + i]!
      }
    })
    expect([...(await keys.data())]).toEqual(expectedKeys)
    expect([...(await values.data())]).toEqual(expectedValues)
  })
  it('reshape_and_cache_flash fills slots in order of memory', async () => {
    const [key, value] = [tensor([3, 2, 4], 'float32'), tensor([3, 2, 4], 'float32', 2)]
    const [keys, values] = [rt.call('zeros', [[2, 3, 2, 4]]), rt.call('zeros', [[2, 3, 2, 4]])] as [Tensor, Tensor]
    const mapping = rt.tensor(slots, { dtype: 'int64' })
    rt.call('reshape_and_cache_flash', [key, value, keys, values, mapping, 'auto', scale(), scale()])
    const expected = Array<number>(48).fill(0)
    slots.forEach((slot, token) => {
      for (let i = 0; i < 8 && slot >= 0; i++) expected[slot * 8 + i] = numbers(24, 2)[token * 8 + i]!
    })
    expect([...(await values.data())]).toEqual(expected)
  })
  it('concat_and_cache_mla joins both parts, and divides by the scale for 8-bit floats', async () => {
    const [latent, rotated] = [tensor([3, 4], 'float32'), tensor([3, 2], 'float32', 2)]
    const cache = rt.call('zeros', [[2, 3, 6]]) as Tensor
    const mapping = rt.tensor(slots, { dtype: 'int64' })
    rt.call('concat_and_cache_mla', [latent, rotated, cache, mapping, 'auto', scale()])
    const rows = (token: number) => [
      ...numbers(12).slice(token * 4, token * 4 + 4),
      ...numbers(6, 2).slice(token * 2, token * 2 + 2),
    ]
    const zeros = Array<number>(6).fill(0)
    const expected = [rows(2), zeros, zeros, zeros, zeros, rows(0)].flat()
    expect([...(await cache.data())]).toEqual(expected)

    const narrow = rt.call('to', [rt.call('zeros', [[2, 3, 6]]) as Tensor], { dtype: 'uint8' }) as Tensor
    rt.call('concat_and_cache_mla', [latent, rotated, narrow, mapping, 'fp8', rt.tensor(0.5)])
    const decoded = rt.fromBytes(await narrow.bytes(), { dtype: 'float8_e4m3fn', shape: [36] })
    // Four significant bits: half a unit is a sixteenth.
    ;(await decoded.data()).forEach((v, i) =>
      expect(Math.abs(Number(v) - expected[i]! * 2)).toBeLessThanOrEqual(Math.abs(expected[i]! * 2) / 16 + 2 ** -10),
    )
  })
  it('caches refuse slots beyond them and layouts that do not fit', () => {
    const [latent, rotated, cache] = [
      tensor([1, 4], 'float32'),
      tensor([1, 2], 'float32'),
      tensor([2, 3, 6], 'float32'),
    ]
    const at =
      (slot: number, to = cache) =>
      () =>
        rt.call('concat_and_cache_mla', [latent, rotated, to, rt.tensor([slot], { dtype: 'int64' }), 'auto', scale()])
    expect(at(6)).toThrow(expect.objectContaining({ code: 'INDEX_OUT_OF_RANGE' }))
    expect(at(0, tensor([2, 3, 5], 'float32'))).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
    expect(at(0, tensor([2, 3, 6], 'float64'))).toThrow(expect.objectContaining({ code: 'DTYPE_MISMATCH' }))
  })
})
