// The tape: decides which calls are recorded, gives tensors their history, and starts backward passes.
import { checkOptions, type OptionNames } from '../dispatch/check-options.ts'
import type { BackwardOptions, Tape } from '../dispatch/gradient.ts'
import type { Operator } from '../dispatch/operator-table.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { refusePromise } from '../dispatch/user-function.ts'
import { dtypeInfo } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import { sameShape, Tensor } from '../tensor/index.ts'
import { BackwardPass } from './backward.ts'
import { type Edge, edgeTo, Leaf } from './graph.ts'
import { historyOf, isTracked, recordView } from './histories.ts'
import { recordCall } from './record.ts'

export const makeTape = (rt: Runtime): Tape => new GradientTape(rt)

const isDifferentiable = (tensor: Tensor): boolean => {
  const { kind } = dtypeInfo(tensor.dtype)
  return kind === 'float' || kind === 'complex'
}

const backwardOptions = { retainGraph: true, createGraph: true } satisfies OptionNames<BackwardOptions>

class GradientTape implements Tape {
  /** Tensors that have a history. */
  private live = 0
  private pauses = 0
  isActive = false

  constructor(private readonly rt: Runtime) {}

  readonly count = (change: number): void => {
    this.live += change
    this.update()
  }
  private update(): void {
    this.isActive = this.pauses === 0 && this.live > 0
  }

  paused<T>(body: () => T): T {
    this.pauses++
    this.update()
    try {
      const result = body()
      refusePromise('noGrad', result, 'what it awaits would be recorded')
      return result
    } finally {
      this.pauses--
      this.update()
    }
  }

  call(operator: Operator, values: readonly unknown[], compute: () => unknown): unknown {
    if (!values.some(requiresGradient)) return compute()
    return recordCall({ rt: this.rt, count: this.count, operator, values, compute })
  }
  view(source: Tensor, view: Tensor): void {
    if (source.requiresGrad && isDifferentiable(view)) recordView(this.count, source, view)
  }

  setRequiresGrad(tensor: Tensor, required: boolean): void {
    tensor.checkLive()
    if (tensor.requiresGrad === required) return
    if (!tensor.isLeaf)
      throw new OpGemsError(
        'BAD_ARGUMENT',
        `requiresGrad: ${tensor.describe()} is the result of recorded calls; detach() it to cut it off`,
      )
    if (required && !isDifferentiable(tensor))
      throw new OpGemsError(
        'UNSUPPORTED_DTYPE',
        `requiresGrad: ${tensor.describe()} is not of a floating-point dtype`,
        {
          dtypes: [tensor.dtype],
        },
      )
    const history = tensor.history
    tensor.history = required ? new Leaf(tensor.shape, tensor.dtype, this.count) : null
    history?.release()
  }

  backward(tensor: Tensor, gradient: Tensor | null, options: BackwardOptions): void {
    this.pass('backward', [tensor], [gradient], null, options)
  }
  grad(
    outputs: readonly Tensor[],
    inputs: readonly Tensor[],
    gradients: readonly Tensor[] | null,
    options: BackwardOptions,
  ): (Tensor | null)[] {
    for (const list of [outputs, inputs, gradients ?? []])
      if (!Array.isArray(list)) throw new OpGemsError('BAD_ARGUMENT', 'grad: outputs, inputs and gradients are arrays')
    for (const input of inputs) this.checkOwn('grad', input)
    for (const input of inputs) if (!input.requiresGrad) throw notRequired('grad', 'input', input)
    if (gradients && gradients.length !== outputs.length)
      throw new OpGemsError('BAD_ARGUMENT', `grad: ${outputs.length} outputs but ${gradients.length} gradients of them`)
    return this.pass('grad', outputs, gradients ?? outputs.map(() => null), inputs, options)
  }

  private pass(
    name: string,
    outputs: readonly Tensor[],
    gradients: readonly (Tensor | null)[],
    inputs: readonly Tensor[] | null,
    options: BackwardOptions,
  ): (Tensor | null)[] {
    checkOptions(name, options, backwardOptions)
    const { retainGraph = false, createGraph = false } = options
    if (createGraph)
      throw new OpGemsError('UNSUPPORTED', `${name}: gradients of gradients (createGraph) are not supported`)
    const { rt } = this
    const found = this.paused(() =>
      rt.unscoped(() => {
        const targets = inputs?.map((t) => historyOf(this.count, t)!) ?? null
        const roots = outputs.map((t) => this.root(name, t))
        const seeds = outputs.map((t, i) => this.seed(name, t, gradients[i] ?? null))
        return new BackwardPass(rt, targets, retainGraph).run(roots, seeds)
      }),
    )
    for (const tensor of found) if (tensor) rt.enterScope(tensor)
    return found
  }
  private root(name: string, tensor: Tensor): Edge {
    this.checkOwn(name, tensor)
    const history = historyOf(this.count, tensor)
    if (!history) throw notRequired(name, 'output', tensor)
    return edgeTo(history)
  }
  /** @throws BAD_ARGUMENT for what is no tensor, DEVICE_MISMATCH for another runtime's, DISPOSED */
  private checkOwn(name: string, value: unknown): void {
    if (!(value instanceof Tensor))
      throw new OpGemsError('BAD_ARGUMENT', `${name}: expected a tensor, got ${typeof value}`)
    this.rt.checkDevices({ name }, [value])
    value.checkLive()
  }
  /** The pass's own copy of an output's gradient. */
  private seed(name: string, output: Tensor, gradient: Tensor | null): Tensor {
    if (gradient === null) {
      if (output.numel === 1) return this.rt.call('aten::ones', [output.shape], { dtype: output.dtype }) as Tensor
      throw new OpGemsError(
        'BAD_ARGUMENT',
        `${name}: ${output.describe()} has more than one element, so its gradient must be given`,
        { shapes: [output.shape] },
      )
    }
    this.checkOwn(name, gradient)
    if (!sameShape(gradient.shape, output.shape))
      throw new OpGemsError(
        'SHAPE_MISMATCH',
        `${name}: the gradient ${gradient.describe()} does not have the shape of ${output.describe()}`,
        { shapes: [gradient.shape, output.shape] },
      )
    if (gradient.dtype === output.dtype) return this.rt.detached(gradient)
    return this.rt.call('aten::_to_copy', [gradient], { dtype: output.dtype }) as Tensor
  }
}

function requiresGradient(value: unknown): boolean {
  if (value instanceof Tensor) return isTracked(value)
  return Array.isArray(value) && value.some(requiresGradient)
}

function notRequired(name: string, what: string, tensor: Tensor): OpGemsError {
  return new OpGemsError('BAD_ARGUMENT', `${name}: the ${what} ${tensor.describe()} does not require a gradient`)
}
