// polygamma against values of Abramowitz and Stegun and of the exact reflections.
import { expect, it } from 'vitest'
import { openTestRuntime } from '../testing/runtime.ts'

const rt = openTestRuntime('wasm')
const zeta3 = 1.2020569031595942

/** Order, argument, ψ⁽ⁿ⁾: ψ′(1) = π²/6, ψ′(½) = π²/2, ψ″(1) = −2ζ(3), ψ‴(½) = π⁴; below zero by ψ⁽ⁿ⁾(x) = ψ⁽ⁿ⁾(x+1) − (−1)ⁿ n!/xⁿ⁺¹. */
const known: [number, number, number][] = [
  [0, 1, -0.5772156649015329],
  [1, 1, Math.PI ** 2 / 6],
  [1, 0.5, Math.PI ** 2 / 2],
  [1, -0.5, Math.PI ** 2 / 2 + 4],
  [1, -20.5, Math.PI ** 2 / 2 + 4 * Array.from({ length: 21 }, (_, k) => 1 / (2 * k + 1) ** 2).reduce((a, b) => a + b)],
  [2, 1, -2 * zeta3],
  [2, 0.5, -14 * zeta3],
  [2, -0.5, -14 * zeta3 + 16],
  [3, 0.5, Math.PI ** 4],
  [3, 1e6, 2e-18],
]

it.each(known)('of order %d at %d is %d', async (n, x, value) => {
  const result = rt.call('polygamma', [n, rt.tensor([x], { dtype: 'float64' })])
  const [got] = (await (result as { toArray(): Promise<number[]> }).toArray()) as [number]
  expect(Math.abs(got / value - 1)).toBeLessThan(x === 1e6 ? 1e-5 : 1e-12)
})

it('is infinite at the poles', async () => {
  const result = rt.call('polygamma', [1, rt.tensor([0, -1, -7])])
  expect(await (result as { toArray(): Promise<number[]> }).toArray()).toEqual([Infinity, Infinity, Infinity])
})
