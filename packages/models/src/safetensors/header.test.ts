// The header parser: what it accepts, and that everything else is BAD_FILE.
import { OpGemsError } from '@opgems/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHeader } from './header.ts'

const parse = (text: string | object, dataBytes = 24) =>
  parseHeader(
    new TextEncoder().encode(typeof text === 'string' ? text : JSON.stringify(text)),
    dataBytes,
    'w.safetensors',
  )

const a = { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] }
const b = { dtype: 'BF16', shape: [4], data_offsets: [16, 24] }

describe('a well-formed header', () => {
  it('gives tensors, whatever their order in the text, and metadata', () => {
    const { tensors, metadata } = parse({ __metadata__: { format: 'pt' }, b, a })
    expect(tensors.get('a')).toEqual({ name: 'a', dtype: 'F32', shape: [2, 2], begin: 0, end: 16 })
    expect(tensors.get('b')?.begin).toBe(16)
    expect([...metadata]).toEqual([['format', 'pt']])
  })

  it('may hold zero-size and zero-dim tensors, names like __proto__, and spaces at the end', () => {
    const empty = { dtype: 'F32', shape: [0, 7], data_offsets: [4, 4] }
    const scalar = { dtype: 'F32', shape: [], data_offsets: [0, 4] }
    const { tensors } = parse(`{"__proto__":${JSON.stringify(scalar)},"e":${JSON.stringify(empty)}}   `, 4)
    expect([...tensors.keys()].sort()).toEqual(['__proto__', 'e'])
  })

  it('may be empty where no data follow', () => {
    expect(parse('{}', 0).tensors.size).toBe(0)
  })
})

