// Where kernels report failed checks: a word of device memory for each kernel, looked at when the host waits for the device anyway.
import type { Device } from '../../backend/driver.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Kernel } from '../../kernel/index.ts'

/** Kernels with checks beyond so many share a word with an earlier one, which then lends its message. */
const most = 2048
const wordBytes = 4

export class CheckWords {
  readonly #device: Device
  readonly #base: number
  readonly #kernels: Kernel[] = []
  #claimed = 0
  /** Whether a kernel with checks was launched since they were looked at. */
  #isPending = false

  constructor(device: Device) {
    this.#device = device
    this.#base = device.allocate(most * wordBytes)
    device.write(this.#base, new Uint8Array(most * wordBytes))
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
  /** Waits for the device where kernels with checks were launched since the last call. @throws with the check's code and message */
  throwIfFailed(): void {
    if (!this.#isPending) return
    this.#isPending = false
    const bytes = this.#device.readSync(this.#base, this.#kernels.length * wordBytes)
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const at = this.#kernels.findIndex((_, i) => words.getInt32(i * wordBytes, true) !== 0)
    if (at < 0) return
    this.#device.write(this.#base, new Uint8Array(this.#kernels.length * wordBytes))
    const { name, checks } = this.#kernels[at]!
    const number = words.getInt32(at * wordBytes, true)
    const failed = checks[number - 1]
    throw new OpGemsError(failed?.code ?? 'INDEX_OUT_OF_RANGE', failed?.message ?? `${name}: check ${number} failed`, {
      operator: name,
    })
  }
  /** For replays, whose kernels nobody names. */
  replayed(): void {
    if (this.#claimed > 0) this.launched()
  }
  close(): void {
    this.#device.free(this.#base)
  }
}
