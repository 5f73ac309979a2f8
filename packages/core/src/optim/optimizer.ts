// What optimizers share: parameters in groups, one fused in-place kernel for each parameter, state that lives as long as the optimizer.
import { PointwiseProgram } from '../dispatch/launch/pointwise-program.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { computeType } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { KernelDType, Value } from '../kernel/index.ts'
import type { Tensor } from '../tensor/index.ts'

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

  /** @throws BAD_ARGUMENT for a parameter that is no leaf requiring a gradient, or that is given twice */
  constructor(
    readonly rt: Runtime,
    parameters: readonly Tensor[] | readonly ParameterGroup<Settings>[],
    defaults: Settings,
  ) {
    const groups = parameters.map((p) => ('parameters' in p ? p : { parameters: [p] }))
    this.slots = groups.flatMap(({ parameters: list, ...own }) =>
      list.map((parameter) => ({ parameter, settings: { ...defaults, ...own }, state: [], steps: 0 })),
    )
    for (const { parameter } of this.slots)
      if (!parameter.isLeaf || !parameter.requiresGrad)
        throw new OpGemsError(
          'BAD_ARGUMENT',
          `optimizer: ${parameter.describe()} is not a leaf that requires a gradient`,
        )
    if (new Set(this.parameters).size < this.slots.length)
      throw new OpGemsError('BAD_ARGUMENT', 'optimizer: a parameter is given twice')
  }

  get parameters(): readonly Tensor[] {
    return this.slots.map((s) => s.parameter)
  }
  /** Changes settings of all parameters, as a schedule of learning rates does. */
  set(settings: Partial<Settings>): void {
    for (const slot of this.slots) slot.settings = { ...slot.settings, ...settings }
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

export type { Slot }
