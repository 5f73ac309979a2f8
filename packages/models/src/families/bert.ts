// BERT: an encoder with learned positions, layer norms after each block, a padding mask and a pooler.
import { checkOptions, OpGemsError, type OptionNames, type Tensor } from '@opgems/core'
import type { BertConfig } from '../config/bert-config.ts'
import { type AttentionLimits, attend, splitHeads } from '../layers/attention.ts'
import { applyLinear, type Linear } from '../layers/linear.ts'
import { applyPlainMlp } from '../layers/mlp.ts'
import { applyLayerNorm, type LayerNorm } from '../layers/norm.ts'
import type { ModelRuntime } from '../model-runtime.ts'
import type { ParameterSource } from '../weights/parameter-source.ts'
import { type BertLayer, readBertLayer } from './bert-parameters.ts'
import { tidyOutput } from './tidy-output.ts'
import { checkRows, uploadIds } from './token-ids.ts'

interface BertParameters {
  readonly words: Tensor
  readonly positions: Tensor
  readonly tokenTypes: Tensor
  readonly embeddingNorm: LayerNorm
  readonly layers: readonly BertLayer[]
  readonly pooler: Linear | null
}

export interface EncoderOptions {
  /** [batch, length] of 1 (token) and 0 (padding); without it every token takes part. */
  readonly attentionMask?: readonly (readonly number[])[]
  /** [batch, length], which of two sentences a token belongs to; zeros without it. */
  readonly tokenTypes?: readonly (readonly number[])[]
  /** Also return the embeddings and each layer's output. */
  readonly hiddenStates?: boolean
}

const encoderOptions = {
  attentionMask: true,
  tokenTypes: true,
  hiddenStates: true,
} satisfies OptionNames<EncoderOptions>

export interface EncoderOutput {
  /** [batch, length, hidden] */
  readonly lastHiddenState: Tensor
  /** [batch, hidden]; null where the checkpoint has no pooler. */
  readonly pooled: Tensor | null
  /** Empty unless asked for; the last one is `lastHiddenState` itself. */
  readonly hiddenStates: readonly Tensor[]
}

export class BertModel {
  private constructor(
    readonly rt: ModelRuntime,
    readonly config: BertConfig,
    private readonly parameters: BertParameters,
  ) {}

  /** Loads the parameters; the reader owns them. */
  static async build(rt: ModelRuntime, config: BertConfig, reader: ParameterSource): Promise<BertModel> {
    const norm = 'embeddings.LayerNorm'
    const layers: BertLayer[] = []
    const words = await reader.tensor('embeddings.word_embeddings.weight')
    const positions = await reader.tensor('embeddings.position_embeddings.weight')
    const tokenTypes = await reader.tensor('embeddings.token_type_embeddings.weight')
    const embeddingNorm = {
      weight: await reader.tensor(`${norm}.weight`),
      bias: await reader.tensor(`${norm}.bias`),
      eps: config.normEps,
    }
    for (let layer = 0; layer < config.layers; layer++) layers.push(await readBertLayer(config, reader, layer))
    const pooler = reader.has('pooler.dense.weight')
      ? { weight: await reader.tensor('pooler.dense.weight'), bias: await reader.tensor('pooler.dense.bias') }
      : null
    return new BertModel(rt, config, { words, positions, tokenTypes, embeddingNorm, layers, pooler })
  }

  /** @throws OpGemsError INDEX_OUT_OF_RANGE, BAD_ARGUMENT, SHAPE_MISMATCH */
  forward(ids: readonly (readonly number[])[], options: EncoderOptions = {}): EncoderOutput {
    checkOptions('forward', options, encoderOptions)
    const run = () => this.run(ids, options)
    return tidyOutput(this.rt, run, ({ lastHiddenState, pooled, hiddenStates }) => [
      lastHiddenState,
      ...(pooled ? [pooled] : []),
      ...hiddenStates,
    ])
  }

