// From a configuration and its parameters to a model.
import { OpGemsError } from '@opgems/core'
import type { ComputeDType } from './compute-dtypes.ts'
import type { Gpt2Config } from './config/gpt2-config.ts'
import type { LlamaConfig } from './config/llama-config.ts'
import type { ModelConfig } from './config/model-config.ts'
import { BertModel } from './families/bert.ts'
import { bertParameters } from './families/bert-parameters.ts'
import { CausalLm, type Decoder } from './families/causal-lm.ts'
import { buildGpt2, gpt2Parameters } from './families/gpt2.ts'
import { buildLlama, llamaParameters } from './families/llama.ts'
import { ImageProjector, llavaParameters } from './families/llava.ts'
import { VitModel, vitParameters } from './families/vit.ts'
import type { ModelRuntime } from './model-runtime.ts'
import type { ParameterLayout } from './weights/parameter-layout.ts'
import { type ParameterSource, parametersWithin } from './weights/parameter-source.ts'

export type BuiltModel = BuiltCausalLm | BuiltEncoder | BuiltImageClassifier

export interface BuiltCausalLm {
  readonly kind: 'causal'
  readonly model: CausalLm
  /** Of a model that sees images. */
  readonly images: ImageProjector | null
}
export interface BuiltEncoder {
  readonly kind: 'encoder'
  readonly model: BertModel
}
export interface BuiltImageClassifier {
  readonly kind: 'image-classifier'
  readonly model: VitModel
}

const defaultMaxLength = 8192

/** Takes the parameters one by one; where one fails, those taken are freed. */
export async function buildModel(
  rt: ModelRuntime,
  config: ModelConfig,
  parameters: ParameterSource,
  maxLength: number,
  dtype: ComputeDType,
): Promise<BuiltModel> {
  try {
    return await build(rt, config, parameters, { maxLength, dtype })
  } catch (error) {
    parameters.dispose()
    throw error
  }
}

interface CausalOptions {
  readonly maxLength: number
  readonly dtype: ComputeDType
}

async function build(
  rt: ModelRuntime,
  config: ModelConfig,
  parameters: ParameterSource,
  options: CausalOptions,
): Promise<BuiltModel> {
  switch (config.family) {
    case 'bert':
      return { kind: 'encoder', model: await BertModel.build(rt, config, parameters) }
    case 'vit':
      return { kind: 'image-classifier', model: await VitModel.build(rt, config, parameters) }
    case 'gpt2':
      return causal(rt, gpt2Facts(config), options, await buildGpt2(rt, config, parameters))
    case 'llava': {
      const images = await ImageProjector.build(rt, config, parameters)
      const language = parametersWithin(parameters, 'language.')
      return { ...causal(rt, config.text, options, await llama(rt, config.text, language, options)), images }
    }
    case 'llama':
    case 'qwen2':
    case 'mistral':
    case 'mixtral':
      return causal(rt, config, options, await llama(rt, config, parameters, options))
    default:
      return config satisfies never
  }
}

const llama = (
  rt: ModelRuntime,
  config: LlamaConfig,
  parameters: ParameterSource,
  { maxLength, dtype }: CausalOptions,
) => buildLlama(rt, config, parameters, maxLength, dtype)

const gpt2Facts = (config: Gpt2Config) => ({
  ...config,
  kvHeads: config.heads,
  windows: Array<null>(config.layers).fill(null),
})

function causal(
  rt: ModelRuntime,
  { vocabSize, headDim, kvHeads, windows }: Pick<LlamaConfig, 'vocabSize' | 'headDim' | 'kvHeads' | 'windows'>,
  options: CausalOptions,
  decoder: Decoder,
): BuiltCausalLm {
  const facts = { vocabSize, headDim, kvHeads, windows, ...options }
  return { kind: 'causal', model: new CausalLm(rt, facts, decoder), images: null }
}

export function parameterLayout(config: ModelConfig): ParameterLayout {
  switch (config.family) {
    case 'llama':
    case 'qwen2':
    case 'mistral':
    case 'mixtral':
      return llamaParameters(config)
    case 'gpt2':
      return gpt2Parameters(config)
    case 'bert':
      return bertParameters(config)
    case 'vit':
      return vitParameters(config)
    case 'llava':
      return llavaParameters(config)
    default:
      return config satisfies never
  }
}

/** Positions that sequences may have. @throws OpGemsError BAD_ARGUMENT */
export function checkMaxLength(config: ModelConfig, requested: number | undefined): number {
  const most = 'maxPositions' in config ? config.maxPositions : defaultMaxLength
  if (requested === undefined) return Math.min(most, defaultMaxLength)
  if (Number.isInteger(requested) && requested >= 1 && requested <= most) return requested
  throw new OpGemsError('BAD_ARGUMENT', `maxLength ${requested} is not within 1 to ${most}, the model's positions`)
}
