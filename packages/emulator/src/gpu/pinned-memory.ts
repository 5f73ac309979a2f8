// Pinned memory of the host, which copies to and from the device pass through: kept for reuse, because pinning takes as long as copying.
import { OpGemsError } from '@opgems/core'
import koffi from 'koffi'
import type { GpuContext } from './context.ts'

/** Pinned bytes of the host. */
export interface PinnedBuffer {
  readonly address: number
  readonly bytes: Uint8Array
}

const smallest = 64 << 10
const largestPowerOfTwo = 64 << 20
const largeUnit = 1 << 20
/** The most that is kept while unused. */
const mostKept = 256 << 20

export class PinnedMemory {
  /** Unused buffers, by size. */
  readonly #unused = new Map<number, PinnedBuffer[]>()
  #kept = 0

  constructor(private readonly context: GpuContext) {}

  /** At least this many bytes. @throws OUT_OF_MEMORY where the host has no memory to pin */
  take(bytes: number): PinnedBuffer {
    const size = sizeFor(bytes)
    const buffer = this.#unused.get(size)?.pop()
    if (!buffer) return this.#allocate(size)
    this.#kept -= size
    return buffer
  }
  /** To be called when no copy uses the buffer any more. */
  giveBack(buffer: PinnedBuffer): void {
    const size = buffer.bytes.byteLength
    if (this.#kept + size > mostKept) return this.context.callIfAlive('hostFree', buffer.address)
    this.#kept += size
    const unused = this.#unused.get(size)
    if (unused) unused.push(buffer)
    else this.#unused.set(size, [buffer])
  }
  close(): void {
    for (const buffers of this.#unused.values())
      for (const { address } of buffers) this.context.callIfAlive('hostFree', address)
    this.#unused.clear()
    this.#kept = 0
  }

  #allocate(size: number): PinnedBuffer {
    const address = this.#pin(size)
    return { address, bytes: new Uint8Array(koffi.view(BigInt(address), size)) }
  }
  #pin(size: number): number {
    try {
      return this.context.query('hostAllocate', size)
    } catch (cause) {
      if (!(cause instanceof OpGemsError && cause.code === 'OUT_OF_MEMORY')) throw cause
      throw new OpGemsError(
        'OUT_OF_MEMORY',
        `${this.context.name}: the host cannot pin ${size} bytes for copies: give the process or container more memory`,
        {},
        { cause },
      )
    }
  }
}

/** Powers of two, and whole MiB above 64 MiB, where doubling would pin too much. */
const sizeFor = (bytes: number): number =>
  bytes > largestPowerOfTwo
    ? Math.ceil(bytes / largeUnit) * largeUnit
    : Math.max(smallest, 2 ** Math.ceil(Math.log2(bytes)))
