// config.json of the BERT family (the encoder alone).
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

export interface BertConfig {
  readonly family: 'bert'
  readonly vocabSize: number
  readonly hiddenSize: number
  readonly intermediateSize: number
  readonly layers: number
  readonly heads: number
  readonly headDim: number
  readonly maxPositions: number
  readonly tokenTypes: number
  readonly normEps: number
  readonly activation: ActivationName
  readonly dtype: ComputeDType | null
}

const bertFields = z.object({
  vocab_size: count,
  hidden_size: count,
  intermediate_size: count,
  num_hidden_layers: layerCount,
  num_attention_heads: count,
  max_position_embeddings: count,
  type_vocab_size: count.default(2),
  layer_norm_eps: positive.default(1e-12),
  hidden_act: activation.default('gelu'),
  position_embedding_type: z.literal('absolute').default('absolute'),
  is_decoder: z.literal(false).default(false),
  add_cross_attention: z.literal(false).default(false),
  ...dtypeFields,
})

/** @throws OpGemsError BAD_CONFIG */
export function readBertConfig(document: unknown, path: string): BertConfig {
  const fields = parseFields(bertFields, document, path)
  if (fields.hidden_size % fields.num_attention_heads !== 0) {
    const reason = `${fields.num_attention_heads} does not divide hidden_size ${fields.hidden_size}`
    throw badConfig(path, 'num_attention_heads', reason)
  }
  return {
    family: 'bert',
    vocabSize: fields.vocab_size,
    hiddenSize: fields.hidden_size,
    intermediateSize: fields.intermediate_size,
    layers: fields.num_hidden_layers,
    heads: fields.num_attention_heads,
    headDim: fields.hidden_size / fields.num_attention_heads,
    maxPositions: fields.max_position_embeddings,
    tokenTypes: fields.type_vocab_size,
    normEps: fields.layer_norm_eps,
    activation: fields.hidden_act,
    dtype: statedDType(fields, path),
  }
}
