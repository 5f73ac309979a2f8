// Words of device memory in which the blocks of a launch leave each other their results: all 0 between launches.
import type { Device } from '../../backend/driver.ts'

const wordBytes = 8

export class ProgramWords {
  readonly most = 2 ** 15
  #address: number | null = null

  constructor(private readonly device: Pick<Device, 'allocate' | 'free' | 'write'>) {}

  /** The words, for a launch that needs `count` of them; null where they are not so many. Launches share them, one after another. */
  of(count: number): { readonly address: number; readonly dtype: 'int64' } | null {
    if (count > this.most) return null
    this.#address ??= this.#allocate()
    return { address: this.#address, dtype: 'int64' }
  }
  #allocate(): number {
    const bytes = this.most * wordBytes
    const address = this.device.allocate(bytes)
    this.device.write(address, new Uint8Array(bytes))
    return address
  }
  close(): void {
    if (this.#address !== null) this.device.free(this.#address)
  }
}
