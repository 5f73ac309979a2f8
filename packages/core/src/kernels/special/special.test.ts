// Special functions against values that mpmath computed to 60 digits, in both float dtypes; and their edges.
import { afterAll, describe, expect, it } from 'vitest'
import { ulpSize } from '../../kernel/elementwise/testing/ulp.ts'
import { openTestRuntime } from '../../ops/testing/runtime.ts'
import type { Tensor } from '../../tensor/index.ts'
import { knownValues } from './testing/known-values.ts'

const rt = openTestRuntime('wasm')
afterAll(() => rt.close())

/** Errors in units in the last place of the value, or of `floor` where that is larger: measured, and what is beyond has a cause. */
interface Bound {
  readonly ulps: number
  readonly floor: number
}
/** Absolute near zeros: the terms that cancel there are as large as the envelope. */
const wave: Bound = { ulps: 8, floor: 1 }
/** High degrees are cosines of n times an angle, which carries half an ulp; near 1 rounding is magnified by n². */
const polynomial: Bound = { ulps: 80, floor: 1 }
const bounds: Readonly<Record<string, Bound>> = {
  special_bessel_j0: wave,
  special_bessel_j1: wave,
  special_bessel_y0: wave,
  special_bessel_y1: wave,
  /** The phase at −50.25 is 237. */
  special_airy_ai: { ulps: 48, floor: 1 },
  /** The exponent of the factor is up to 20, of which half an ulp is 16 of the result. */
  igamma: { ulps: 20, floor: 0 },
  igammac: { ulps: 20, floor: 0 },
  /** The tail from 1 − 1e-8 down carries that of erfc. */
  special_log_ndtr: { ulps: 16, floor: 0 },
}
const boundOf = (name: string): Bound =>
  bounds[name] ?? (name.includes('polynomial') ? polynomial : { ulps: 8, floor: 0 })

async function evaluate(name: string, columns: readonly (readonly number[])[], dtype: 'float32' | 'float64') {
  const args = columns.map((column) => rt.tensor([...column], { dtype }))
  return (await (rt.call(name, args) as Tensor).toArray()) as number[]
}
const columnsOf = (rows: readonly (readonly number[])[], count: number) =>
  Array.from({ length: count }, (_, i) => rows.map((row) => row[i]!))

describe.each(['float32', 'float64'] as const)('in %s', (dtype) => {
  it.each(Object.entries(knownValues))('%s', async (name, rows) => {
    const { ulps, floor } = boundOf(name)
    const results = await evaluate(name, columnsOf(rows, rows[0]!.length - 1), dtype)
    rows.forEach((row, i) => {
      const value = row[row.length - 1]!
      const error = Math.abs(results[i]! - value) / ulpSize(Math.max(floor, Math.abs(value)), dtype)
      expect(error, `${name}(${row.slice(0, -1)}) = ${results[i]}, expected ${value}`).toBeLessThanOrEqual(ulps)
    })
  })
})

const [inf, nan] = [Infinity, Number.NaN]
/** Arguments, then the result. */
const edges: Readonly<Record<string, readonly (readonly number[])[]>> = {
  special_bessel_y0: [
    [0, -inf],
    [-1, nan],
  ],
  special_bessel_j1: [
    [0, 0],
    [nan, nan],
  ],
  special_modified_bessel_k0: [
    [0, inf],
    [-1, nan],
    [inf, 0],
    [nan, nan],
  ],
  special_scaled_modified_bessel_k1: [
    [0, inf],
    [-1, nan],
  ],
  special_spherical_bessel_j0: [
    [0, 1],
    [inf, 0],
    [-inf, 0],
  ],
  special_airy_ai: [
    [inf, 0],
    [200, 0],
    [nan, nan],
  ],
  special_erfcx: [
    [inf, 0],
    [-inf, inf],
    [-30, inf],
    [nan, nan],
  ],
  special_log_ndtr: [
    [inf, -0],
    [-inf, -inf],
    [nan, nan],
  ],
  igamma: [
    [0, 1, 1],
    [0, 0, nan],
    [2, 0, 0],
    [-1, 1, nan],
    [1, -1, nan],
    [inf, 1, 0],
    [inf, inf, nan],
    [1, inf, 1],
  ],
  igammac: [
    [0, 1, 0],
    [0, 0, nan],
    [2, 0, 1],
    [inf, 1, 1],
    [1, inf, 0],
    [nan, 1, nan],
  ],
  special_zeta: [
    [1, 2, inf],
    [0.5, 2, nan],
    [2, 0, inf],
    [3, -4, inf],
    [2.5, -0.5, nan],
    [2000, 2, 0],
    [nan, 1, nan],
  ],
  special_hermite_polynomial_h: [
    [1, -1, 0],
    [1, 600, nan],
    [1, nan, nan],
    [1, inf, nan],
    [1, 2.9, 2],
  ],
  special_chebyshev_polynomial_w: [
    [1, 20, 41],
    [-1, 21, -1],
  ],
}
it.each(Object.entries(edges))('%s at its edges', async (name, rows) => {
  const count = rows[0]!.length - 1
  expect(await evaluate(name, columnsOf(rows, count), 'float64')).toEqual(rows.map((row) => row[count]!))
})

it('takes a degree as a number, and a tensor of degrees for one point', async () => {
  const x = rt.tensor([2, -3])
  const degrees = rt.call('special_legendre_polynomial_p', [x, 2]) as Tensor
  expect(await degrees.toArray()).toEqual([5.5, 13])
  const points = rt.call('special_laguerre_polynomial_l', [2, rt.tensor([0, 1, 2], { dtype: 'int64' })]) as Tensor
  expect(await points.toArray()).toEqual([1, -1, -1])
})
it('broadcasts points over rows of degrees, in each of which the longest recurrence decides', async () => {
  const x = rt.tensor([[2], [3]])
  const n = rt.tensor([0, 3, 1])
  const result = rt.call('special_chebyshev_polynomial_t', [x, n]) as Tensor
  expect(await result.toArray()).toEqual([
    [1, 26, 2],
    [1, 99, 3],
  ])
})
