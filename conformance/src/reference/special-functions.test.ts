import { describe, expect, it } from 'vitest'
import { erf, erfc, erfinv, i0, lgamma, roundEven } from './special-functions.ts'

const close = (got: number, expected: number) =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(4e-15 * Math.abs(expected))

// Values from Abramowitz and Stegun's tables and NIST's Digital Library of Mathematical Functions.
describe('special functions', () => {
  it('erf and erfc', () => {
    close(erf(0.5), 0.5204998778130465)
    close(erf(-2), -0.9953222650189527)
    close(erf(3.5), 0.9999992569016276)
    close(erfc(2), 0.004677734981047266)
    close(erfc(5), 1.5374597944280349e-12)
    expect(erf(Number.POSITIVE_INFINITY)).toBe(1)
  })

  it('erfinv undoes erf', () => {
    for (const x of [-2.5, -0.3, 1e-8, 0.9, 3]) expect(erfinv(erf(x))).toBeCloseTo(x, 9)
    expect(erfinv(1)).toBe(Number.POSITIVE_INFINITY)
    expect(erfinv(1.5)).toBeNaN()
  })

  it('lgamma', () => {
    close(lgamma(10), 12.801827480081469)
    close(lgamma(0.5), 0.5723649429247001)
    close(lgamma(-0.5), 1.2655121234846454)
    expect(lgamma(-2)).toBe(Number.POSITIVE_INFINITY)
  })

  it('i0', () => {
    close(i0(1), 1.2660658777520084)
    close(i0(-10), 2815.716628466254)
  })

  it('roundEven sends ties to the even neighbour', () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.4].map(roundEven)).toEqual([0, 2, 2, 0, -2, 2])
  })
})
