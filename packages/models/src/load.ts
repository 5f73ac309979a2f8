// Loads a model from a Hugging Face folder: config.json, safetensors, generation_config.json, tokenizer.
import { checkOptions, type OptionNames, type Tensor } from '@opgems/core'
import {
  type BuiltCausalLm,
  type BuiltEncoder,
  type BuiltImageClassifier,
  buildModel,
  checkMaxLength,
  parameterLayout,
} from './build.ts'
import { type ComputeDType, checkComputeDType } from './compute-dtypes.ts'
import { type GenerationConfig, readGenerationConfig } from './config/generation-config.ts'
import { type ModelConfig, readModelConfig } from './config/model-config.ts'
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

const loadOptions = {
  dtype: true,
  maxLength: true,
  onProgress: true,
  signal: true,
} satisfies OptionNames<LoadOptions>

interface LoadedParts {
  readonly config: ModelConfig
  readonly directory: string
  readonly dtype: ComputeDType
  readonly generation: GenerationConfig
  /** What training updates; query, key and value weights are one, and so are gate and up. Set `requiresGrad` on them. */
  readonly parameters: readonly Tensor[]
  /** Tensors of the checkpoint that the model does not use: buffers, task heads. */
  readonly ignored: readonly string[]
  readonly loadMs: number
  /** Null where the folder has no tokenizer.json; loaded on the first call. */
  tokenizer(): Promise<TextTokenizer | null>
  /** Frees every parameter. */
  dispose(): void
}

export type LoadedCausalLm = LoadedParts & BuiltCausalLm
export type LoadedEncoder = LoadedParts & BuiltEncoder
export type LoadedImageClassifier = LoadedParts & BuiltImageClassifier
export type LoadedModel = LoadedCausalLm | LoadedEncoder | LoadedImageClassifier

/**
 * Loads the model in `directory` onto the runtime's device. Nothing in the folder is executed; every name, shape and dtype
 * is checked before a weight is read; where loading fails, what was loaded is freed.
 * @throws OpGemsError BAD_CONFIG, BAD_FILE, BAD_ARGUMENT
 */
export async function loadModel(rt: ModelRuntime, directory: string, options: LoadOptions = {}): Promise<LoadedModel> {
  checkOptions('loadModel', options, loadOptions)
  if (options.dtype !== undefined) checkComputeDType(options.dtype)
  const began = performance.now()
  const config = await readModelConfig(directory)
  const maxLength = checkMaxLength(config, options.maxLength)
  const generation = await readGenerationConfig(directory)
  const checkpoint = await openCheckpoint(directory)
  try {
    const matched = matchParameters(checkpoint, parameterLayout(config))
    const dtype = options.dtype ?? config.dtype ?? storedDType(matched)
    const reader = openReader(rt, checkpoint, matched, dtype, options)
    const model = await buildModel(rt, config, reader, maxLength, dtype)
    let tokenizer: Promise<TextTokenizer | null> | undefined
    return {
      ...model,
      config,
      directory,
      dtype,
      generation,
      parameters: [...reader.parameters],
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

function storedDType({ stored }: MatchedParameters): ComputeDType {
  const [first] = stored.values()
  return (first && computeDTypeOf(first)) ?? 'float32'
}
