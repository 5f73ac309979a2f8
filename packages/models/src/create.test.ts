// Models with random parameters: their shapes and statistics, and that they run.
import { createRuntime, type Runtime } from '@opgems/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readJsonFile } from './config/read-json.ts'
import { type CreateOptions, createModel } from './create.ts'
import { fixtureFolder } from './testing/golden.ts'

let rt: Runtime
beforeAll(async () => {
  rt = await createRuntime({ backend: 'cpu:wasm' })
})
afterAll(() => rt.close())

const configuration = (name: string) => readJsonFile(`${fixtureFolder(name)}/config.json`, 'BAD_CONFIG')

describe.each(['tiny-llama', 'tiny-qwen2', 'tiny-gpt2'])('%s', (name) => {
  it('runs, repeats with the same seed, and frees what it drew', async () => {
    const before = rt.memory().tensors
    const document = await configuration(name)
    const run = async (seed: number) => {
      rt.manualSeed(seed)
      const created = await createModel(rt, document)
      if (created.kind !== 'causal') throw new Error('expected a language model')
      const { logits } = created.model.forward([[1, 2, 3]])
      const values = (await logits.data()) as Float32Array
      expect(logits.shape).toEqual([1, 3, created.model.facts.vocabSize])
      expect(values.every(Number.isFinite)).toBe(true)
      logits.dispose()
      created.dispose()
      return values
    }
    const first = await run(1)
    expect(await run(1)).toEqual(first)
    expect(await run(2)).not.toEqual(first)
    expect(rt.memory().tensors).toBe(before)
  })
})

it('logits of an untrained model are small and centred', async () => {
  rt.manualSeed(3)
  const created = await createModel(rt, await configuration('tiny-llama'))
  if (created.kind !== 'causal') throw new Error('expected a language model')
  const { logits } = created.model.forward([[5, 9, 200]])
  const values = (await logits.data()) as Float32Array
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length
  const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length)
  // The last norm makes each of the `hidden` channels 1 in square mean; a logit sums them times weights of deviation 0.02.
  const expected = 0.02 * Math.sqrt(created.model.facts.headDim * 4)
  expect(Math.abs(mean)).toBeLessThan(expected / 4)
  expect(deviation / expected).toBeGreaterThan(0.8)
  expect(deviation / expected).toBeLessThan(1.25)
  logits.dispose()
  created.dispose()
})

it.each([
  [{ max_length: 8 }, "did you mean 'maxLength'"],
  [{ dtype: 'int8' }, 'not in int8'],
])('the options %j are refused', async (options, words) => {
  const attempt = createModel(rt, await configuration('tiny-llama'), options as CreateOptions)
  await expect(attempt).rejects.toMatchObject({ code: 'BAD_ARGUMENT', message: expect.stringContaining(words) })
})

it('a wrong configuration is BAD_CONFIG', async () => {
  await expect(createModel(rt, { model_type: 'llama' })).rejects.toMatchObject({ code: 'BAD_CONFIG' })
  await expect(createModel(rt, { model_type: 'nothing' })).rejects.toMatchObject({ code: 'BAD_CONFIG' })
})
