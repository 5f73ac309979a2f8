// _flash_attention_forward, flash_mla and dropout, against float64 and by statistics.
import { afterAll, describe, expect, test } from 'vitest'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { Tensor } from '../../tensor/index.ts'
import { engines, openTestRuntime } from '../testing/runtime.ts'
import { referenceAttention } from './testing/reference.ts'

let state = 3
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) | 0
  return state / 2 ** 31
}
const count = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1)
function drawn(rt: Runtime, shape: number[]) {
  const values = Float32Array.from({ length: count(shape) }, random)
  return { values, tensor: rt.tensor(values, { shape, dtype: 'float32' }) }
}
/** Rows from … to - 1 of [rows, heads, columns] as [heads, rows, columns]. */
function headsFirst(values: Float32Array, [from, to]: readonly [number, number], heads: number, width: number) {
  return Float32Array.from({ length: heads * (to - from) * width }, (_, i) => {
    const [h, r] = [Math.floor(i / width / (to - from)), from + (Math.floor(i / width) % (to - from))]
    return values[(r * heads + h) * width + (i % width)]!
  })
}
async function expectClose(got: Tensor, want: ArrayLike<number>) {
  const data = (await got.data()) as Float32Array
  expect(data.length).toBe(want.length)
  Array.from(want).forEach((w, i) => {
    if (Number.isFinite(w)) expect(Math.abs(data[i]! - w)).toBeLessThan(2e-5)
    else expect(data[i]).toBe(w)
  })
}

