import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, encode } from './codec.ts'
import { type DType, dtypeTable, isFloat } from './dtypes.ts'
import { exponentOf, roundToFormat, spacing } from './round.ts'

const bits16 = (...patterns: number[]) => new Uint8Array(Uint16Array.from(patterns).buffer)

describe('decode', () => {
  it('reads float16 patterns: one, largest, smallest subnormal, minus zero, infinity, NaN', () => {
    const values = decode(bits16(0x3c00, 0x7bff, 0x0001, 0x8000, 0xfc00, 0x7e00), 'float16')
    expect([...values]).toEqual([1, 65504, 2 ** -24, -0, Number.NEGATIVE_INFINITY, Number.NaN])
  })

  it('reads bfloat16 patterns as the upper half of a float32', () => {
    expect([...decode(bits16(0x3f80, 0xc049, 0x0001, 0x7f80), 'bfloat16')]).toEqual([
      1,
      -3.140625,
      2 ** -133,
      Number.POSITIVE_INFINITY,
    ])
  })

  it('reads float8_e4m3fn, which has no infinity', () => {
    expect([...decode(Uint8Array.of(0x38, 0x7e, 0x01, 0x7f, 0x80), 'float8_e4m3fn')]).toEqual([
      1,
      448,
      2 ** -9,
      Number.NaN,
      -0,
    ])
  })

  it('reads float8_e5m2', () => {
    expect([...decode(Uint8Array.of(0x3c, 0x7b, 0x01, 0x7c, 0x7d), 'float8_e5m2')]).toEqual([
      1,
      57344,
      2 ** -16,
      Number.POSITIVE_INFINITY,
      Number.NaN,
    ])
  })

  it('reads bytes that start at an odd address', () => {
    const storage = new Uint8Array(17)
    storage.set(new Uint8Array(Float64Array.of(1.5, -2).buffer), 1)
    expect([...decode(storage.subarray(1), 'float64')]).toEqual([1.5, -2])
  })

  it('reads int64 as bigints', () => {
    expect([...decode(new Uint8Array(BigInt64Array.of(-(2n ** 63n)).buffer), 'int64')]).toEqual([-(2n ** 63n)])
  })
})

describe('encode', () => {
  const narrow = ['float16', 'bfloat16', 'float8_e4m3fn', 'float8_e5m2'] as const satisfies readonly DType[]

  it.each(narrow)('gives back every %s pattern but NaN payloads', (dtype) => {
    const size = dtypeTable[dtype].bytes
    const patterns = Array.from({ length: 256 ** size }, (_, pattern) => pattern)
    const bytes = size === 1 ? Uint8Array.from(patterns) : bits16(...patterns)
    const values = decode(bytes, dtype)
    const again = decode(encode(values, dtype), dtype)
    expect(again).toEqual(values)
    const numbers = [...values].flatMap((x, i) => (Number.isNaN(x) ? [] : [i]))
    const encoded = encode(values, dtype)
    expect(
      numbers.every((i) => encoded.subarray(i * size, (i + 1) * size).every((byte, b) => byte === bytes[i * size + b])),
    ).toBe(true)
  })

  it('rounds to nearest, ties to even', () => {
    expect([...decode(encode(Float64Array.of(2049, 2051, 65519.99, 65520), 'float16'), 'float16')]).toEqual([
      2048,
      2052,
      65504,
      Number.POSITIVE_INFINITY,
    ])
    expect([...decode(encode(Float64Array.of(464, 464.1), 'float8_e4m3fn'), 'float8_e4m3fn')]).toEqual([
      448,
      Number.NaN,
    ])
  })
})

describe('roundToFormat', () => {
  it('agrees with Math.fround for float32', () => {
    fc.assert(fc.property(fc.double(), (x) => Object.is(roundToFormat(x, dtypeTable.float32.format), Math.fround(x))))
  })

  it('moves a finite value by at most half a spacing', () => {
    const dtypes = (Object.keys(dtypeTable) as DType[]).filter((dtype) => isFloat(dtype) && dtype !== 'float64')
    fc.assert(
      fc.property(fc.constantFrom(...dtypes), fc.double({ min: -400, max: 400, noNaN: true }), (dtype, x) => {
        const format = (dtypeTable as Record<string, { format?: Parameters<typeof roundToFormat>[1] }>)[dtype]!.format!
        expect(Math.abs(roundToFormat(x, format) - x)).toBeLessThanOrEqual(spacing(x, dtype) / 2)
      }),
    )
  })
})

it('exponentOf finds the leading bit', () => {
  expect([1, 1.999, 2, 0.5, 3e-40, -8].map(exponentOf)).toEqual([0, 0, 1, -1, -132, 3])
})
