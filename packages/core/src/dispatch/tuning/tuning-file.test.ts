// tuning.yaml: what it may say, and errors by line and column.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { damaged, readOrRefuse } from '../../errors/testing/damage.ts'
import { parseTuning } from './tuning-file.ts'

const good = `version: 1
family: simt
kernels:
  pointwise:
    - arch: chip_9
      candidates:
        - { blockThreads: 256 }
        - { blockThreads: [128, 512], vectorBytes: { from: 4, to: 16, times: 2 } }
        - { vectorBytes: 16, blockThreads: 128 }
    - candidates:
        - {}
  rows:
    - arch: [chip_8, chip_9]
      candidates:
        - { mostUnrolled: { from: 16, to: 48, plus: 16 } }
`

describe('a tuning file', () => {
  it('gives candidates in their order, lists and ranges expanded, equal ones once', () => {
    expect(parseTuning(good, 'tuning.yaml')).toEqual({
      family: 'simt',
      entries: [
        {
          kernels: 'pointwise',
          arch: ['chip_9'],
          candidates: [
            { blockThreads: 256 },
            { blockThreads: 128, vectorBytes: 4 },
            { blockThreads: 128, vectorBytes: 8 },
            { blockThreads: 128, vectorBytes: 16 },
            { blockThreads: 512, vectorBytes: 4 },
            { blockThreads: 512, vectorBytes: 8 },
            { blockThreads: 512, vectorBytes: 16 },
          ],
        },
        { kernels: 'pointwise', arch: null, candidates: [{}] },
        {
          kernels: 'rows',
          arch: ['chip_8', 'chip_9'],
          candidates: [{ mostUnrolled: 16 }, { mostUnrolled: 32 }, { mostUnrolled: 48 }],
        },
      ],
    })
  })
})

describe('an error names file, line and column', () => {
  const changed = (from: string, to: string) => () => parseTuning(good.replace(from, to), '/p/tuning.yaml')

  it.each([
    [
      'an unknown option',
      'blockThreads: 256',
      'blockThread: 256',
      /^\/p\/tuning.yaml:7:13: there is no 'blockThread' here$/,
    ],
    [
      'a value out of its limits',
      '{ blockThreads: 256 }',
      '{ blockThreads: 100 }',
      /yaml:7:13: .*blockThreads': must be a power of two/,
    ],
    ['one in a list', '[128, 512]', '[128, 4096]', /yaml:8:33: .*blockThreads.1': .*1024/],
    ['an unknown class', 'rows:', 'rowz:', /yaml:12:3: there is no 'rowz' here/],
    [
      "a class that every object's prototype is named by",
      'rows:',
      '__proto__:',
      /yaml:12:3: there is no '__proto__' here/,
    ],
    ['an option named so', 'blockThreads: 256', '__proto__: 256', /yaml:7:13: there is no '__proto__' here/],
    ['another version', 'version: 1', 'version: 2', /yaml:1:1: 'version'/],
    ['an unknown family', 'family: simt', 'family: simd', /yaml:2:1: must be simt or loops or npu/],
    ['options of another family', 'family: simt', 'family: loops', /yaml:7:13: there is no 'blockThreads' here/],
    ['an alias without an anchor', 'blockThreads: 256', 'blockThreads: *a', /tuning\.yaml: .*alias.*a$/],
    ['text that is no YAML', '[128, 512]', '[128, 512', /yaml:\d+:\d+: /],
  ])('%s', (_, from, to, message) => {
    expect(changed(from, to)).toThrow(expect.objectContaining({ code: 'BAD_PLUGIN' }))
    expect(changed(from, to)).toThrow(message)
  })

  it('more than 24 candidates', () => {
    const many = changed('blockThreads: 256', 'mostKeptWords: { from: 0, to: 24, plus: 1 }')
    expect(many).toThrow(/^\/p\/tuning.yaml:6:7: expands to 31 candidates; 24 at most$/)
  })

  it('several at once, each in a line', () => {
    const twice = changed('{ blockThreads: 256 }', '{ a: 1, b: 2 }')
    expect(twice).toThrow(/yaml:7:13: there is no 'a' here\n.*yaml:7:19: there is no 'b' here/)
  })

  it.each(['', 'null', '[]', '3'])('a file that is %j', (text) => {
    expect(() => parseTuning(text, 't.yaml')).toThrow(/^t.yaml:1:1: must be simt or loops or npu$/)
  })
})

it('a range from 0 by factors is 0', () => {
  const text = good.replace('blockThreads: 256', 'mostKeptWords: { from: 0, to: 96, times: 2 }')
  expect(parseTuning(text, 't').entries[0]!.candidates[0]).toEqual({ mostKeptWords: 0 })
})

describe('options of the npu family', () => {
  const file = (candidate: string) => () =>
    parseTuning(`version: 1\nfamily: npu\nkernels:\n  rows:\n    - candidates:\n        - { ${candidate} }\n`, 't.yaml')

  it('are those of its lowering', () => {
    expect(file('vectorElements: [256, 65536], buffers: 1')().entries[0]!.candidates).toEqual([
      { vectorElements: 256, buffers: 1 },
      { vectorElements: 65536, buffers: 1 },
    ])
  })
  it.each([
    ['no power of two', 'vectorElements: 100'],
    ['shorter than any vector', 'vectorElements: 32'],
    ['three buffers', 'buffers: 3'],
    ['an option of another family', 'blockThreads: 256'],
  ])('%s is refused by place', (_, candidate) => {
    expect(file(candidate)).toThrow(/^t\.yaml:6:\d+: /)
  })
})

describe('a damaged tuning file', () => {
  /** Gives a table, or is refused as what it is. */
  const check = (text: string): void =>
    readOrRefuse('BAD_PLUGIN', () => expect(parseTuning(text, 'tuning.yaml').family).toBe('simt'))

  it('is read or refused, wherever characters are lost or added', () => {
    fc.assert(fc.property(damaged(good), check), { numRuns: 500 })
  })

  it('is read or refused, whatever stands for a range; none is expanded without end', () => {
    const value = fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger(), fc.jsonValue())
    const range = fc.record({ from: value, to: value, times: value, plus: value }, { requiredKeys: [] })
    fc.assert(
      fc.property(range, value, (blockThreads, vectorBytes) => {
        const candidates = [{ blockThreads }, { vectorBytes }]
        check(JSON.stringify({ version: 1, family: 'simt', kernels: { pointwise: [{ candidates }] } }))
      }),
      { numRuns: 500 },
    )
  })
})
