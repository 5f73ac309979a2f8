// Generation: when it stops, what it refuses, and that draws are repeatable. Ids against goldens: models.*.test.ts.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type LoadedModel, loadModel } from '../load.ts'
import { type CausalGolden, fixtureFolder, readGolden } from '../testing/golden.ts'
import { openReference } from '../testing/reference-runtime.ts'
import { generate, generateBatch, type Prompt } from './generate.ts'
import type { GenerateOptions, TokenEvent } from './options.ts'

const rt = openReference()
let llama: LoadedModel
let qwen: LoadedModel
let prompt: number[]
let continuation: number[]
let parameters: number

beforeAll(async () => {
  llama = await loadModel(rt, fixtureFolder('tiny-llama'))
  qwen = await loadModel(rt, fixtureFolder('tiny-qwen2'))
  const golden = await readGolden<CausalGolden>('tiny-llama')
  prompt = golden.inputs.input_ids[0] as number[]
  continuation = golden.generate.ids[0]?.slice(prompt.length) as number[]
  parameters = rt.live.size
})
afterEach(() => {
  expect(rt.live.size).toBe(parameters) // whatever happened, only parameters are left
})
afterAll(() => {
  llama.dispose()
  qwen.dispose()
})

describe('greedy generation', () => {
  it('gives ids, timings and one event a token', async () => {
    const events: TokenEvent[] = []
    const options = { maxNewTokens: 5, onToken: (event: TokenEvent) => events.push(event) }
    const result = await generate(llama, { ids: prompt }, options)
    expect(result.promptIds).toEqual(prompt)
    expect(result.ids).toEqual(continuation.slice(0, 5))
    expect(events).toEqual(result.ids.map((id, index) => ({ row: 0, id, index })))
    expect(result).not.toHaveProperty('text')
    expect(Object.values(result.timings).every((value) => value > 0)).toBe(true)
  })

  it('stops after an end token, which it returns', async () => {
    const eosTokenIds = [continuation[3] as number]
    const { ids } = await generate(llama, { ids: prompt }, { maxNewTokens: 12, eosTokenIds })
    expect(ids).toEqual(continuation.slice(0, continuation.indexOf(eosTokenIds[0] as number) + 1))
  })

  it('goes on with the other rows when one has ended', async () => {
    const golden = await readGolden<CausalGolden>('tiny-qwen2')
    const { ids } = await generateBatch(qwen, golden.inputs.input_ids, { maxNewTokens: 12 })
    expect(ids.map((row) => row.length)).toEqual([1, 12])
  })

  it('gives the same ids when the step is captured', async () => {
    const options = { maxNewTokens: 12, capture: true }
    expect((await generate(llama, { ids: prompt }, options)).ids).toEqual(continuation.slice(0, 12))
    const golden = await readGolden<CausalGolden>('tiny-qwen2')
    const plain = await generateBatch(qwen, golden.inputs.input_ids, { maxNewTokens: 12 })
    const captured = await generateBatch(qwen, golden.inputs.input_ids, options)
    expect(captured.ids).toEqual(plain.ids)
  })

  it('takes text where the folder has a tokenizer', async () => {
    const result = await generate(qwen, { text: 'the quick tensor' }, { maxNewTokens: 4 })
    expect(result.promptIds).toEqual([260, 289, 276, 268])
    expect(result.text).toBe((await qwen.tokenizer())?.decode(result.ids))
  })

  it('an abort by an event that comes while it runs throws its reason', async () => {
    const controller = new AbortController()
    setImmediate(() => controller.abort(new Error('enough')))
    let count = 0
    const options = { signal: controller.signal, maxNewTokens: 100, onToken: () => void count++ }
    await expect(generate(llama, { ids: prompt }, options)).rejects.toThrow('enough')
    expect(count).toBeLessThan(10)
  })

  it('an abort throws its reason', async () => {
    const controller = new AbortController()
    const onToken = ({ index }: TokenEvent) => index === 2 && controller.abort(new Error('enough'))
    const options = { signal: controller.signal, onToken: (event: TokenEvent) => void onToken(event) }
    await expect(generate(llama, { ids: prompt }, options)).rejects.toThrow('enough')
  })
})

describe('sampling', () => {
  const draw = async (options: object) =>
    (await generate(llama, { ids: prompt }, { sample: true, maxNewTokens: 8, ...options })).ids

  it('with the same seed gives the same tokens, with another seed others', async () => {
    expect(await draw({ seed: 7 })).toEqual(await draw({ seed: 7 }))
    expect(await draw({ seed: 7 })).not.toEqual(await draw({ seed: 8 }))
  })

  it.each([{ temperature: 0 }, { topK: 1 }, { topP: 1e-9 }])('with %j is greedy', async (options) => {
    expect(await draw(options)).toEqual(continuation.slice(0, 8))
  })
})

describe('refusals', () => {
  it('an encoder', async () => {
    const bert = await loadModel(rt, fixtureFolder('tiny-bert'))
    await expect(generate(bert, { ids: [1] })).rejects.toMatchObject({ code: 'UNSUPPORTED' })
    bert.dispose()
  })

  it('a text without a tokenizer', async () => {
    await expect(generate(llama, { text: 'x' })).rejects.toMatchObject({
      code: 'UNSUPPORTED',
      message: expect.stringContaining('has no tokenizer.json'),
    })
  })

  it.each(['x', null, 7, {}, [1, 2]])('the prompt %j', async (prompt) => {
    await expect(generate(llama, prompt as unknown as Prompt)).rejects.toMatchObject({
      code: 'BAD_ARGUMENT',
      message: expect.stringContaining('{ text } or { ids }'),
    })
  })

  it.each([256, -1, 1.5, Number.NaN])('token id %d', async (id) => {
    await expect(generate(llama, { ids: [1, id] })).rejects.toMatchObject({
      code: 'INDEX_OUT_OF_RANGE',
      message: expect.stringContaining(`token id ${id} at row 0, position 1`),
    })
  })

  it.each([[[[]]], [[]], [[[1, 2], [3]]]])('prompts %j', async (prompts) => {
    await expect(generateBatch(llama, prompts)).rejects.toMatchObject({ code: 'BAD_ARGUMENT' })
  })

  it('more tokens than the model has positions', async () => {
    await expect(generate(llama, { ids: prompt }, { maxNewTokens: 112 })).rejects.toMatchObject({
      code: 'BAD_ARGUMENT',
      message: expect.stringContaining('129 tokens'),
    })
  })

  it.each([
    [{ maxNewTokens: 0 }, 'maxNewTokens'],
    [{ sample: true, temperature: -1 }, 'temperature'],
    [{ sample: true, topK: 1.5 }, 'topK'],
    [{ sample: true, topP: 0 }, 'topP'],
    [{ temperature: 1 }, 'sample: true'],
    [{ max_new_tokens: 3 }, "did you mean 'maxNewTokens'"],
  ])('option %j', async (options, named) => {
    const attempt = generate(llama, { ids: prompt }, options as GenerateOptions)
    await expect(attempt).rejects.toMatchObject({ code: 'BAD_ARGUMENT', message: expect.stringContaining(named) })
  })
})
