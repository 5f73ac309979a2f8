// One suite of checks against the goldens, run on any runtime.
import type { Tensor } from '@opgems/core'
import { expect, it } from 'vitest'
import { generateBatch } from '../generate/generate.ts'
import { type LoadedCausalLm, type LoadedEncoder, type LoadedImageClassifier, loadModel } from '../load.ts'
import type { ModelRuntime } from '../model-runtime.ts'
import {
  type CausalGolden,
  type EncoderGolden,
  fixtureFolder,
  type GoldenTensor,
  type ImageTextGolden,
  largestDifference,
  readGolden,
  type VisionGolden,
} from './golden.ts'

/** The goldens keep six or seven decimals of float32 results; the project asks for 1e-4. */
const tolerance = 1e-4

export const causalFixtures = [
  'tiny-llama',
  'tiny-gpt2',
  'tiny-qwen2',
  'tiny-mistral',
  'tiny-llama3',
  'tiny-mixtral',
] as const

async function expectClose(
  actual: { shape: readonly number[]; data(): Promise<ArrayLike<number | bigint>> },
  expected: GoldenTensor,
) {
  expect(actual.shape).toEqual(expected.shape)
  expect(largestDifference((await actual.data()) as ArrayLike<number>, expected.data)).toBeLessThanOrEqual(tolerance)
}

/** Declares the tests of one causal fixture. */
export function causalGoldenTests(name: string, runtime: () => Promise<ModelRuntime>): void {
  const withModel = async (body: (loaded: LoadedCausalLm, golden: CausalGolden) => Promise<void>) => {
    const loaded = await loadModel(await runtime(), fixtureFolder(name))
    try {
      await body(loaded as LoadedCausalLm, await readGolden<CausalGolden>(name))
    } finally {
      loaded.dispose()
    }
  }

  it(`${name}: logits and hidden states of a batch of two`, () =>
    withModel(async ({ model }, golden) => {
      const { logits, hiddenStates } = model.forward(golden.inputs.input_ids, { hiddenStates: true })
      await expectClose(logits, golden.outputs.logits)
      expect(hiddenStates).toHaveLength(model.facts.windows.length + 1)
      for (const [index, expected] of (golden.outputs.hidden_states ?? []).entries()) {
        await expectClose(hiddenStates[index] as (typeof hiddenStates)[number], expected)
      }
      for (const tensor of [logits, ...hiddenStates]) tensor.dispose()
    }))

  it(`${name}: the same logits when the tokens come in pieces through a cache`, () =>
    withModel(async ({ model }, golden) => {
      const ids = golden.inputs.input_ids
      const cache = model.createCache(2, 17)
      const vocabulary = model.facts.vocabSize
      for (const [from, to] of [
        [0, 9],
        [9, 10],
        [10, 17],
      ] as const) {
        const { logits } = model.forward(
          ids.map((row) => row.slice(from, to)),
          { cache },
        )
        const { data } = golden.outputs.logits
        const expected = [0, 17].flatMap((row) => data.slice((row + from) * vocabulary, (row + to) * vocabulary))
        await expectClose(logits, { shape: [2, to - from, vocabulary], data: expected })
        logits.dispose()
      }
      cache.dispose()
    }))

  it.each([false, true])(`${name}: greedy ids of a batch of two, captured: %s`, (capture) =>
    withModel(async (loaded, golden) => {
      const { max_new_tokens: maxNewTokens, ids } = golden.generate
      const generation = await generateBatch(loaded, golden.inputs.input_ids, { maxNewTokens, capture })
      const ends = new Set(loaded.generation.eosTokenIds)
      const expected = ids.map((row) => {
        const fresh = row.slice(golden.inputs.input_ids[0]?.length)
        const end = fresh.findIndex((id) => ends.has(id)) // what follows it is padding
        return end === -1 ? fresh : fresh.slice(0, end + 1)
      })
      expect(generation.ids).toEqual(expected)
    }),
  )
}

/** Declares the tests of the BERT fixture, whose second row is padded. */
export function encoderGoldenTests(name: string, runtime: () => Promise<ModelRuntime>): void {
  it(`${name}: hidden state and pooler of a padded batch`, async () => {
    const loaded = (await loadModel(await runtime(), fixtureFolder(name))) as LoadedEncoder
    const golden = await readGolden<EncoderGolden>(name)
    const { input_ids, attention_mask: attentionMask, token_type_ids: tokenTypes } = golden.inputs
    const { lastHiddenState, pooled } = loaded.model.forward(input_ids, { attentionMask, tokenTypes })
    await expectClose(lastHiddenState, golden.outputs.last_hidden_state)
    if (!pooled) throw new Error('the pooler was not loaded')
    await expectClose(pooled, golden.outputs.pooler_output)
    lastHiddenState.dispose()
    pooled.dispose()
    loaded.dispose()
  })
}

