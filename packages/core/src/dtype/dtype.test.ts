// The dtype table against facts of the formats and the names torch accepts.
import { describe, expect, it } from 'vitest'
import { OpGemsError } from '../errors/errors.ts'
import { dtypeInfo, dtypes, isComplex, isDType, isFloating, isIntegral, parseDType } from './dtype.ts'
import { floatOf } from './float-bits.ts'
import { fromFloat8Bits } from './float8.ts'
import { fromFloat16Bits } from './float16.ts'

describe('dtype table', () => {
  it('has a code that is the index in dtypes', () => {
    for (const [code, name] of dtypes.entries()) expect(dtypeInfo(name)).toMatchObject({ name, code })
  })

  it('has the sizes that torch.dtype.itemsize gives', () => {
    const sizes = { bool: 1, int8: 1, uint8: 1, int16: 2, int32: 4, int64: 8, float8_e4m3fn: 1, float8_e5m2: 1 }
    const floats = { float16: 2, bfloat16: 2, float32: 4, float64: 8, complex64: 8, complex128: 16 }
    const expected = { ...sizes, ...floats }
    expect(Object.fromEntries(dtypes.map((d) => [d, dtypeInfo(d).bytes]))).toEqual(expected)
  })

  it('has the greatest finite value and the epsilon of each bit format', () => {
    const half = (bits: number) => floatOf(fromFloat16Bits(bits))
    const e4m3 = (bits: number) => floatOf(fromFloat8Bits(bits, 'float8_e4m3fn'))
    const e5m2 = (bits: number) => floatOf(fromFloat8Bits(bits, 'float8_e5m2'))
    expect(dtypeInfo('float16')).toMatchObject({ max: half(0x7bff), eps: half(0x3c01) - 1, tiny: half(0x0400) })
    expect(dtypeInfo('bfloat16')).toMatchObject({ max: floatOf(0x7f7f0000), eps: floatOf(0x3f810000) - 1 })
    expect(dtypeInfo('float32')).toMatchObject({ max: floatOf(0x7f7fffff), eps: floatOf(0x3f800001) - 1 })
    expect(dtypeInfo('float8_e4m3fn')).toMatchObject({ max: e4m3(0x7e), eps: e4m3(0x39) - 1, tiny: e4m3(0x08) })
    expect(dtypeInfo('float8_e5m2')).toMatchObject({ max: e5m2(0x7b), eps: e5m2(0x3d) - 1, tiny: e5m2(0x04) })
    expect(dtypeInfo('int64')).toMatchObject({ min: -9223372036854775808n, max: 9223372036854775807n })
  })

  it('sorts dtypes into kinds', () => {
    expect(dtypes.filter(isComplex)).toEqual(['complex64', 'complex128'])
    expect(dtypes.filter(isFloating)).toEqual(dtypes.filter((d) => d.includes('float')))
    expect(dtypes.filter((d) => isIntegral(d, true))).toEqual(['bool', 'uint8', 'int8', 'int16', 'int32', 'int64'])
    expect(isIntegral('bool', false)).toBe(false)
    expect(dtypeInfo('complex64').real).toBe('float32')
    expect(dtypeInfo('int8').real).toBe('int8')
  })
})

describe('parseDType', () => {
  it.each([
    ['float32', 'float32'],
    ['torch.float32', 'float32'],
    ['half', 'float16'],
    ['torch.half', 'float16'],
    ['float', 'float32'],
    ['double', 'float64'],
    ['long', 'int64'],
    ['int', 'int32'],
    ['short', 'int16'],
    ['cfloat', 'complex64'],
    ['torch.cdouble', 'complex128'],
    ['torch.float8_e5m2', 'float8_e5m2'],
  ] as const)('reads %s as %s', (text, dtype) => expect(parseDType(text)).toBe(dtype))

  it.each(['float128', 'torch.', '', 'Float', 'toString', 'torch.torch.float32'])('refuses %j', (text) => {
    expect(isDType(text)).toBe(false)
    expect(() => parseDType(text)).toThrow(OpGemsError)
    expect(() => parseDType(text)).toThrow(/Unknown dtype/)
  })
})
