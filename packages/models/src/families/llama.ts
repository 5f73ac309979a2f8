// Llama, Qwen2, Mistral and Mixtral: RMS norms, rotary positions, grouped heads, a gated feed-forward block or experts.

import type { Tensor } from '@opgems/core'
import type { ComputeDType } from '../compute-dtypes.ts'
import type { LlamaConfig } from '../config/llama-config.ts'
import { splitHeads } from '../layers/attention.ts'
import { attendOverCache, type ForwardPass } from '../layers/cached-attention.ts'
import { applyExperts, type Experts } from '../layers/experts.ts'
import { applyLinear, type Linear } from '../layers/linear.ts'
import { applyGatedMlp, type GatedMlp } from '../layers/mlp.ts'
import { addAndRmsNorm, applyRmsNorm, type RmsNorm } from '../layers/norm.ts'
import { createRotary, type Rotary } from '../layers/rotary.ts'
import type { ModelRuntime } from '../model-runtime.ts'
import type { ParameterLayout } from '../weights/parameter-layout.ts'
import type { ParameterSource } from '../weights/parameter-source.ts'
import type { Decoder } from './causal-lm.ts'

/** Names and shapes as Transformers saves them. */
export function llamaParameters(config: LlamaConfig): ParameterLayout {
  const { hiddenSize: hidden, intermediateSize: inner, headDim } = config
  const queries = config.heads * headDim
  const keys = config.kvHeads * headDim
  const shapes = new Map<string, readonly number[]>([
    ['embed_tokens.weight', [config.vocabSize, hidden]],
    ['norm.weight', [hidden]],
  ])
  if (!config.tiedEmbeddings) shapes.set('lm_head.weight', [config.vocabSize, hidden])
  const dense = (name: string, out: number, input: number, bias: boolean) => {
    shapes.set(`${name}.weight`, [out, input])
    if (bias) shapes.set(`${name}.bias`, [out])
  }
  for (let layer = 0; layer < config.layers; layer++) {
    const at = `layers.${layer}`
    shapes.set(`${at}.input_layernorm.weight`, [hidden])
    shapes.set(`${at}.post_attention_layernorm.weight`, [hidden])
    dense(`${at}.self_attn.q_proj`, queries, hidden, config.qkvBias)
    dense(`${at}.self_attn.k_proj`, keys, hidden, config.qkvBias)
    dense(`${at}.self_attn.v_proj`, keys, hidden, config.qkvBias)
    dense(`${at}.self_attn.o_proj`, hidden, queries, config.outputBias)
    if (config.experts) {
      dense(`${at}.${routerName}`, config.experts.count, hidden, false)
      for (let expert = 0; expert < config.experts.count; expert++) {
        for (const name of ['w1', 'w3']) dense(`${at}.${expertName(expert, name)}`, inner, hidden, false)
        dense(`${at}.${expertName(expert, 'w2')}`, hidden, inner, false)
      }
    } else {
      for (const name of ['gate_proj', 'up_proj']) dense(`${at}.mlp.${name}`, inner, hidden, config.mlpBias)
      dense(`${at}.mlp.down_proj`, hidden, inner, config.mlpBias)
    }
  }
  const ignored = [/rotary_emb\.inv_freq$/, ...(config.tiedEmbeddings ? [/^lm_head\.weight$/] : [])]
  return { shapes, optional: [], renames: [[/^model\./, '']], ignored }
}

const routerName = 'block_sparse_moe.gate'
/** w1 is the gate, w3 is multiplied by it, w2 leads back. */
const expertName = (expert: number, name: string) => `block_sparse_moe.experts.${expert}.${name}`

interface LlamaLayer {
  readonly attentionNorm: RmsNorm
  readonly queryKeyValue: Linear
  readonly output: Linear
  readonly mlpNorm: RmsNorm
  /** The feed-forward block. */
  readonly forward: GatedMlp | Experts
}

