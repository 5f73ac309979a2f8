// The expansions against references: every function within the error that the table states.
import { describe, expect, it } from 'vitest'
import { unaryFunctionNames } from './names.ts'
import { elementwiseFunction } from './table.ts'
import { evaluateExpansion } from './testing/evaluate.ts'
import { knownValues } from './testing/known-values.ts'
import { measure } from './testing/measure.ts'
import { grid } from './testing/samples.ts'
import { ulpError } from './testing/ulp.ts'
import { unarySamples } from './testing/unary-samples.ts'

describe('float32 expansions of unary functions are as accurate as the table says', () => {
  it.each(Object.entries(unarySamples))('%s', (fn, { points, absolute }) => {
    const { ulp, worst } = measure(fn, 'float32', [points], absolute)
    expect(ulp, worst).toBeLessThanOrEqual(elementwiseFunction(fn).ulp ?? 0)
  })
  it('leaves no unary function with a rounding error out', () => {
    const rounded = unaryFunctionNames.filter((fn) => elementwiseFunction(fn).ulp !== undefined)
    expect(Object.keys(unarySamples).sort()).toEqual([...rounded].sort())
  })
  it('expOfNonPositive has a relative error that grows with |x| alone', () => {
    const points = [...grid(-87, 0, 40_000), ...grid(-1, 0, 40_000)].map(Math.fround)
    for (const rounding of ['once', 'twice'] as const)
      evaluateExpansion('expOfNonPositive', 'float32', [points], rounding).forEach((result, i) => {
        const x = points[i]!
        const error = Math.abs(Number(result) / Math.exp(x) - 1)
        if (error > (4 - 1.25 * x) * 2 ** -24) expect.fail(`exp(${x}) = ${result}`)
      })
  })
  it.each(['lgamma', 'digamma'])('%s below zero, to 10⁻⁶ of the larger of its parts', (fn) => {
    const { ulp, worst } = measure(fn, 'float32', [grid(-20, -0.01, 20_000)], 2 ** -17)
    expect(ulp, worst).toBeLessThanOrEqual(16)
  })
})

describe('float64 expansions give known values', () => {
  it.each(Object.entries(knownValues))('%s', (fn, pairs) => {
    const results = evaluateExpansion(fn, 'float64', [pairs.map(([x]) => x)])
    pairs.forEach(([x, value], i) => {
      const error = ulpError(Number(results[i]), value, 'float64')
      expect(error, `${fn}(${x}) = ${results[i]}, expected ${value}`).toBeLessThanOrEqual(elementwiseFunction(fn).ulp!)
    })
  })
})

describe('host references give known values', () => {
  it.each(Object.entries(knownValues))('%s', (fn, pairs) => {
    for (const [x, value] of pairs) {
      const result = elementwiseFunction(fn).reference(x)
      expect(Math.abs(result - value), `${fn}(${x}) = ${result}`).toBeLessThanOrEqual(
        1e-12 * Math.max(1e-300, Math.abs(value)),
      )
    }
  })
})