  private run(ids: readonly (readonly number[])[], options: EncoderOptions): EncoderOutput {
    const length = checkRows(ids, 'token id')
    if (length > this.config.maxPositions) {
      const limit = this.config.maxPositions
      throw new OpGemsError('BAD_ARGUMENT', `a sequence of ${length} tokens is longer than the model's ${limit}`)
    }
    const mask = this.paddingMask(ids, options.attentionMask)
    let x = this.embed(ids, length, options.tokenTypes)
    const hiddenStates: Tensor[] = []
    for (const layer of this.parameters.layers) {
      const before = x
      x = this.rt.tidy(() => this.applyLayer(layer, before, { causal: false, mask }))
      if (options.hiddenStates) hiddenStates.push(before)
      else before.dispose()
    }
    mask?.dispose()
    if (options.hiddenStates) hiddenStates.push(x)
    return { lastHiddenState: x, pooled: this.pool(x), hiddenStates }
  }

  private embed(ids: readonly (readonly number[])[], length: number, types?: readonly (readonly number[])[]) {
    const { rt, parameters } = this
    const typeRows = types ?? ids.map((row) => row.map(() => 0))
    checkSameShape('tokenTypes', typeRows, ids)
    return rt.tidy(() => {
      const words = rt.ops.embedding(parameters.words, uploadIds(rt, ids, this.config.vocabSize))
      const typeIds = uploadIds(rt, typeRows, this.config.tokenTypes, 'token type')
      const sum = rt.ops.add(words, rt.ops.embedding(parameters.tokenTypes, typeIds))
      const placed = rt.ops.add(sum, rt.ops.narrow(parameters.positions, 0, 0, length))
      return applyLayerNorm(rt, parameters.embeddingNorm, placed)
    })
  }

  private applyLayer(layer: BertLayer, x: Tensor, limits: AttentionLimits): Tensor {
    const { rt } = this
    const { heads, headDim } = this.config
    const fused = applyLinear(rt, layer.queryKeyValue, x)
    const split = splitHeads(rt, fused, { heads, kvHeads: heads, headDim }, null, 0)
    const attended = applyLinear(rt, layer.output, attend(rt, split, limits))
    const middle = applyLayerNorm(rt, layer.attentionNorm, rt.ops.add(attended, x))
    return applyLayerNorm(rt, layer.mlpNorm, rt.ops.add(applyPlainMlp(rt, layer.mlp, middle), middle))
  }

  private pool(x: Tensor): Tensor | null {
    const { pooler } = this.parameters
    if (!pooler) return null
    return this.rt.tidy(() => this.rt.ops.tanh(applyLinear(this.rt, pooler, this.rt.ops.select(x, 1, 0))))
  }

  /** Boolean [batch, 1, 1, length]; null where nothing is padding. */
  private paddingMask(ids: readonly (readonly number[])[], mask?: readonly (readonly number[])[]): Tensor | null {
    if (!mask) return null
    checkSameShape('attentionMask', mask, ids)
    const flat = mask.flat()
    if (flat.some((value) => value !== 0 && value !== 1)) {
      throw new OpGemsError('BAD_ARGUMENT', 'attentionMask: every entry must be 0 or 1')
    }
    const empty = mask.findIndex((row) => !row.includes(1))
    if (empty !== -1) throw new OpGemsError('BAD_ARGUMENT', `attentionMask: row ${empty} is all padding`)
    if (!flat.includes(0)) return null
    return this.rt.tensor(Uint8Array.from(flat), { dtype: 'bool', shape: [ids.length, 1, 1, ids[0]?.length ?? 0] })
  }
}

function checkSameShape(what: string, rows: readonly (readonly number[])[], ids: readonly (readonly number[])[]): void {
  if (rows.length === ids.length && rows.every((row, index) => row.length === ids[index]?.length)) return
  const given = `[${rows.length}, ${rows[0]?.length ?? 0}]`
  throw new OpGemsError('SHAPE_MISMATCH', `${what} ${given} does not match the ids [${ids.length}, ${ids[0]?.length}]`)
}
