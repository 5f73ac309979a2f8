// config.json of the GPT-2 family.
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

export interface Gpt2Config {
  readonly family: 'gpt2'
  readonly vocabSize: number
  readonly hiddenSize: number
  readonly intermediateSize: number
  readonly layers: number
  readonly heads: number
  readonly headDim: number
  readonly maxPositions: number
  readonly normEps: number
  readonly activation: ActivationName
  readonly tiedEmbeddings: boolean
  readonly dtype: ComputeDType | null
}

const gpt2Fields = z.object({
  vocab_size: count,
  n_embd: count,
  n_inner: count.nullish(),
  n_layer: layerCount,
  n_head: count,
  n_positions: count,
  layer_norm_epsilon: positive.default(1e-5),
  activation_function: activation.default('gelu_new'),
  tie_word_embeddings: z.boolean().default(true),
  // Variants of attention that change the result and that no public checkpoint of this family uses.
  scale_attn_weights: z.literal(true).default(true),
  scale_attn_by_inverse_layer_idx: z.literal(false).default(false),
  add_cross_attention: z.literal(false).default(false),
  ...dtypeFields,
})

/** @throws OpGemsError BAD_CONFIG */
export function readGpt2Config(document: unknown, path: string): Gpt2Config {
  const fields = parseFields(gpt2Fields, document, path)
  if (fields.n_embd % fields.n_head !== 0) {
    throw badConfig(path, 'n_head', `${fields.n_head} does not divide n_embd ${fields.n_embd}`)
  }
  return {
    family: 'gpt2',
    vocabSize: fields.vocab_size,
    hiddenSize: fields.n_embd,
    intermediateSize: fields.n_inner ?? 4 * fields.n_embd,
    layers: fields.n_layer,
    heads: fields.n_head,
    headDim: fields.n_embd / fields.n_head,
    maxPositions: fields.n_positions,
    normEps: fields.layer_norm_epsilon,
    activation: fields.activation_function,
    tiedEmbeddings: fields.tie_word_embeddings,
    dtype: statedDType(fields, path),
  }
}
