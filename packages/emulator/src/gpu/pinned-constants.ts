// The constants that a graph writes, pinned for as long as it lives.
import type { GraphStep, WriteStep } from '@opgems/core'
import type { GpuContext } from './context.ts'
import type { PinnedBuffer, PinnedMemory } from './pinned-memory.ts'

const alignment = 16

export class PinnedConstants {
  readonly #places = new Map<WriteStep, number>()
  #buffer: PinnedBuffer | null = null

  constructor(
    private readonly context: GpuContext,
    private readonly stream: number,
    private readonly pinned: PinnedMemory,
    steps: readonly GraphStep[],
  ) {
    let bytes = 0
    for (const step of steps) {
      if (step.kind !== 'write') continue
      this.#places.set(step, bytes)
      bytes += Math.ceil(step.bytes.byteLength / alignment) * alignment
    }
    if (bytes === 0) return
    const buffer = pinned.take(bytes)
    for (const [step, place] of this.#places) buffer.bytes.set(step.bytes, place)
    this.#buffer = buffer
  }

  addressOf(step: WriteStep): number {
    return this.#buffer!.address + this.#places.get(step)!
  }
  close(): void {
    if (this.#buffer === null) return
    // A replay under way still reads it.
    this.context.callIfAlive('streamSynchronize', this.stream)
    this.pinned.giveBack(this.#buffer)
    this.#buffer = null
  }
}
