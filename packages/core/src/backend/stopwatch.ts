// How long stretches of a device's work take, measured on the device itself.

/** Stretches do not nest. Starting and stopping cost little and wait for nothing, so that many can be under way. */
export interface Stopwatch {
  /** Work launched from here on belongs to a new stretch. */
  start(): void
  stop(): void
  /** Waits until the stretches stopped since the last call are done; their microseconds, in order. */
  read(): readonly number[]
}

/** For devices whose work is done when a launch returns: the host's clock. */
export class HostStopwatch implements Stopwatch {
  #started = 0
  #laps: number[] = []

  start(): void {
    this.#started = performance.now()
  }
  stop(): void {
    this.#laps.push((performance.now() - this.#started) * 1000)
  }
  read(): readonly number[] {
    const laps = this.#laps
    this.#laps = []
    return laps
  }
}
