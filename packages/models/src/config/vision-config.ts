// Configurations of vision transformers: ViT's config.json, and the CLIP tower inside LLaVA's.
import { z } from 'zod'
import type { ComputeDType } from '../compute-dtypes.ts'
import {
  type ActivationName,
  activation,
  badConfig,
  count,
  dtypeFields,
  layerCount,
  parseFields,
  positive,
  statedDType,
} from './fields.ts'

export interface VisionConfig {
  readonly hiddenSize: number
  readonly intermediateSize: number
  readonly layers: number
  readonly heads: number
  readonly headDim: number
  readonly channels: number
  /** Pixels along each side; a multiple of `patchSize`. */
  readonly imageSize: number
  readonly patchSize: number
  /** Patches of one image. */
  readonly patches: number
  readonly normEps: number
  readonly activation: ActivationName
}

export interface VitConfig extends VisionConfig {
  readonly family: 'vit'
  readonly labels: readonly string[]
  readonly qkvBias: boolean
  readonly dtype: ComputeDType | null
}

const visionFields = z.object({
  hidden_size: count,
  intermediate_size: count,
  num_hidden_layers: layerCount,
  num_attention_heads: count,
  num_channels: count.default(3),
  image_size: count.default(224),
  patch_size: count.default(16),
  hidden_act: activation.optional(),
  layer_norm_eps: positive.optional(),
})
const vitFields = visionFields.extend({
  qkv_bias: z.boolean().default(true),
  id2label: z.record(z.string(), z.string()).optional(),
  ...dtypeFields,
})

function readVision(
  fields: z.output<typeof visionFields>,
  path: string,
  within: string,
  defaults: { readonly activation: ActivationName; readonly normEps: number },
): VisionConfig {
  const { hidden_size: hiddenSize, num_attention_heads: heads, image_size: imageSize, patch_size: patchSize } = fields
  if (hiddenSize % heads !== 0) {
    throw badConfig(path, `${within}num_attention_heads`, `${heads} does not divide hidden_size ${hiddenSize}`)
  }
  if (imageSize % patchSize !== 0) {
    throw badConfig(path, `${within}patch_size`, `${patchSize} does not divide image_size ${imageSize}`)
  }
  return {
    hiddenSize,
    heads,
    headDim: hiddenSize / heads,
    imageSize,
    patchSize,
    patches: (imageSize / patchSize) ** 2,
    intermediateSize: fields.intermediate_size,
    layers: fields.num_hidden_layers,
    channels: fields.num_channels,
    normEps: fields.layer_norm_eps ?? defaults.normEps,
    activation: fields.hidden_act ?? defaults.activation,
  }
}

/** @throws OpGemsError BAD_CONFIG */
export function readVitConfig(document: unknown, path: string): VitConfig {
  const fields = parseFields(vitFields, document, path)
  const names = fields.id2label ?? { 0: 'LABEL_0', 1: 'LABEL_1' } // Transformers' default
  const labels = Object.keys(names).map((_, index) => {
    const label = names[String(index)]
    if (label === undefined) throw badConfig(path, 'id2label', `has no label ${index}`)
    return label
  })
  return {
    ...readVision(fields, path, '', { activation: 'gelu', normEps: 1e-12 }),
    family: 'vit',
    labels,
    qkvBias: fields.qkv_bias,
    dtype: statedDType(fields, path),
  }
}

/** The vision_config of a composed model. @throws OpGemsError BAD_CONFIG */
export function readClipVisionConfig(document: unknown, path: string): VisionConfig {
  const fields = parseFields(visionFields, document, path, ['vision_config'])
  return readVision(fields, path, 'vision_config.', { activation: 'quick_gelu', normEps: 1e-5 })
}
