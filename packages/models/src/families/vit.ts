// ViT for image classification (Dosovitskiy and others, 2020).
import { checkOptions, type Tensor } from '@opgems/core'
import type { VitConfig } from '../config/vision-config.ts'
import { applyLinear, type Linear } from '../layers/linear.ts'
import { applyLayerNorm, type LayerNorm } from '../layers/norm.ts'
import type { ModelRuntime } from '../model-runtime.ts'
import type { ParameterLayout } from '../weights/parameter-layout.ts'
import type { ParameterSource } from '../weights/parameter-source.ts'
import { tidyOutput } from './tidy-output.ts'
import { VisionEncoder } from './vision-encoder.ts'
import { readDense, readNorm, readVision, visionShapes, vitNames } from './vision-parameters.ts'

export function vitParameters(config: VitConfig): ParameterLayout {
  const { hiddenSize: hidden, labels } = config
  const shapes = visionShapes(config, vitNames(config.qkvBias))
  shapes.set('layernorm.weight', [hidden]).set('layernorm.bias', [hidden])
  shapes.set('classifier.weight', [labels.length, hidden]).set('classifier.bias', [labels.length])
  const optional = [['classifier.weight', 'classifier.bias']]
  return { shapes, optional, renames: [[/^vit\./, '']], ignored: [/^pooler\./] }
}

export interface VitOutput {
  /** [batch, patches + 1, hidden], after the last norm. */
  readonly lastHiddenState: Tensor
  /** [batch, labels]; null where the checkpoint has no classifier. */
  readonly logits: Tensor | null
  /** Empty unless asked for: the embeddings and each layer's output, before the last norm. */
  readonly hiddenStates: readonly Tensor[]
}

export class VitModel {
  private constructor(
    readonly rt: ModelRuntime,
    readonly config: VitConfig,
    private readonly encoder: VisionEncoder,
    private readonly norm: LayerNorm,
    private readonly classifier: Linear | null,
  ) {}

  /** Loads the parameters; the source owns them. */
  static async build(rt: ModelRuntime, config: VitConfig, source: ParameterSource): Promise<VitModel> {
    const parameters = await readVision(rt, config, vitNames(config.qkvBias), source)
    const norm = await readNorm(source, 'layernorm', config.normEps)
    const classifier = source.has('classifier.weight') ? await readDense(source, ['classifier']) : null
    return new VitModel(rt, config, new VisionEncoder(rt, config, parameters), norm, classifier)
  }

  /**
   * @param pixels [batch, channels, imageSize, imageSize], normalised as the checkpoint's preprocessor says
   * @throws OpGemsError SHAPE_MISMATCH
   */
  forward(pixels: Tensor, options: { readonly hiddenStates?: boolean } = {}): VitOutput {
    checkOptions('forward', options, { hiddenStates: true })
    return tidyOutput(
      this.rt,
      () => this.run(pixels, options.hiddenStates === true),
      ({ lastHiddenState, logits, hiddenStates }) => [lastHiddenState, ...(logits ? [logits] : []), ...hiddenStates],
    )
  }

  private run(pixels: Tensor, keepsStates: boolean): VitOutput {
    const { rt, classifier } = this
    const states = this.encoder.hiddenStates(pixels)
    const lastHiddenState = applyLayerNorm(rt, this.norm, states.at(-1) as Tensor)
    const logits = classifier && applyLinear(rt, classifier, rt.ops.select(lastHiddenState, 1, 0))
    return { lastHiddenState, logits, hiddenStates: keepsStates ? states : [] }
  }
}
