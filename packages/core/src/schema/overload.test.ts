// Overload choice: what PyTorch picks for calls that several overloads could take, and errors that list all of them.
import { describe, expect, it } from 'vitest'
import { atenOverloads, atenSchema } from './aten.ts'
import type { Keywords } from './bind.ts'
import { makeChooser } from './overload.ts'
import { overloadName } from './types.ts'

class FakeTensor {}
const x = new FakeTensor()
const y = new FakeTensor()
const traits = { isTensor: (value: unknown) => value instanceof FakeTensor }

const choose = (base: string, positional: unknown[], keyword?: Keywords, wrapNumbers = true) =>
  makeChooser(atenOverloads(base).map(atenSchema), traits, { wrapNumbers })(positional, keyword)

describe('a chooser', () => {
  it.each<[string, unknown[], Keywords | undefined, string]>([
    ['add', [x, y], undefined, 'add.Tensor'],
    ['add', [x, 2], undefined, 'add.Scalar'],
    ['add', [x, y], { out: x }, 'add.out'],
    ['div', [x, y], { roundingMode: 'floor' }, 'div.Tensor_mode'],
    ['div', [x, 2], { roundingMode: 'floor' }, 'div.Scalar_mode'],
    ['pow', [x, y], undefined, 'pow.Tensor_Tensor'],
    ['pow', [x, 2], undefined, 'pow.Tensor_Scalar'],
    ['pow', [2, x], undefined, 'pow.Scalar'],
    ['max', [x], undefined, 'max'],
    ['max', [x, 1], undefined, 'max.dim'],
    ['max', [x, y], undefined, 'max.other'],
    ['max', [x, 'height'], undefined, 'max.names_dim'],
    ['sum', [x], undefined, 'sum'],
    ['sum', [x, 1], undefined, 'sum.dim_IntList'],
    ['sum', [x, [0, 1], true], undefined, 'sum.dim_IntList'],
    ['any', [x], undefined, 'any'],
    ['any', [x, 1], undefined, 'any.dim'],
    ['any', [x, [0, 1]], undefined, 'any.dims'],
    ['std', [x, true], undefined, 'std'],
    ['std', [x, 1], undefined, 'std.dim'],
    ['std', [x, [1]], { correction: 0 }, 'std.correction'],
    ['softmax', [x, -1], undefined, 'softmax.int'],
    ['transpose', [x, 0, 1], undefined, 'transpose.int'],
    ['where', [x, y, 2], undefined, 'where.ScalarOther'],
    ['where', [x], undefined, 'where'],
    ['split', [x, 2], undefined, 'split.Tensor'],
    ['split', [x, [2, 3]], undefined, 'split.sizes'],
    ['squeeze', [x], undefined, 'squeeze'],
    ['squeeze', [x, 1], undefined, 'squeeze.dim'],
    ['squeeze', [x, [0, 1]], undefined, 'squeeze.dims'],
    ['arange', [5], undefined, 'arange'],
    ['arange', [1, 5], undefined, 'arange.start'],
    ['arange', [1, 5, 2], undefined, 'arange.start_step'],
    ['clamp', [x, 0, 1], undefined, 'clamp'],
    ['clamp', [x, y], undefined, 'clamp.Tensor'],
    ['eq', [x, 1], undefined, 'eq.Scalar'],
    ['masked_fill', [x, y, 1], undefined, 'masked_fill.Scalar'],
    ['cat', [[x, y], 1], undefined, 'cat'],
    ['sort', [x, 0, true], undefined, 'sort'],
    ['sort', [x], { stable: true }, 'sort.stable'],
    ['norm', [x, 2, [1]], undefined, 'norm.ScalarOpt_dim'],
  ])('%s %j %j: %s', (base, positional, keyword, expected) => {
    const { schema, wrapped } = choose(base, positional, keyword)
    expect([overloadName(schema), wrapped]).toEqual([expected, 0])
  })

  it('wraps a number only where no overload takes it as it is, and marks it', () => {
    const { schema, values, wrapped } = choose('add', [2, x])
    expect(overloadName(schema)).toBe('add.Tensor')
    expect(values).toEqual([2, x, 1])
    expect(wrapped).toBe(0b01)
    expect(choose('atan2', [x, 1.5]).wrapped).toBe(0b10)
    expect(() => choose('atan2', [x, 1.5], undefined, false)).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
  })

  it('lists every candidate and its reason where none fits', () => {
    const call = () => choose('add', [x, 'a'])
    expect(call).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
    expect(call).toThrow(`add.Tensor: argument 'other' must be Tensor, got "a"`)
    expect(call).toThrow(`add.Scalar: argument 'other' must be Scalar, got "a"`)
  })
})
