// Generates text: a prefill of the prompt, then one token a step over the KV cache.
import { setImmediate as turn } from 'node:timers/promises'
import { OpGemsError, type Tensor } from '@opgems/core'
import type { CausalLm } from '../families/causal-lm.ts'
import { checkRows, uploadIds } from '../families/token-ids.ts'
import type { ImageTokens } from '../layers/image-tokens.ts'
import type { KvCache } from '../layers/kv-cache.ts'
import type { LoadedCausalLm, LoadedModel } from '../load.ts'
import { CapturedStep } from './captured-step.ts'
import { greedyTokens, type NextTokens, sampledTokens } from './next-token.ts'
import { type GenerateOptions, type GenerationPlan, planGeneration } from './options.ts'
import { SplitMix64 } from './random.ts'

export interface GenerationTimings {
  /** Of the model's folder, before. */
  readonly loadMs: number
  /** The prompt's pass, up to the first new token on the host. */
  readonly prefillMs: number
  /** All later tokens. */
  readonly decodeMs: number
  /** Tokens of the decode steps, all rows, by second; 0 where there was no such step. */
  readonly tokensPerSecond: number
}

export interface BatchGeneration {
  readonly promptIds: readonly (readonly number[])[]
  /** The new tokens of each row, an end token included. */
  readonly ids: readonly (readonly number[])[]
  readonly timings: GenerationTimings
}

export interface Generation {
  readonly promptIds: readonly number[]
  /** The new tokens, an end token included. */
  readonly ids: readonly number[]
  /** The new tokens as text, where the folder has a tokenizer. */
  readonly text?: string
  readonly timings: GenerationTimings
}

/** A text, which needs a tokenizer in the folder, or token ids. */
export type Prompt = { readonly text: string } | { readonly ids: readonly number[] }

/**
 * Continues one prompt.
 * @throws OpGemsError UNSUPPORTED, BAD_ARGUMENT, INDEX_OUT_OF_RANGE; the signal's reason when aborted
 */
export async function generate(
  loaded: LoadedModel,
  prompt: Prompt,
  options: GenerateOptions = {},
): Promise<Generation> {
  if (typeof prompt !== 'object' || prompt === null || !('text' in prompt || 'ids' in prompt))
    throw new OpGemsError('BAD_ARGUMENT', 'generate: the prompt must be { text } or { ids }')
  const tokenizer = await loaded.tokenizer()
  if ('text' in prompt && !tokenizer) {
    const message = `${loaded.directory} has no tokenizer.json: give the prompt as token ids`
    throw new OpGemsError('UNSUPPORTED', message, { path: loaded.directory })
  }
  const ids = 'text' in prompt ? (tokenizer?.encode(prompt.text) ?? []) : prompt.ids
  const { promptIds, ids: rows, timings } = await generateBatch(loaded, [ids], options)
  const newIds = rows[0] ?? []
  const text = tokenizer ? { text: tokenizer.decode(newIds) } : {}
  return { promptIds: promptIds[0] ?? [], ids: newIds, ...text, timings }
}

/** Continues several prompts of equal length at once. Errors as `generate`. */
export async function generateBatch(
  loaded: LoadedModel,
  prompts: readonly (readonly number[])[],
  options: GenerateOptions = {},
): Promise<BatchGeneration> {
  if (loaded.kind !== 'causal') {
    throw new OpGemsError('UNSUPPORTED', `generate: ${loaded.config.family} predicts no next token`)
  }
  const plan = planGeneration(options, loaded.generation)
  const { rows: seen, images } = seePrompts(loaded, prompts, options.images)
  const length = checkRows(seen, 'token id')
  const cache = loaded.model.createCache(prompts.length, length + plan.maxNewTokens)
  try {
    const { rows, prefillMs, decodeMs } = await decode(loaded.model, cache, { rows: seen, images }, plan, options)
    const decoded = rows.reduce((sum, row) => sum + row.length - 1, 0)
    const tokensPerSecond = decoded > 0 ? (decoded * 1000) / decodeMs : 0
    return { promptIds: prompts, ids: rows, timings: { loadMs: loaded.loadMs, prefillMs, decodeMs, tokensPerSecond } }
  } finally {
    cache.dispose()
    images?.features.dispose()
  }
}

