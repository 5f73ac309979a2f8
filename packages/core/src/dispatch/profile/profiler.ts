// Hears of every launch while a function is profiled: which operator made it, which kernel, what it must move, how long it took.
import type { Device } from '../../backend/driver.ts'
import type { Stopwatch } from '../../backend/stopwatch.ts'
import type { Estimate } from '../../codegen/estimate.ts'
import type { NpuEstimate } from '../../codegen/npu/estimate.ts'

/** One launch or copy. Times are microseconds since the profile began. */
export interface ProfiledLaunch {
  /** The operator that the caller called, 'softmax.int'; null outside of one, as for a fused function. */
  readonly operator: string | null
  readonly kernel: string
  /** When the host launched it, and how long that took. */
  readonly hostStart: number
  readonly hostMicroseconds: number
  /** Null where the device has no clock. */
  readonly deviceMicroseconds: number | null
  /** Each element that is read or written counted once; null where it is not known. */
  readonly bytes: number | null
  /** In float additions; null where it is not known. */
  readonly operations: number | null
  /** What a chip with scratchpad does for it; null on others, and for copies. */
  readonly scratchpad: NpuEstimate | null
}

/** A call of an operator by the caller. */
export interface ProfiledCall {
  readonly operator: string
  readonly hostStart: number
  readonly hostMicroseconds: number
}

/** A device whose launches may be profiled. */
export type ProfiledDevice = Device & { readonly profiler?: Profiler | null }

type Pending = Omit<ProfiledLaunch, 'deviceMicroseconds'>

export class Profiler {
  readonly calls: ProfiledCall[] = []
  private readonly pending: Pending[] = []
  private readonly stopwatch: Stopwatch | undefined
  private readonly began = performance.now()
  private operator: string | null = null
  private expected: { readonly kernel: string; readonly estimate: Estimate } | null = null
  private launchStart = 0

  constructor(device: Device) {
    this.stopwatch = device.stopwatch
    // Stretches of others must not count.
    this.stopwatch?.read()
  }

  /** Runs what an operator does; operators that it calls count as it. */
  within<T>(operator: string, body: () => T): T {
    if (this.operator !== null) return body()
    const hostStart = this.now()
    this.operator = operator
    try {
      return body()
    } finally {
      this.operator = null
      this.calls.push({ operator, hostStart, hostMicroseconds: this.now() - hostStart })
    }
  }
  /** What the next launch is. */
  expect(kernel: string, estimate: Estimate): void {
    this.expected = { kernel, estimate }
  }
  begin(): void {
    this.launchStart = this.now()
    this.stopwatch?.start()
  }
  end(name: string): void {
    this.stopwatch?.stop()
    const { operator, expected, launchStart: hostStart } = this
    this.expected = null
    const { bytes, operations, scratchpad = null } = expected?.estimate ?? { bytes: null, operations: null }
    const hostMicroseconds = this.now() - hostStart
    const kernel = expected?.kernel ?? name
    this.pending.push({ operator, kernel, hostStart, hostMicroseconds, bytes, operations, scratchpad })
  }

  /** Waits for the device. */
  finish(): readonly ProfiledLaunch[] {
    const laps = this.stopwatch?.read()
    return this.pending.map((launch, i) => ({ ...launch, deviceMicroseconds: laps?.[i] ?? null }))
  }

  private now(): number {
    return (performance.now() - this.began) * 1000
  }
}
