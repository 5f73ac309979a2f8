// From a configuration and its parameters to a model.
import { OpGemsError } from '@opgems/core'
import type { ComputeDType } from './compute-dtypes.ts'
import type { ModelConfig } from './config/model-config.ts'
import { BertModel } from './families/bert.ts'
import { bertParameters } from './families/bert-parameters.ts'
import { CausalLm } from './families/causal-lm.ts'
import { buildGpt2, gpt2Parameters } from './families/gpt2.ts'
import { buildLlama, llamaParameters } from './families/llama.ts'
import type { ModelRuntime } from './model-runtime.ts'
import type { ParameterLayout } from './weights/parameter-layout.ts'
import type { ParameterSource } from './weights/parameter-source.ts'

export type BuiltModel =
  | { readonly kind: 'causal'; readonly model: CausalLm }
  | { readonly kind: 'encoder'; readonly model: BertModel }

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
    if (config.family === 'bert') return { kind: 'encoder', model: await BertModel.build(rt, config, parameters) }
    const { vocabSize, headDim, heads, layers } = config
    if (config.family === 'gpt2') {
      const facts = { vocabSize, headDim, kvHeads: heads, maxLength, dtype, windows: Array<null>(layers).fill(null) }
      return { kind: 'causal', model: new CausalLm(rt, facts, await buildGpt2(rt, config, parameters)) }
    }
    const facts = { vocabSize, headDim, kvHeads: config.kvHeads, maxLength, dtype, windows: config.windows }
    const decoder = await buildLlama(rt, config, parameters, maxLength, dtype)
    return { kind: 'causal', model: new CausalLm(rt, facts, decoder) }
  } catch (error) {
    parameters.dispose()
    throw error
  }
}

export function parameterLayout(config: ModelConfig): ParameterLayout {
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

/** Positions that sequences may have. @throws OpGemsError BAD_ARGUMENT */
export function checkMaxLength(config: ModelConfig, requested: number | undefined): number {
  if (requested === undefined) return Math.min(config.maxPositions, defaultMaxLength)
  if (Number.isInteger(requested) && requested >= 1 && requested <= config.maxPositions) return requested
  const message = `maxLength ${requested} is not within 1 to ${config.maxPositions}, the model's positions`
  throw new OpGemsError('BAD_ARGUMENT', message)
}
