// Hands out addresses of one growing range of memory: best fit, neighbours joined when freed.
import { OpGemsError } from '@opgems/core'

export const ALIGNMENT = 64
const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT

export class AddressSpace {
  /** Free blocks in the order of their addresses; no two touch. */
  readonly #starts: number[] = []
  readonly #sizes: number[] = []
  readonly #allocated = new Map<number, number>()
  #end: number

  constructor(start: number, end: number) {
    this.#end = end
    this.#insert(start, end - start)
  }

  /** An aligned address, or undefined where no free block is large enough. */
  allocate(bytes: number): number | undefined {
    const size = aligned(bytes)
    let best = -1
    for (let i = 0; i < this.#sizes.length; i++)
      if (this.#sizes[i]! >= size && (best < 0 || this.#sizes[i]! < this.#sizes[best]!)) best = i
    if (best < 0) return undefined
    const address = this.#starts[best]!
    if (this.#sizes[best] === size) {
      this.#starts.splice(best, 1)
      this.#sizes.splice(best, 1)
    } else {
      this.#starts[best] = address + size
      this.#sizes[best]! -= size
    }
    this.#allocated.set(address, size)
    return address
  }

  /** @throws OpGemsError BAD_ARGUMENT for an address that isn't allocated */
  free(address: number): void {
    const size = this.#allocated.get(address)
    if (size === undefined) throw new OpGemsError('BAD_ARGUMENT', `free: address ${address} is not allocated`)
    this.#allocated.delete(address)
    this.#insert(address, size)
  }

  /** Appends bytes at the end of the range. */
  extend(bytes: number): void {
    const start = this.#end
    this.#end += bytes
    this.#insert(start, bytes)
  }

  /** Bytes by which the range must grow for an allocation of this size. */
  missing(bytes: number): number {
    const last = this.#starts.length - 1
    const tail = last >= 0 && this.#starts[last]! + this.#sizes[last]! === this.#end ? this.#sizes[last]! : 0
    return Math.max(0, aligned(bytes) - tail)
  }

  get freeBytes(): number {
    return this.#sizes.reduce((sum, size) => sum + size, 0)
  }

  get allocatedBytes(): number {
    let sum = 0
    for (const size of this.#allocated.values()) sum += size
    return sum
  }

  #insert(start: number, size: number): void {
    if (size === 0) return
    const at = this.#firstAfter(start)
    const joinsNext = this.#starts[at] === start + size
    const joinsPrevious = at > 0 && this.#starts[at - 1]! + this.#sizes[at - 1]! === start
    if (joinsPrevious) this.#sizes[at - 1]! += size + (joinsNext ? this.#sizes[at]! : 0)
    if (joinsPrevious && joinsNext) {
      this.#starts.splice(at, 1)
      this.#sizes.splice(at, 1)
    } else if (!joinsPrevious && joinsNext) {
      this.#starts[at] = start
      this.#sizes[at]! += size
    } else if (!joinsPrevious) {
      this.#starts.splice(at, 0, start)
      this.#sizes.splice(at, 0, size)
    }
  }

  /** Position of the first free block after an address, by bisection. */
  #firstAfter(address: number): number {
    let low = 0
    let high = this.#starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#starts[middle]! > address) high = middle
      else low = middle + 1
    }
    return low
  }
}
