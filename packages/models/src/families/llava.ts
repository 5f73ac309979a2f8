// LLaVA (Liu and others, 2023): patches of images, seen by a CLIP tower and projected, stand among a language model's tokens.
import { OpGemsError, type Tensor } from '@opgems/core'
import type { LlavaConfig } from '../config/llava-config.ts'
import { activate } from '../layers/activation.ts'
import { applyLinear, type Linear } from '../layers/linear.ts'
import type { ModelRuntime } from '../model-runtime.ts'
import { type ParameterLayout, prefixedShapes } from '../weights/parameter-layout.ts'
import { type ParameterSource, parametersWithin } from '../weights/parameter-source.ts'
import { llamaParameters } from './llama.ts'
import { VisionEncoder } from './vision-encoder.ts'
import { clipNames, readDense, readVision, visionShapes } from './vision-parameters.ts'

/** The language model's names stand after 'language.', the tower's after 'vision.', the projector's after 'projector.'. */
export function llavaParameters(config: LlavaConfig): ParameterLayout {
  const { text, vision, projectorBias } = config
  const language = llamaParameters(text)
  const shapes = new Map<string, readonly number[]>(prefixedShapes('language.', language))
  for (const [name, shape] of visionShapes(vision, clipNames)) shapes.set(`vision.${name}`, shape)
  for (const [name, input] of [
    ['linear_1', vision.hiddenSize],
    ['linear_2', text.hiddenSize],
  ] as const) {
    shapes.set(`projector.${name}.weight`, [text.hiddenSize, input])
    if (projectorBias) shapes.set(`projector.${name}.bias`, [text.hiddenSize])
  }
  return {
    shapes,
    optional: [],
    renames: [
      [/^(?:model\.)?language_model\.(?:model\.)?|^(?=lm_head\.)/, 'language.'],
      [/^(?:model\.)?vision_tower\.(?:vision_model\.)?/, 'vision.'],
      [/^(?:model\.)?multi_modal_projector\./, 'projector.'],
    ],
    // The tower's last norm feeds a pooled output that LLaVA does not use.
    ignored: [/^vision\.post_layernorm\./, /\.position_ids$/, /rotary_emb\.inv_freq$/],
  }
}

/** From images to what stands for them among the embeddings of tokens. */
export class ImageProjector {
  private constructor(
    private readonly rt: ModelRuntime,
    readonly config: LlavaConfig,
    private readonly encoder: VisionEncoder,
    private readonly layers: readonly [Linear, Linear],
  ) {}

  /** Loads the tower and the projector; the source owns their parameters. */
  static async build(rt: ModelRuntime, config: LlavaConfig, source: ParameterSource): Promise<ImageProjector> {
    const parameters = await readVision(rt, config.vision, clipNames, parametersWithin(source, 'vision.'))
    const projector = parametersWithin(source, 'projector.')
    const layers = [
      await readDense(projector, ['linear_1'], config.projectorBias),
      await readDense(projector, ['linear_2'], config.projectorBias),
    ] as const
    return new ImageProjector(rt, config, new VisionEncoder(rt, config.vision, parameters), layers)
  }

  /** Tokens that stand for one image. */
  get tokensPerImage(): number {
    return this.config.vision.patches + (this.config.dropsClassToken ? 0 : 1)
  }

  /**
   * @param pixels [images, channels, imageSize, imageSize], normalised
   * @returns [images · tokensPerImage, hidden]
   * @throws OpGemsError SHAPE_MISMATCH
   */
  features(pixels: Tensor): Tensor {
    const { rt, config } = this
    return rt.tidy(() => {
      const states = this.encoder.hiddenStates(pixels, config.featureLayer)
      const seen = states[config.featureLayer] as Tensor
      const chosen = config.dropsClassToken ? rt.ops.narrow(seen, 1, 1, config.vision.patches) : seen
      const inner = activate(rt, config.projectorActivation, applyLinear(rt, this.layers[0], chosen))
      const projected = applyLinear(rt, this.layers[1], inner)
      return rt.ops.reshape(projected, [-1, config.text.hiddenSize])
    })
  }

  /**
   * Token ids in which each image has all of its tokens: where a row has one image token for each of its images, as a prompt
   * is written, it is repeated.
   * @param images how many images the rows have together
   * @throws OpGemsError SHAPE_MISMATCH where tokens and images do not fit
   */
  expandTokens(rows: readonly (readonly number[])[], images: number): number[][] {
    const { imageToken } = this.config
    const placed = rows.flat().filter((id) => id === imageToken).length
    if (placed === images * this.tokensPerImage) return rows.map((row) => [...row])
    if (placed !== images) {
      const expected = `${images} (one an image) or ${images * this.tokensPerImage} (one a patch)`
      throw new OpGemsError(
        'SHAPE_MISMATCH',
        `the prompts have ${placed} image tokens ${imageToken}, expected ${expected}`,
      )
    }
    const repeated = Array<number>(this.tokensPerImage).fill(imageToken)
    return rows.map((row) => row.flatMap((id) => (id === imageToken ? repeated : [id])))
  }
}