/** Loads the parameters; the reader owns them and the rotary tables, which reach `maxLength`. */
export async function buildLlama(
  rt: ModelRuntime,
  config: LlamaConfig,
  reader: ParameterSource,
  maxLength: number,
  dtype: ComputeDType,
): Promise<Decoder> {
  const embedding = await reader.tensor('embed_tokens.weight')
  const layers: LlamaLayer[] = []
  for (let layer = 0; layer < config.layers; layer++)
    layers.push(await readLayer(rt, config, reader, `layers.${layer}`))
  const norm = { weight: await reader.tensor('norm.weight'), eps: config.normEps }
  const head = config.tiedEmbeddings ? embedding : await reader.tensor('lm_head.weight')
  const rotary = createRotary(rt, config.rope, config.headDim, maxLength, dtype)
  reader.own(rotary.cos)
  reader.own(rotary.sin)
  return {
    embed: (ids) => rt.ops.embedding(embedding, ids),
    layer: (index, x, pass) => applyLayer(rt, config, layers[index] as LlamaLayer, rotary, index, x, pass),
    finish: (x) => applyRmsNorm(rt, norm, x),
    head: (x) => rt.ops.linear(x, head),
  }
}

async function readLayer(
  rt: ModelRuntime,
  config: LlamaConfig,
  reader: ParameterSource,
  at: string,
): Promise<LlamaLayer> {
  const norm = async (name: string) => ({ weight: await reader.tensor(`${at}.${name}.weight`), eps: config.normEps })
  const dense = async (names: readonly string[], bias: boolean) => ({
    weight: await reader.rows(names.map((name) => `${at}.${name}.weight`)),
    bias: bias ? await reader.rows(names.map((name) => `${at}.${name}.bias`)) : null,
  })
  return {
    attentionNorm: await norm('input_layernorm'),
    queryKeyValue: await dense(['self_attn.q_proj', 'self_attn.k_proj', 'self_attn.v_proj'], config.qkvBias),
    output: await dense(['self_attn.o_proj'], config.outputBias),
    mlpNorm: await norm('post_attention_layernorm'),
    forward: config.experts
      ? await readExperts(rt, config, config.experts, reader, at)
      : {
          gateUp: await dense(['mlp.gate_proj', 'mlp.up_proj'], config.mlpBias),
          down: await dense(['mlp.down_proj'], config.mlpBias),
          activation: config.activation,
        },
  }
}

async function readExperts(
  rt: ModelRuntime,
  { hiddenSize: hidden, intermediateSize: inner }: LlamaConfig,
  { count, chosen }: { readonly count: number; readonly chosen: number },
  reader: ParameterSource,
  at: string,
): Promise<Experts> {
  const stacked = async (names: readonly string[], shape: readonly number[]) => {
    const all = Array.from({ length: count }, (_, e) => names.map((name) => `${at}.${expertName(e, name)}.weight`))
    const rows = await reader.rows(all.flat())
    return reader.seenAs(rows, rt.ops.view(rows, [count, ...shape]))
  }
  return {
    router: { weight: await reader.tensor(`${at}.${routerName}.weight`), bias: null },
    gateUp: await stacked(['w1', 'w3'], [2 * inner, hidden]),
    down: await stacked(['w2'], [hidden, inner]),
    chosen,
  }
}

function applyLayer(
  rt: ModelRuntime,
  config: LlamaConfig,
  layer: LlamaLayer,
  rotary: Rotary,
  index: number,
  x: Tensor,
  pass: ForwardPass,
): Tensor {
  const fused = applyLinear(rt, layer.queryKeyValue, applyRmsNorm(rt, layer.attentionNorm, x))
  const attended = attendOverCache(rt, splitHeads(rt, fused, config, rotary, pass.start), index, pass)
  const projected = applyLinear(rt, layer.output, attended)
  const [normed, afterAttention] = addAndRmsNorm(rt, layer.mlpNorm, projected, x)
  const { forward } = layer
  const result = 'router' in forward ? applyExperts(rt, forward, normed) : applyGatedMlp(rt, forward, normed)
  return rt.ops.add(afterAttention, result)
}
