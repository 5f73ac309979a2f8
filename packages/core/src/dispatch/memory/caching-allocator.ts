// The caching allocator: keeps freed device memory by size class, because fresh pages cost many times an addition.
import type { Device } from '../../backend/driver.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { largestBlock, sizeClassBytes, sizeClassCount, sizeClassOf } from './size-class.ts'

/** Device memory in use. After `free` the object belongs to the allocator and may be handed out again. */
export interface Block {
  readonly address: number
  /** Size of the whole block: at least the bytes asked for, 64 for none. */
  readonly bytes: number
}

export interface MemoryStatistics {
  /** Bytes of the blocks in use. */
  readonly allocated: number
  /** Bytes taken from the device: in use or kept for reuse. */
  readonly reserved: number
}

/** What an allocator needs of a device. */
export type DeviceMemory = Pick<Device, 'allocate' | 'free' | 'memory'>

export interface CachingAllocatorOptions {
  /** Most bytes to take from the device at a time; without it the device decides. */
  readonly limitBytes?: number
  /** Backend and device, for messages: 'nvidia:1'. */
  readonly deviceId?: string
  /** Each block has the size asked for and goes back to the device at once, so that one which watches its memory sees all misuse. */
  readonly exact?: boolean
}

/** From here on, an exact class that is empty is served by the next larger ones: holding two pools would cost more. */
const sharedFrom = 1 << 20
/** A larger block serves a request of at least this share of its size. */
const leastFill = 0.75

class CachedBlock implements Block {
  live = true
  /** The next free block of the class. */
  next: CachedBlock | undefined = undefined
  constructor(
    readonly address: number,
    readonly bytes: number,
    readonly sizeClass: number,
  ) {}
}

/**
 * Hands out blocks of one device. Freed blocks are reused in last-in first-out order, at once: the device runs work in launch
 * order, so a later launch on the same memory is safe. `trim` returns unused blocks with the device's `free`.
 */
export class CachingAllocator {
  readonly #device: DeviceMemory
  readonly #limit: number
  readonly #exact: boolean
  readonly #deviceId: string
  /** The first free block of each class; the rest hang on `next`, so that reuse creates no garbage. */
  readonly #free: (CachedBlock | undefined)[] = new Array<undefined>(sizeClassCount).fill(undefined)
  /** The block that all empty tensors share, and how many hold it. */
  #empty: CachedBlock | undefined
  #emptyHolders = 0
  #allocated = 0
  #reserved = 0
  #closed = false

  constructor(device: DeviceMemory, options: CachingAllocatorOptions = {}) {
    this.#device = device
    this.#limit = options.limitBytes ?? Number.POSITIVE_INFINITY
    this.#exact = options.exact ?? false
    this.#deviceId = options.deviceId ? ` (${options.deviceId})` : ''
  }

