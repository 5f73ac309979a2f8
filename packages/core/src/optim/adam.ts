// Adam (Kingma and Ba, 2014) and AdamW (Loshchilov and Hutter, 2017), as torch.optim.Adam and AdamW.
import type { Runtime } from '../dispatch/runtime.ts'
import type { Tensor } from '../tensor/index.ts'
import { Optimizer, type ParameterGroup, type Slot, type Update } from './optimizer.ts'
import { notNegative, type SettingsKind, shares } from './settings.ts'

export interface AdamSettings {
  readonly lr: number
  readonly betas: readonly [number, number]
  readonly eps: number
  readonly weightDecay: number
}

const adamKind: SettingsKind<AdamSettings> = {
  name: 'Adam',
  defaults: { lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0 },
  rules: { lr: notNegative, betas: shares, eps: notNegative, weightDecay: notNegative },
}
const adamWKind: SettingsKind<AdamSettings> = {
  ...adamKind,
  name: 'AdamW',
  defaults: { ...adamKind.defaults, weightDecay: 0.01 },
}

/** Weight decay is part of the gradient (Adam), or shrinks the parameter first (AdamW). */
const adam = (decoupled: boolean): Update => ({
  name: decoupled ? 'adamw' : 'adam',
  formula: (p, g, [m, v], [decay, keep1, new1, keep2, new2, stepSize, root, eps]) => {
    const gradient = decoupled ? g : g.add(p.mul(decay!))
    const shrunk = decoupled ? p.sub(p.mul(decay!)) : p
    const mean = m!.mul(keep1!).add(gradient.mul(new1!))
    const square = v!.mul(keep2!).add(gradient.mul(gradient).mul(new2!))
    const size = square.sqrt().div(root!).add(eps!)
    return [shrunk.sub(mean.div(size).mul(stepSize!)), mean, square]
  },
})

abstract class AdamLike extends Optimizer<AdamSettings> {
  protected abstract readonly kernel: Update

  protected update(slot: Slot<AdamSettings>, gradient: Tensor): void {
    const { lr, betas, eps, weightDecay } = slot.settings
    const [beta1, beta2] = betas
    if (slot.steps++ === 0) slot.state = [this.zerosLike(slot.parameter), this.zerosLike(slot.parameter)]
    const stepSize = lr / (1 - beta1 ** slot.steps)
    const root = Math.sqrt(1 - beta2 ** slot.steps)
    const decay = this.kernel.name === 'adamw' ? lr * weightDecay : weightDecay
    const numbers = [decay, beta1, 1 - beta1, beta2, 1 - beta2, stepSize, root, eps]
    this.launch(this.kernel, slot, gradient, numbers)
  }
}

export class Adam extends AdamLike {
  protected readonly kernel = adam(false)
  constructor(
    rt: Runtime,
    parameters: readonly Tensor[] | readonly ParameterGroup<AdamSettings>[],
    settings: Partial<AdamSettings> = {},
  ) {
    super(rt, adamKind, parameters, settings)
  }
}

/** Adam whose weight decay (default 0.01) does not pass through the moments. */
export class AdamW extends AdamLike {
  protected readonly kernel = adam(true)
  constructor(
    rt: Runtime,
    parameters: readonly Tensor[] | readonly ParameterGroup<AdamSettings>[],
    settings: Partial<AdamSettings> = {},
  ) {
    super(rt, adamWKind, parameters, settings)
  }
}
