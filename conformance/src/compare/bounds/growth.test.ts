import { expect, it } from 'vitest'
import { Generator } from '../../random/generator.ts'
import { growth } from './growth.ts'

const u = 2 ** -24

it('is the worst case for few terms and below it for many', () => {
  expect(growth(4, u)).toBeCloseTo(4 * u, 12)
  expect(growth(10_000, u)).toBeCloseTo(600 * u, 12)
  expect(growth(5, 0)).toBe(0)
})

it('bounds the error of sums in float32, term after term', () => {
  const generator = new Generator(1)
  for (const terms of [3, 50, 1000, 30_000]) {
    const values = Float32Array.from({ length: terms }, () => generator.next())
    const exact = values.reduce((sum, x) => sum + x, 0)
    let sum = 0
    for (const x of values) sum = Math.fround(sum + x)
    expect(Math.abs(sum - exact)).toBeLessThanOrEqual(growth(terms, u) * exact)
  }
})

it('is small enough to see one of a thousand terms dropped', () => {
  expect(growth(1000, u) * 1000).toBeLessThan(0.02)
})