  /** A block of at least `bytes` bytes, uninitialised. Throws OUT_OF_MEMORY, after it gave back what it kept. */
  allocate(bytes: number): Block {
    if (!(bytes > 0 && bytes <= largestBlock)) return this.#allocateUnusual(bytes)
    const sizeClass = sizeClassOf(bytes)
    if (this.#exact) return this.#allocateExact(bytes, sizeClass)
    const block = this.#free[sizeClass]
    if (block === undefined) return this.#allocateMissing(bytes, sizeClass)
    return this.#reuse(block)
  }

  /** Takes a block back for reuse. Throws BAD_ARGUMENT for a block that is not in use. */
  free(block: Block): void {
    const cached = block as CachedBlock
    if (cached === this.#empty) return this.#freeEmpty()
    if (!cached.live) throw new OpGemsError('BAD_ARGUMENT', `the block at ${address(cached)} was freed twice`)
    cached.live = false
    if (this.#exact) {
      this.#allocated -= cached.bytes
      return this.#release(cached)
    }
    cached.next = this.#free[cached.sizeClass]
    this.#free[cached.sizeClass] = cached
    this.#allocated -= cached.bytes
  }

  /** Gives back what is not in use; blocks freed later, as of tensors that are collected, are the closed device's no more. */
  close(): void {
    this.trim()
    this.#closed = true
  }
  /** Gives every block that is not in use back to the device. */
  trim(): void {
    for (let sizeClass = 0; sizeClass < sizeClassCount; sizeClass++) {
      for (let block = this.#free[sizeClass]; block !== undefined; block = this.#free[sizeClass]) {
        this.#free[sizeClass] = block.next
        this.#release(block)
      }
    }
    if (this.#empty !== undefined && this.#emptyHolders === 0) {
      const block = this.#empty
      this.#empty = undefined
      this.#release(block)
    }
  }

  statistics(): MemoryStatistics {
    return { allocated: this.#allocated, reserved: this.#reserved }
  }

  #reuse(block: CachedBlock): CachedBlock {
    this.#free[block.sizeClass] = block.next
    block.next = undefined
    block.live = true
    this.#allocated += block.bytes
    return block
  }

  #allocateMissing(bytes: number, sizeClass: number): CachedBlock {
    if (bytes >= sharedFrom) {
      for (let larger = sizeClass + 1; larger < sizeClassCount; larger++) {
        if (sizeClassBytes(larger) * leastFill > bytes) break
        const block = this.#free[larger]
        if (block !== undefined) return this.#reuse(block)
      }
    }
    const block = this.#reserve(bytes, sizeClass)
    this.#allocated += block.bytes
    return block
  }

  /** No byte more than asked for, and never memory that was used before. */
  #allocateExact(bytes: number, sizeClass: number): CachedBlock {
    if (this.#reserved + bytes > this.#limit) throw this.#outOfMemory(bytes)
    const block = this.#take(bytes, sizeClass)
    this.#allocated += bytes
    return block
  }

  #allocateUnusual(bytes: number): CachedBlock {
    if (bytes > largestBlock) throw this.#outOfMemory(bytes)
    if (bytes !== 0) throw new OpGemsError('BAD_ARGUMENT', `a block cannot have ${bytes} bytes`)
    this.#empty ??= this.#reserve(0, 0)
    this.#emptyHolders++
    return this.#empty
  }

  #freeEmpty(): void {
    if (this.#emptyHolders === 0) throw new OpGemsError('BAD_ARGUMENT', 'the empty block was freed twice')
    this.#emptyHolders--
  }

  /** Takes a new block from the device; where it has none left, once more after everything unused went back. */
  #reserve(bytes: number, sizeClass: number): CachedBlock {
    const size = sizeClassBytes(sizeClass)
    if (this.#reserved + size > this.#limit) this.trim()
    if (this.#reserved + size > this.#limit) throw this.#outOfMemory(bytes)
    try {
      return this.#take(size, sizeClass)
    } catch (error) {
      if (!isOutOfMemory(error)) throw error
    }
    this.trim()
    try {
      return this.#take(size, sizeClass)
    } catch (error) {
      throw isOutOfMemory(error) ? this.#outOfMemory(bytes, error) : error
    }
  }

  #take(size: number, sizeClass: number): CachedBlock {
    const block = new CachedBlock(this.#device.allocate(size), size, sizeClass)
    this.#reserved += size
    return block
  }

  #release(block: CachedBlock): void {
    this.#reserved -= block.bytes
    if (!this.#closed) this.#device.free(block.address)
  }

  #outOfMemory(bytes: number, cause?: unknown): OpGemsError {
    const limit = this.#limit === Number.POSITIVE_INFINITY ? '' : `, limit (memoryLimit) ${inWords(this.#limit)}`
    return new OpGemsError(
      'OUT_OF_MEMORY',
      `out of device memory${this.#deviceId}: requested ${inWords(bytes)}, in use ${inWords(this.#allocated)}, ` +
        `reserved ${inWords(this.#reserved)}${limit}${this.#deviceInWords()}; dispose tensors that are no longer needed, or use smaller ones`,
      {},
      cause === undefined ? undefined : { cause },
    )
  }
  #deviceInWords(): string {
    const memory = this.#device.memory?.()
    return memory === undefined ? '' : `, free on the device ${inWords(memory.free)} of ${inWords(memory.total)}`
  }
}

const isOutOfMemory = (error: unknown) => error instanceof OpGemsError && error.code === 'OUT_OF_MEMORY'

const address = (block: Block) => `0x${block.address.toString(16)}`

function inWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  const power = Math.min(4, Math.floor(Math.log2(bytes) / 10))
  return `${bytes} bytes (${(bytes / 1024 ** power).toFixed(1)} ${['', 'KiB', 'MiB', 'GiB', 'TiB'][power]})`
}
