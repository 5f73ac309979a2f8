// Bytes to host arrays and back: layouts, single rounding, wrapping, refusals.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, encode } from './convert.ts'
import { type DType, dtypeInfo, dtypes } from './dtype.ts'

const badArgument = expect.objectContaining({ code: 'BAD_ARGUMENT' })

describe('decode', () => {
  it('gives the typed array of each dtype', () => {
    const names = Object.fromEntries(dtypes.map((d) => [d, decode(new Uint8Array(16), d).constructor.name]))
    const narrow = { float16: 'Float32Array', bfloat16: 'Float32Array', float32: 'Float32Array' }
    const float8 = { float8_e4m3fn: 'Float32Array', float8_e5m2: 'Float32Array' }
    const ints = { bool: 'Uint8Array', uint8: 'Uint8Array', int8: 'Int8Array', int16: 'Int16Array' }
    const wide = { int32: 'Int32Array', int64: 'BigInt64Array', float64: 'Float64Array' }
    expect(names).toEqual({
      ...{ ...narrow, ...float8, ...ints, ...wide },
      complex64: 'Float32Array',
      complex128: 'Float64Array',
    })
  })

  it('views aligned bytes without a copy and copies unaligned ones', () => {
    const bytes = new Uint8Array(Float32Array.of(1, 2, 3).buffer)
    expect(decode(bytes, 'float32').buffer).toBe(bytes.buffer)
    const shifted = new Uint8Array(13)
    shifted.set(bytes, 1)
    expect(decode(shifted.subarray(1), 'float32')).toEqual(Float32Array.of(1, 2, 3))
    expect(decode(shifted.subarray(1, 5), 'float16')).toHaveLength(2)
  })

  it('reads known bytes', () => {
    expect(decode(Uint8Array.of(0x00, 0x3c, 0x00, 0xfc), 'float16')).toEqual(
      Float32Array.of(1, Number.NEGATIVE_INFINITY),
    )
    expect(decode(Uint8Array.of(0x80, 0x3f, 0x01, 0x00), 'bfloat16')).toEqual(Float32Array.of(1, 2 ** -133))
    expect(decode(Uint8Array.of(0x38, 0x01, 0x7e), 'float8_e4m3fn')).toEqual(Float32Array.of(1, 2 ** -9, 448))
    expect(decode(Uint8Array.of(0, 1, 2, 255), 'bool')).toEqual(Uint8Array.of(0, 1, 1, 1))
    expect(decode(new Uint8Array(8).fill(255), 'int64')).toEqual(BigInt64Array.of(-1n))
    expect(decode(Uint8Array.of(0xfe, 0xff), 'int16')).toEqual(Int16Array.of(-2))
  })

  it('refuses bytes that are no whole number of elements', () => {
    expect(() => decode(new Uint8Array(7), 'float32')).toThrow(badArgument)
    expect(() => decode(new Uint8Array(8), 'complex128')).toThrow(badArgument)
  })

  it.each(dtypes)('encodes what it decoded from %s back to the same bytes', (dtype) => {
    const { bytes: size, kind } = dtypeInfo(dtype)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (raw) => {
        const bytes = raw.slice(0, raw.length - (raw.length % size)).map((b) => (dtype === 'bool' ? b & 1 : b))
        const values = decode(bytes, dtype)
        const holdsNaN = kind === 'float' && [...(values as Iterable<number>)].some(Number.isNaN)
        if (!holdsNaN) expect(encode(values, dtype)).toEqual(bytes)
      }),
    )
  })
})

