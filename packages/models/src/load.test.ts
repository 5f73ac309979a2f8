// Loading a folder: every mismatch in one error, nothing kept on failure, names in all their forms.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LoadedCausalLm, type LoadedEncoder, type LoadOptions, loadModel } from './load.ts'
import { changeHeader, changeJson, copyOfFixture, type JsonObject } from './testing/folders.ts'
import { fixtureFolder } from './testing/golden.ts'
import { openReference, type ReferenceModelRuntime } from './testing/reference-runtime.ts'

let rt: ReferenceModelRuntime
beforeEach(() => {
  rt = openReference()
})
afterEach(() => {
  expect(rt.live.size).toBe(0)
})

/** Renames the tensors of a folder's only weight file. */
const rename = (folder: string, change: (name: string) => string) =>
  changeHeader(join(folder, 'model.safetensors'), (header) => {
    for (const [name, entry] of Object.entries(header)) {
      if (name === '__metadata__') continue
      delete header[name]
      header[change(name)] = entry
    }
  })

describe('names', () => {
  it.each([
    ['tiny-llama', (name: string) => name.replace(/^model\./, '')],
    ['tiny-gpt2', (name: string) => name.replace(/^transformer\./, '')],
    ['tiny-bert', (name: string) => `bert.${name}`.replace('LayerNorm.weight', 'LayerNorm.gamma')],
  ])('%s loads with and without its prefix', async (fixture, change) => {
    const folder = await copyOfFixture(fixture)
    await rename(folder, change)
    const loaded = await loadModel(rt, folder)
    expect(loaded.ignored).toEqual([])
    loaded.dispose()
  })

  it('missing, unexpected and misshapen tensors come in one error', async () => {
    const folder = await copyOfFixture('tiny-llama')
    await rename(folder, (name) => (name === 'model.norm.weight' ? 'model.nrm.weight' : name))
    await changeHeader(join(folder, 'model.safetensors'), (header) => {
      Object.assign(header['lm_head.weight'] as JsonObject, { shape: [64, 256] })
      Object.assign(header['model.layers.0.input_layernorm.weight'] as JsonObject, { dtype: 'I32' })
    })
    const attempt = loadModel(rt, folder)
    await expect(attempt).rejects.toMatchObject({ code: 'BAD_FILE' })
    await expect(attempt).rejects.toThrow('missing (1): norm.weight')
    await expect(attempt).rejects.toThrow('unexpected (1): model.nrm.weight')
    await expect(attempt).rejects.toThrow('lm_head.weight has shape [64,256], expected [256,64]')
    await expect(attempt).rejects.toThrow('model.layers.0.input_layernorm.weight is I32')
  })

  it('a tensor that stands both with and without its prefix is unexpected', async () => {
    const folder = await copyOfFixture('tiny-llama')
    const norms = ['model.layers.0.input_layernorm.weight', 'model.layers.1.input_layernorm.weight']
    await rename(folder, (name) => (name === norms[1] ? 'layers.0.input_layernorm.weight' : name))
    await expect(loadModel(rt, folder)).rejects.toThrow(
      /missing \(1\): layers.1.input_layernorm.weight; unexpected \(1\)/,
    )
  })

  it('a wrong config.json is a mismatch of shapes', async () => {
    const folder = await copyOfFixture('tiny-gpt2')
    await changeJson(join(folder, 'config.json'), (config) => {
      config.vocab_size = 128
    })
    await expect(loadModel(rt, folder)).rejects.toThrow('transformer.wte.weight has shape [256,64], expected [128,64]')
  })

  it('tied embeddings ignore a stored copy of the head', async () => {
    const folder = await copyOfFixture('tiny-llama')
    await changeJson(join(folder, 'config.json'), (config) => {
      config.tie_word_embeddings = true
    })
    const loaded = await loadModel(rt, folder)
    expect(loaded.ignored).toEqual(['lm_head.weight'])
    loaded.dispose()
  })

  it('BERT without a pooler has none; half a pooler is missing the other half', async () => {
    const folder = await copyOfFixture('tiny-bert')
    await rename(folder, (name) => name.replace('pooler.', 'cls.'))
    const loaded = (await loadModel(rt, folder)) as LoadedEncoder
    expect(loaded.ignored).toEqual(['cls.dense.bias', 'cls.dense.weight'])
    const { lastHiddenState, pooled } = loaded.model.forward([[1, 2]])
    expect(pooled).toBeNull()
    lastHiddenState.dispose()
    loaded.dispose()
    await rename(folder, (name) => name.replace('cls.dense.bias', 'pooler.dense.bias'))
    await expect(loadModel(rt, folder)).rejects.toThrow('missing (1): pooler.dense.weight')
  })
})

