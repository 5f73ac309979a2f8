import { describe, expect, it } from 'vitest'
import { operatorFilter, parseOperator } from './operator-name.ts'

describe('parseOperator', () => {
  it.each([
    ['aten::add_.Tensor', { base: 'add', overload: 'Tensor', inPlace: true }],
    ['aten::_softmax', { base: 'softmax', overload: '', inPlace: false }],
    ['nn.functional.gelu', { base: 'gelu', overload: '', inPlace: false }],
    ['masked.sum', { base: 'masked.sum', overload: '', inPlace: false }],
    ['__getitem__', { base: '__getitem__', overload: '', inPlace: false }],
    ['relu_', { base: 'relu', overload: '', inPlace: true }],
  ])('takes %s apart', (name, parts) => {
    expect(parseOperator(name)).toEqual(parts)
  })
})

describe('operatorFilter', () => {
  it.each([
    ['add*', 'aten::add_.Tensor', true],
    ['add', 'aten::add.Tensor', true],
    ['add', 'aten::addmm', false],
    ['aten::add.Tensor', 'aten::add.Tensor', true],
    ['{mm,bmm},softmax', 'aten::bmm', true],
    ['{mm,bmm},softmax', 'nn.functional.softmax', true],
    ['nn.*', 'nn.functional.gelu', true],
    ['nn.*', 'aten::gelu', false],
    ['ad?', 'aten::add.Scalar', true],
    ['a.d', 'aten::add', false],
  ])('%s against %s: %s', (glob, operator, selected) => {
    expect(operatorFilter(glob)(operator)).toBe(selected)
  })

  it('selects everything without a glob', () => {
    expect(operatorFilter(undefined)('aten::mm')).toBe(true)
  })
})
