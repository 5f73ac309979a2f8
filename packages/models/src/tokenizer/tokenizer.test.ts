// Tokenizers: ids as the Rust library gives them, and files that cannot be used.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/folders.ts'
import { fixtureFolder } from '../testing/golden.ts'
import { loadTokenizer } from './tokenizer.ts'

describe('a folder with tokenizer.json', () => {
  it('encodes and decodes as Hugging Face does', async () => {
    const folder = fixtureFolder('tiny-qwen2')
    const golden = JSON.parse(await readFile(join(folder, 'golden-tokenizer.json'), 'utf8'))
    const tokenizer = await loadTokenizer(folder)
    for (const { text, ids, decoded } of golden as { text: string; ids: number[]; decoded: string }[]) {
      expect(tokenizer?.encode(text)).toEqual(ids)
      expect(tokenizer?.decode(ids)).toBe(decoded)
    }
  })

  it.each(['', '[]', '{}', '{"model": 3}', '{"model": {"type": "Nope"}}'])('of %j is refused', async (content) => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'tokenizer.json'), content)
    await expect(loadTokenizer(folder)).rejects.toMatchObject({ code: 'BAD_FILE' })
  })

  it('beside a tokenizer_config.json that is no object is refused', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'tokenizer.json'), '{"model": {}}')
    await writeFile(join(folder, 'tokenizer_config.json'), '3')
    await expect(loadTokenizer(folder)).rejects.toThrow(/tokenizer_config.json/)
  })
})

it('a folder without tokenizer.json has no tokenizer', async () => {
  expect(await loadTokenizer(fixtureFolder('tiny-llama'))).toBeNull()
})
