// Names and shapes of vision transformers' parameters, as Transformers saves ViT and CLIP, and how they are read.
import type { Tensor } from '@opgems/core'
import type { VisionConfig } from '../config/vision-config.ts'
import type { Linear } from '../layers/linear.ts'
import type { LayerNorm } from '../layers/norm.ts'
import type { PreNormLayer } from '../layers/pre-norm-layer.ts'
import type { ModelRuntime } from '../model-runtime.ts'
import type { ParameterSource } from '../weights/parameter-source.ts'
import type { VisionParameters } from './vision-encoder.ts'

/** How a family names the parts, and where it differs in them. */
export interface VisionNames {
  readonly patch: string
  readonly patchBias: boolean
  readonly classToken: string
  readonly classTokenShape: (hidden: number) => readonly number[]
  readonly positions: string
  readonly positionsShape: (count: number, hidden: number) => readonly number[]
  readonly firstNorm: string | null
  readonly layers: string
  readonly attentionNorm: string
  readonly queryKeyValue: readonly string[]
  readonly qkvBias: boolean
  readonly output: string
  readonly mlpNorm: string
  readonly up: string
  readonly down: string
}

export const clipNames: VisionNames = {
  patch: 'embeddings.patch_embedding',
  patchBias: false,
  classToken: 'embeddings.class_embedding',
  classTokenShape: (hidden) => [hidden],
  positions: 'embeddings.position_embedding.weight',
  positionsShape: (count, hidden) => [count, hidden],
  firstNorm: 'pre_layrnorm', // spelled so in every checkpoint
  layers: 'encoder.layers',
  attentionNorm: 'layer_norm1',
  queryKeyValue: ['self_attn.q_proj', 'self_attn.k_proj', 'self_attn.v_proj'],
  qkvBias: true,
  output: 'self_attn.out_proj',
  mlpNorm: 'layer_norm2',
  up: 'mlp.fc1',
  down: 'mlp.fc2',
}

export const vitNames = (qkvBias: boolean): VisionNames => ({
  patch: 'embeddings.patch_embeddings.projection',
  patchBias: true,
  classToken: 'embeddings.cls_token',
  classTokenShape: (hidden) => [1, 1, hidden],
  positions: 'embeddings.position_embeddings',
  positionsShape: (count, hidden) => [1, count, hidden],
  firstNorm: null,
  layers: 'encoder.layer',
  attentionNorm: 'layernorm_before',
  queryKeyValue: ['query', 'key', 'value'].map((part) => `attention.attention.${part}`),
  qkvBias,
  output: 'attention.output.dense',
  mlpNorm: 'layernorm_after',
  up: 'intermediate.dense',
  down: 'output.dense',
})

export function visionShapes(config: VisionConfig, names: VisionNames): Map<string, readonly number[]> {
  const { hiddenSize: hidden, intermediateSize: inner, channels, patchSize, patches } = config
  const shapes = new Map<string, readonly number[]>([
    [names.classToken, names.classTokenShape(hidden)],
    [names.positions, names.positionsShape(patches + 1, hidden)],
    [`${names.patch}.weight`, [hidden, channels, patchSize, patchSize]],
  ])
  const bias = (name: string, size: number) => shapes.set(`${name}.bias`, [size])
  const dense = (name: string, out: number, input: number, biased = true) => {
    shapes.set(`${name}.weight`, [out, input])
    if (biased) bias(name, out)
  }
  const norm = (name: string) => {
    shapes.set(`${name}.weight`, [hidden])
    bias(name, hidden)
  }
  if (names.patchBias) bias(names.patch, hidden)
  if (names.firstNorm) norm(names.firstNorm)
  for (let layer = 0; layer < config.layers; layer++) {
    const at = `${names.layers}.${layer}`
    norm(`${at}.${names.attentionNorm}`)
    for (const part of names.queryKeyValue) dense(`${at}.${part}`, hidden, hidden, names.qkvBias)
    dense(`${at}.${names.output}`, hidden, hidden)
    norm(`${at}.${names.mlpNorm}`)
    dense(`${at}.${names.up}`, inner, hidden)
    dense(`${at}.${names.down}`, hidden, inner)
  }
  return shapes
}

/** Loads the parameters; the source owns them. */
export async function readVision(
  rt: ModelRuntime,
  config: VisionConfig,
  names: VisionNames,
  source: ParameterSource,
): Promise<VisionParameters> {
  const layers: PreNormLayer[] = []
  const flat = (weight: Tensor) => source.seenAs(weight, rt.ops.view(weight, [config.hiddenSize, -1]))
  const weight = flat(await source.tensor(`${names.patch}.weight`))
  const bias = names.patchBias ? await source.tensor(`${names.patch}.bias`) : null
  const classToken = await source.tensor(names.classToken)
  const positions = await source.tensor(names.positions)
  const firstNorm = names.firstNorm ? await readNorm(source, names.firstNorm, config.normEps) : null
  for (let layer = 0; layer < config.layers; layer++) {
    layers.push(await readLayer(config, names, source, `${names.layers}.${layer}`))
  }
  return { patch: { weight, bias }, classToken, positions, firstNorm, layers }
}

export async function readNorm(source: ParameterSource, name: string, eps: number): Promise<LayerNorm> {
  return { weight: await source.tensor(`${name}.weight`), bias: await source.tensor(`${name}.bias`), eps }
}

export async function readDense(source: ParameterSource, names: readonly string[], biased = true): Promise<Linear> {
  const weight = await source.rows(names.map((name) => `${name}.weight`))
  return { weight, bias: biased ? await source.rows(names.map((name) => `${name}.bias`)) : null }
}

async function readLayer(
  config: VisionConfig,
  names: VisionNames,
  source: ParameterSource,
  at: string,
): Promise<PreNormLayer> {
  const inLayer = (name: string) => `${at}.${name}`
  return {
    attentionNorm: await readNorm(source, inLayer(names.attentionNorm), config.normEps),
    queryKeyValue: await readDense(source, names.queryKeyValue.map(inLayer), names.qkvBias),
    output: await readDense(source, [inLayer(names.output)]),
    mlpNorm: await readNorm(source, inLayer(names.mlpNorm), config.normEps),
    mlp: {
      up: await readDense(source, [inLayer(names.up)]),
      down: await readDense(source, [inLayer(names.down)]),
      activation: config.activation,
    },
  }
}
