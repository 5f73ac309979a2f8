// The schema language: every ATen line there and back, its parts, and where errors point.
import { describe, expect, it } from 'vitest'
import { atenData } from './aten-data.ts'
import { formatSchema } from './format.ts'
import { parseSchema } from './parse.ts'

const lines = atenData
  .trim()
  .split('\n')
  .map((line) => line.slice(line.indexOf('|') + 1))

describe('parseSchema', () => {
  it('reads every ATen schema, and formatSchema prints it back', () => {
    expect(lines.length).toBeGreaterThan(1900)
    expect(lines.filter((line) => formatSchema(parseSchema(line)) !== line)).toEqual([])
  })

  it('reads names, keyword-only arguments, defaults and aliases', () => {
    const schema = parseSchema(
      'aten::add.out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)',
    )
    expect(schema).toMatchObject({ namespace: 'aten', name: 'add', overload: 'out', tuple: false })
    const tensor = { kind: 'Tensor' }
    expect(schema.args).toEqual([
      { name: 'self', type: tensor, kwargOnly: false, default: undefined },
      { name: 'other', type: tensor, kwargOnly: false, default: undefined },
      { name: 'alpha', type: { kind: 'Scalar' }, kwargOnly: true, default: 1, defaultText: '1' },
      { name: 'out', type: tensor, kwargOnly: true, default: undefined, alias: { set: 'a', write: true } },
    ])
    expect(schema.returns).toEqual([{ type: tensor, alias: { set: 'a', write: true } }])
  })

  it.each([
    ['int[1]? x=None', { kind: 'optional', of: { kind: 'list', of: { kind: 'int' }, size: 1 } }, null],
    ['SymInt[2] x=1', { kind: 'list', of: { kind: 'int', symbolic: true }, size: 2 }, [1, 1]],
    ['int[] x=[0, -1]', { kind: 'list', of: { kind: 'int' } }, [0, -1]],
    ['Tensor?[] x', { kind: 'list', of: { kind: 'optional', of: { kind: 'Tensor' } } }, undefined],
    ['float x=1.0000000000000001e-05', { kind: 'float' }, 1e-5],
    ['bool x=True', { kind: 'bool' }, true],
    ['str x="a\\"\\\'\\\\"', { kind: 'str' }, 'a"\'\\'],
    ['ScalarType x=long', { kind: 'ScalarType' }, 'int64'],
    ['ScalarType? x=4', { kind: 'optional', of: { kind: 'ScalarType' } }, 'int64'],
    ['MemoryFormat x=0', { kind: 'MemoryFormat' }, 'contiguous_format'],
    ['MemoryFormat x=preserve_format', { kind: 'MemoryFormat' }, 'preserve_format'],
    ['Scalar x=inf', { kind: 'Scalar' }, Number.POSITIVE_INFINITY],
  ])('reads %s', (text, type, value) => {
    expect(parseSchema(`f(${text}) -> ()`).args[0]).toMatchObject({ name: 'x', type, default: value })
  })

  it('reads results: none, a tuple with names, a view of anything', () => {
    expect(parseSchema('f() -> ()').returns).toEqual([])
    expect(parseSchema('f() -> (Tensor values, Tensor indices)').returns.map((r) => r.name)).toEqual([
      'values',
      'indices',
    ])
    expect(parseSchema('f(Tensor(a -> *) x) -> Tensor(a)[]')).toMatchObject({
      args: [{ alias: { set: 'a', write: false, after: '*' } }],
      returns: [{ type: { kind: 'list' }, alias: { set: 'a', write: false } }],
    })
  })

  it.each([
    ['f(Tensor) -> Tensor', 8, 'an argument name'],
    ['f(Tenor x) -> Tensor', 7, "'Tenor' is no type"],
    ['f(Tensor x', 10, "expected ')'"],
    ['f(Tensor x) Tensor', 12, "expected '->'"],
    ['f(int x=) -> Tensor', 8, 'a default'],
    ['f(Tensor x, Tensor x) -> Tensor', 20, "second argument 'x'"],
    ['f() -> Tensor, Tensor', 13, 'the end'],
    ['', 0, 'an operator name'],
  ])('refuses %j at position %i', (text, position, reason) => {
    const mark = `\n  ${' '.repeat(position)}^`
    expect(() => parseSchema(text)).toThrow(expect.objectContaining({ code: 'BAD_SCHEMA' }))
    expect(() => parseSchema(text)).toThrow(reason)
    expect(() => parseSchema(text)).toThrow(mark)
  })
})
