// Launches a pointwise operator: plans the iteration, picks or makes the kernel of its class, fills the arguments.
import { buildPointwise, type PointwiseSpec } from '../../kernels/pointwise.ts'
import type { Tensor } from '../../tensor/index.ts'
import type { CompiledKernel } from './compiled-kernel.ts'
import { iterationClass, planIteration, strideFacts } from './iteration.ts'
import type { KernelStore } from './kernel-store.ts'

/** A pointwise operator for given dtypes and attributes; its kernels are made as layouts come along. */
export class PointwiseProgram {
  private readonly kernels = new Map<string, CompiledKernel>()

  constructor(
    readonly key: string,
    private readonly spec: PointwiseSpec,
    private readonly store: KernelStore,
  ) {}

  /** Outputs have the iteration's shape; inputs broadcast to it. */
  run(outputs: readonly Tensor[], inputs: readonly Tensor[], scalars: readonly (number | bigint)[]): void {
    const { shape, numel } = outputs[0]!
    if (numel === 0) return
    const operands = [...outputs, ...inputs]
    const iteration = planIteration(shape, operands)
    const layout = iterationClass(iteration)
    let kernel = this.kernels.get(layout)
    if (!kernel) {
      const facts = iteration.strides.map(strideFacts)
      kernel = this.store.get(`${this.key}/${layout}`, this.spec.name, (k) => buildPointwise(k, this.spec, facts))
      this.kernels.set(layout, kernel)
    }
    kernel.launch(
      operands.map((t, i) => ({ address: t.address, strides: iteration.strides[i]! })),
      [...iteration.sizes, ...scalars],
    )
  }
}
