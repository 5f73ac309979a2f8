// Writes to the device through a ring of pinned chunks: the caller's array is free again at once, and nothing waits for the device.
import type { GpuContext } from './context.ts'
import type { PinnedBuffer, PinnedMemory } from './pinned-memory.ts'

const chunkBytes = 4 << 20
const chunkCount = 4
/** Copies start at multiples of this in a chunk. */
const alignment = 64

interface Chunk {
  readonly buffer: PinnedBuffer
  /** Happens when the last copy out of the chunk is done. */
  readonly event: number
}

export class WriteRing {
  readonly #chunks: Chunk[] = []
  #current = 0
  /** Bytes of the current chunk that copies under way may still read. */
  #used = 0

  constructor(
    private readonly context: GpuContext,
    private readonly pinned: PinnedMemory,
    private readonly stream: number,
  ) {}

  write(address: number, bytes: Uint8Array): void {
    for (let done = 0; done < bytes.byteLength; ) {
      const { buffer } = this.#chunkWithRoom()
      const length = Math.min(bytes.byteLength - done, chunkBytes - this.#used)
      buffer.bytes.set(bytes.subarray(done, done + length), this.#used)
      const from = buffer.address + this.#used
      this.context.call('copyToDevice', address + done, from, length, this.stream)
      this.#used = Math.min(chunkBytes, Math.ceil((this.#used + length) / alignment) * alignment)
      done += length
    }
  }
  close(): void {
    for (const { buffer, event } of this.#chunks.splice(0)) {
      this.context.callIfAlive('eventDestroy', event)
      this.context.callIfAlive('hostFree', buffer.address)
    }
  }

  #chunkWithRoom(): Chunk {
    const chunk = this.#chunks[this.#current] ?? this.#addChunk()
    if (this.#used < chunkBytes) return chunk
    this.context.call('eventRecord', chunk.event, this.stream)
    this.#current = (this.#current + 1) % chunkCount
    this.#used = 0
    const next = this.#chunks[this.#current]
    if (!next) return this.#addChunk()
    this.context.call('eventSynchronize', next.event)
    return next
  }
  #addChunk(): Chunk {
    const buffer = this.pinned.take(chunkBytes)
    const chunk = { buffer, event: this.context.query('eventCreateBlocking') }
    this.#chunks.push(chunk)
    return chunk
  }
}
