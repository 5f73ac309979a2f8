// Names and shapes of BERT's parameters, as Transformers saves them, and how a layer is read.
import type { BertConfig } from '../config/bert-config.ts'
import type { Linear } from '../layers/linear.ts'
import type { PlainMlp } from '../layers/mlp.ts'
import type { LayerNorm } from '../layers/norm.ts'
import type { ParameterLayout } from '../weights/parameter-layout.ts'
import type { ParameterSource } from '../weights/parameter-source.ts'

export interface BertLayer {
  readonly queryKeyValue: Linear
  readonly output: Linear
  readonly attentionNorm: LayerNorm
  readonly mlp: PlainMlp
  readonly mlpNorm: LayerNorm
}

/** The task models' prefix; checkpoints converted from TensorFlow name a norm's weight and bias gamma and beta. */
const oldNames = [
  [/^bert\./, ''],
  [/LayerNorm\.gamma$/, 'LayerNorm.weight'],
  [/LayerNorm\.beta$/, 'LayerNorm.bias'],
] as const
const pooler = ['pooler.dense.weight', 'pooler.dense.bias']

export function bertParameters(config: BertConfig): ParameterLayout {
  const { hiddenSize: hidden, intermediateSize: inner } = config
  const shapes = new Map<string, readonly number[]>([
    ['embeddings.word_embeddings.weight', [config.vocabSize, hidden]],
    ['embeddings.position_embeddings.weight', [config.maxPositions, hidden]],
    ['embeddings.token_type_embeddings.weight', [config.tokenTypes, hidden]],
  ])
  const dense = (name: string, out: number, input: number) => {
    shapes.set(`${name}.weight`, [out, input])
    shapes.set(`${name}.bias`, [out])
  }
  const norm = (name: string) => {
    shapes.set(`${name}.weight`, [hidden])
    shapes.set(`${name}.bias`, [hidden])
  }
  norm('embeddings.LayerNorm')
  for (let layer = 0; layer < config.layers; layer++) {
    const at = `encoder.layer.${layer}`
    for (const part of ['query', 'key', 'value']) dense(`${at}.attention.self.${part}`, hidden, hidden)
    dense(`${at}.attention.output.dense`, hidden, hidden)
    norm(`${at}.attention.output.LayerNorm`)
    dense(`${at}.intermediate.dense`, inner, hidden)
    dense(`${at}.output.dense`, hidden, inner)
    norm(`${at}.output.LayerNorm`)
  }
  dense('pooler.dense', hidden, hidden)
  // Task heads lie over the encoder; its outputs do not depend on them.
  const ignored = [/^cls\./, /^classifier\./, /^qa_outputs\./, /^embeddings\.position_ids$/]
  return { shapes, optional: [pooler], renames: oldNames, ignored }
}

export async function readBertLayer(config: BertConfig, reader: ParameterSource, index: number): Promise<BertLayer> {
  const at = `encoder.layer.${index}`
  const dense = async (...names: string[]) => ({
    weight: await reader.rows(names.map((name) => `${at}.${name}.weight`)),
    bias: await reader.rows(names.map((name) => `${at}.${name}.bias`)),
  })
  const norm = async (name: string) => ({ ...(await dense(name)), eps: config.normEps })
  return {
    queryKeyValue: await dense('attention.self.query', 'attention.self.key', 'attention.self.value'),
    output: await dense('attention.output.dense'),
    attentionNorm: await norm('attention.output.LayerNorm'),
    mlp: {
      up: await dense('intermediate.dense'),
      down: await dense('output.dense'),
      activation: config.activation,
    },
    mlpNorm: await norm('output.LayerNorm'),
  }
}