describe('encode', () => {
  const through = (value: number | bigint, dtype: DType) => Number(decode(encode([value] as number[], dtype), dtype)[0])

  it('rounds float64 once, where rounding to float32 first would give the wrong neighbour', () => {
    // Just above the tie between 1 and the next float16; float32 rounds it onto the tie, and that to even, down.
    expect(through(1 + 2 ** -11 + 2 ** -40, 'float16')).toBe(1 + 2 ** -10)
    expect(through(1 + 2 ** -11, 'float16')).toBe(1)
    expect(through(1 + 2 ** -10 + 2 ** -11 - 2 ** -40, 'float16')).toBe(1 + 2 ** -10)
    expect(through(1 + 2 ** -8 + 2 ** -40, 'bfloat16')).toBe(1 + 2 ** -7)
    expect(through(-(1 + 2 ** -4 + 2 ** -40), 'float8_e4m3fn')).toBe(-1.125)
    expect(through(65520 - 2 ** -30, 'float16')).toBe(65504)
    expect(through(1e300, 'bfloat16')).toBe(Number.POSITIVE_INFINITY)
    expect(through(3.4e38, 'bfloat16')).toBe(Number.POSITIVE_INFINITY)
    expect(through(5e-324, 'float16')).toBe(0)
  })

  it('rounds bigints once', () => {
    // 2^24 + 1 is a tie in float32; the lowest bit decides, and float64 cannot hold it.
    const value = (1n << 60n) + (1n << 36n) + 1n
    expect(through(value, 'float32')).toBe(2 ** 60 + 2 ** 37)
    expect(through(-value, 'float32')).toBe(-(2 ** 60 + 2 ** 37))
    expect(through((1n << 60n) + (1n << 36n), 'float32')).toBe(2 ** 60)
    expect(through((1n << 60n) + (1n << 52n) + 1n, 'bfloat16')).toBe(2 ** 60 + 2 ** 53)
  })

  it('truncates and wraps integers', () => {
    expect(decode(encode([300, -1, 2.9, -2.9], 'uint8'), 'uint8')).toEqual(Uint8Array.of(44, 255, 2, 254))
    expect(decode(encode([128, -129], 'int8'), 'int8')).toEqual(Int8Array.of(-128, 127))
    expect(decode(encode([2 ** 31], 'int32'), 'int32')).toEqual(Int32Array.of(-(2 ** 31)))
    expect(decode(encode([2n ** 63n, -1n], 'int64'), 'int64')).toEqual(BigInt64Array.of(-(2n ** 63n), -1n))
    expect(decode(encode([-2.9, 7], 'int64'), 'int64')).toEqual(BigInt64Array.of(-2n, 7n))
    expect(decode(encode([(1n << 40n) + 5n], 'int16'), 'int16')).toEqual(Int16Array.of(5))
  })

  it('takes booleans, numbers and bigints to bool', () => {
    const expected = Uint8Array.of(1, 0, 1, 0)
    expect(encode([true, false, true, false], 'bool')).toEqual(expected)
    expect(encode([0.5, 0, -1, -0], 'bool')).toEqual(expected)
    expect(encode([5n, 0n, -1n, 0n], 'bool')).toEqual(expected)
    expect(encode([Number.NaN], 'bool')).toEqual(Uint8Array.of(1)) // as bool(float('nan'))
    expect(encode([true, false], 'float32')).toEqual(new Uint8Array(Float32Array.of(1, 0).buffer))
  })

  it('copies, so that the source may change', () => {
    const source = Float32Array.of(1, 2)
    const bytes = encode(source.subarray(1), 'float32')
    source[1] = 9
    expect(decode(bytes, 'float32')).toEqual(Float32Array.of(2))
  })

  it('refuses NaN and infinity as integers, and half a complex number', () => {
    expect(() => encode([Number.NaN], 'int32')).toThrow(badArgument)
    expect(() => encode([Number.POSITIVE_INFINITY], 'int64')).toThrow(badArgument)
    expect(() => encode([1, 2, 3], 'complex64')).toThrow(badArgument)
  })

  it('handles a million float16 values in well under a second', () => {
    const values = Float32Array.from({ length: 1 << 20 }, (_, i) => i / 37 - 9000)
    const start = performance.now()
    const bytes = encode(values, 'float16')
    decode(bytes, 'float16')
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
