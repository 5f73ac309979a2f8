// Promotion against PyTorch's own table (c10/core/ScalarType.cpp) and the cases of its documentation.
import { describe, expect, it } from 'vitest'
import { type DType, dtypes } from './dtype.ts'
import { complexOf, type PromotionOperand, promoteTypes, resultType } from './promotion.ts'

const short: Record<string, DType> = {
  u1: 'uint8',
  i1: 'int8',
  i2: 'int16',
  i4: 'int32',
  i8: 'int64',
  f2: 'float16',
  f4: 'float32',
  f8: 'float64',
  c4: 'complex64',
  c8: 'complex128',
  b1: 'bool',
  bf: 'bfloat16',
}

// Rows and columns in the order of `short`; what torch.promote_types gives for each pair.
const promoteTable = `
u1 i2 i2 i4 i8 f2 f4 f8 c4 c8 u1 bf
i2 i1 i2 i4 i8 f2 f4 f8 c4 c8 i1 bf
i2 i2 i2 i4 i8 f2 f4 f8 c4 c8 i2 bf
i4 i4 i4 i4 i8 f2 f4 f8 c4 c8 i4 bf
i8 i8 i8 i8 i8 f2 f4 f8 c4 c8 i8 bf
f2 f2 f2 f2 f2 f2 f4 f8 c4 c8 f2 f4
f4 f4 f4 f4 f4 f4 f4 f8 c4 c8 f4 f4
f8 f8 f8 f8 f8 f8 f8 f8 c8 c8 f8 f8
c4 c4 c4 c4 c4 c4 c4 c8 c4 c8 c4 c4
c8 c8 c8 c8 c8 c8 c8 c8 c8 c8 c8 c8
u1 i1 i2 i4 i8 f2 f4 f8 c4 c8 b1 bf
bf bf bf bf bf f4 f4 f8 c4 c8 bf bf`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

const float8s: DType[] = ['float8_e4m3fn', 'float8_e5m2']

describe('promoteTypes', () => {
  it('is PyTorch’s table, for every pair', () => {
    const names = Object.keys(short)
    for (const [i, a] of names.entries()) {
      for (const [j, b] of names.entries()) {
        expect(`${a}+${b}=${promoteTypes(short[a]!, short[b]!)}`).toBe(`${a}+${b}=${short[promoteTable[i]![j]!]}`)
      }
    }
  })

  it('keeps float8 with itself and throws with anything else', () => {
    for (const float8 of float8s) {
      expect(promoteTypes(float8, float8)).toBe(float8)
      for (const other of dtypes.filter((d) => d !== float8)) {
        for (const [a, b] of [
          [float8, other],
          [other, float8],
        ] as const) {
          expect(() => promoteTypes(a, b)).toThrow(expect.objectContaining({ code: 'DTYPE_MISMATCH' }))
        }
      }
    }
  })
})

const tensor = (dtype: DType): PromotionOperand => ({ dtype, dim: 2 })
const zeroDim = (dtype: DType): PromotionOperand => ({ dtype, dim: 0 })
const wrapped = (dtype: DType): PromotionOperand => ({ dtype, dim: 0, wrapped: true })

describe('resultType', () => {
  it.each<[string, PromotionOperand[], DType]>([
    ['an integer scalar leaves an int tensor', [tensor('int32'), 5], 'int32'],
    ['an integer scalar leaves a uint8 tensor', [tensor('uint8'), 300], 'uint8'],
    ['a float scalar lifts ints to the default float', [tensor('int32'), 5.5], 'float32'],
    ['a float scalar leaves float16', [tensor('float16'), 1.5], 'float16'],
    ['NaN is a float scalar', [tensor('int8'), Number.NaN], 'float32'],
    ['a bool scalar leaves ints', [tensor('int8'), true], 'int8'],
    ['an integer scalar lifts bool to int64', [tensor('bool'), 5], 'int64'],
    ['a bigint is an integer', [tensor('bool'), 5n], 'int64'],
    ['bool with bool stays', [tensor('bool'), false], 'bool'],
    ['a zero-dim tensor of the same category does not lift', [tensor('float32'), zeroDim('float64')], 'float32'],
    ['a zero-dim int64 does not widen int32', [tensor('int32'), zeroDim('int64')], 'int32'],
    ['a zero-dim float lifts ints to its own dtype', [tensor('int32'), zeroDim('float64')], 'float64'],
    ['a zero-dim int lifts bool to its own dtype', [tensor('bool'), zeroDim('int16')], 'int16'],
    ['two zero-dim tensors promote with each other', [zeroDim('float32'), zeroDim('float64')], 'float64'],
    ['two tensors with dimensions promote', [tensor('int64'), tensor('float16')], 'float16'],
    ['a float scalar lifts a zero-dim int', [zeroDim('int64'), 1.5], 'float32'],
    ['a zero-dim double stays with a scalar', [zeroDim('float64'), 1.5], 'float64'],
    ['all three classes at once', [tensor('bool'), zeroDim('int16'), 2.5], 'float32'],
    ['a zero-dim float16 beats a float scalar', [tensor('int32'), zeroDim('float16'), 2.5], 'float16'],
    ['scalars alone: ints', [1, 2n, true], 'int64'],
    ['scalars alone: float', [1, 2.5], 'float32'],
    ['scalars alone: bool', [true], 'bool'],
    ['a complex scalar makes float32 complex64', [tensor('float32'), { re: 0, im: 1 }], 'complex64'],
    ['a complex scalar makes float64 complex128', [tensor('float64'), { re: 0, im: 1 }], 'complex128'],
    ['a complex scalar makes bfloat16 complex64', [tensor('bfloat16'), { re: 0, im: 1 }], 'complex64'],
    ['a complex scalar makes int64 complex64', [tensor('int64'), { re: 0, im: 1 }], 'complex64'],
    ['a zero-dim complex128 makes float32 complex64', [tensor('float32'), zeroDim('complex128')], 'complex64'],
    ['complex stays with a float scalar', [tensor('complex64'), 2.5], 'complex64'],
    ['a wrapped double counts as the default float', [tensor('int32'), wrapped('float64')], 'float32'],
    ['a wrapped complex128 counts as the default complex', [tensor('int8'), wrapped('complex128')], 'complex64'],
    ['a wrapped int64 leaves int8', [tensor('int8'), wrapped('int64')], 'int8'],
    ['a wrapped double is below a zero-dim float16', [zeroDim('float16'), wrapped('float64')], 'float16'],
    ['float8 stays with a scalar', [tensor('float8_e5m2'), 2], 'float8_e5m2'],
  ])('%s', (_, operands, expected) => {
    expect(resultType(operands)).toBe(expected)
    expect(resultType([...operands].reverse())).toBe(expected)
  })

  it('throws for float16 with a complex scalar, whose result PyTorch calls complex32', () => {
    const unsupported = expect.objectContaining({ code: 'UNSUPPORTED_DTYPE' })
    expect(() => resultType([tensor('float16'), { re: 0, im: 1 }])).toThrow(unsupported)
    expect(() => complexOf('float8_e5m2')).toThrow(unsupported)
  })

  it('throws without operands', () => {
    expect(() => resultType([])).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
  })
})
