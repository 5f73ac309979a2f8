// ATen's operators by name: look-up, tags, lazy parsing, camelCase names without clashes.
import { describe, expect, it } from 'vitest'
import { atenNames, atenOverloads, atenSchema, atenTags, hasAtenSchema } from './aten.ts'
import { camelCase } from './camel.ts'
import { overloadName } from './types.ts'

describe('atenSchema', () => {
  it('finds overloads with and without namespace and .default, the same object each time', () => {
    const relu = atenSchema('relu')
    expect(atenSchema('aten::relu')).toBe(relu)
    expect(atenSchema('relu.default')).toBe(relu)
    expect(overloadName(atenSchema('add.Tensor'))).toBe('add.Tensor')
    expect(hasAtenSchema('add')).toBe(false)
  })

  it('names the overloads there are when one is unknown', () => {
    expect(() => atenSchema('add.Tensr')).toThrow(expect.objectContaining({ code: 'UNKNOWN_OP' }))
    expect(() => atenSchema('add.Tensr')).toThrow(/add\.Tensor/)
    expect(() => atenSchema('no_such_thing')).toThrow(expect.objectContaining({ code: 'UNKNOWN_OP' }))
  })

  it('has the views, the creation operators and the models’ operators', () => {
    const names = 'view permute transpose.int slice.Tensor select.int split.Tensor unbind.int clone empty.memory_format'
    const more = 'new_zeros as_strided narrow embedding scaled_dot_product_attention topk cat where.self add_.Tensor'
    for (const name of `${names} ${more}`.split(' ')) expect([name, hasAtenSchema(name)]).toEqual([name, true])
  })

  it('lists overloads by base name and tags by overload', () => {
    expect(atenOverloads('add')).toEqual(['add.Scalar', 'add.Scalar_out', 'add.Tensor', 'add.out'])
    expect(atenOverloads('nothing')).toEqual([])
    expect(atenTags('add.Tensor')).toEqual(['core', 'pointwise'])
    expect(atenTags('nonzero')).toContain('dynamic_output_shape')
    expect(atenTags('reshape')).toContain('CompositeImplicit')
  })
})

describe('camelCase', () => {
  it.each([
    ['scaled_dot_product_attention', 'scaledDotProductAttention'],
    ['add_', 'add_'],
    ['masked_fill_', 'maskedFill_'],
    ['_log_softmax_backward_data', '_logSoftmaxBackwardData'],
    ['__and__', '__and__'],
    ['adaptive_avg_pool2d', 'adaptiveAvgPool2d'],
    ['keepdim', 'keepdim'],
    ['rounding_mode', 'roundingMode'],
  ])('%s is %s', (name, camel) => expect(camelCase(name)).toBe(camel))

  it('keeps all of ATen’s names and argument names apart', () => {
    const names = atenNames()
    expect(new Set(names.map(camelCase)).size).toBe(names.length)
    for (const name of names.flatMap(atenOverloads)) {
      const args = atenSchema(name).args.map((arg) => arg.name)
      expect([name, new Set(args.map(camelCase)).size]).toEqual([name, args.length])
    }
  })
})
