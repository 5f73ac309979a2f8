// Functions of two operands: float32 expansions against the references, integers against exact arithmetic.
import { describe, expect, it } from 'vitest'
import { elementwiseFunction } from './table.ts'
import { binarySamples } from './testing/binary-samples.ts'
import { evaluateExpansion } from './testing/evaluate.ts'
import { int32Operations } from './testing/int32-operations.ts'
import { measure } from './testing/measure.ts'
import { grid, randomStream, specialFloats } from './testing/samples.ts'

const binary = [
  'maximum',
  'minimum',
  'fmax',
  'fmin',
  'pow',
  'atan2',
  'hypot',
  'divNormal',
  'fmod',
  'remainder',
  'floorDivide',
] as const
describe('float32 expansions of binary functions are as accurate as the table says', () => {
  it.each(binary)('%s', (fn) => {
    const { ulp, worst } = measure(fn, 'float32', binarySamples)
    expect(ulp, worst).toBeLessThanOrEqual(elementwiseFunction(fn).ulp ?? 0)
  })
  it('pow of bases near 1 and of positive bases', () => {
    const next = randomStream(9)
    const exponents = Array.from({ length: 50_000 }, () => Math.fround((next() - 0.5) * 200))
    expect(measure('pow', 'float32', [grid(0.5, 2, 50_000), exponents]).ulp).toBeLessThanOrEqual(3)
    const large = exponents.map((e) => Math.fround(e * 1e5))
    expect(measure('pow', 'float32', [grid(0.99999, 1.00001, 50_000), large]).ulp).toBeLessThanOrEqual(3)
  })
})

const integers = [0n, 1n, -1n, 2n, -2n, 3n, 7n, -7n, 10n, 31n, 100n, -100n, 127n, -128n]
const integerPairs = integers.flatMap((a) => integers.map((b) => [a, b] as const))
const widths = { int8: 8, int16: 16, int32: 32, int64: 64 } as const
type Width = keyof typeof widths
const columnsOf = (rows: readonly (readonly [bigint, bigint])[]) => [rows.map(([a]) => a), rows.map(([, b]) => b)]

describe('integer expansions have the exact meaning, wrapped', () => {
  it.each(
    ['remainder', 'floorDivide', 'maximum', 'minimum', 'fmax', 'fmin', 'ipow'].flatMap((fn) =>
      (Object.keys(widths) as Width[]).map((dtype) => [fn, dtype] as const),
    ),
  )('%s on %s', (fn, dtype) => {
    const rows = integerPairs.filter(([, b]) => (fn === 'ipow' ? b >= 0n : b !== 0n))
    const results = evaluateExpansion(fn, dtype, columnsOf(rows))
    rows.forEach(([a, b], i) => {
      const expected = BigInt.asIntN(widths[dtype], elementwiseFunction(fn).integer!(a, b))
      expect(BigInt(results[i]!), `${fn}(${a}, ${b})`).toBe(expected)
    })
  })
  it('ipow wraps as repeated multiplication does', () => {
    const [result] = evaluateExpansion('ipow', 'int64', [[3n], [1000n]])
    expect(result).toBe(BigInt.asIntN(64, 3n ** 1000n))
    expect(elementwiseFunction('ipow').integer!(3n, 1000n)).toBe(result)
  })
  it('int32 machine arithmetic is the exact arithmetic, wrapped', () => {
    const next = randomStream(5)
    const random = () => Math.floor(next() * 2 ** 32) | 0
    for (const [fn, apply] of Object.entries(int32Operations))
      for (let i = 0; i < 2000; i++) {
        const [a, b] = [random(), fn.startsWith('sh') || fn === 'ushr' ? i % 32 : i % 3 ? random() : i % 5]
        const exact = Number(BigInt.asIntN(32, elementwiseFunction(fn).integer!(BigInt(a), BigInt(b))))
        expect(apply(a, b) === exact, `${fn}(${a}, ${b}) = ${apply(a, b)}, exactly ${exact}`).toBe(true)
      }
  })
})

describe('nextafter steps to the neighbouring float', () => {
  it('in float32', () => {
    const rows = [
      [1, 2, 1 + 2 ** -23],
      [1, 0, 1 - 2 ** -24],
      [0, 1, 2 ** -149],
      [0, -1, -(2 ** -149)],
      [-1, 0, -1 + 2 ** -24],
      [-1, -Infinity, -1 - 2 ** -23],
      [3.4028234663852886e38, Infinity, Infinity],
      [Infinity, 0, 3.4028234663852886e38],
      [2 ** -149, 0, 0],
      [5, 5, 5],
      [Number.NaN, 1, Number.NaN],
    ] as const
    const results = evaluateExpansion('nextafter', 'float32', [rows.map((r) => r[0]), rows.map((r) => r[1])])
    expect(results).toEqual(rows.map((r) => r[2]))
  })
  it('in float64', () => {
    const [from, to] = [
      [1, 0, -1, Number.MAX_VALUE],
      [2, -1, 0, Infinity],
    ]
    const expected = [1 + Number.EPSILON, -Number.MIN_VALUE, -1 + Number.EPSILON / 2, Infinity]
    expect(evaluateExpansion('nextafter', 'float64', [from!, to!])).toEqual(expected)
    expect(from!.map((x, i) => elementwiseFunction('nextafter').reference(x, to![i]!))).toEqual(expected)
  })
})

describe('predicates and signs', () => {
  it.each(['isNan', 'isInf', 'isFinite', 'sign'])('%s on special values', (fn) => {
    const { reference } = elementwiseFunction(fn)
    const results = evaluateExpansion(fn, 'float32', [specialFloats])
    expect(results).toEqual(specialFloats.map((x) => reference(x)))
  })
  it('signBit is true for -0', () => {
    expect(evaluateExpansion('signBit', 'float32', [[0, -0, 1, -1, Infinity, -Infinity]])).toEqual([0, 1, 0, 1, 0, 1])
    expect(evaluateExpansion('signBit', 'int32', [[0, -5, 5]])).toEqual([0, 1, 0])
  })
})
