// The engine's one shared WebAssembly memory: allocation in it, growth, and a byte view that stays current.
import { OpGemsError } from '@opgems/core'
import { AddressSpace } from './address-space.ts'
import { preferHugePages } from './huge-pages.ts'
import { type WasmMemory, webAssembly } from './webassembly.ts'

const PAGE = 65536
const MAX_PAGES = 65536
const INITIAL_PAGES = 256
/** Growth in steps of at least 64 MiB: the pages cost nothing until they are touched. */
const GROWTH_PAGES = 1024
/** Offsets are signed 32-bit numbers in kernels, with room for a vector past the end. */
const MAX_BLOCK = 2 ** 31 - PAGE

/** Bytes 0 … RESERVED-1 hold the launch arguments and are never allocated, so that address 0 is no tensor's. */
export const SLOTS_ADDRESS = 1024
const RESERVED = PAGE
export const MAX_SLOT_BYTES = RESERVED - SLOTS_ADDRESS

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`

/** As much address space as the process may reserve, at most 4 GiB. */
function createMemory(maximum: number): WasmMemory {
  try {
    return new webAssembly.Memory({ initial: INITIAL_PAGES, maximum, shared: true })
  } catch (cause) {
    if (maximum > 4 * INITIAL_PAGES) return createMemory(maximum / 2)
    throw new OpGemsError('OUT_OF_MEMORY', 'cpu:wasm: the process may not reserve address space', {}, { cause })
  }
}

export class LinearMemory {
  readonly memory: WasmMemory
  readonly #space = new AddressSpace(RESERVED, INITIAL_PAGES * PAGE)
  #bytes: Uint8Array
  #pages = INITIAL_PAGES
  readonly #maximum: number

  /** @param maximum limit in pages of 64 KiB */
  constructor(maximum = MAX_PAGES) {
    this.#maximum = maximum
    this.memory = createMemory(maximum)
    this.#bytes = this.#view()
  }

  /** All bytes; take it anew after each allocation, since growth replaces it. */
  get bytes(): Uint8Array {
    return this.#bytes
  }

  /** @throws OpGemsError OUT_OF_MEMORY */
  allocate(bytes: number): number {
    if (bytes > MAX_BLOCK) throw this.#exhausted(bytes, `one block holds at most ${mebibytes(MAX_BLOCK)}`)
    const address = this.#space.allocate(bytes)
    if (address !== undefined) return address
    this.#grow(bytes)
    return this.#space.allocate(bytes)!
  }

  free(address: number): void {
    this.#space.free(address)
  }

  #view(): Uint8Array {
    const bytes = new Uint8Array(this.memory.buffer)
    preferHugePages(bytes)
    return bytes
  }

  #grow(bytes: number): void {
    const needed = Math.ceil(this.#space.missing(bytes) / PAGE)
    const room = this.#maximum - this.#pages
    const pages = Math.min(room, Math.max(needed, GROWTH_PAGES))
    if (needed > room) throw this.#exhausted(bytes, `the limit is ${mebibytes(this.#maximum * PAGE)}`)
    try {
      this.memory.grow(pages)
    } catch (cause) {
      throw this.#exhausted(bytes, 'the system gave no more memory', cause)
    }
    this.#pages += pages
    this.#bytes = this.#view()
    this.#space.extend(pages * PAGE)
  }

  #exhausted(bytes: number, limit: string, cause?: unknown): OpGemsError {
    const held = `${mebibytes(this.#space.allocatedBytes)} allocated, ${mebibytes(this.#space.freeBytes)} free in pieces`
    const message = `cpu:wasm: no ${mebibytes(bytes)} block: ${held}; ${limit}. Dispose of tensors or use cpu:native.`
    return new OpGemsError('OUT_OF_MEMORY', message, {}, { cause })
  }
}
