// float16, bfloat16 and float8 against arithmetic in float64: every pattern decoded, rounding found by search.
import { describe, expect, it } from 'vitest'
import { fromBFloat16Bits, toBFloat16Bits } from './bfloat16.ts'
import { bitsOf, floatOf } from './float-bits.ts'
import { fromFloat8Bits, toFloat8Bits } from './float8.ts'
import { fromFloat16Bits, toFloat16Bits } from './float16.ts'

interface Format {
  name: string
  exponentBits: number
  mantissaBits: number
  infinite: boolean
  decode: (code: number) => number
  encode: (value: number) => number
}

const formats: Format[] = [
  {
    name: 'float16',
    exponentBits: 5,
    mantissaBits: 10,
    infinite: true,
    decode: (code) => floatOf(fromFloat16Bits(code)),
    encode: (value) => toFloat16Bits(bitsOf(value)),
  },
  {
    name: 'bfloat16',
    exponentBits: 8,
    mantissaBits: 7,
    infinite: true,
    decode: (code) => floatOf(fromBFloat16Bits(code)),
    encode: (value) => toBFloat16Bits(bitsOf(value)),
  },
  {
    name: 'float8_e4m3fn',
    exponentBits: 4,
    mantissaBits: 3,
    infinite: false,
    decode: (code) => floatOf(fromFloat8Bits(code, 'float8_e4m3fn')),
    encode: (value) => toFloat8Bits(bitsOf(value), 'float8_e4m3fn'),
  },
  {
    name: 'float8_e5m2',
    exponentBits: 5,
    mantissaBits: 2,
    infinite: true,
    decode: (code) => floatOf(fromFloat8Bits(code, 'float8_e5m2')),
    encode: (value) => toFloat8Bits(bitsOf(value), 'float8_e5m2'),
  },
]

/** The value of a code by the definition of the format. */
function meaning({ exponentBits, mantissaBits, infinite }: Format, code: number): number {
  const sign = code >> (exponentBits + mantissaBits) ? -1 : 1
  const exponent = (code >> mantissaBits) & ((1 << exponentBits) - 1)
  const mantissa = code & ((1 << mantissaBits) - 1)
  const bias = 2 ** (exponentBits - 1) - 1
  const top = exponent === (1 << exponentBits) - 1
  if (infinite && top) return mantissa === 0 ? sign / 0 : Number.NaN
  if (!infinite && top && mantissa === (1 << mantissaBits) - 1) return Number.NaN
  if (exponent === 0) return sign * mantissa * 2 ** (1 - bias - mantissaBits)
  return sign * (1 + mantissa / 2 ** mantissaBits) * 2 ** (exponent - bias)
}

/** The non-negative codes with a value, ascending, and the code that overflow gives. */
function positives(format: Format) {
  const codes = [...Array(2 ** (format.exponentBits + format.mantissaBits)).keys()]
  const finite = codes.filter((code) => Number.isFinite(meaning(format, code)))
  const overflow = finite.length
  const last = finite.length - 1
  // Where rounding treats overflow as the next value of the grid.
  const next = 2 * meaning(format, last) - meaning(format, last - 1)
  const values = [...finite.map((code) => meaning(format, code)), next]
  return { values, overflow, last }
}

/** Nearest code to a non-negative value by binary search, ties to the even code. */
function nearest(values: number[], value: number): number {
  let low = 0
  let high = values.length - 1
  if (value >= values[high]!) return high
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (values[middle]! <= value) low = middle
    else high = middle
  }
  const below = value - values[low]!
  const above = values[high]! - value
  if (below === above) return low % 2 === 0 ? low : high
  return below < above ? low : high
}

describe.each(formats)('$name', (format) => {
  const { exponentBits, mantissaBits, decode, encode } = format
  const count = 2 ** (1 + exponentBits + mantissaBits)
  const { values, overflow, last } = positives(format)

  it('decodes every pattern to its meaning', () => {
    const wrong = [...Array(count).keys()].filter((code) => !Object.is(decode(code), meaning(format, code)))
    expect(wrong).toEqual([])
  })

  it('encodes every decoded pattern back to itself, NaN to a NaN', () => {
    const wrong = [...Array(count).keys()].filter((code) => {
      const value = decode(code)
      return Number.isNaN(value) ? !Number.isNaN(decode(encode(value))) : encode(value) !== code
    })
    expect(wrong).toEqual([])
  })

  it('rounds ties between neighbours to even, and their float32 neighbours to the nearer', () => {
    const wrong: number[] = []
    for (let code = 0; code <= last; code++) {
      const tie = bitsOf((values[code]! + values[code + 1]!) / 2)
      for (const bits of [tie - 1, tie, tie + 1]) {
        const value = floatOf(bits)
        if (value < 0 || bits < 0) continue
        const expected = nearest(values, value)
        if (encode(value) !== expected || encode(-value) !== expected + count / 2) wrong.push(value)
      }
    }
    expect(wrong).toEqual([])
  })

  it('rounds random float32 patterns to the nearest, beyond the range to the overflow pattern', () => {
    let seed = 12345
    const wrong: number[] = []
    for (let i = 0; i < 100_000; i++) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      const value = Math.abs(floatOf(seed))
      if (!Number.isNaN(value) && encode(value) !== Math.min(nearest(values, value), overflow)) wrong.push(value)
    }
    expect(wrong).toEqual([])
  })

  it('keeps the sign of zero and takes infinity to the overflow pattern', () => {
    expect(encode(-0)).toBe(count / 2)
    expect(encode(Number.POSITIVE_INFINITY)).toBe(overflow)
    expect(encode(Number.NEGATIVE_INFINITY)).toBe(overflow + count / 2)
    expect(Number.isNaN(decode(encode(Number.NaN)))).toBe(true)
  })
})