/** Declares the tests of the ViT fixture. */
export function visionGoldenTests(name: string, runtime: () => Promise<ModelRuntime>): void {
  it(`${name}: logits and hidden states of two images`, async () => {
    const rt = await runtime()
    const loaded = (await loadModel(rt, fixtureFolder(name))) as LoadedImageClassifier
    const golden = await readGolden<VisionGolden>(name)
    const { shape, data } = golden.inputs.pixel_values
    const pixels = rt.tensor(Float32Array.from(data), { dtype: 'float32', shape })
    const { logits, lastHiddenState, hiddenStates } = loaded.model.forward(pixels, { hiddenStates: true })
    if (!logits) throw new Error('the classifier was not loaded')
    await expectClose(logits, golden.outputs.logits)
    expect(hiddenStates).toHaveLength(golden.outputs.hidden_states.length)
    for (const [index, expected] of golden.outputs.hidden_states.entries())
      await expectClose(hiddenStates[index] as (typeof hiddenStates)[number], expected)
    for (const tensor of [pixels, logits, lastHiddenState, ...hiddenStates]) tensor.dispose()
    loaded.dispose()
  })
}

/** Declares the tests of the LLaVA fixture: an image among the tokens of a prompt. */
export function imageTextGoldenTests(name: string, runtime: () => Promise<ModelRuntime>): void {
  const withImage = async (
    body: (loaded: LoadedCausalLm, golden: ImageTextGolden, pixels: Tensor, rt: ModelRuntime) => Promise<void>,
  ) => {
    const rt = await runtime()
    const loaded = (await loadModel(rt, fixtureFolder(name))) as LoadedCausalLm
    const golden = await readGolden<ImageTextGolden>(name)
    const values = golden.inputs.pixel_values
    const shape = [values.length, values[0]?.length ?? 0, values[0]?.[0]?.length ?? 0, values[0]?.[0]?.[0]?.length ?? 0]
    const pixels = rt.tensor(Float32Array.from(values.flat(3)), { dtype: 'float32', shape })
    try {
      await body(loaded, golden, pixels, rt)
    } finally {
      pixels.dispose()
      loaded.dispose()
    }
  }

  it(`${name}: logits of a prompt with an image`, () =>
    withImage(async ({ model, images }, golden, pixels) => {
      if (!images) throw new Error('the vision tower was not loaded')
      const features = images.features(pixels)
      const { logits } = model.forward(golden.inputs.input_ids, {
        images: { features, token: images.config.imageToken },
      })
      await expectClose(logits, golden.outputs.logits)
      features.dispose()
      logits.dispose()
    }))

  it.each([false, true])(`${name}: greedy ids after an image, captured: %s`, (capture) =>
    withImage(async (loaded, golden, pixels) => {
      const { max_new_tokens: maxNewTokens, ids } = golden.generate
      const prompt = golden.inputs.input_ids
      const fresh = ids.map((row) => row.slice(prompt[0]?.length))
      const given = await generateBatch(loaded, prompt, { maxNewTokens, images: pixels, capture })
      expect(given.ids).toEqual(fresh)
      // as a prompt is written: one token an image
      const token = loaded.images?.config.imageToken
      const written = prompt.map((row) => row.filter((id, at) => id !== token || row[at - 1] !== token))
      const expanded = await generateBatch(loaded, written, { maxNewTokens, images: pixels })
      expect(expanded.ids).toEqual(fresh)
    }),
  )

  it(`${name}: image tokens that do not fit the images are refused`, () =>
    withImage(async (loaded, golden, pixels) => {
      const prompt = [[5, 6, 7]]
      await expect(generateBatch(loaded, prompt, { images: pixels })).rejects.toMatchObject({ code: 'SHAPE_MISMATCH' })
      const [row = []] = golden.inputs.input_ids
      const short = [row.slice(0, 10)]
      await expect(generateBatch(loaded, short, { images: pixels })).rejects.toMatchObject({ code: 'SHAPE_MISMATCH' })
    }))
}
