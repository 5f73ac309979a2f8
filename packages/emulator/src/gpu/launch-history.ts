// The launches since the device was last waited for: any of them may have caused an error that is reported later.

/** What an error says of a launch. */
export interface LaunchedKernel {
  readonly entry: string
}

const kept = 16

export class LaunchHistory {
  readonly #latest: LaunchedKernel[] = []
  #count = 0

  add(kernel: LaunchedKernel): void {
    this.#latest[this.#count++ % kept] = kernel
  }
  /** All work so far went well. */
  clear(): void {
    this.#count = 0
  }
  /** Kernels launched, oldest first, at most 16. */
  get latest(): readonly LaunchedKernel[] {
    const first = Math.max(0, this.#count - kept)
    return Array.from({ length: this.#count - first }, (_, i) => this.#latest[(first + i) % kept]!)
  }
  /** How many were launched. */
  get count(): number {
    return this.#count
  }
}
