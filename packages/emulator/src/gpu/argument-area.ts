// Native memory for launch arguments, and the tables of their addresses that the driver wants.
import { OpGemsError } from '@opgems/core'
import koffi from 'koffi'

/** What a kernel's parameters may take together; the driver's own limit is 4 bytes less. */
const areaBytes = 32 << 10
/** Tensor maps must start at a multiple of this. */
const alignment = 64

/** The arguments of one launch at a time: the driver copies them during the call. */
export class ArgumentArea {
  /** Starts at a multiple of 64 bytes. */
  readonly bytes: Uint8Array
  /** Address of the table for parameters of 8 bytes each. */
  readonly words: number
  readonly #base: number
  readonly #native: unknown[] = []

  constructor() {
    const { address, bytes } = this.#allocate(areaBytes + alignment)
    this.#base = Math.ceil(address / alignment) * alignment
    this.bytes = bytes.subarray(this.#base - address, this.#base - address + areaBytes)
    this.words = this.table(Array.from({ length: areaBytes / 8 }, (_, i) => i * 8))
  }

  /** Address of a table of parameters that start at these offsets. @throws BAD_KERNEL for one outside the area */
  table(offsets: readonly number[]): number {
    const outside = offsets.find((o) => !Number.isInteger(o) || o < 0 || o >= areaBytes)
    if (outside !== undefined)
      throw new OpGemsError('BAD_KERNEL', `no parameter can start at byte ${outside} of the arguments`)
    const { address, bytes } = this.#allocate(Math.max(offsets.length, 1) * 8)
    const entries = new BigUint64Array(bytes.buffer, bytes.byteOffset, offsets.length)
    offsets.forEach((offset, i) => {
      entries[i] = BigInt(this.#base + offset)
    })
    return address
  }

  free(): void {
    for (const memory of this.#native.splice(0)) koffi.free(memory)
  }

  #allocate(length: number): { address: number; bytes: Uint8Array } {
    const memory = koffi.alloc('uint8_t', length)
    this.#native.push(memory)
    return { address: Number(koffi.address(memory)), bytes: new Uint8Array(koffi.view(memory, length)) }
  }
}
