// Chooses among a vendor's overrides of one operation and launches the choice.
import type { AttentionCall } from '../../backend/attention-call.ts'
import type { Executable } from '../../backend/driver.ts'
import type { Override, OverrideCandidate, OverrideLaunch } from '../../backend/override.ts'
import type { ProductCall } from '../../backend/product-call.ts'
import type { Tensor } from '../../tensor/index.ts'
import type { ProfiledDevice } from '../profile/profiler.ts'
import { rehearse } from '../tuning/rehearsal.ts'
import { contestHash, type OverrideContest } from './contests.ts'
import type { KernelStore } from './kernel-store.ts'

/** What a plugin registered. */
export interface OverrideLists {
  readonly product: readonly Override<ProductCall>[]
  readonly attention: readonly Override<AttentionCall>[]
}
export const noOverrides: OverrideLists = { product: [], attention: [] }

/** Classes of calls that are remembered; more than this many begin anew. */
const mostClasses = 4096

interface Choice<Call> {
  readonly candidate: OverrideCandidate<Call>
  readonly executables: readonly Executable[]
}

export class OverrideSet<Call> {
  private readonly choices = new Map<string, Choice<Call> | null>()
  private readonly executables = new Map<string, Executable>()

  constructor(
    private readonly operation: string,
    private readonly overrides: readonly Override<Call>[],
    private readonly device: ProfiledDevice,
    private readonly kernels: KernelStore,
    private readonly allocate: (bytes: number) => Tensor,
    private readonly contest?: OverrideContest<Call>,
  ) {}

  get isEmpty(): boolean {
    return this.overrides.length === 0
  }
  /** What accepts the call, the least estimate first. */
  candidates(call: Call): readonly OverrideCandidate<Call>[] {
    const all = this.overrides.flatMap((o) => o.candidates(call, this.device.target))
    return all.sort((a, b) => a.estimate - b.estimate)
  }

  /** Launches the best candidate. False where none accepts; `callClass` is equal for calls that differ in addresses alone. */
  launch(callClass: string, call: Call): boolean {
    let choice = this.choices.get(callClass)
    if (choice === undefined) choice = this.choose(callClass, call)
    if (choice === null) return false
    this.run(choice, call)
    return true
  }

  /** Launches one candidate, for tuners that time several. */
  launchCandidate(candidate: OverrideCandidate<Call>, call: Call): void {
    this.run(this.ready(candidate), call)
  }

  private choose(callClass: string, call: Call): Choice<Call> | null {
    const candidates = this.candidates(call)
    const position = this.pick(candidates, call)
    const best = candidates[position ?? 0]
    const choice = best ? this.ready(best) : null
    if (position === null) return choice
    if (this.choices.size >= mostClasses) this.choices.clear()
    this.choices.set(callClass, choice)
    return choice
  }
  /** The position of the candidate to use; behind the last: the general kernels. Null where it cannot be decided in a capture. */
  private pick(candidates: readonly OverrideCandidate<Call>[], call: Call): number | null {
    const { contest } = this
    const { tuner } = this.kernels
    if (!contest || !tuner || candidates.length === 0) return 0
    const names = [...candidates.map((c) => c.name), ...(contest.general ? ['general'] : [])]
    const { identity, ...facts } = contest.facts(call)
    const kernel = contestHash(identity, names)
    if (names.length === 1 || !tuner.concerns(() => kernel)) return 0
    const about = { kernel, name: this.operation, class: this.operation, candidates: names, ...facts }
    return tuner.choose(about, () => this.rehearse(contest, candidates, call))
  }
  private rehearse(contest: OverrideContest<Call>, candidates: readonly OverrideCandidate<Call>[], call: Call) {
    let redirected = call
    const rehearsal = rehearse(this.device, (copies) => {
      redirected = contest.redirect(call, copies)
    })
    return (
      rehearsal && {
        prepare: (i: number) => {
          const candidate = candidates[i]
          if (!candidate) return () => contest.general!(redirected)
          const ready = this.ready(candidate)
          return () => this.run(ready, redirected)
        },
        close: () => rehearsal.close(),
      }
    )
  }
  private ready(candidate: OverrideCandidate<Call>): Choice<Call> {
    return { candidate, executables: candidate.launches.map((l) => this.executable(candidate.name, l)) }
  }
  private executable(name: string, { key, entry, render, geometry }: OverrideLaunch<Call>): Executable {
    const known = this.executables.get(key)
    if (known) return known
    const made = this.kernels.executable(`${this.operation} override '${name}' ${key}`, entry, render, geometry)
    this.executables.set(key, made)
    return made
  }
  private run({ candidate, executables }: Choice<Call>, call: Call): void {
    const { launches, workspaceBytes } = candidate
    const workspace = workspaceBytes > 0 ? this.allocate(workspaceBytes) : null
    const address = workspace ? workspace.address : 0
    // All its launches together move what the first is said to.
    if (this.device.profiler && this.contest)
      this.device.profiler.expect(candidate.name, this.contest.facts(call).estimate)
    for (let i = 0; i < launches.length; i++) {
      const { programs } = launches[i]!
      this.device.launch(executables[i]!, launches[i]!.arguments(call, address), programs, 0, false)
    }
    workspace?.dispose()
  }
}