const malformed: readonly [fault: string, header: string | object, names: RegExp][] = [
  ['text before the object', ' {}', /begin with \{/],
  ['an array', '[]', /begin with \{/],
  ['cut JSON', '{"a":', /not JSON/],
  ['text after the object', `${JSON.stringify({ a, b })}x`, /not JSON/],
  [
    'a repeated tensor',
    `{"a":${JSON.stringify(a)},"b":${JSON.stringify(b)},"a":${JSON.stringify(a)}}`,
    /"a": stands twice/,
  ],
  [
    'a name repeated through an escape',
    `{"a":${JSON.stringify(a)},"\\u0061":${JSON.stringify(b)}}`,
    /"a": stands twice/,
  ],
  ['a repeated field', '{"a":{"dtype":"U8","dtype":"U8","shape":[24],"data_offsets":[0,24]}}', /"dtype": stands twice/],
  ['metadata that are no object', { __metadata__: [], a, b }, /__metadata__/],
  ['a metadatum that is no string', { __metadata__: { n: 1 }, a, b }, /__metadata__ "n"/],
  ['an entry that is no object', { a: 1, b }, /"a"/],
  ['an unknown field', { a: { ...a, extra: 1 }, b }, /"a": unknown field "extra"/],
  ['a missing dtype', { a: { shape: [2, 2], data_offsets: [0, 16] }, b }, /"a": dtype/],
  ['an unknown dtype', { a: { ...a, dtype: 'F33' }, b }, /"a": unknown dtype "F33"/],
  ['a dtype named like an object property', { a: { ...a, dtype: 'constructor' }, b }, /"a": unknown dtype/],
  ['a negative size', { a: { ...a, shape: [-2, -2] }, b }, /"a": shape/],
  ['a fractional size', { a: { ...a, shape: [1.5] }, b }, /"a": shape/],
  ['a size past 2^53', `{"a":{"dtype":"U8","shape":[9007199254740993],"data_offsets":[0,24]}}`, /"a": shape/],
  ['sizes whose product overflows', { a: { ...a, shape: [2 ** 40, 2 ** 40] }, b }, /"a": shape/],
  ['sizes whose product overflows before a zero', { a: { ...a, shape: [2 ** 40, 2 ** 40, 0] }, b }, /"a": shape/],
  ['bits that do not fill a byte', { a: { dtype: 'F4', shape: [3], data_offsets: [0, 24] } }, /"a": shape/],
  ['one offset', { a: { ...a, data_offsets: [0] }, b }, /"a": data_offsets/],
  ['offsets the wrong way round', { a: { ...a, data_offsets: [16, 0] }, b }, /"a": data_offsets/],
  ['a span that is not the shape', { a: { ...a, data_offsets: [0, 12] }, b }, /"a": shape .* takes 16 bytes/],
  ['an overlap', { a, b: { ...b, data_offsets: [12, 20] } }, /"b": begins .* overlaps/],
  ['a gap', { a, b: { ...b, shape: [2], data_offsets: [20, 24] } }, /"b": begins .* gap/],
  ['data past the end', { a, b: { ...b, shape: [8], data_offsets: [16, 32] } }, /"b": ends at byte 32/],
  ['data that belong to no tensor', { a }, /8 bytes at the end/],
]

describe('a malformed header is refused, naming file and tensor', () => {
  it.each(malformed)('%s', (_, header, names) => {
    const refusal = (() => {
      try {
        return parse(header)
      } catch (error) {
        return error
      }
    })()
    expect(refusal).toBeInstanceOf(OpGemsError)
    expect(refusal).toMatchObject({ code: 'BAD_FILE', message: expect.stringMatching(names) })
    expect(refusal).toMatchObject({ message: expect.stringContaining('w.safetensors') })
  })

  it('bytes that are not UTF-8', () => {
    expect(() => parseHeader(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d), 0, 'w')).toThrow(/not JSON in UTF-8/)
  })
})

describe('under random damage', () => {
  const isBadFile = (error: unknown) => error instanceof OpGemsError && error.code === 'BAD_FILE'
  /** Parses or refuses; what parses covers the data exactly. */
  const check = (bytes: Uint8Array, dataBytes: number) => {
    try {
      const { tensors } = parseHeader(bytes, dataBytes, 'w')
      const covered = [...tensors.values()].reduce((sum, { begin, end }) => sum + end - begin, 0)
      expect(covered).toBe(dataBytes)
    } catch (error) {
      if (!isBadFile(error)) throw error
    }
  }
  const valid = new TextEncoder().encode(JSON.stringify({ __metadata__: { format: 'pt' }, a, b }))

  it('bytes changed, cut or inserted are parsed or refused', () => {
    const edit = fc.record({ at: fc.nat(valid.length), cut: fc.nat(4), insert: fc.uint8Array({ maxLength: 4 }) })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let bytes = [...valid]
        for (const { at, cut, insert } of edits) bytes = bytes.toSpliced(at, cut, ...insert)
        check(Uint8Array.from(bytes), 24)
      }),
      { numRuns: 2000 },
    )
  })

  it('any JSON value in the place of any field is parsed or refused', () => {
    const size = fc.oneof(fc.integer({ min: -1, max: 32 }), fc.double(), fc.maxSafeInteger(), fc.jsonValue())
    const entry = fc.record(
      {
        dtype: fc.oneof(fc.constantFrom('F32', 'U8', 'BF16', 'F4', 'toString'), fc.jsonValue()),
        shape: fc.oneof(fc.array(size, { maxLength: 3 }), fc.jsonValue()),
        data_offsets: fc.oneof(fc.tuple(size, size), fc.jsonValue()),
      },
      { requiredKeys: [] },
    )
    const header = fc.dictionary(fc.string({ maxLength: 3 }), fc.oneof(entry, fc.jsonValue()), { maxKeys: 3 })
    fc.assert(
      fc.property(header, fc.nat(64), (value, dataBytes) => {
        check(new TextEncoder().encode(JSON.stringify(value)), dataBytes)
      }),
      { numRuns: 2000 },
    )
  })

  it('tensors laid out one after another always parse', () => {
    const shape = fc.array(fc.nat(5), { maxLength: 4 })
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.string(), shape), { selector: ([name]) => name }), (list) => {
        let position = 0
        const entries = list
          .filter(([name]) => name !== '__metadata__')
          .map(([name, sizes]) => {
            const begin = position
            position += 8 * sizes.reduce((x, y) => x * y, 1)
            return [name, { dtype: 'F64', shape: sizes, data_offsets: [begin, position] }] as const
          })
        const { tensors } = parse(Object.fromEntries(entries), position)
        expect(tensors.size).toBe(entries.length)
      }),
    )
  })
})