/** Prompts as the model takes them. */
interface SeenPrompts {
  readonly rows: readonly (readonly number[])[]
  readonly images: ImageTokens | null
}

/** Images become features, and each image's token as many tokens as it has features. */
function seePrompts(
  { images: projector, config }: LoadedCausalLm,
  rows: readonly (readonly number[])[],
  pixels: Tensor | undefined,
): SeenPrompts {
  if (!pixels) return { rows, images: null }
  if (!projector) throw new OpGemsError('UNSUPPORTED', `generate: ${config.family} sees no images`)
  const features = projector.features(pixels)
  try {
    const images = { features, token: projector.config.imageToken }
    return { rows: projector.expandTokens(rows, pixels.shape[0] ?? 0), images }
  } catch (error) {
    features.dispose()
    throw error
  }
}

async function decode(
  model: CausalLm,
  cache: KvCache,
  { rows: prompts, images }: SeenPrompts,
  plan: GenerationPlan,
  { signal, onToken }: GenerateOptions,
): Promise<{ rows: number[][]; prefillMs: number; decodeMs: number }> {
  const random = new SplitMix64(plan.seed)
  const rows: number[][] = prompts.map(() => [])
  const finished = prompts.map(() => false)
  const began = performance.now()
  let prefillMs = 0
  const steps = plan.capture ? capturedSteps(model, cache, images) : plainSteps(model, cache, images)
  let input: readonly (readonly number[])[] | Tensor = prompts
  try {
    for (let step = 0; step < plan.maxNewTokens && finished.includes(false); step++) {
      if (signal) await turn()
      signal?.throwIfAborted()
      const next = await nextTokens(model, steps, input, plan, random, finished)
      release(input)
      input = next.device ?? next.ids.map((id) => [id])
      if (step === 0) prefillMs = performance.now() - began
      next.ids.forEach((id, row) => {
        if (finished[row]) return
        const index = (rows[row]?.push(id) ?? 1) - 1
        finished[row] = plan.eosTokenIds.has(id)
        onToken?.({ row, id, index })
      })
    }
  } finally {
    release(input)
    steps.dispose()
  }
  return { rows, prefillMs, decodeMs: performance.now() - began - prefillMs }
}

function release(input: readonly (readonly number[])[] | Tensor): void {
  if ('dispose' in input) input.dispose()
}

/** How a pass over the cache runs: its logits [batch, 1, vocabulary] are given back by `release`. */
interface Steps {
  run(input: readonly (readonly number[])[] | Tensor): Tensor
  release(logits: Tensor): void
  dispose(): void
}

/** Images belong to the prompt, which is the first pass. */
const plainSteps = (model: CausalLm, cache: KvCache, images: ImageTokens | null): Steps => ({
  run: (input) =>
    model.forward(input, { cache, lastOnly: true, ...(images && cache.length === 0 && { images }) }).logits,
  release: (logits) => logits.dispose(),
  dispose: () => {},
})

/** The prompt runs as it is; the steps after it are one captured step. */
function capturedSteps(model: CausalLm, cache: KvCache, images: ImageTokens | null): Steps {
  const prompt = plainSteps(model, cache, images)
  let step: CapturedStep | null = null
  return {
    run: (input) => {
      if (cache.length === 0) return prompt.run(input)
      step ??= new CapturedStep(model, cache)
      if ('dispose' in input) return step.run(input)
      using ids = uploadIds(model.rt, input, model.facts.vocabSize)
      return step.run(ids)
    },
    release: (logits) => step ?? prompt.release(logits),
    dispose: () => step?.dispose(),
  }
}

async function nextTokens(
  model: CausalLm,
  steps: Steps,
  input: readonly (readonly number[])[] | Tensor,
  plan: GenerationPlan,
  random: SplitMix64,
  finished: readonly boolean[],
): Promise<NextTokens> {
  const logits = steps.run(input)
  try {
    if (plan.sampling) return await sampledTokens(model.rt, logits, plan.sampling, random, finished)
    return await greedyTokens(model.rt, logits)
  } finally {
    steps.release(logits)
  }
}