describe('options', () => {
  it('dtype casts every parameter', async () => {
    const loaded = (await loadModel(rt, fixtureFolder('tiny-llama'), { dtype: 'float64' })) as LoadedCausalLm
    expect(new Set([...rt.live].map(({ dtype }) => dtype))).toEqual(new Set(['float64']))
    expect(loaded.dtype).toBe('float64')
    loaded.dispose()
  })

  it.each([
    [{ type: 'float16' }, "did you mean 'dtype'"],
    [{ dtype: 'int8' }, 'not in int8'],
    [null, 'null'],
  ])('%j are refused', async (options, words) => {
    await expect(loadModel(rt, fixtureFolder('tiny-llama'), options as LoadOptions)).rejects.toMatchObject({
      code: 'BAD_ARGUMENT',
      message: expect.stringContaining(words),
    })
  })

  it('progress ends at the whole', async () => {
    const reports: number[] = []
    const onProgress = ({ loadedBytes, totalBytes }: { loadedBytes: number; totalBytes: number }) =>
      reports.push(loadedBytes / totalBytes)
    const loaded = await loadModel(rt, fixtureFolder('tiny-gpt2'), { onProgress })
    expect(reports).toEqual([...reports].sort((a, b) => a - b))
    expect(reports.at(-1)).toBe(1)
    loaded.dispose()
  })

  it('an abort throws its reason and frees what was loaded', async () => {
    const controller = new AbortController()
    const onProgress = () => controller.abort(new Error('enough'))
    const { signal } = controller
    await expect(loadModel(rt, fixtureFolder('tiny-gpt2'), { onProgress, signal })).rejects.toThrow('enough')
  })

  it.each([0, 1.5, 129])('maxLength %d is refused', async (maxLength) => {
    await expect(loadModel(rt, fixtureFolder('tiny-llama'), { maxLength })).rejects.toMatchObject({
      code: 'BAD_ARGUMENT',
    })
  })
})

describe('a folder', () => {
  it('that does not exist is BAD_FILE', async () => {
    await expect(loadModel(rt, '/no/such/folder')).rejects.toMatchObject({ code: 'BAD_FILE' })
  })

  it('with a config.json that is not JSON is BAD_CONFIG', async () => {
    const folder = await copyOfFixture('tiny-llama')
    await writeFile(join(folder, 'config.json'), '{"model_type": "llama"')
    await expect(loadModel(rt, folder)).rejects.toMatchObject({ code: 'BAD_CONFIG' })
  })

  it('with a wrong generation_config.json is BAD_CONFIG; without one config.json gives the end token', async () => {
    const folder = await copyOfFixture('tiny-llama')
    await writeFile(join(folder, 'generation_config.json'), '{"eos_token_id": "x"}')
    await expect(loadModel(rt, folder)).rejects.toThrow('generation_config.json: field "eos_token_id"')
    await rm(join(folder, 'generation_config.json'))
    const loaded = await loadModel(rt, folder)
    expect(loaded.generation.eosTokenIds).toEqual([2])
    loaded.dispose()
  })
})
