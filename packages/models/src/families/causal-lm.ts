// A language model that predicts the next token: the forward pass that Llama-like and GPT-2 models share.
import { checkOptions, OpGemsError, type OptionNames, type Tensor } from '@opgems/core'
import type { ComputeDType } from '../compute-dtypes.ts'
import { type AttentionSpan, causalSpan, stepSpan } from '../layers/attention-span.ts'
import type { ForwardPass } from '../layers/cached-attention.ts'
import { type ImageTokens, placeImages } from '../layers/image-tokens.ts'
import { KvCache } from '../layers/kv-cache.ts'
import type { Start } from '../layers/start.ts'
import type { ModelRuntime } from '../model-runtime.ts'
import { tidyOutput } from './tidy-output.ts'
import { uploadIds } from './token-ids.ts'

/** The parts of a decoder that a family supplies. */
export interface Decoder {
  /** int64 [batch, length] → [batch, length, hidden] */
  embed(ids: Tensor, start: Start): Tensor
  /** One block, [batch, length, hidden] → the same. */
  layer(index: number, x: Tensor, pass: ForwardPass): Tensor
  /** The last norm, [batch, length, hidden] → the same. */
  finish(x: Tensor): Tensor
  /** [batch, length, hidden] → [batch, length, vocabulary] */
  head(x: Tensor): Tensor
}

export interface CausalLmFacts {
  readonly vocabSize: number
  readonly kvHeads: number
  readonly headDim: number
  /** Positions a sequence may have. */
  readonly maxLength: number
  readonly dtype: ComputeDType
  /** One entry a layer: its sliding window or null. */
  readonly windows: readonly (number | null)[]
}

export interface ForwardOptions {
  /** Where keys and values go; the tokens given are those after what it holds. Without one, positions start at 0. */
  readonly cache?: KvCache
  /**
   * int64 [1]: where the one token of each row goes in the cache, for steps that are captured. The caller sees to it that the
   * cache has room, and calls `cache.advance`.
   */
  readonly position?: Tensor
  /** What stands in the places of image tokens; the ids must be given as rows of numbers. */
  readonly images?: ImageTokens
  /** Logits of the last position alone, [batch, 1, vocabulary]. */
  readonly lastOnly?: boolean
  /** Also return the embeddings and each layer's output, the last one after the final norm. */
  readonly hiddenStates?: boolean
  /** Keep what each layer computed inside, as gradients need; by default it is freed layer by layer. */
  readonly keepActivations?: boolean
}

const forwardOptions = {
  cache: true,
  position: true,
  images: true,
  lastOnly: true,
  hiddenStates: true,
  keepActivations: true,
} satisfies OptionNames<ForwardOptions>

export interface CausalOutput {
  readonly logits: Tensor
  /** Empty unless asked for. */
  readonly hiddenStates: readonly Tensor[]
}

export class CausalLm {
  constructor(
    readonly rt: ModelRuntime,
    readonly facts: CausalLmFacts,
    private readonly decoder: Decoder,
  ) {}

  /** An empty cache for `batch` sequences of at most `maxLength` tokens. @throws OpGemsError BAD_ARGUMENT */
  createCache(batch: number, maxLength: number): KvCache {
    this.checkLength(maxLength)
    const { kvHeads, headDim, dtype, windows } = this.facts
    return new KvCache(this.rt, { layers: windows.length, batch, kvHeads, maxLength, headDim, dtype })
  }

  /**
   * Logits [batch, length, vocabulary] for token ids: rows of numbers, which are checked, or an int64 tensor.
   * @throws OpGemsError INDEX_OUT_OF_RANGE, BAD_ARGUMENT
   */
  forward(ids: readonly (readonly number[])[] | Tensor, options: ForwardOptions = {}): CausalOutput {
    checkOptions('forward', options, forwardOptions)
    if (options.keepActivations) return this.run(ids, options)
    const run = () => this.run(ids, options)
    return tidyOutput(this.rt, run, ({ logits, hiddenStates }) => [logits, ...hiddenStates])
  }

