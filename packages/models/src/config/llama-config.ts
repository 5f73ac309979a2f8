// config.json of the Llama, Qwen2, Mistral and Mixtral families: one architecture, told apart by a few facts.
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
import { type RopeConfig, readRope, ropeFields } from './rope.ts'

export interface LlamaConfig {
  readonly family: 'llama' | 'qwen2' | 'mistral' | 'mixtral'
  readonly vocabSize: number
  readonly hiddenSize: number
  readonly intermediateSize: number
  readonly layers: number
  readonly heads: number
  readonly kvHeads: number
  readonly headDim: number
  readonly maxPositions: number
  readonly normEps: number
  readonly activation: ActivationName
  readonly rope: RopeConfig
  readonly qkvBias: boolean
  readonly outputBias: boolean
  readonly mlpBias: boolean
  readonly tiedEmbeddings: boolean
  /** For each layer, how many of the latest keys a query sees, itself included; null for all. */
  readonly windows: readonly (number | null)[]
  /** Mixtral's experts in the place of each feed-forward block, and how many of them see a token; null for one block. */
  readonly experts: { readonly count: number; readonly chosen: number } | null
  readonly dtype: ComputeDType | null
}

const llamaFields = z.object({
  vocab_size: count,
  hidden_size: count,
  intermediate_size: count,
  num_hidden_layers: layerCount,
  num_attention_heads: count,
  num_key_value_heads: count.nullish(),
  head_dim: count.nullish(),
  max_position_embeddings: count,
  rms_norm_eps: positive.default(1e-6),
  hidden_act: activation.default('silu'),
  attention_bias: z.boolean().nullish(),
  mlp_bias: z.boolean().nullish(),
  tie_word_embeddings: z.boolean().default(false),
  sliding_window: count.nullish(),
  use_sliding_window: z.boolean().nullish(),
  max_window_layers: z.int().min(0).nullish(),
  num_local_experts: count.optional(),
  num_experts_per_tok: count.optional(),
  layer_types: z.array(z.enum(['full_attention', 'sliding_attention'])).nullish(),
  ...ropeFields,
  ...dtypeFields,
})
type LlamaFields = z.output<typeof llamaFields>

/** @throws OpGemsError BAD_CONFIG */
export function readLlamaConfig(family: LlamaConfig['family'], document: unknown, path: string): LlamaConfig {
  const fields = parseFields(llamaFields, document, path)
  const heads = fields.num_attention_heads
  const kvHeads = fields.num_key_value_heads ?? heads
  if (heads % kvHeads !== 0) {
    throw badConfig(path, 'num_key_value_heads', `${kvHeads} does not divide num_attention_heads ${heads}`)
  }
  const biased = family === 'llama' && fields.attention_bias === true
  return {
    family,
    vocabSize: fields.vocab_size,
    hiddenSize: fields.hidden_size,
    intermediateSize: fields.intermediate_size,
    layers: fields.num_hidden_layers,
    heads,
    kvHeads,
    headDim: headDim(fields, path),
    maxPositions: fields.max_position_embeddings,
    normEps: fields.rms_norm_eps,
    activation: fields.hidden_act,
    rope: readRope(fields, path),
    qkvBias: family === 'qwen2' || biased,
    outputBias: biased,
    mlpBias: family === 'llama' && fields.mlp_bias === true,
    tiedEmbeddings: fields.tie_word_embeddings,
    windows: layerWindows(family, fields, path),
    experts: family === 'mixtral' ? readExperts(fields, path) : null,
    dtype: statedDType(fields, path),
  }
}

/** Defaults are those of Mixtral 8x7B. */
function readExperts(fields: LlamaFields, path: string) {
  const experts = { count: fields.num_local_experts ?? 8, chosen: fields.num_experts_per_tok ?? 2 }
  if (experts.chosen > experts.count) {
    throw badConfig(path, 'num_experts_per_tok', `${experts.chosen} is more than num_local_experts ${experts.count}`)
  }
  return experts
}

function headDim(fields: LlamaFields, path: string): number {
  const given = fields.head_dim
  const size = given ?? fields.hidden_size / fields.num_attention_heads
  if (!Number.isInteger(size)) {
    const reason = `${fields.num_attention_heads} does not divide hidden_size ${fields.hidden_size}`
    throw badConfig(path, 'num_attention_heads', reason)
  }
  if (size % 2 !== 0) throw badConfig(path, 'head_dim', `${size} is odd; rotary embedding turns pairs`)
  return size
}

/** Llama has no window; Mistral's and Mixtral's is on every layer; Qwen2's on those its layer_types or max_window_layers name. */
function layerWindows(family: LlamaConfig['family'], fields: LlamaFields, path: string): (number | null)[] {
  const layers = fields.num_hidden_layers
  const { layer_types: types, sliding_window: window } = fields
  if (types && types.length !== layers) {
    throw badConfig(path, 'layer_types', `has ${types.length} entries for ${layers} layers`)
  }
  const everywhere = family === 'mistral' || family === 'mixtral'
  const enabled = family === 'qwen2' ? fields.use_sliding_window === true : everywhere
  const sliding = (layer: number) => {
    if (types && family !== 'llama') return types[layer] === 'sliding_attention'
    return enabled && (everywhere || layer >= (fields.max_window_layers ?? 28))
  }
  return Array.from({ length: layers }, (_, layer) => {
    if (!sliding(layer)) return null
    if (window == null && types)
      throw badConfig(path, 'sliding_window', 'is absent, but layer_types has sliding layers')
    return window ?? null
  })
}
