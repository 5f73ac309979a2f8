// What optimizers share: parameters in groups, one fused in-place kernel for each parameter, state that lives as long as the optimizer.
import { PointwiseProgram } from '../dispatch/launch/pointwise-program.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { computeType } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { KernelDType, Value } from '../kernel/index.ts'
import { Tensor } from '../tensor/index.ts'
import { type SettingsKind, withSettings } from './settings.ts'

/** Parameters with settings of their own; those left out are the optimizer's. */
export type ParameterGroup<Settings> = Partial<Settings> & { readonly parameters: readonly Tensor[] }

/** An update of one element: new values of the parameter and of its state from theirs, the gradient and numbers. */
export interface Update {
  /** Names the kernel; says everything that its formula depends on. */
  readonly name: string
  formula(parameter: Value, gradient: Value, state: readonly Value[], numbers: readonly Value[]): readonly Value[]
}

interface Slot<Settings> {
  readonly parameter: Tensor
  settings: Settings
  state: Tensor[]
  steps: number
}

/**
 * Parameters must be leaves that require gradients. `step` updates those that have a gradient, each with one kernel launch that
 * reads and writes parameter and state in place; computed in float32 (float64 for float64), kept in the parameter's dtype.
 */
export abstract class Optimizer<Settings extends object> {
  protected readonly slots: Slot<Settings>[]

  /**
   * @throws BAD_ARGUMENT for a setting that is unknown or wrong, or a parameter that is no leaf requiring a gradient or is given
   * twice; DEVICE_MISMATCH for another runtime's
   */
  constructor(
    readonly rt: Runtime,
    private readonly kind: SettingsKind<Settings>,
    parameters: readonly Tensor[] | readonly ParameterGroup<Settings>[],
    settings: Partial<Settings>,
  ) {
    const defaults = withSettings(kind, kind.defaults, settings)
    this.slots = groupsOf(kind.name, parameters).flatMap(({ parameters: list, ...rest }) => {
      const own = withSettings(kind, defaults, rest as Partial<Settings>)
      return list.map((parameter) => ({ parameter, settings: own, state: [], steps: 0 }))
    })
    for (const parameter of this.parameters) checkParameter(rt, kind.name, parameter)
    if (new Set(this.parameters).size < this.slots.length)
      throw new OpGemsError('BAD_ARGUMENT', `${kind.name}: a parameter is given twice`)
  }

  get parameters(): readonly Tensor[] {
    return this.slots.map((s) => s.parameter)
  }
  /** Changes settings of all parameters, as a schedule of learning rates does. @throws BAD_ARGUMENT */
  set(settings: Partial<Settings>): void {
    const changed = this.slots.map((slot) => withSettings(this.kind, slot.settings, settings))
    this.slots.forEach((slot, i) => {
      slot.settings = changed[i]!
    })
  }
  /** Updates every parameter that has a gradient. */
  step(): void {
    this.rt.noGrad(() => {
      for (const slot of this.slots) {
        const gradient = slot.parameter.grad
        if (gradient) this.update(slot, gradient)
      }
    })
  }
  /** Forgets the gradients. */
  zeroGrad(): void {
    for (const { parameter } of this.slots) parameter.grad = null
  }
  /** Frees the state; parameters are not touched. */
  dispose(): void {
    for (const slot of this.slots) {
      for (const tensor of slot.state) tensor.dispose()
      slot.state = []
    }
  }

  protected abstract update(slot: Slot<Settings>, gradient: Tensor): void

  /** Zeros like the parameter that live as long as the optimizer. */
  protected zerosLike(parameter: Tensor): Tensor {
    return this.rt.unscoped(() => this.rt.call('aten::zeros_like', [parameter]) as Tensor)
  }
  /** Runs an update as one kernel. */
  protected launch(
    { name, formula }: Update,
    slot: Slot<Settings>,
    gradient: Tensor,
    numbers: readonly number[],
  ): void {
    const { rt } = this
    const { parameter, state } = slot
    const written = [parameter, ...state]
    const read = [parameter, gradient, ...state]
    const key = `${name}(${read.map((t) => t.dtype)})`
    const program = rt.program(key, (store) => {
      const wide = computeType(parameter.dtype) as KernelDType
      const spec = {
        name,
        inputs: read.map((t) => t.dtype),
        outputs: written.map((t) => t.dtype),
        scalars: numbers.map(() => wide),
        formula: (inputs: readonly Value[], scalars: readonly Value[]) => {
          const [p, g, ...rest] = inputs.map((x) => x.to(wide)) as [Value, Value, ...Value[]]
          return formula(p, g, rest, scalars).map((x, i) => x.to(written[i]!.dtype as KernelDType))
        },
      }
      return new PointwiseProgram(key, spec, store)
    })
    program.run(written, read, numbers)
    for (const tensor of written) tensor.storage.version++
  }
}

function groupsOf<Settings>(
  name: string,
  parameters: readonly Tensor[] | readonly ParameterGroup<Settings>[],
): ParameterGroup<Settings>[] {
  const refuse = (what: string) => new OpGemsError('BAD_ARGUMENT', `${name}: ${what}`)
  if (!Array.isArray(parameters)) throw refuse('the parameters must be an array of tensors or of groups')
  return parameters.map((entry: Tensor | ParameterGroup<Settings>) => {
    if (entry instanceof Tensor) return { parameters: [entry] } as unknown as ParameterGroup<Settings>
    if (!Array.isArray(entry?.parameters)) throw refuse('a group of parameters must have an array of them: parameters')
    return entry
  })
}

function checkParameter(rt: Runtime, name: string, parameter: unknown): void {
  if (!(parameter instanceof Tensor))
    throw new OpGemsError('BAD_ARGUMENT', `${name}: a parameter must be a tensor, got ${typeof parameter}`)
  parameter.checkLive()
  rt.checkDevices({ name }, [parameter])
  if (!parameter.isLeaf || !parameter.requiresGrad)
    throw new OpGemsError('BAD_ARGUMENT', `${name}: ${parameter.describe()} is not a leaf that requires a gradient`)
}

export type { Slot }
