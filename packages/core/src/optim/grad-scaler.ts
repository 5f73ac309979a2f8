// Loss scaling for float16 training, as torch.amp.GradScaler: small gradients are kept from vanishing, steps with infinite ones are left out.
import type { Runtime } from '../dispatch/runtime.ts'
import type { Tensor } from '../tensor/index.ts'
import { above1, between0And1, count, positive, type SettingsKind, withSettings } from './settings.ts'

export interface GradScalerSettings {
  readonly initScale: number
  readonly growthFactor: number
  readonly backoffFactor: number
  /** Steps without an infinite gradient after which the scale grows. */
  readonly growthInterval: number
}
const kind: SettingsKind<GradScalerSettings> = {
  name: 'GradScaler',
  defaults: { initScale: 65536, growthFactor: 2, backoffFactor: 0.5, growthInterval: 2000 },
  rules: { initScale: positive, growthFactor: above1, backoffFactor: between0And1, growthInterval: count },
}

/** What the scaler needs of an optimizer. */
interface Stepping {
  readonly parameters: readonly Tensor[]
  step(): void
}

export class GradScaler {
  private readonly settings: GradScalerSettings
  private current: number
  private goodSteps = 0
  /** Of optimizers whose gradients were divided since the last update: whether all were finite. */
  private readonly unscaled = new Map<Stepping, boolean>()

  /** @throws BAD_ARGUMENT naming the setting that is unknown or wrong */
  constructor(
    private readonly rt: Runtime,
    settings: Partial<GradScalerSettings> = {},
  ) {
    this.settings = withSettings(kind, kind.defaults, settings)
    this.current = this.settings.initScale
  }
  get scaleFactor(): number {
    return this.current
  }
  /** The loss times the scale: call `backward` on it. */
  scale(loss: Tensor): Tensor {
    return this.rt.call('aten::mul.Scalar', [loss, this.current]) as Tensor
  }
  /** Divides the gradients by the scale, as clipping needs, and waits for whether all are finite. */
  unscale(optimizer: Stepping): boolean {
    const known = this.unscaled.get(optimizer)
    if (known !== undefined) return known
    const { rt } = this
    const isGood = rt.noGrad(() =>
      rt.tidy(() => {
        const flags = optimizer.parameters.flatMap(({ grad }) => {
          if (!grad) return []
          rt.call('aten::mul_.Scalar', [grad, 1 / this.current])
          return [rt.call('aten::all', [rt.call('aten::isfinite', [grad])]) as Tensor]
        })
        if (flags.length === 0) return true
        const all = rt.call('aten::all', [rt.call('aten::stack', [flags])]) as Tensor
        return Boolean(all.dataSync()[0])
      }),
    )
    this.unscaled.set(optimizer, isGood)
    return isGood
  }
  /** The optimizer's step, unless a gradient is infinite or NaN. Says whether it was made. */
  step(optimizer: Stepping): boolean {
    const isGood = this.unscale(optimizer)
    if (isGood) optimizer.step()
    return isGood
  }
  /** Once after all steps: shrinks the scale after an infinite gradient, lets it grow after many finite ones. */
  update(): void {
    const { backoffFactor, growthFactor, growthInterval } = this.settings
    const isGood = [...this.unscaled.values()].every((finite) => finite)
    this.unscaled.clear()
    this.goodSteps = isGood ? this.goodSteps + 1 : 0
    if (!isGood) this.current *= backoffFactor
    else if (this.goodSteps === growthInterval) {
      this.current *= growthFactor
      this.goodSteps = 0
    }
  }
}
