// The expansions against references: every function within the error that the table states.
import { describe, expect, it } from 'vitest'
import { unaryFunctionNames } from './names.ts'
import { elementwiseFunction } from './table.ts'
import { evaluateExpansion } from './testing/evaluate.ts'
import { knownValues } from './testing/known-values.ts'
import { measure } from './testing/measure.ts'
import { grid, patterns, specialFloats } from './testing/samples.ts'
import { ulpError } from './testing/ulp.ts'

const everywhere = [...specialFloats, ...patterns(40_000, 1), ...grid(-10, 10, 20_000)]
const around = (low: number, high: number): number[] => [...everywhere, ...grid(low, high, 40_000)]
const positive = (points: readonly number[]): number[] => points.map(Math.abs)

interface Measured {
  readonly points: readonly number[]
  /** Error near zero that counts as none. */
  readonly absolute?: number
}
const unary: Readonly<Record<string, Measured>> = {
  exp: { points: around(-105, 90) },
  exp2: { points: around(-152, 130) },
  expm1: { points: around(-20, 90) },
  sigmoid: { points: around(-87, 30), absolute: 2 ** -126 },
  log: { points: around(0.5, 2) },
  log2: { points: around(0.5, 2) },
  log10: { points: around(0.5, 2) },
  log1p: { points: around(-1, 1) },
  rsqrt: { points: around(0, 2) },
  sin: { points: around(-1e5, 1e5) },
  cos: { points: around(-1e5, 1e5) },
  tan: { points: around(-1e5, 1e5) },
  asin: { points: around(-1, 1) },
  acos: { points: around(-1, 1) },
  atan: { points: around(-2, 2) },
  sinh: { points: around(-90, 90) },
  cosh: { points: around(-90, 90) },
  tanh: { points: around(-1, 1) },
  asinh: { points: around(-1, 1) },
  acosh: { points: around(1, 2) },
  atanh: { points: around(-1, 1) },
  erf: { points: around(-4, 4) },
  erfc: { points: around(-4, 11), absolute: 2 ** -126 },
  erfinv: { points: around(-1, 1) },
  ndtri: { points: around(0, 1) },
  lgamma: { points: positive(around(0, 40)) },
  digamma: { points: positive(around(0, 40)), absolute: 2 ** -20 },
  i0: { points: around(-80, 80) },
  i0e: { points: around(-80, 80) },
  i1: { points: around(-80, 80) },
  i1e: { points: around(-80, 80) },
}

describe('float32 expansions of unary functions are as accurate as the table says', () => {
  it.each(Object.entries(unary))('%s', (fn, { points, absolute }) => {
    const { ulp, worst } = measure(fn, 'float32', [points], absolute)
    expect(ulp, worst).toBeLessThanOrEqual(elementwiseFunction(fn).ulp ?? 0)
  })
  it('leaves no unary function with a rounding error out', () => {
    const rounded = unaryFunctionNames.filter((fn) => elementwiseFunction(fn).ulp !== undefined)
    expect(Object.keys(unary).sort()).toEqual([...rounded].sort())
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
