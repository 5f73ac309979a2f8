// Chooses among candidates of a kernel: the known winner, or the fastest of those timed now, or the first.
import type { Estimate } from '../../codegen/estimate.ts'
import { type Candidate, candidateName, type KernelClass } from '../../codegen/tuning.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { RecordableDevice } from '../capture/recordable-device.ts'
import type { Choice, ChoiceFile } from './choice.ts'
import type { ChoiceStore } from './choice-store.ts'
import { Roofline } from './roofline.ts'
import { timeLaunch } from './stretches.ts'
import type { TuningTable } from './tuning-file.ts'
import { candidatesFor } from './tuning-table.ts'

/** A candidate this near to the floor is not beaten by more than timing errs. */
const goodEnough = 0.95
/** Launches whose work is next to nothing, so that the host's speed is what is measured, differ by as much. */
const launchSpread = 1.25

/** What is chosen: the same kernel, dtypes and size give the same choice. */
export interface Contest {
  /** SHA-256 of all that decides the candidates. */
  readonly kernel: string
  readonly bucket: number
  readonly name: string
  /** Class of the kernel, or 'attention'; for reports. */
  readonly class: string
  readonly dtypes: readonly string[]
  /** Names, in the order in which they are tried. */
  readonly candidates: readonly string[]
  readonly estimate: Estimate
}

/** Launches candidates on memory that is no one's. */
export interface Rehearsed {
  /** Makes a candidate ready; null where it is the same as one before. A failure leaves it out. */
  prepare(candidate: number): (() => void) | null
  close(): void
}

export interface TunerOptions {
  readonly tables: readonly TuningTable[]
  readonly choices: ChoiceStore
  /** Whether candidates are timed where no choice is known. */
  readonly isOn: boolean
  /** The candidate to take in any case, counted around in a circle. */
  readonly fixed?: number | undefined
  /** Hears of each choice that was timed. */
  readonly onChoice?: ((choice: Choice) => void) | undefined
}

/** What decides among a kernel's candidates. */
export interface TuningPolicy {
  /** The setting `tune`: unknown winners are timed. */
  readonly tune: boolean
  /** The setting `candidate`: this one in any case, or null. */
  readonly candidate: number | null
  /** Whether winners from earlier runs or from `tuningFiles` count. */
  readonly knownWinners: boolean
}

export class Tuner {
  readonly roofline: Roofline

  constructor(
    private readonly device: RecordableDevice,
    private readonly options: TunerOptions,
  ) {
    this.roofline = new Roofline(device.inner)
  }

  /** How candidates are chosen; for reports. */
  get policy(): TuningPolicy {
    const { isOn: tune, fixed, choices } = this.options
    return { tune, candidate: fixed ?? null, knownWinners: !choices.isEmpty }
  }
  /** Everything timed on this device so far, by all processes. */
  export(): ChoiceFile {
    return this.options.choices.export()
  }
  candidatesOf(kernels: KernelClass): readonly Candidate[] {
    return candidatesFor(this.options.tables, kernels, this.device.target)
  }
  /** Whether some choice may differ from the first candidate. */
  get isBusy(): boolean {
    return this.canTime || this.options.fixed !== undefined || !this.options.choices.isEmpty
  }
  /** Whether a kernel of several candidates has to look for its choice at each size; else the first serves all. */
  concerns(kernel: () => string): boolean {
    return this.canTime || this.options.fixed !== undefined || (this.isBusy && this.options.choices.has(kernel()))
  }
  private get canTime(): boolean {
    return this.options.isOn && this.device.stopwatch !== undefined
  }

  /**
   * The number of the winning candidate; the first where nothing is known and nothing may be timed, null where it cannot be
   * timed just now, in a capture or a profile. `rehearse` is asked for only when candidates are timed.
   */
  choose(contest: Contest, rehearse: () => Rehearsed | null): number | null {
    if (this.options.fixed !== undefined) return this.options.fixed % contest.candidates.length
    const known = this.options.choices.find(contest.kernel, contest.bucket)
    const position = known ? contest.candidates.indexOf(known.candidate) : -1
    if (position >= 0) return position
    if (!this.canTime) return 0
    if (this.device.recording || this.device.profiler) return null
    const rehearsed = rehearse()
    if (!rehearsed) return 0
    try {
      return this.time(contest, rehearsed)
    } finally {
      rehearsed.close()
    }
  }

  private time(contest: Contest, rehearsed: Rehearsed): number {
    const floor = this.roofline.floor(contest.estimate.bytes)
    const timed: { candidate: string; microseconds: number | null }[] = []
    let [best, least] = [-1, Number.POSITIVE_INFINITY]
    for (const [i, candidate] of contest.candidates.entries()) {
      const microseconds = this.timeOne(rehearsed, i)
      if (microseconds === undefined) continue
      timed.push({ candidate, microseconds })
      if (microseconds === null) continue
      if (microseconds < least) [best, least] = [i, microseconds]
      if (this.isGoodEnough(microseconds, floor)) break
    }
    if (best < 0) return 0
    const { estimate: _, candidates, dtypes, ...of } = contest
    this.keep({ ...of, dtypes: [...dtypes], candidate: candidates[best]!, microseconds: least, floor, timed })
    return best
  }
  private isGoodEnough(microseconds: number, floor: number | null): boolean {
    const launch = this.roofline.launch()
    if (launch !== null && microseconds <= launch * launchSpread) return true
    return floor !== null && microseconds * goodEnough <= floor
  }
  /** Null for a candidate that cannot be built or launched: the others go on. Undefined for one that is the same as another. */
  private timeOne(rehearsed: Rehearsed, candidate: number): number | null | undefined {
    try {
      const launch = rehearsed.prepare(candidate)
      return launch ? timeLaunch(this.device.stopwatch!, launch) : undefined
    } catch (error) {
      if (isBuildFailure(error)) return null
      throw error
    }
  }
  private keep(choice: Choice): void {
    this.options.choices.keep(choice)
    this.options.onChoice?.(choice)
  }
}

/** Whether a candidate's kernel could not be made or started. */
export const isBuildFailure = (error: unknown): boolean =>
  error instanceof OpGemsError && (error.code === 'COMPILE_FAILED' || error.code === 'LAUNCH_FAILED')

export const candidateNames = (candidates: readonly Candidate[]): readonly string[] => candidates.map(candidateName)
