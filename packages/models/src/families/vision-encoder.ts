// A vision transformer: patches of an image and a class token, learned positions, pre-norm layers. ViT and CLIP's tower.
import { OpGemsError, type Tensor } from '@opgems/core'
import type { VisionConfig } from '../config/vision-config.ts'
import { attend } from '../layers/attention.ts'
import { applyLinear, type Linear } from '../layers/linear.ts'
import { applyLayerNorm, type LayerNorm } from '../layers/norm.ts'
import { applyPreNormLayer, type PreNormLayer } from '../layers/pre-norm-layer.ts'
import type { ModelRuntime } from '../model-runtime.ts'

export interface VisionParameters {
  /** Of one patch's pixels, [hidden, channels · patchSize²]. */
  readonly patch: Linear
  /** [hidden], or any view of as many elements. */
  readonly classToken: Tensor
  /** [patches + 1, hidden], the class token's first; any view of as many elements. */
  readonly positions: Tensor
  /** CLIP's norm before the layers. */
  readonly firstNorm: LayerNorm | null
  readonly layers: readonly PreNormLayer[]
}

export class VisionEncoder {
  constructor(
    private readonly rt: ModelRuntime,
    readonly config: VisionConfig,
    private readonly parameters: VisionParameters,
  ) {}

  /**
   * The embeddings and the output of each layer up to `last`, each [batch, patches + 1, hidden].
   * @param pixels [batch, channels, imageSize, imageSize], normalised
   * @throws OpGemsError SHAPE_MISMATCH
   */
  hiddenStates(pixels: Tensor, last = this.config.layers): Tensor[] {
    const states = [this.rt.tidy(() => this.embed(pixels))]
    for (const layer of this.parameters.layers.slice(0, last)) {
      const x = states.at(-1) as Tensor
      states.push(this.rt.tidy(() => this.applyLayer(layer, x)))
    }
    return states
  }

  private applyLayer(layer: PreNormLayer, x: Tensor): Tensor {
    const everything = { causal: false, mask: null }
    return applyPreNormLayer(this.rt, layer, this.config, x, (heads) => attend(this.rt, heads, everything))
  }

  private embed(pixels: Tensor): Tensor {
    const { ops } = this.rt
    const { classToken, positions, firstNorm, patch } = this.parameters
    const { patches, hiddenSize } = this.config
    const batch = pixels.shape[0] ?? 0
    const embedded = applyLinear(this.rt, patch, this.patchRows(pixels))
    const first = ops.expand(ops.view(classToken, [1, 1, hiddenSize]), [batch, 1, hiddenSize])
    const placed = ops.add(ops.cat([first, embedded], 1), ops.view(positions, [1, patches + 1, hiddenSize]))
    return firstNorm ? applyLayerNorm(this.rt, firstNorm, placed) : placed
  }

  /** [batch, patches, channels · patchSize²]: what a convolution whose stride is its kernel sees. */
  private patchRows(pixels: Tensor): Tensor {
    const { ops } = this.rt
    const { channels, imageSize, patchSize, patches } = this.config
    const [batch = 0, ...sizes] = pixels.shape
    if (pixels.shape.length !== 4 || sizes.join() !== [channels, imageSize, imageSize].join()) {
      const expected = `[batch, ${channels}, ${imageSize}, ${imageSize}]`
      throw new OpGemsError('SHAPE_MISMATCH', `images must be ${expected}, got [${pixels.shape.join(', ')}]`)
    }
    const side = imageSize / patchSize
    const split = ops.view(pixels, [batch, channels, side, patchSize, side, patchSize])
    return ops.reshape(ops.permute(split, [0, 2, 4, 1, 3, 5]), [batch, patches, channels * patchSize ** 2])
  }
}
