// Launches a pointwise operator: plans the iteration, picks or makes the kernel of its class, fills the arguments.
import type { StrideFact } from '../../kernel/index.ts'
import { buildPointwise, type PointwiseSpec } from '../../kernels/pointwise.ts'
import { isContiguous, sameShape, type Tensor } from '../../tensor/index.ts'
import type { CompiledKernel } from './compiled-kernel.ts'
import { type Iteration, iterationClass, planIteration, strideFacts } from './iteration.ts'
import type { KernelStore } from './kernel-store.ts'

/** Operands whose layouts fit in the bits of a small integer. */
const mostFlatOperands = 30

type Geometry = Pick<Tensor, 'shape' | 'strides'>
interface MergedLaunch {
  readonly geometry: readonly Geometry[]
  readonly iteration: Iteration
  readonly kernel: CompiledKernel
}

function isSameGeometry(known: readonly Geometry[], operands: readonly Geometry[]): boolean {
  for (let i = 0; i < operands.length; i++) {
    const [a, b] = [known[i]!, operands[i]!]
    if (!sameShape(a.shape, b.shape) || !sameShape(a.strides, b.strides)) return false
  }
  return true
}

/** A pointwise operator for given dtypes and attributes; its kernels are made as layouts come along. */
export class PointwiseProgram {
  private readonly kernels = new Map<string, CompiledKernel>()
  /** Kernels over one dimension, by `flatLayout`. */
  private readonly flatKernels = new Map<number, CompiledKernel>()

  /** The last launch that was not flat: the next is mostly of the same geometry. */
  private latest: MergedLaunch | undefined

  constructor(
    readonly key: string,
    private readonly spec: PointwiseSpec,
    private readonly store: KernelStore,
  ) {}

  /** Outputs have the iteration's shape; inputs broadcast to it. */
  run(outputs: readonly Tensor[], inputs: readonly Tensor[], scalars: readonly (number | bigint)[]): void {
    const { numel } = outputs[0]!
    if (numel === 0) return
    const operands = new Array<Tensor>(outputs.length + inputs.length)
    for (let i = 0; i < outputs.length; i++) operands[i] = outputs[i]!
    for (let i = 0; i < inputs.length; i++) operands[outputs.length + i] = inputs[i]!
    const layout = flatLayout(operands)
    if (layout < 0) return this.runMerged(operands, scalars)
    const kernel = this.flatKernels.get(layout) ?? this.makeFlat(layout, operands.length)
    kernel.launch(operands, scalars.length === 0 ? [numel] : [numel, ...scalars])
  }

  private runMerged(operands: readonly Tensor[], scalars: readonly (number | bigint)[]): void {
    if (!this.latest || !isSameGeometry(this.latest.geometry, operands)) this.latest = this.plan(operands)
    const { kernel, iteration } = this.latest
    kernel.launch(operands, [...iteration.sizes, ...scalars], iteration.strides)
  }
  private plan(operands: readonly Tensor[]): MergedLaunch {
    const iteration = planIteration(operands[0]!.shape, operands)
    const layout = iterationClass(iteration)
    const kernel = this.kernels.get(layout) ?? this.make(layout, iteration.strides.map(strideFacts))
    return { geometry: operands.map(({ shape, strides }) => ({ shape, strides })), iteration, kernel }
  }

  private makeFlat(layout: number, operands: number): CompiledKernel {
    const facts = Array.from({ length: operands }, (_, i): StrideFact[] => [(layout >> i) & 1 ? 0 : 1])
    const kernel = this.make(`1|${facts.join('|')}`, facts)
    this.flatKernels.set(layout, kernel)
    return kernel
  }
  private make(layout: string, facts: readonly (readonly StrideFact[])[]): CompiledKernel {
    const kernel = this.store.get(`${this.key}/${layout}`, this.spec.name, (k) => buildPointwise(k, this.spec, facts))
    this.kernels.set(layout, kernel)
    return kernel
  }
}

/**
 * The common case without analysis: every operand is contiguous in the shape of the first, or is one element (its bit is set),
 * so that the launch is one dimension of which the kernel knows all strides. −1 otherwise.
 */
function flatLayout(operands: readonly Tensor[]): number {
  const { shape, numel } = operands[0]!
  if (operands.length > mostFlatOperands) return -1
  let layout = 0
  for (let i = 0; i < operands.length; i++) {
    const o = operands[i]!
    if (sameShape(o.shape, shape)) {
      if (!isContiguous(o.shape, o.strides)) return -1
    } else if (o.numel !== 1 || o.shape.length > shape.length) return -1
    else if (numel !== 1) layout |= 1 << i
  }
  return layout
}
