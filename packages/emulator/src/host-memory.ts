// Memory of an emulated device: blocks of the host between guard pages.
import { OpGemsError } from '@opgems/core'
import type { Support } from './support.ts'

export class HostMemory {
  /** Bytes by start of each block. */
  readonly sizes = new Map<number, number>()

  /** `device` names the device in messages. */
  constructor(
    private readonly device: string,
    private readonly support: Support,
  ) {}

  allocate(bytes: number): number {
    const address = this.support.allocate(bytes)
    if (address === 0) throw new OpGemsError('OUT_OF_MEMORY', `${this.device}: no memory for ${bytes} bytes`)
    this.sizes.set(address, bytes)
    return address
  }
  free(address: number): void {
    const bytes = this.sizes.get(address)
    if (bytes === undefined) throw new OpGemsError('BAD_ARGUMENT', `${this.device}: ${address} is no allocation`)
    this.sizes.delete(address)
    this.support.free(address, bytes)
  }
  write(address: number, bytes: Uint8Array): void {
    this.support.write(address, bytes, bytes.byteLength)
  }
  read(address: number, bytes: number): Uint8Array {
    const result = new Uint8Array(bytes)
    this.support.read(result, address, bytes)
    return result
  }
  copy(destination: number, source: number, bytes: number): void {
    this.support.copy(destination, source, bytes)
  }
  /** The first byte written behind a block that no guard page has seen, or 0. */
  trespass(): number {
    for (const [start, bytes] of this.sizes) {
      const address = bytes % 64 === 0 ? 0 : this.support.trespass(start, bytes)
      if (address !== 0) return address
    }
    return 0
  }
  close(): void {
    for (const [address, bytes] of this.sizes) this.support.free(address, bytes)
    this.sizes.clear()
  }
}
