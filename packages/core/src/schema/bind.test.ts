// Binding: order, defaults, spellings, conversions, and errors that say what is wrong.
import { describe, expect, it } from 'vitest'
import { atenSchema } from './aten.ts'
import { BindFailure, bindError, type Keywords, makeBinder } from './bind.ts'
import { parseSchema } from './parse.ts'
import type { BindTraits } from './readers.ts'

class FakeTensor {}
const x = new FakeTensor()
const y = new FakeTensor()
const traits: BindTraits = { isTensor: (value) => value instanceof FakeTensor, describeTensor: () => 'float32[2]' }

const bind = (name: string, positional: unknown[], keyword?: Keywords) => {
  const values = makeBinder(name.includes('(') ? parseSchema(name) : atenSchema(name), traits)(positional, keyword)
  if (values instanceof BindFailure) throw bindError(values)
  return values
}

describe('a binder', () => {
  it('gives values in schema order with defaults', () => {
    expect(bind('add.Tensor', [x, y])).toEqual([x, y, 1])
    expect(bind('add.Tensor', [x], { alpha: 2, other: y })).toEqual([x, y, 2])
    expect(bind('sum', [x])).toEqual([x, null])
  })

  it('takes undefined as not given and null as None', () => {
    expect(bind('softmax.int', [x, -1, undefined])).toEqual([x, -1, null])
    expect(bind('sum.dim_IntList', [x, undefined], { dim: null, keepdim: undefined })).toEqual([x, null, false, null])
    expect(bind('clamp', [x, null, 3])).toEqual([x, null, 3])
  })

  it('takes keywords in both spellings', () => {
    expect(bind('div.Tensor_mode', [x, y], { rounding_mode: 'floor' })).toEqual([x, y, 'floor'])
    expect(bind('div.Tensor_mode', [x, y], { roundingMode: 'floor' })).toEqual([x, y, 'floor'])
    expect(bind('div.Tensor_mode', [x, y], { roundingMode: null })).toEqual([x, y, null])
  })

  it('lets one int stand for a list with a size', () => {
    expect(bind('sum.dim_IntList', [x, 1])[1]).toEqual([1])
    expect(bind('f(int[2] k, int[3] d=1) -> ()', [5])).toEqual([
      [5, 5],
      [1, 1, 1],
    ])
    expect(() => bind('f(int[] k) -> ()', [5])).toThrow(/must be int\[\], got 5/)
  })

  it('passes lists on as they are where nothing converts', () => {
    const shape = [2, 3]
    expect(bind('view', [x, shape])[1]).toBe(shape)
    expect(bind('view', [x, Int32Array.of(2, 3)])[1]).toEqual([2, 3])
    expect(bind('view', [x, [2n, 3]])[1]).toEqual([2, 3])
    expect(bind('index.Tensor', [x, [null, y]])[1]).toEqual([null, y])
  })

  it('takes every kind of scalar', () => {
    for (const value of [2, 2.5, 3n, true, { re: 1, im: 2 }, Number.NaN]) {
      expect(bind('add.Scalar', [x, value])).toEqual([x, value, 1])
    }
    expect(bind('f(int a, float b) -> ()', [2n ** 60n, 3n])).toEqual([2n ** 60n, 3])
  })

  it('reads dtypes, memory formats, layouts and devices by name', () => {
    expect(bind('sum', [x], { dtype: 'torch.half' })).toEqual([x, 'float16'])
    expect(bind('clone', [x], { memoryFormat: 'torch.channels_last' })).toEqual([x, 'channels_last'])
    const device = { type: 'cpu' }
    expect(bind('ones', [[2]], { layout: 'strided', device })).toEqual([[2], null, 'strided', device, null])
  })

  it('spreads out=[…] over several out arguments', () => {
    expect(bind('max.dim_max', [x, 0], { out: [x, y] })).toEqual([x, 0, false, x, y])
    expect(bind('max.dim_max', [x, 0], { max: x, max_values: y })).toEqual([x, 0, false, x, y])
    expect(bind('add.out', [x, y], { out: x })).toEqual([x, y, 1, x])
  })

  it.each<[string, string, unknown[], Keywords | undefined, string]>([
    ['a wrong type', 'add.Tensor', [x, 'a'], undefined, `add.Tensor: argument 'other' must be Tensor, got "a"`],
    ['a number for a tensor', 'add.Tensor', [x, 2], undefined, `argument 'other' must be Tensor, got 2`],
    ['a tensor for a scalar', 'add.Scalar', [x, y], undefined, `'other' must be Scalar, got float32[2]`],
    ['None where it is not allowed', 'add.Tensor', [x, null], undefined, `'other' must be Tensor, got None`],
    ['a fraction for an int', 'softmax.int', [x, 1.5], undefined, `'dim' must be int, got 1.5`],
    ['a boolean for an int', 'softmax.int', [x, true], undefined, `'dim' must be int, got true`],
    ['a number for a boolean', 'softmax.int', [x, 0], { dtype: 3 }, `'dtype' must be ScalarType?, got 3`],
    ['a bad element', 'view', [x, [2, 'b']], undefined, `'size' must be SymInt[], got [2, "b"]`],
    [
      'a mask that is too short',
      '_fused_rms_norm_backward',
      [x, x, [2], x, x, [true]],
      undefined,
      `must be bool[2], got [true]`,
    ],
    ['a missing argument', 'add.Tensor', [x], undefined, `argument 'other' (Tensor) is missing`],
    ['an unknown keyword', 'add.Tensor', [x, y], { beta: 1 }, `has no argument 'beta'`],
    ['both position and name', 'add.Tensor', [x, y], { other: y }, `'other' is given by position and by name`],
    ['too many', 'relu', [x, y], undefined, 'takes at most 1 positional arguments, got 2'],
    ['a keyword-only argument by position', 'add.Tensor', [x, y, 2], undefined, 'takes at most 2'],
    ['a tensor for a device', 'ones', [[2]], { device: x }, `'device' must be Device?, got float32[2]`],
    ['both spellings', 'div.Tensor_mode', [x, y], { rounding_mode: 'floor', roundingMode: 'floor' }, 'both spellings'],
  ])('refuses %s', (_, name, positional, keyword, message) => {
    expect(() => bind(name, positional, keyword)).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
    expect(() => bind(name, positional, keyword)).toThrow(message)
  })

  it('calls an unknown dtype an unsupported one', () => {
    const unsupported = expect.objectContaining({ code: 'UNSUPPORTED_DTYPE' })
    expect(() => bind('sum', [x], { dtype: 'float128' })).toThrow(unsupported)
  })
})

describe('a binder, as dispatch uses it', () => {
  it('returns a reason instead of throwing', () => {
    const result = makeBinder(atenSchema('relu'), traits)([1], undefined)
    expect(result).toBeInstanceOf(BindFailure)
    expect((result as BindFailure).reason).toMatch(/'self' must be Tensor, got 1/)
  })

  it('lets scalars stand for tensors where asked, but not inside lists', () => {
    const options = { wrapNumbers: true }
    expect(makeBinder(atenSchema('add.Tensor'), traits, options)([x, 2])).toEqual([x, 2, 1])
    expect(makeBinder(atenSchema('cat'), traits, options)([[x, 2]])).toBeInstanceOf(BindFailure)
  })
})
