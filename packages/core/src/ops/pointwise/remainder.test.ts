// fmod on whole vectors is C's, bit for bit, whatever the sizes of quotients that stand side by side. JavaScript's % is the reference.
import { afterAll, expect, test } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { openTestRuntime } from '../testing/runtime.ts'

const rt = openTestRuntime('native')
afterAll(() => rt.close())

const special = [0, -0, 1, -1, 3, 0.1, -0.3, 7.5, 1e-40, -1e-45, 3e38, -3e38, 16777216, 1e-20, Infinity, -Infinity, NaN]
const pairs = special.flatMap((a) => special.map((b) => [a, b] as const))
/** Quotients just below, at and just above whole numbers, where a rounded quotient is one too large. */
const nearWhole = Array.from({ length: 4096 }, (_, i) => {
  const b = 0.1 + i / 977
  const whole = Math.round(b * (1 + ((i * 7919) % 100003)) * 2 ** 20) / 2 ** 20
  return [whole * (i % 2 === 0 ? 1 : -1), b] as const
})

test.each([
  ['float32', Float32Array],
  ['float64', Float64Array],
] as const)('%s', async (dtype, Values) => {
  for (const all of [pairs, nearWhole]) {
    const [a, b] = [new Values(all.map(([x]) => x)), new Values(all.map(([, y]) => y))]
    const result = rt.call('fmod', [rt.tensor(a, { dtype }), rt.tensor(b, { dtype })]) as Tensor
    const values = await result.data()
    for (let i = 0; i < all.length; i++) expect(values[i], `${a[i]} fmod ${b[i]}`).toBe(a[i]! % b[i]!)
  }
})
