// What launches on an npu's cores have besides a GPU's: the arguments behind the kernel's own, and scratch memory for each core.
import type { LaunchGeometry } from '@opgems/core'
import type { GpuContext } from './context.ts'

/** A core counts as a block of one thread. */
export const coreGeometry: LaunchGeometry = { threads: 1, programsPerBlock: 1, sharedBytes: 0 }

/** What stands behind a kernel's own arguments. */
export const coreArgumentBytes = 3 * 8

/** Cores' parts of the scratch memory start at multiples of this, as allocations do. */
const alignment = 64

export class CoreLaunches {
  /** Launches run in order, so that all may use the same. */
  #scratch = 0
  #scratchBytes = 0

  /** `wait` returns when no launch uses the scratch memory any more. */
  constructor(
    private readonly context: GpuContext,
    private readonly cores: number,
    private readonly wait: () => void,
  ) {}

  /** Writes programs, scratch address and scratch bytes of one core behind the kernel's own slots. Returns how many cores to launch. */
  prepare(area: Uint8Array, slotBytes: number, programs: number, scratchBytes: number, serial: boolean): number {
    const cores = serial ? 1 : Math.min(this.cores, programs)
    const bytes = Math.ceil(scratchBytes / alignment) * alignment
    const view = new DataView(area.buffer, area.byteOffset + slotBytes)
    view.setBigInt64(0, BigInt(programs), true)
    view.setBigInt64(8, BigInt(this.#scratchOf(bytes * cores)), true)
    view.setBigInt64(16, BigInt(bytes), true)
    return cores
  }
  close(): void {
    if (this.#scratch !== 0) this.context.callIfAlive('free', this.#scratch)
    this.#scratch = this.#scratchBytes = 0
  }

  #scratchOf(bytes: number): number {
    if (bytes === 0) return 0
    if (bytes <= this.#scratchBytes) return this.#scratch
    if (this.#scratch !== 0) this.wait()
    this.close()
    this.#scratch = this.context.query('allocate', bytes)
    this.#scratchBytes = bytes
    return this.#scratch
  }
}
