// Loads a model from a Hugging Face folder: config.json, safetensors, generation_config.json, tokenizer.
import { OpGemsError } from '@opgems/core'
import type { ComputeDType } from './compute-dtypes.ts'
import { type GenerationConfig, readGenerationConfig } from './config/generation-config.ts'
import { type ModelConfig, readModelConfig } from './config/model-config.ts'
import { BertModel } from './families/bert.ts'
import { bertParameters } from './families/bert-parameters.ts'
import { CausalLm } from './families/causal-lm.ts'
import { buildGpt2, gpt2Parameters } from './families/gpt2.ts'
import { buildLlama, llamaParameters } from './families/llama.ts'
import type { ModelRuntime } from './model-runtime.ts'
import { type Checkpoint, openCheckpoint } from './safetensors/checkpoint.ts'
import { loadTokenizer, type TextTokenizer } from './tokenizer/tokenizer.ts'
import { computeDTypeOf, type MatchedParameters, matchParameters } from './weights/parameter-layout.ts'
import { type LoadProgress, ParameterReader } from './weights/parameter-reader.ts'

export interface LoadOptions {
  /** What to compute in; else what config.json states, else what the file holds. */
  readonly dtype?: ComputeDType
  /** Positions that sequences may have; else the model's own limit, at most 8192. */
  readonly maxLength?: number
  readonly onProgress?: (progress: LoadProgress) => void
  readonly signal?: AbortSignal
}

interface LoadedParts<Kind extends string, Model> {
  readonly kind: Kind
  readonly model: Model
  readonly config: ModelConfig
  readonly directory: string
  readonly dtype: ComputeDType
  readonly generation: GenerationConfig
  /** Tensors of the checkpoint that the model does not use: buffers, task heads. */
  readonly ignored: readonly string[]
  readonly loadMs: number
  /** Null where the folder has no tokenizer.json; loaded on the first call. */
  tokenizer(): Promise<TextTokenizer | null>
  /** Frees every parameter. */
  dispose(): void
}

export type LoadedCausalLm = LoadedParts<'causal', CausalLm>
export type LoadedEncoder = LoadedParts<'encoder', BertModel>
export type LoadedModel = LoadedCausalLm | LoadedEncoder

const defaultMaxLength = 8192

/**
 * Loads the model in `directory` onto the runtime's device. Nothing in the folder is executed; every name, shape and dtype
 * is checked before a weight is read; where loading fails, what was loaded is freed.
 * @throws OpGemsError BAD_CONFIG, BAD_FILE, BAD_ARGUMENT
 */
export async function loadModel(rt: ModelRuntime, directory: string, options: LoadOptions = {}): Promise<LoadedModel> {
  const began = performance.now()
  const config = await readModelConfig(directory)
  const maxLength = checkMaxLength(config, options.maxLength)
  const generation = await readGenerationConfig(directory)
  const checkpoint = await openCheckpoint(directory)
  try {
    const matched = matchParameters(checkpoint, parameterLayout(config))
    const dtype = options.dtype ?? config.dtype ?? storedDType(matched)
    const reader = openReader(rt, checkpoint, matched, dtype, options)
    const model = await build(rt, config, reader, maxLength, dtype)
    let tokenizer: Promise<TextTokenizer | null> | undefined
    return {
      ...model,
      config,
      directory,
      dtype,
      generation,
      ignored: matched.ignored,
      loadMs: performance.now() - began,
      tokenizer: () => {
        tokenizer ??= loadTokenizer(directory)
        return tokenizer
      },
      dispose: () => reader.dispose(),
    }
  } finally {
    await checkpoint.close()
  }
}

type BuiltModel = Pick<LoadedCausalLm, 'kind' | 'model'> | Pick<LoadedEncoder, 'kind' | 'model'>

async function build(
  rt: ModelRuntime,
  config: ModelConfig,
  reader: ParameterReader,
  maxLength: number,
  dtype: ComputeDType,
): Promise<BuiltModel> {
  try {
    if (config.family === 'bert') return { kind: 'encoder', model: await BertModel.build(rt, config, reader) }
    const { vocabSize, headDim, heads, layers } = config
    if (config.family === 'gpt2') {
      const facts = { vocabSize, headDim, kvHeads: heads, maxLength, dtype, windows: Array<null>(layers).fill(null) }
      return { kind: 'causal', model: new CausalLm(rt, facts, await buildGpt2(rt, config, reader)) }
    }
    const facts = { vocabSize, headDim, kvHeads: config.kvHeads, maxLength, dtype, windows: config.windows }
    const decoder = await buildLlama(rt, config, reader, maxLength, dtype)
    return { kind: 'causal', model: new CausalLm(rt, facts, decoder) }
  } catch (error) {
    reader.dispose()
    throw error
  }
}

function openReader(
  rt: ModelRuntime,
  checkpoint: Checkpoint,
  matched: MatchedParameters,
  dtype: ComputeDType,
  { onProgress, signal }: LoadOptions,
): ParameterReader {
  const reported = { ...(onProgress && { onProgress }), ...(signal && { signal }) }
  return new ParameterReader(rt, checkpoint, matched, { dtype, ...reported })
}

function parameterLayout(config: ModelConfig) {
  switch (config.family) {
    case 'llama':
    case 'qwen2':
    case 'mistral':
      return llamaParameters(config)
    case 'gpt2':
      return gpt2Parameters(config)
    case 'bert':
      return bertParameters(config)
    default:
      return config satisfies never
  }
}

function storedDType({ stored }: MatchedParameters): ComputeDType {
  const [first] = stored.values()
  return (first && computeDTypeOf(first)) ?? 'float32'
}

function checkMaxLength(config: ModelConfig, requested: number | undefined): number {
  if (requested === undefined) return Math.min(config.maxPositions, defaultMaxLength)
  if (Number.isInteger(requested) && requested >= 1 && requested <= config.maxPositions) return requested
  const message = `maxLength ${requested} is not within 1 to ${config.maxPositions}, the model's positions`
  throw new OpGemsError('BAD_ARGUMENT', message)
}
