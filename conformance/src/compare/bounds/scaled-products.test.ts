// What sums in a float8 matrix unit may lose.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decode } from '../../host/codec.ts'
import type { DType } from '../../host/dtypes.ts'
import { lost } from './scaled-products.ts'
import h100Sums from './testing/h100-sums.json' with { type: 'json' }

const cutTo = (x: number, unit: number) => Math.trunc(x / unit) * unit
function unitOf(values: readonly number[]): number {
  const largest = Math.max(...values.map(Math.abs))
  return largest === 0 ? 1 : 2 ** (Math.floor(Math.log2(largest)) - 13)
}

/** As the unit sums: products and the sum before are cut, and what comes out. */
function cutSum(terms: Float64Array): number {
  let sum = 0
  for (let first = 0; first < terms.length; first += 32) {
    const all = [sum, ...terms.subarray(first, first + 32)]
    const total = all.reduce((whole, x) => whole + cutTo(x, unitOf(all)), 0)
    sum = total === 0 ? 0 : cutTo(total, unitOf([total]))
  }
  return sum
}

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
  const sum = cutSum(terms)
  const { error, sum: exact } = lost(terms)
  expect(Math.abs(sum - exact)).toBeGreaterThan(0)
  expect(Math.abs(sum - exact)).toBeLessThanOrEqual(error)
  expect(error).toBeLessThan(0.2 * Math.abs(exact))
})

it('the bound covers sums of which runs of steps are summed apart', () => {
  const values = fc.float64Array({ minLength: 256, maxLength: 512, min: -1, max: 1, noNaN: true })
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 4 }), (given, steps) => {
      // Values of four bits, as products of float8 have at least, and a first run that the second cancels.
      const terms = given.map((x, i) => Math.round(x * 16) / 16 / (i % 7 === 0 ? 1 : 2 ** 9))
      for (let i = 0; i < 32; i++) terms[128 + i] = -terms[i]!
      const runs = Array.from({ length: Math.ceil(terms.length / (32 * steps)) }, (_, i) =>
        terms.subarray(i * 32 * steps, (i + 1) * 32 * steps),
      )
      const sum = runs.reduce((total, run) => total + cutSum(run), 0)
      const { error, sum: exact } = lost(terms)
      expect(Math.abs(sum - exact)).toBeLessThanOrEqual(error)
    }),
  )
})

interface Line {
  readonly dtype: string
  readonly bytes: string
}
const numbersOf = ({ dtype, bytes }: Line) => Array.from(decode(Buffer.from(bytes, 'hex'), dtype as DType), Number)

// Results of _scaled_mm on an H100 (2026-11-27), whose kernel sums runs of 128 products apart.
it.each(h100Sums)('an H100 cut sum %# as the model here does', ({ left, right, factors, result }) => {
  const b = numbersOf(right)
  const terms = Float64Array.from(numbersOf(left), (x, i) => x * b[i]!)
  const sum = Math.fround(cutSum(terms.subarray(0, 128)) + cutSum(terms.subarray(128)))
  expect(factors.reduce((product, factor) => Math.fround(product * Math.fround(factor)), sum)).toBe(result)
})
