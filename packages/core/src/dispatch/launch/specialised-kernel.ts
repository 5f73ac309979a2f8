// A kernel made anew for each class of launches: row length, alignment, size of offsets.
import { LaunchFacts } from '../../codegen/simt/launch-facts.ts'
import type { SimtHints } from '../../codegen/simt/plan.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { CompiledKernel, TensorArgument } from './compiled-kernel.ts'

export class SpecialisedKernel implements CompiledKernel {
  private readonly facts: LaunchFacts
  private readonly variants = new Map<number, CompiledKernel>()

  /** `make` compiles the kernel of one class, named by the class's number. */
  constructor(
    readonly kernel: Kernel,
    private readonly make: (name: string, kernel: Kernel, hints: SimtHints) => CompiledKernel,
  ) {
    this.facts = new LaunchFacts(kernel)
  }

  launch(
    tensors: readonly TensorArgument[],
    scalars: readonly (number | bigint)[],
    strides?: readonly (readonly number[])[],
  ): void {
    const launchClass = this.facts.classOf(tensors, scalars as readonly number[], strides)
    const variant = this.variants.get(launchClass) ?? this.makeVariant(launchClass)
    variant.launch(tensors, scalars, strides)
  }

  private makeVariant(launchClass: number): CompiledKernel {
    const { kernel, hints } = this.facts.specialise(launchClass)
    const variant = this.make(launchClass.toString(16), kernel, hints)
    this.variants.set(launchClass, variant)
    return variant
  }
}
