// The register block of a processor's matrix product: chosen by a tuner for each class of products, else the target's own.
import type { ProductArguments, ProductDTypes } from '../../backend/product-call.ts'
import type { LoopsTarget } from '../../backend/target.ts'
import { type Candidate, tunedLoopsTarget } from '../../codegen/tuning.ts'
import type { RecordableDevice } from '../capture/recordable-device.ts'
import { rehearse } from '../tuning/rehearsal.ts'
import { candidateNames, type Tuner } from '../tuning/tuner.ts'
import { contestHash, productFacts, redirectProduct } from './contests.ts'

/** Launches a product as a target with some register block would. */
export type LaunchProduct = (target: LoopsTarget, args: ProductArguments) => void

export class ProductTargets {
  private readonly candidates: readonly Candidate[]
  private readonly targets: readonly LoopsTarget[]
  private readonly names: readonly string[]
  private readonly chosen = new Map<string, LoopsTarget>()

  constructor(
    private readonly device: RecordableDevice,
    private readonly tuner: Tuner | undefined,
  ) {
    const { target } = device
    this.candidates = target.family === 'loops' ? (tuner?.candidatesOf('product') ?? [{}]) : []
    this.targets = target.family === 'loops' ? this.candidates.map((c) => tunedLoopsTarget(target, c)) : []
    this.names = candidateNames(this.candidates)
  }

  /** `launch` is used when candidates are timed. */
  targetFor(dtypes: ProductDTypes, args: ProductArguments, launch: LaunchProduct): LoopsTarget {
    if (this.targets.length === 1 || !this.tuner?.isBusy) return this.targets[0]!
    const { identity, ...facts } = productFacts({ dtypes, args })
    const key = `${identity} ${facts.bucket}`
    const known = this.chosen.get(key)
    if (known) return known
    const kernel = contestHash(identity, this.names)
    const contest = { kernel, name: 'product', class: 'product', candidates: this.names, ...facts }
    const position = this.tuner.choose(contest, () => this.rehearse(dtypes, args, launch))
    const target = this.targets[position ?? 0]!
    if (position !== null) this.chosen.set(key, target)
    return target
  }

  private rehearse(dtypes: ProductDTypes, args: ProductArguments, launch: LaunchProduct) {
    let redirected = args
    const rehearsal = rehearse(this.device, (copies) => {
      redirected = redirectProduct(args, dtypes.c, copies)
    })
    return (
      rehearsal && {
        prepare: (i: number) => () => launch(this.targets[i]!, redirected),
        close: () => rehearsal.close(),
      }
    )
  }
}
