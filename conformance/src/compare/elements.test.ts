import { describe, expect, it } from 'vitest'
import type { DType } from '../host/dtypes.ts'
import { HostTensor } from '../host/tensor.ts'
import { compareElements } from './elements.ts'
import { exactly, tolerances } from './tolerances.ts'

const tensor = (dtype: DType, ...values: number[]) => HostTensor.fromNumbers(dtype, [values.length], values)
const mismatches = (dtype: DType, expected: number, got: number, tolerance = tolerances[dtype]) =>
  compareElements(tensor(dtype, expected), tensor(dtype, got), tolerance).mismatches

describe('compareElements', () => {
  it.each([
    ['float32', 1, 1 + 1.1e-5, 0],
    ['float32', 1, 1 + 1.2e-5, 1],
    ['float32', 1e6, 1e6 + 1.3, 0],
    ['float32', 1e6, 1e6 + 1.4, 1],
    ['bfloat16', 100, 101.5, 0],
    ['bfloat16', 100, 102, 1],
    ['float64', 1, 1 + 3e-7, 1],
    ['int64', 5, 6, 1],
    ['bool', 1, 0, 1],
  ] as const)('%s: expected %d, got %d', (dtype, expected, got, count) => {
    expect(mismatches(dtype, expected, got)).toBe(count)
  })

  it('matches NaN with NaN alone and infinities by sign', () => {
    const { NaN: nan, POSITIVE_INFINITY: inf } = Number
    expect(mismatches('float32', nan, nan)).toBe(0)
    expect(mismatches('float32', nan, 0)).toBe(1)
    expect(mismatches('float32', 0, nan)).toBe(1)
    expect(mismatches('float32', inf, inf)).toBe(0)
    expect(mismatches('float32', inf, -inf)).toBe(1)
    expect(mismatches('float32', inf, 3e38)).toBe(1)
    expect(mismatches('float32', 1, inf)).toBe(1)
  })

  it('takes an infinity for a value that overflows the dtype within the tolerance', () => {
    expect(mismatches('float16', 65600, Number.POSITIVE_INFINITY)).toBe(0)
    expect(mismatches('float16', 60000, Number.POSITIVE_INFINITY)).toBe(1)
  })

  it('looks at the sign of zero only where asked to', () => {
    expect(mismatches('float32', 0, -0)).toBe(0)
    expect(mismatches('float32', 0, -0, { ...exactly, signedZero: true })).toBe(1)
  })

  it('adds the bound of each element', () => {
    const extra = Float64Array.of(0, 0.5)
    const result = compareElements(tensor('float32', 1, 1), tensor('float32', 1.4, 1.4), { ...exactly, extra })
    expect(result).toMatchObject({ mismatches: 1, worst: { at: 0, expected: '1' } })
  })

  it('compares complex values by distance', () => {
    const complex = (...parts: number[]) => HostTensor.fromNumbers('complex64', [1], parts)
    const compare = (a: HostTensor, b: HostTensor) => compareElements(a, b, tolerances.complex64).mismatches
    expect(compare(complex(1e6, 0), complex(1e6, 1))).toBe(0)
    expect(compare(complex(1, 0), complex(0, 1))).toBe(1)
    expect(compare(complex(Number.NaN, 1), complex(2, Number.NaN))).toBe(0)
  })

  it('tells int64 values apart that float64 cannot', () => {
    const wide = (x: bigint) => HostTensor.fromValues('int64', [1], BigInt64Array.of(x))
    expect(compareElements(wide(2n ** 53n), wide(2n ** 53n + 1n), exactly).mismatches).toBe(1)
  })
})
