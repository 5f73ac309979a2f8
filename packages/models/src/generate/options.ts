// What a caller may ask of generation, checked, with the defaults of generation_config.json.
import { checkOptions, OpGemsError, type OptionNames, type Tensor } from '@opgems/core'
import { z } from 'zod'
import type { GenerationConfig } from '../config/generation-config.ts'
import type { SamplingOptions } from './sample.ts'

/** One token, as soon as it is known. */
export interface TokenEvent {
  /** Which sequence of the batch. */
  readonly row: number
  readonly id: number
  /** 0 for the first new token of the row. */
  readonly index: number
}

export interface GenerateOptions {
  /** Default 20. */
  readonly maxNewTokens?: number
  /** Draw tokens instead of taking the most likely ones. Default false, whatever the folder says. */
  readonly sample?: boolean
  /** These three need `sample`; they default to generation_config.json, else to 1, 0 (all) and 1 (all). */
  readonly temperature?: number
  readonly topK?: number
  readonly topP?: number
  /** Of the draws; the same seed gives the same tokens. Default 0. */
  readonly seed?: number
  /** A sequence ends after any of these. Default: what the folder says. */
  readonly eosTokenIds?: readonly number[]
  /**
   * Record one decode step and replay it. Saves the host's work where that is what a token costs, as on a GPU; each step
   * then attends over the whole cache, prompt and `maxNewTokens`. Default false.
   */
  readonly capture?: boolean
  /** For a model that sees images: normalised pixels [images, channels, imageSize, imageSize], in the order of their tokens. */
  readonly images?: Tensor
  /** When aborted, generation throws the signal's reason. */
  readonly signal?: AbortSignal
  readonly onToken?: (event: TokenEvent) => void
}

const checkedFields = z.object({
  maxNewTokens: z.int().min(1).default(20),
  sample: z.boolean().default(false),
  temperature: z.number().min(0).optional(),
  topK: z.int().min(0).optional(),
  topP: z.number().gt(0).max(1).optional(),
  seed: z.int().default(0),
  eosTokenIds: z.array(z.int().min(0)).optional(),
  capture: z.boolean().default(false),
})

const optionNames = {
  maxNewTokens: true,
  sample: true,
  temperature: true,
  topK: true,
  topP: true,
  seed: true,
  eosTokenIds: true,
  capture: true,
  images: true,
  signal: true,
  onToken: true,
} satisfies OptionNames<GenerateOptions>

export interface GenerationPlan {
  readonly maxNewTokens: number
  /** Null when greedy, as at temperature 0. */
  readonly sampling: SamplingOptions | null
  readonly seed: number
  readonly eosTokenIds: ReadonlySet<number>
  readonly capture: boolean
}

/** @throws OpGemsError BAD_ARGUMENT, naming the option */
export function planGeneration(options: GenerateOptions, config: GenerationConfig): GenerationPlan {
  checkOptions('generate', options, optionNames)
  const parsed = checkedFields.safeParse(options)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new OpGemsError('BAD_ARGUMENT', `generate: option ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { maxNewTokens, sample, temperature, topK, topP, seed, eosTokenIds, capture } = parsed.data
  if (!sample && (temperature !== undefined || topK !== undefined || topP !== undefined)) {
    throw new OpGemsError('BAD_ARGUMENT', 'generate: temperature, topK and topP have no effect without sample: true')
  }
  const sampling = {
    temperature: temperature ?? config.temperature ?? 1,
    topK: topK ?? config.topK ?? 0,
    topP: topP ?? config.topP ?? 1,
  }
  const ends = new Set(eosTokenIds ?? config.eosTokenIds)
  const drawn = sample && sampling.temperature > 0 ? sampling : null
  return { maxNewTokens, sampling: drawn, seed, eosTokenIds: ends, capture }
}