  private run(ids: readonly (readonly number[])[] | Tensor, options: ForwardOptions): CausalOutput {
    const uploaded = isTensor(ids) ? null : uploadIds(this.rt, ids, this.facts.vocabSize)
    const idTensor = uploaded ?? (ids as Tensor)
    const { pass, masks } = this.plan(idTensor, options)
    const keep = options.keepActivations === true
    const free = (tensor: Tensor) => keep || tensor.dispose()
    const scope = (body: () => Tensor) => (keep ? body() : this.rt.tidy(body))
    const hiddenStates: Tensor[] = []
    let x = scope(() => this.embed(ids, idTensor, pass.start, options.images))
    for (let layer = 0; layer < this.facts.windows.length; layer++) {
      const before = x
      x = scope(() => this.decoder.layer(layer, before, pass))
      if (options.hiddenStates) hiddenStates.push(before)
      else free(before)
    }
    const normed = scope(() => this.decoder.finish(x))
    const logits = scope(() => this.decoder.head(options.lastOnly ? this.lastPosition(normed) : normed))
    for (const tensor of [x, ...masks, ...(uploaded ? [uploaded] : [])]) free(tensor)
    if (options.hiddenStates) hiddenStates.push(normed)
    else free(normed)
    if (!options.position) options.cache?.advance(idTensor.shape[1] ?? 0)
    return { logits, hiddenStates }
  }

  private embed(
    ids: readonly (readonly number[])[] | Tensor,
    idTensor: Tensor,
    start: Start,
    images: ImageTokens | undefined,
  ): Tensor {
    const embedded = this.decoder.embed(idTensor, start)
    if (!images) return embedded
    if (!isTensor(ids)) return placeImages(this.rt, embedded, ids, images)
    throw new OpGemsError('BAD_ARGUMENT', 'forward: with images the ids must be rows of numbers')
  }

  private lastPosition(x: Tensor): Tensor {
    return this.rt.ops.narrow(x, 1, (x.shape[1] ?? 1) - 1, 1)
  }

  private plan(ids: Tensor, options: ForwardOptions): { pass: ForwardPass; masks: Tensor[] } {
    const cache = options.cache ?? null
    const start = options.position ?? cache?.length ?? 0
    const [batch = 0, count = 0] = ids.shape
    if (cache && cache.shape.batch !== batch) {
      throw new OpGemsError('SHAPE_MISMATCH', `forward: ids have ${batch} rows, the cache ${cache.shape.batch}`)
    }
    const span = typeof start === 'number' ? this.spanFrom(start, count, cache) : this.spanAt(start, count, cache)
    const spans = new Map<number | null, AttentionSpan>()
    for (const window of this.facts.windows) {
      if (!spans.has(window)) spans.set(window, span(window))
    }
    const masks = [...spans.values()].flatMap(({ mask }) => (mask ? [mask] : []))
    const byLayer = this.facts.windows.map((window) => spans.get(window) as AttentionSpan)
    return { pass: { start, cache, spans: byLayer }, masks }
  }

  private spanFrom(start: number, count: number, cache: KvCache | null) {
    cache?.checkRoom(count)
    this.checkLength(start + count)
    return (window: number | null) => causalSpan(this.rt, start, count, window)
  }

  private spanAt(position: Tensor, count: number, cache: KvCache | null) {
    if (cache && count === 1)
      return (window: number | null) => stepSpan(this.rt, position, cache.shape.maxLength, window)
    const message = `forward: a position on the device needs a cache and one token a row, got ${count} tokens`
    throw new OpGemsError('BAD_ARGUMENT', cache ? message : `${message} and no cache`)
  }

  private checkLength(length: number): void {
    if (length >= 1 && length <= this.facts.maxLength) return
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `a sequence of ${length} tokens is not within 1 to ${this.facts.maxLength}, the length this model was loaded for (maxLength)`,
    )
  }
}

function isTensor(ids: readonly (readonly number[])[] | Tensor): ids is Tensor {
  return !Array.isArray(ids)
}
