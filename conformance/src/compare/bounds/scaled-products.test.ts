// What sums in a float8 matrix unit may lose.
import { expect, it } from 'vitest'
import { lost } from './scaled-products.ts'

it('whole numbers of few bits lose nothing', () => {
  const terms = Float64Array.from({ length: 1040 }, (_, i) => (i % 9) - 4)
  expect(lost(terms)).toEqual({ error: 0, sum: terms.reduce((a, b) => a + b) })
})

it('bits below the fourteenth of the largest are lost, from then on those of the sum', () => {
  const terms = new Float64Array(64)
  terms[0] = 1
  terms[1] = 2 ** -13
  expect(lost(terms).error).toBe(0)
  terms[1] = 2 ** -14
  // The product and the sum after it; then the sum before and after the second step.
  expect(lost(terms).error).toBe(4 * 2 ** -13)
})

it('the bound covers sums that are cut as the unit cuts them, and little more', () => {
  const terms = Float64Array.from(
    { length: 1024 },
    (_, i) => Math.round(Math.sin(i * 12.9898) * 64) / 2 ** 16 + (i === 0 ? 1 : 0),
  )
  const cutTo = (x: number, unit: number) => Math.trunc(x / unit) * unit
  let sum = 0
  for (let first = 0; first < terms.length; first += 32) {
    const all = [sum, ...terms.subarray(first, first + 32)]
    const unit = 2 ** (Math.floor(Math.log2(Math.max(...all.map(Math.abs)))) - 13)
    sum = all.reduce((total, x) => total + cutTo(x, unit), 0)
  }
  const { error, sum: exact } = lost(terms)
  expect(Math.abs(sum - exact)).toBeGreaterThan(0)
  expect(Math.abs(sum - exact)).toBeLessThanOrEqual(error)
  expect(error).toBeLessThan(0.2 * Math.abs(exact))
})
