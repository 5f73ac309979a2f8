// Stochastic gradient descent, as torch.optim.SGD.
import type { Runtime } from '../dispatch/runtime.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { Tensor } from '../tensor/index.ts'
import { Optimizer, type ParameterGroup, type Slot, type Update } from './optimizer.ts'
import { anyNumber, flag, notNegative, type SettingsKind } from './settings.ts'

export interface SGDSettings {
  readonly lr: number
  readonly momentum: number
  readonly dampening: number
  readonly weightDecay: number
  readonly nesterov: boolean
}

const kind: SettingsKind<SGDSettings> = {
  name: 'SGD',
  defaults: { lr: 1e-3, momentum: 0, dampening: 0, weightDecay: 0, nesterov: false },
  rules: { lr: notNegative, momentum: notNegative, dampening: anyNumber, weightDecay: notNegative, nesterov: flag },
  check: ({ nesterov, momentum, dampening }) => {
    if (nesterov && (momentum === 0 || dampening !== 0))
      throw new OpGemsError('BAD_ARGUMENT', 'SGD: nesterov needs a momentum and no dampening')
  },
}

const plain: Update = {
  name: 'sgd',
  formula: (p, g, _, [lr, decay]) => [p.sub(g.add(p.mul(decay!)).mul(lr!))],
}
const withMomentum = (nesterov: boolean): Update => ({
  name: nesterov ? 'sgd_nesterov' : 'sgd_momentum',
  formula: (p, g, [buffer], [lr, decay, momentum, fresh]) => {
    const gradient = g.add(p.mul(decay!))
    const moved = buffer!.mul(momentum!).add(gradient.mul(fresh!))
    const direction = nesterov ? gradient.add(moved.mul(momentum!)) : moved
    return [p.sub(direction.mul(lr!)), moved]
  },
})

/** p ← p − lr·d, with d = g + weightDecay·p or, with momentum, buffer ← momentum·buffer + (1 − dampening)·d. */
export class SGD extends Optimizer<SGDSettings> {
  /** @throws as every Optimizer; BAD_ARGUMENT for nesterov without momentum or with dampening */
  constructor(
    rt: Runtime,
    parameters: readonly Tensor[] | readonly ParameterGroup<SGDSettings>[],
    settings: Partial<SGDSettings> = {},
  ) {
    super(rt, kind, parameters, settings)
  }

  protected update(slot: Slot<SGDSettings>, gradient: Tensor): void {
    const { lr, momentum, dampening, weightDecay, nesterov } = slot.settings
    const isFirst = slot.steps++ === 0
    if (momentum === 0) return this.launch(plain, slot, gradient, [lr, weightDecay])
    if (isFirst) slot.state = [this.zerosLike(slot.parameter)]
    // The first step takes the gradient itself, undampened.
    const fresh = isFirst ? 1 : 1 - dampening
    this.launch(withMomentum(nesterov), slot, gradient, [lr, weightDecay, momentum, fresh])
  }
}
