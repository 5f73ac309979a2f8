// A kernel with several candidates: at each size the one that was chosen for it.
import type { Device } from '../../backend/driver.ts'
import { type Estimate, estimateKernel } from '../../codegen/estimate.ts'
import type { SimtHints } from '../../codegen/simt/plan.ts'
import type { Candidate, KernelClass } from '../../codegen/tuning.ts'
import { type Kernel, kernelHash } from '../../kernel/index.ts'
import { sizeBucket } from '../tuning/choice.ts'
import { RehearsalPlan } from '../tuning/rehearsal.ts'
import { candidateNames, isBuildFailure, type Tuner } from '../tuning/tuner.ts'
import type { CompiledKernel, TensorArgument } from './compiled-kernel.ts'
import { contestHash } from './contests.ts'

/** What choices of a kernel are kept under. */
export const kernelContest = (kernel: Kernel, hints: SimtHints | undefined, candidates: readonly Candidate[]): string =>
  contestHash([kernelHash(kernel), hints ?? null], candidateNames(candidates))

export class TunedKernel implements CompiledKernel {
  private readonly estimate: (scalars: ArrayLike<number>) => Estimate
  private readonly rehearsal: RehearsalPlan
  /** Positions of the scalars that are sizes. */
  private readonly sizes: readonly number[]
  private readonly made = new Map<number, CompiledKernel>()
  private readonly chosen: (CompiledKernel | undefined)[] = []
  private latestSizes: (number | bigint)[] = []
  private latest: CompiledKernel | undefined

  /** `make` compiles the kernel as a candidate would have it; the same source gives the same kernel. */
  constructor(
    readonly kernel: Kernel,
    private readonly id: string,
    private readonly kernelClass: KernelClass,
    private readonly candidates: readonly Candidate[],
    private readonly device: Device,
    private readonly tuner: Tuner,
    private readonly make: (candidate: Candidate) => CompiledKernel,
  ) {
    this.estimate = estimateKernel(kernel)
    this.rehearsal = new RehearsalPlan(kernel)
    this.sizes = kernel.scalars.flatMap(({ dtype }, i) => (dtype === 'int64' ? [i] : []))
  }

  launch(
    tensors: readonly TensorArgument[],
    scalars: readonly (number | bigint)[],
    strides?: readonly (readonly number[])[],
  ): void {
    const known = this.isLatest(scalars) ? this.latest : undefined
    const kernel = known ?? this.find(tensors, scalars, strides)
    kernel.launch(tensors, scalars, strides)
  }

  private isLatest(scalars: readonly (number | bigint)[]): boolean {
    for (let i = 0; i < this.sizes.length; i++) if (scalars[this.sizes[i]!] !== this.latestSizes[i]) return false
    return true
  }
  private find(
    tensors: readonly TensorArgument[],
    scalars: readonly (number | bigint)[],
    strides: readonly (readonly number[])[] | undefined,
  ): CompiledKernel {
    const estimate = this.estimate(scalars as readonly number[])
    const bucket = sizeBucket(estimate.bytes)
    let kernel = this.chosen[bucket]
    if (!kernel) {
      const choice = this.choose(bucket, estimate, tensors, scalars, strides)
      kernel = this.candidateOrFirst(choice ?? 0)
      // Asked again at the next launch: the capture may be over then.
      if (choice === null) return kernel
      this.chosen[bucket] = kernel
    }
    this.latestSizes = this.sizes.map((i) => scalars[i]!)
    this.latest = kernel
    return kernel
  }
  private choose(
    bucket: number,
    estimate: Estimate,
    tensors: readonly TensorArgument[],
    scalars: readonly (number | bigint)[],
    strides: readonly (readonly number[])[] | undefined,
  ): number | null {
    const { kernel, id, kernelClass, candidates } = this
    const contest = {
      kernel: id,
      bucket,
      name: kernel.name,
      class: kernelClass,
      dtypes: kernel.tensors.map((t) => t.dtype),
      candidates: candidateNames(candidates),
      estimate,
    }
    return this.tuner.choose(contest, () => this.rehearse(tensors, scalars, strides))
  }
  private rehearse(
    tensors: readonly TensorArgument[],
    scalars: readonly (number | bigint)[],
    strides: readonly (readonly number[])[] | undefined,
  ) {
    if (!this.rehearsal.isPossible) return null
    const opened = this.rehearsal.open(this.device, tensors, scalars as readonly number[], strides)
    return (
      opened && {
        prepare: (i: number) => {
          const kernel = this.candidate(i)
          if (this.isRepeated(i, kernel)) return null
          opened.rehearsal.reset()
          return () => kernel.launch(opened.tensors, scalars, strides)
        },
        close: () => opened.rehearsal.close(),
      }
    )
  }
  /** A winner that came from elsewhere may not build here; the first candidate then serves. */
  private candidateOrFirst(i: number): CompiledKernel {
    try {
      return this.candidate(i)
    } catch (error) {
      if (i === 0 || !isBuildFailure(error)) throw error
      return this.candidate(0)
    }
  }
  private isRepeated(i: number, kernel: CompiledKernel): boolean {
    for (let before = 0; before < i; before++) if (this.made.get(before) === kernel) return true
    return false
  }
  private candidate(i: number): CompiledKernel {
    let kernel = this.made.get(i)
    if (!kernel) {
      kernel = this.make(this.candidates[i]!)
      this.made.set(i, kernel)
    }
    return kernel
  }
}
