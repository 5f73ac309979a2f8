// Overrides: kernels of a vendor's own that compete with the general ones for one operation.
import type { LaunchGeometry, Target } from './target.ts'

/** One launch of a candidate. */
export interface OverrideLaunch<Call> {
  /** Names everything that the source depends on. */
  readonly key: string
  readonly entry: string
  render(): string
  readonly geometry: LaunchGeometry
  readonly programs: number
  /** The argument block, laid out as the geometry says; the device has taken it when the launch returns. */
  arguments(call: Call, workspace: number): Uint8Array
}

/** A template configured for calls of one class. */
export interface OverrideCandidate<Call> {
  /** Template and configuration, stable, since reports show it and tuners remember it: 'wgmma 128x256x64 nt'. */
  readonly name: string
  /** Seconds that it is expected to take; the least is chosen where nothing was measured. */
  readonly estimate: number
  /** Device memory for the time of the launches, uninitialised; 0 for none. */
  readonly workspaceBytes: number
  /** Launched one after the other. */
  readonly launches: readonly OverrideLaunch<Call>[]
}

/** A vendor's templates for one operation. An override accepts only what it is expected to serve better than the general kernels. */
export interface Override<Call> {
  readonly name: string
  /**
   * What can serve such a call on the target; [] where nothing can. The answer must hold for all calls that differ in addresses
   * alone, as long as each stays a multiple of 16 or not: it is asked once for each class of them.
   */
  candidates(call: Call, target: Target): readonly OverrideCandidate<Call>[]
}
