// Where kernels report failed checks: a word of memory for each kernel, looked at when the host waits for the device anyway.
import type { Device } from '../../backend/driver.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Kernel } from '../../kernel/index.ts'

/** Kernels with checks beyond so many share a word with an earlier one, which then lends its message. */
const most = 2048
const wordBytes = 4

export class CheckWords {
  readonly #device: Device
  /** The words, where the host can look at them without a copy; else they are read from device memory. */
  readonly #shared: Int32Array | null
  readonly #base: number
  readonly #kernels: Kernel[] = []
  #claimed = 0
  /** Whether a kernel with checks was launched since they were looked at. */
  #isPending = false

  constructor(device: Device) {
    this.#device = device
    const shared = device.sharedMemory?.(most * wordBytes)
    this.#shared = shared ? new Int32Array(shared.bytes.buffer, shared.bytes.byteOffset, most) : null
    this.#base = shared?.address ?? device.allocate(most * wordBytes)
    if (!shared) device.write(this.#base, new Uint8Array(most * wordBytes))
  }

  /** The address of a kernel's own word. */
  claim(kernel: Kernel): number {
    const at = this.#claimed++ % most
    this.#kernels[at] ??= kernel
    return this.#base + at * wordBytes
  }
  /** A kernel with checks was launched. @throws at once on devices whose launches wait */
  launched(): void {
    this.#isPending = true
    if (!this.#device.isAsynchronous) this.throwIfFailed()
  }
  /**
   * To be called when the device was waited for. Where the words must be copied, waits for the kernels with checks launched
   * since the last call. @throws with the check's code and message
   */
  throwIfFailed(): void {
    const words = this.#look()
    const at = words ? words.findIndex((word) => word !== 0) : -1
    if (!words || at < 0) return
    const number = words[at]!
    this.#clear()
    const { name, checks } = this.#kernels[at]!
    const failed = checks[number - 1]
    throw new OpGemsError(failed?.code ?? 'INDEX_OUT_OF_RANGE', failed?.message ?? `${name}: check ${number} failed`, {
      operator: name,
      kernel: name,
    })
  }
  #look(): Int32Array | null {
    const count = this.#kernels.length
    if (this.#shared) return this.#shared.subarray(0, count)
    if (!this.#isPending) return null
    this.#isPending = false
    const bytes = this.#device.readSync(this.#base, count * wordBytes)
    return new Int32Array(bytes.buffer, bytes.byteOffset, count)
  }
  #clear(): void {
    if (this.#shared) this.#shared.fill(0)
    else this.#device.write(this.#base, new Uint8Array(this.#kernels.length * wordBytes))
  }
  /** For replays, whose kernels nobody names. */
  replayed(): void {
    if (this.#claimed > 0) this.launched()
  }
  close(): void {
    if (!this.#shared) this.#device.free(this.#base)
  }
}
