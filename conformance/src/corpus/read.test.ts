import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { damaged, readOrRefuse } from '../../../packages/core/src/errors/testing/damage.ts'
import { HostTensor } from '../host/tensor.ts'
import { type CorpusEntry, decodeLine } from './line.ts'
import { findCorpora, readCorpus } from './read.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opgems-corpus-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function entriesOf(name: string, content: string | Uint8Array): Promise<CorpusEntry[]> {
  const path = join(folder, name)
  await writeFile(path, content)
  const entries: CorpusEntry[] = []
  for await (const entry of readCorpus(path)) entries.push(entry)
  return entries
}

const decoded = (text: string) => {
  const entry = decodeLine(text, 'corpus.jsonl', 1)
  if (entry.kind !== 'case') throw new Error('not a case')
  return entry.test
}

const one = '{"tensor":"AACAPw==","dtype":"float32","shape":[1]}'
const good = `{"op":"aten.neg.default","args":[${one}],"kwargs":{},"out":${one}}`

describe('readCorpus', () => {
  it('reads plain and compressed files, skips empty lines and needs no last newline', async () => {
    expect(await entriesOf('plain.jsonl', `${good}\n\n${good}`)).toHaveLength(2)
    expect(await entriesOf('packed.jsonl.gz', gzipSync(`${good}\n${good}\n`))).toHaveLength(2)
  })

  it('refuses a missing, a truncated and a damaged file', async () => {
    await expect(readCorpus(join(folder, 'none.jsonl')).next()).rejects.toMatchObject({ code: 'BAD_FILE' })
    const whole = gzipSync(`${good}\n`.repeat(50))
    await expect(entriesOf('cut.jsonl.gz', whole.subarray(0, whole.length - 20))).rejects.toMatchObject({
      code: 'BAD_FILE',
    })
    await expect(entriesOf('text.jsonl.gz', good)).rejects.toMatchObject({ code: 'BAD_FILE' })
  })

  it('names file and line of a malformed case', async () => {
    await expect(entriesOf('bad.jsonl', `${good}\n{"op":`)).rejects.toThrow(/bad\.jsonl:2: not a conformance case/)
  })

  it('lists the corpora of a folder by name', async () => {
    await writeFile(join(folder, 'README.md'), '')
    const found = await findCorpora(folder)
    expect(found.every((path) => path.includes('.jsonl'))).toBe(true)
    await expect(findCorpora(join(folder, 'none'))).rejects.toMatchObject({ code: 'BAD_FILE' })
  })
})

describe('decodeLine', () => {
  it.each([
    ['no operator', `{"args":[],"out":null}`],
    ['no result', `{"op":"x","args":[]}`],
    ['arguments that are no list', `{"op":"x","args":1,"out":null}`],
    ['a byte too few', `{"op":"x","args":[{"tensor":"AACA","dtype":"float32","shape":[1]}],"out":null}`],
    ['text that is not base64', `{"op":"x","args":[{"tensor":"AA$APw==","dtype":"float32","shape":[1]}],"out":null}`],
    ['an unknown dtype', `{"op":"x","args":[{"tensor":"","dtype":"float7","shape":[0]}],"out":null}`],
    ['a negative size', `{"op":"x","args":[{"tensor":"","dtype":"float32","shape":[-1]}],"out":null}`],
    [
      'strides of another rank',
      `{"op":"x","args":[{"tensor":"","dtype":"float32","shape":[0],"stride":[1,1]}],"out":null}`,
    ],
    ['an unknown kind of value', `{"op":"x","args":[{"sparse":1}],"out":null}`],
    ['a list', '[]'],
  ])('refuses %s', (_, text) => {
    expect(() => decodeLine(text, 'corpus.jsonl', 7)).toThrow(
      expect.objectContaining({ code: 'BAD_FILE', message: expect.stringContaining(':7:') }),
    )
  })

  it('calls ATen overloads and public names as the runtime knows them', () => {
    expect(decoded(good).operator).toBe('aten::neg')
    expect(decoded(good.replace('aten.neg.default', 'aten.add_.Tensor')).operator).toBe('aten::add_.Tensor')
    expect(decoded(good.replace('aten.neg.default', 'nn.functional.gelu')).operator).toBe('nn.functional.gelu')
  })

  it('decodes every kind of value', () => {
    const args = `[${one},{"float":"-inf"},{"complex":[1,2]},{"dtype":"bool"},{"device":"cpu"},{"memory_format":"x"},[1,null,true,"s"]]`
    const [tensor, ...rest] = decoded(`{"op":"x","args":${args},"out":null}`).args
    expect(tensor).toBeInstanceOf(HostTensor)
    expect((tensor as HostTensor).values).toEqual(Float64Array.of(1))
    expect(rest).toEqual([
      Number.NEGATIVE_INFINITY,
      { kind: 'complex', re: 1, im: 2 },
      { kind: 'dtype', name: 'bool' },
      { kind: 'device', name: 'cpu' },
      { kind: 'memory_format', name: 'x' },
      [1, null, true, 's'],
    ])
  })

  it('knows a device that is recorded as a plain string', () => {
    const text = '{"op":"x","args":[],"kwargs":{"device":"cpu","mode":"cpu"},"out":null}'
    expect(decoded(text).kwargs).toEqual({ device: { kind: 'device', name: 'cpu' }, mode: 'cpu' })
  })

  it('keeps integers that JSON numbers would round, and long fractions as they are', () => {
    const { args } = decoded(
      '{"op":"x","args":[9223372036854775807,-0.1234567890123456789,"1234567890123456789"],"out":null}',
    )
    expect(args).toEqual([2n ** 63n - 1n, Number('-0.1234567890123456789'), '1234567890123456789'])
  })

  it('counts complex32 as unsupported rather than malformed', () => {
    const text = '{"op":"x","args":[{"tensor":"","dtype":"complex32","shape":[0]}],"out":null}'
    expect(decodeLine(text, 'c.jsonl', 1)).toMatchObject({ kind: 'unsupported', operator: 'x' })
  })
})

describe('a damaged line', () => {
  const check = (text: string): void =>
    readOrRefuse('BAD_FILE', () => expect(['case', 'unsupported']).toContain(decodeLine(text, 'corpus.jsonl', 1).kind))

  it('is decoded or refused, wherever characters are lost or added', () => {
    fc.assert(fc.property(damaged(good), check), { numRuns: 1000 })
  })

  it('is decoded or refused, whatever stands for its tensors, their shapes and strides', () => {
    const sizes = fc.oneof(
      fc.array(fc.oneof(fc.integer({ min: -1, max: 5 }), fc.maxSafeInteger()), { maxLength: 4 }),
      fc.jsonValue(),
    )
    const tensor = fc.record(
      {
        tensor: fc.oneof(fc.base64String({ maxLength: 64 }), fc.jsonValue()),
        dtype: fc.oneof(fc.constantFrom('float32', 'bool', 'complex64', 'toString', '__proto__'), fc.jsonValue()),
        shape: sizes,
        stride: sizes,
      },
      { requiredKeys: ['tensor', 'dtype', 'shape'] },
    )
    const argument = fc.oneof(
      tensor,
      fc.record({ int: fc.jsonValue() }),
      fc.record({ complex: fc.jsonValue() }),
      fc.jsonValue(),
    )
    const line = fc.record({
      op: fc.constant('aten.neg'),
      args: fc.array(argument, { maxLength: 3 }),
      kwargs: fc.jsonValue(),
      out: argument,
    })
    fc.assert(
      fc.property(line, (value) => check(JSON.stringify(value))),
      { numRuns: 1000 },
    )
  })
})
