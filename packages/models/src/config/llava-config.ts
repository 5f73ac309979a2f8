// config.json of the LLaVA family: a CLIP vision tower, a projector, a Llama-like language model.
import { z } from 'zod'
import type { ComputeDType } from '../compute-dtypes.ts'
import { type ActivationName, activation, badConfig, dtypeFields, parseFields, statedDType } from './fields.ts'
import { type LlamaConfig, readLlamaConfig } from './llama-config.ts'
import { readClipVisionConfig, type VisionConfig } from './vision-config.ts'

export interface LlavaConfig {
  readonly family: 'llava'
  readonly text: LlamaConfig
  readonly vision: VisionConfig
  /** The token that stands for a patch of an image. */
  readonly imageToken: number
  /** Which of the tower's hidden states is projected, 0 being the embeddings. */
  readonly featureLayer: number
  /** Whether the class token, the first, is left out. */
  readonly dropsClassToken: boolean
  readonly projectorActivation: ActivationName
  readonly projectorBias: boolean
  readonly maxPositions: number
  readonly dtype: ComputeDType | null
}

const llavaFields = z.object({
  text_config: z.looseObject({ model_type: z.enum(['llama', 'mistral', 'qwen2']).default('llama') }),
  vision_config: z.looseObject({ model_type: z.literal('clip_vision_model').default('clip_vision_model') }),
  image_token_index: z.int().min(0).optional(),
  image_token_id: z.int().min(0).optional(),
  vision_feature_layer: z.int().default(-2),
  vision_feature_select_strategy: z.enum(['default', 'full']).default('default'),
  projector_hidden_act: activation.default('gelu'),
  multimodal_projector_bias: z.boolean().default(true),
  tie_word_embeddings: z.boolean().optional(),
  ...dtypeFields,
})

/** @throws OpGemsError BAD_CONFIG */
export function readLlavaConfig(document: unknown, path: string): LlavaConfig {
  const fields = parseFields(llavaFields, document, path)
  const text = readLlamaConfig(fields.text_config.model_type, fields.text_config, path)
  const vision = readClipVisionConfig(fields.vision_config, path)
  const stated = fields.vision_feature_layer
  const featureLayer = stated < 0 ? vision.layers + 1 + stated : stated
  if (featureLayer < 0 || featureLayer > vision.layers) {
    throw badConfig(path, 'vision_feature_layer', `${stated} is no layer of a tower of ${vision.layers}`)
  }
  const imageToken = fields.image_token_index ?? fields.image_token_id ?? 32000 // LLaVA 1.5's
  if (imageToken >= text.vocabSize) {
    throw badConfig(path, 'image_token_index', `${imageToken} is outside the vocabulary of ${text.vocabSize}`)
  }
  return {
    family: 'llava',
    text,
    vision,
    imageToken,
    featureLayer,
    dropsClassToken: fields.vision_feature_select_strategy === 'default',
    projectorActivation: fields.projector_hidden_act,
    projectorBias: fields.multimodal_projector_bias,
    maxPositions: text.maxPositions,
    dtype: statedDType(fields, path) ?? text.dtype,
  }
}
