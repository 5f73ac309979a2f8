// Files on disk: truncation, lies about lengths, shards and their index.
import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { changeHeader, changeJson, copyOfFixture, safetensorsBytes, temporaryFolder } from '../testing/folders.ts'
import { fixtureFolder } from '../testing/golden.ts'
import { openCheckpoint } from './checkpoint.ts'
import { SafetensorsFile } from './file.ts'

const header = {
  a: { dtype: 'U8', shape: [3], data_offsets: [0, 3] },
  b: { dtype: 'U8', shape: [2], data_offsets: [3, 5] },
}
const data = Uint8Array.of(1, 2, 3, 4, 5)

async function written(bytes: Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), 'model.safetensors')
  await writeFile(path, bytes)
  return path
}

describe('one file', () => {
  it('gives each tensor its own bytes', async () => {
    const file = await SafetensorsFile.open(await written(safetensorsBytes(header, data)))
    expect([...(await file.read('b'))]).toEqual([4, 5])
    expect([...(await file.read('a'))]).toEqual([1, 2, 3])
    await expect(file.read('c')).rejects.toMatchObject({ code: 'BAD_FILE', message: expect.stringContaining('"c"') })
    await file.close()
  })

  it('is refused at every length short of its own', async () => {
    const bytes = safetensorsBytes(header, data)
    for (let length = 0; length < bytes.length; length++) {
      const path = await written(bytes.subarray(0, length))
      await expect(SafetensorsFile.open(path)).rejects.toMatchObject({ code: 'BAD_FILE', details: { path } })
    }
  })

  it('is refused with bytes too many', async () => {
    const path = await written(Uint8Array.of(...safetensorsBytes(header, data), 0))
    await expect(SafetensorsFile.open(path)).rejects.toThrow(/1 bytes at the end belong to no tensor/)
  })

  it.each([2n ** 63n, 100_000_001n, 1000n])('is refused with a header length of %d', async (length) => {
    const bytes = safetensorsBytes(header, data)
    new DataView(bytes.buffer).setBigUint64(0, length, true)
    await expect(SafetensorsFile.open(await written(bytes))).rejects.toThrow(/header claims/)
  })

  it('that shrinks while open is noticed', async () => {
    const bytes = safetensorsBytes(header, data)
    const path = await written(bytes)
    const file = await SafetensorsFile.open(path)
    await truncate(path, bytes.length - 1)
    await expect(file.read('b')).rejects.toMatchObject({ code: 'BAD_FILE', message: expect.stringContaining('"b"') })
    await file.close()
  })

  it('that is a folder is refused', async () => {
    await expect(SafetensorsFile.open(await temporaryFolder())).rejects.toMatchObject({ code: 'BAD_FILE' })
  })
})

describe('a folder', () => {
  it('without weights is refused, and pickles are not read', async () => {
    const folder = await temporaryFolder()
    await expect(openCheckpoint(folder)).rejects.toMatchObject({ code: 'BAD_FILE' })
    await writeFile(join(folder, 'pytorch_model.bin'), 'x')
    await expect(openCheckpoint(folder)).rejects.toThrow(/pytorch_model.bin is never read/)
  })

  it('with shards reads each tensor from the shard that holds it', async () => {
    const checkpoint = await openCheckpoint(fixtureFolder('tiny-mistral'))
    for (const tensor of checkpoint.tensors.values()) {
      expect((await checkpoint.read(tensor.name)).length).toBe(tensor.end - tensor.begin)
    }
    await checkpoint.close()
  })

  const badNames = ['../model.safetensors', '/etc/hostname', '..', '.', '', 'a\\..\\b', 'a\0b', 'x/../../y']
  it.each(badNames)('with shard name %j is refused', async (name) => {
    const folder = await copyOfFixture('tiny-mistral')
    await changeJson(join(folder, 'model.safetensors.index.json'), (index) => {
      index.weight_map = { 'model.norm.weight': name }
    })
    await expect(openCheckpoint(folder)).rejects.toMatchObject({
      code: 'BAD_FILE',
      message: expect.stringMatching(/"model.norm.weight": file .* is not inside/),
    })
  })

  it.each([[{}], [{ weight_map: 3 }], [{ weight_map: {} }], [{ weight_map: { a: 1 } }], [[]]])(
    'with index %j is refused',
    async (index) => {
      const folder = await copyOfFixture('tiny-mistral')
      await writeFile(join(folder, 'model.safetensors.index.json'), JSON.stringify(index))
      await expect(openCheckpoint(folder)).rejects.toMatchObject({ code: 'BAD_FILE' })
    },
  )

  it('with a shard missing, or without the tensor it should hold, is refused', async () => {
    const folder = await copyOfFixture('tiny-mistral')
    const index = join(folder, 'model.safetensors.index.json')
    await changeJson(index, (document) => {
      Object.assign(document.weight_map as object, { 'model.norm.weight': 'model-00009-of-00004.safetensors' })
    })
    await expect(openCheckpoint(folder)).rejects.toThrow(
      /model-00009-of-00004.safetensors: cannot be opened \(ENOENT\)/,
    )
    await changeJson(index, (document) => {
      Object.assign(document.weight_map as object, { 'model.norm.weight': 'model-00001-of-00004.safetensors' })
    })
    await expect(openCheckpoint(folder)).rejects.toThrow(/"model.norm.weight": is not in the file/)
  })

  it('with a lying header is refused', async () => {
    const folder = await copyOfFixture('tiny-llama')
    await changeHeader(join(folder, 'model.safetensors'), (document) => {
      document['model.norm.weight'] = { dtype: 'F32', shape: [65], data_offsets: [476160, 476416] }
    })
    await expect(openCheckpoint(folder)).rejects.toThrow(/"model.norm.weight": shape \[65\] of F32 takes 260 bytes/)
  })
})
