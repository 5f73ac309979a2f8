// fused_experts beside a plain float64 computation, and what it refuses.
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../tensor/index.ts'
import { engines, openTestRuntime } from './testing/runtime.ts'

/** Numbers in −1.5 … 1.5 that float16 and bfloat16 hold exactly. */
const numbers = (count: number, seed: number) =>
  Array.from({ length: count }, (_, i) => (((i * 37 + seed * 11) % 49) - 24) / 16)
const silu = (v: number) => v / (1 + Math.exp(-v))

interface Sizes {
  readonly tokens: number
  readonly experts: number
  readonly slots: number
  readonly depth: number
  readonly inner: number
}

/** y[t] = Σ share·w2[e]·(silu(w1[e]·x[t])·(w1[e]·x[t])), and the sum of the terms' magnitudes. */
function reference({ tokens, experts, slots, depth, inner }: Sizes, ids: readonly number[]) {
  const [x, w1, w2] = [
    numbers(tokens * depth, 1),
    numbers(experts * 2 * inner * depth, 2),
    numbers(experts * depth * inner, 3),
  ]
  const shares = numbers(tokens * slots, 4)
  const row = (w: number[], at: number, from: number[], start: number, length: number) => {
    let sum = 0
    for (let i = 0; i < length; i++) sum += w[at * length + i]! * from[start + i]!
    return sum
  }
  const y = new Float64Array(tokens * depth)
  const size = new Float64Array(tokens * depth)
  for (let t = 0; t < tokens; t++)
    for (let s = 0; s < slots; s++) {
      const e = ids[t * slots + s]!
      const hidden = Array.from({ length: inner }, (_, i) => {
        const gate = row(w1, e * 2 * inner + i, x, t * depth, depth)
        return silu(gate) * row(w1, e * 2 * inner + inner + i, x, t * depth, depth)
      })
      for (let n = 0; n < depth; n++) {
        const product = row(w2, e * depth + n, hidden, 0, inner) * shares[t * slots + s]!
        y[t * depth + n]! += product
        for (let i = 0; i < inner; i++)
          size[t * depth + n]! += Math.abs(w2[(e * depth + n) * inner + i]! * hidden[i]! * shares[t * slots + s]!)
      }
    }
  return { y, size }
}

describe.each(engines)('fused_experts: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const tensor = (shape: readonly number[], dtype: string, seed: number) =>
    rt.tensor(
      Float64Array.from(
        numbers(
          shape.reduce((n, s) => n * s, 1),
          seed,
        ),
      ),
      { shape, dtype },
    )
  const run = ({ tokens, experts, slots, depth, inner }: Sizes, ids: readonly number[], dtype: string) =>
    rt.call('fused_experts', [
      tensor([tokens, depth], dtype, 1),
      tensor([experts, 2 * inner, depth], dtype, 2),
      tensor([experts, depth, inner], dtype, 3),
      tensor([tokens, slots], 'float32', 4),
      rt.tensor(BigInt64Array.from(ids, BigInt), { shape: [tokens, slots] }),
    ]) as Tensor

  it.each([
    ['float32', 2 ** -24],
    ['bfloat16', 2 ** -8],
    ['float16', 2 ** -11],
  ] as const)('%s gives the sum over the chosen experts', async (dtype, unit) => {
    const size = (max: number) => fc.integer({ min: 1, max })
    const sizes = fc.record({ tokens: size(5), experts: size(6), slots: size(3), depth: size(40), inner: size(40) })
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(1000), async (drawn, seed) => {
        const ids = Array.from({ length: drawn.tokens * drawn.slots }, (_, i) => (i * 7 + seed) % drawn.experts)
        const { y, size: magnitudes } = reference(drawn, ids)
        const values = await run(drawn, ids, dtype).data()
        // rounding of the result, and of depth + inner + slots additions and a few functions in float32
        const steps = drawn.depth + drawn.inner + drawn.slots + 8
        y.forEach((expected, i) => {
          const bound = unit * Math.abs(expected) + 2 ** -24 * steps * (magnitudes[i]! + Math.abs(expected)) * 2
          expect(Math.abs(Number(values[i]) - expected)).toBeLessThanOrEqual(bound + 1e-7)
        })
      }),
      { numRuns: 12 },
    )
  })

  it('refuses an expert that is not there, and shapes and dtypes that do not fit', () => {
    const sizes = { tokens: 2, experts: 3, slots: 1, depth: 4, inner: 4 }
    expect(() => run(sizes, [0, 3], 'float32')).toThrow(expect.objectContaining({ code: 'INDEX_OUT_OF_RANGE' }))
    const x = tensor([2, 4], 'float32', 1)
    const ids = rt.tensor(BigInt64Array.of(0n, 1n), { shape: [2, 1] })
    const shares = tensor([2, 1], 'float32', 1)
    const call =
      (w1: Tensor, w2: Tensor, chosen = ids) =>
      () =>
        rt.call('fused_experts', [x, w1, w2, shares, chosen])
    const [w1, w2] = [tensor([3, 8, 4], 'float32', 1), tensor([3, 4, 4], 'float32', 1)]
    expect(call(w1, tensor([3, 4, 5], 'float32', 1))).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
    expect(call(w1, tensor([3, 4, 4], 'float16', 1))).toThrow(expect.objectContaining({ code: 'DTYPE_MISMATCH' }))
    expect(call(w1, w2, shares)).toThrow(expect.objectContaining({ code: 'DTYPE_MISMATCH' }))
  })
})