for (const engine of engines)
  describe(engine, () => {
    const rt = openTestRuntime(engine)
    afterAll(() => rt.close())

    test('a batch: heads inside rows, the last query sees the last key', async () => {
      const [heads, keyHeads, width] = [4, 2, 8]
      const query = drawn(rt, [1, 5, heads, width])
      const [key, value] = [drawn(rt, [1, 9, keyHeads, width]), drawn(rt, [1, 9, keyHeads, width])]
      const args = [query.tensor, key.tensor, value.tensor, null, null, 5, 9, 0, true, false]
      const [output, logs] = rt.call('_flash_attention_forward', args) as Tensor[]
      expect(output!.shape).toEqual([1, 5, heads, width])
      const sizes = { batch: 1, heads, keyHeads, queries: 5, keys: 9, width, valueWidth: width }
      const want = referenceAttention(
        { ...sizes, causalOffset: 4, scale: 1 / Math.sqrt(width) },
        {
          query: headsFirst(query.values, [0, 5], heads, width),
          key: headsFirst(key.values, [0, 9], keyHeads, width),
          value: headsFirst(value.values, [0, 9], keyHeads, width),
        },
      )
      await expectClose(rt.ops.contiguous(rt.ops.transpose(output!, 1, 2)), want.output)
      await expectClose(logs!, want.logSumExp)
    })

    test('sequences of different lengths, one of them without keys', async () => {
      const [heads, keyHeads, width] = [2, 1, 8]
      const [starts, keyStarts] = [
        [0, 3, 4, 9],
        [0, 7, 7, 12],
      ]
      const query = drawn(rt, [9, heads, width])
      const [key, value] = [drawn(rt, [12, keyHeads, width]), drawn(rt, [12, keyHeads, width])]
      const [from, fromKey] = [starts, keyStarts].map((s) => rt.tensor(s, { dtype: 'int32' }))
      const args = [query.tensor, key.tensor, value.tensor, from, fromKey, 5, 7, 0, true, false]
      const [output, logs] = rt.call('_flash_attention_forward', args) as Tensor[]
      const rows = (await output!.data()) as Float32Array
      const sums = (await logs!.data()) as Float32Array
      for (let i = 0; i < 3; i++) {
        const [own, ownKeys] = [[starts[i]!, starts[i + 1]!] as const, [keyStarts[i]!, keyStarts[i + 1]!] as const]
        const [queries, keys] = [own[1] - own[0], ownKeys[1] - ownKeys[0]]
        const sizes = { batch: 1, heads, keyHeads, queries, keys, width, valueWidth: width }
        const want = referenceAttention(
          { ...sizes, causalOffset: keys - queries, scale: 1 / Math.sqrt(width) },
          {
            query: headsFirst(query.values, own, heads, width),
            key: headsFirst(key.values, ownKeys, keyHeads, width),
            value: headsFirst(value.values, ownKeys, keyHeads, width),
          },
        )
        headsFirst(rows, own, heads, width).forEach((x, j) => {
          expect(Math.abs(x - want.output[j]!)).toBeLessThan(2e-5)
        })
        for (let h = 0; h < heads; h++)
          for (let r = 0; r < queries; r++) {
            const [got, wanted] = [sums[h * 9 + own[0] + r]!, want.logSumExp[h * queries + r]!]
            if (Number.isFinite(wanted)) expect(Math.abs(got - wanted)).toBeLessThan(2e-5)
            else expect(got).toBe(wanted)
          }
      }
    })

    test.each([true, false])('a paged latent cache, causal %s', async (isCausal) => {
      const [batch, queries, heads, width, valueWidth, slots] = [2, 2, 3, 12, 8, 4]
      const table = [
        [3, 0, 5],
        [2, 4, 1],
      ]
      const lengths = [9, 4]
      const query = drawn(rt, [batch, queries, heads, width])
      const cache = drawn(rt, [6, slots, 1, width])
      const [blocks, held] = [rt.tensor(table, { dtype: 'int32' }), rt.tensor(lengths, { dtype: 'int32' })]
      const sizes = [batch, queries, held, heads, 1, width, valueWidth, isCausal]
      const got = rt.call('flash_mla', [query.tensor, blocks, cache.tensor, 12, slots, ...sizes]) as Tensor
      expect(got.shape).toEqual([batch, queries, heads, valueWidth])
      const data = (await got.data()) as Float32Array
      for (let b = 0; b < batch; b++) {
        const keys = lengths[b]!
        const latent = Array.from({ length: keys * width }, (_, i) => {
          const at = Math.floor(i / width)
          return cache.values[(table[b]![Math.floor(at / slots)]! * slots + (at % slots)) * width + (i % width)]!
        })
        const own = query.values.subarray(b * queries * heads * width, (b + 1) * queries * heads * width)
        const want = referenceAttention(
          {
            ...{ batch: 1, heads, keyHeads: 1, queries, keys, width, valueWidth: width },
            causalOffset: isCausal ? keys - queries : null,
            scale: 1 / Math.sqrt(width),
          },
          { query: headsFirst(own, [0, queries], heads, width), key: latent, value: latent },
        )
        for (let i = 0; i < queries * heads * valueWidth; i++) {
          const [q, h, c] = [Math.floor(i / valueWidth / heads), Math.floor(i / valueWidth) % heads, i % valueWidth]
          const wanted = want.output[(h * queries + q) * width + c]!
          expect(Math.abs(data[b * queries * heads * valueWidth + i]! - wanted)).toBeLessThan(2e-5)
        }
      }
    })

    test('a block that the cache lacks is refused', () => {
      const [query, cache] = [drawn(rt, [1, 1, 1, 8]), drawn(rt, [2, 4, 1, 8])]
      const [blocks, held] = [rt.tensor([[2]], { dtype: 'int32' }), rt.tensor([3], { dtype: 'int32' })]
      expect(() =>
        rt.call('flash_mla', [query.tensor, blocks, cache.tensor, 4, 4, 1, 1, held, 1, 1, 8, 4, true]),
      ).toThrow(/block table names a block/)
    })

    test('a gradient through dropout is refused rather than wrong', () => {
      const query = drawn(rt, [1, 1, 2, 8]).tensor.requiresGrad_()
      const y = rt.ops.sum(rt.ops.scaledDotProductAttention(query, query, query, null, 0.5))
      expect(() => y.backward()).toThrow(/no gradient with dropout_p/)
    })

    test('dropout zeroes the share of weights that it is told and scales the rest', async () => {
      const [heads, queries, keys, chance] = [4, 64, 64, 0.25]
      const zeros = rt.tensor(new Float32Array(heads * queries * 8), { shape: [1, heads, queries, 8] })
      const identity = Float32Array.from({ length: keys * keys }, (_, i) => Number(Math.floor(i / keys) === i % keys))
      const value = rt.ops.expand(rt.tensor(identity, { shape: [1, 1, keys, keys] }), [1, heads, keys, keys])
      rt.manualSeed(5)
      const draw = () => rt.ops.scaledDotProductAttention(zeros, zeros, value, null, chance)
      const [first, second] = [draw(), draw()]
      const data = (await first.data()) as Float32Array
      const kept = 1 / keys / (1 - chance)
      for (const x of data) expect(x === 0 || Math.abs(x - kept) < 1e-7).toBe(true)
      const share = data.filter((x) => x === 0).length / data.length
      // Five standard deviations of 16384 draws.
      expect(Math.abs(share - chance)).toBeLessThan(5 * Math.sqrt((chance * (1 - chance)) / data.length))
      expect(await second.data()).not.toEqual(data)
      rt.manualSeed(5)
      expect(await draw().data()).toEqual(data)
    })
  })
