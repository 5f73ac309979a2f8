// GPT-2: learned positions, layer norms before each block, dense layers stored as [in, out] (Conv1D).

import type { Tensor } from '@opgems/core'
import type { Gpt2Config } from '../config/gpt2-config.ts'
import { attendOverCache } from '../layers/cached-attention.ts'
import type { Linear } from '../layers/linear.ts'
import { applyLayerNorm, type LayerNorm } from '../layers/norm.ts'
import { applyPreNormLayer, type PreNormLayer } from '../layers/pre-norm-layer.ts'
import type { Start } from '../layers/start.ts'
import type { ModelRuntime } from '../model-runtime.ts'
import type { ParameterLayout } from '../weights/parameter-layout.ts'
import type { ParameterSource } from '../weights/parameter-source.ts'
import type { Decoder } from './causal-lm.ts'

/** Names and shapes as Transformers saves them. */
export function gpt2Parameters(config: Gpt2Config): ParameterLayout {
  const { hiddenSize: hidden, intermediateSize: inner } = config
  const shapes = new Map<string, readonly number[]>([
    ['wte.weight', [config.vocabSize, hidden]],
    ['wpe.weight', [config.maxPositions, hidden]],
    ['ln_f.weight', [hidden]],
    ['ln_f.bias', [hidden]],
  ])
  if (!config.tiedEmbeddings) shapes.set('lm_head.weight', [config.vocabSize, hidden])
  const dense = (name: string, input: number, out: number) => {
    shapes.set(`${name}.weight`, [input, out])
    shapes.set(`${name}.bias`, [out])
  }
  for (let layer = 0; layer < config.layers; layer++) {
    for (const norm of ['ln_1', 'ln_2']) {
      shapes.set(`h.${layer}.${norm}.weight`, [hidden])
      shapes.set(`h.${layer}.${norm}.bias`, [hidden])
    }
    dense(`h.${layer}.attn.c_attn`, hidden, 3 * hidden)
    dense(`h.${layer}.attn.c_proj`, hidden, hidden)
    dense(`h.${layer}.mlp.c_fc`, hidden, inner)
    dense(`h.${layer}.mlp.c_proj`, inner, hidden)
  }
  const buffers = /^h\.\d+\.attn\.(masked_)?bias$/ // causal masks that old checkpoints carry along
  const ignored = [buffers, ...(config.tiedEmbeddings ? [/^lm_head\.weight$/] : [])]
  return { shapes, optional: [], renames: [[/^transformer\./, '']], ignored }
}

/** Loads the parameters; the reader owns them. */
export async function buildGpt2(rt: ModelRuntime, config: Gpt2Config, reader: ParameterSource): Promise<Decoder> {
  const tokens = await reader.tensor('wte.weight')
  const positions = await reader.tensor('wpe.weight')
  const layers: PreNormLayer[] = []
  for (let layer = 0; layer < config.layers; layer++) layers.push(await readLayer(rt, config, reader, `h.${layer}`))
  const norm = await readNorm(config, reader, 'ln_f')
  const head = config.tiedEmbeddings ? tokens : await reader.tensor('lm_head.weight')
  return {
    embed: (ids, start) => rt.ops.add(rt.ops.embedding(tokens, ids), positionsFrom(rt, positions, start, ids)),
    layer: (index, x, pass) =>
      applyPreNormLayer(rt, layers[index] as PreNormLayer, config, x, (heads) =>
        attendOverCache(rt, heads, index, pass),
      ),
    finish: (x) => applyLayerNorm(rt, norm, x),
    head: (x) => rt.ops.linear(x, head),
  }
}

/** The embeddings of the tokens' positions, [length, hidden]. */
const positionsFrom = (rt: ModelRuntime, positions: Tensor, start: Start, ids: Tensor): Tensor =>
  typeof start === 'number' ? rt.ops.narrow(positions, 0, start, ids.shape[1] ?? 0) : rt.ops.embedding(positions, start)

async function readNorm(config: Gpt2Config, reader: ParameterSource, name: string): Promise<LayerNorm> {
  const weight = await reader.tensor(`${name}.weight`)
  return { weight, bias: await reader.tensor(`${name}.bias`), eps: config.normEps }
}

async function readLayer(
  rt: ModelRuntime,
  config: Gpt2Config,
  reader: ParameterSource,
  at: string,
): Promise<PreNormLayer> {
  const dense = async (name: string): Promise<Linear> => {
    const weight = await reader.tensor(`${at}.${name}.weight`)
    const bias = await reader.tensor(`${at}.${name}.bias`)
    return { weight: reader.seenAs(weight, rt.ops.transpose(weight, 0, 1)), bias }
  }
  return {
    attentionNorm: await readNorm(config, reader, `${at}.ln_1`),
    queryKeyValue: await dense('attn.c_attn'),
    output: await dense('attn.c_proj'),
    mlpNorm: await readNorm(config, reader, `${at}.ln_2`),
    mlp: { up: await dense('mlp.c_fc'), down: await dense('mlp.c_proj'), activation: config.activation },
  }
}
