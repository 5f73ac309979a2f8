// The open native device: memory, compiled kernels and launches through the support library. Work is done when `launch` returns.
import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import {
  type Binary,
  type Device,
  type DeviceProbe,
  type Executable,
  HostStopwatch,
  type LoopsTarget,
  OpGemsError,
} from '@opgems/core'
import { amxFeature } from './amx/product-override.ts'
import { openSupport, type Support } from './support.ts'
import { nativeTarget } from './target.ts'
import { compileKernel, type Toolchain } from './toolchain.ts'

/** Reading it takes microseconds. */
const systemMemory = totalmem()

/** A loaded kernel: the address of its record in the support library. */
class NativeExecutable implements Executable {
  constructor(
    readonly entry: string,
    readonly address: number,
  ) {}
}

export class NativeDevice implements Device {
  readonly name: string
  readonly probe: DeviceProbe
  readonly target: LoopsTarget
  readonly toolchainId: string
  readonly binaryExtension = '.so'
  readonly stopwatch = new HostStopwatch()
  readonly #toolchain: Toolchain
  readonly #folder: string
  readonly #support: Support
  #pool: number

  constructor(probe: DeviceProbe, toolchain: Toolchain, folder: string, threads: number) {
    this.name = probe.name
    this.probe = probe
    this.#toolchain = toolchain
    this.#folder = folder
    this.#support = openSupport(toolchain, folder)
    this.#pool = this.#support.open(threads)
    if (this.#pool === 0) throw new OpGemsError('NO_DEVICE', 'cpu:native: no memory for the thread pool')
    const features = this.#support.allowTiles() ? [amxFeature] : []
    this.target = nativeTarget(toolchain, this.#support.threads(this.#pool), features)
    this.toolchainId = toolchain.id
  }

  allocate(bytes: number): number {
    this.#checkOpen()
    // The system may promise more than it has and end the process on the first touch.
    const address = bytes > systemMemory ? 0 : this.#support.allocate(bytes)
    if (address === 0) throw outOfMemory(`${bytes} bytes`)
    return address
  }

  free(address: number): void {
    this.#support.free(address)
  }

  write(address: number, bytes: Uint8Array): void {
    this.#support.write(address, bytes, bytes.byteLength)
  }

  read(address: number, bytes: number): Promise<Uint8Array> {
    return Promise.resolve(this.readSync(address, bytes))
  }

  readSync(address: number, bytes: number): Uint8Array {
    this.#checkOpen()
    const result = new Uint8Array(bytes)
    this.#support.read(result, address, bytes)
    return result
  }

  copy(destination: number, source: number, bytes: number): void {
    this.#checkOpen()
    this.#support.copy(this.#pool, destination, source, bytes)
  }

  compile(source: string): Uint8Array {
    return compileKernel(this.#toolchain, this.#folder, source)
  }

  load(binary: Binary, entry: string): Executable {
    this.#checkOpen()
    if (binary.path !== '') return this.#loadFile(binary.path, entry)
    const path = join(this.#folder, `loading-${process.pid}-${randomUUID()}.so`)
    try {
      writeFileSync(path, binary.bytes)
      return this.#loadFile(path, entry)
    } finally {
      // A loaded library stays mapped when its file is gone.
      rmSync(path, { force: true })
    }
  }

  #loadFile(path: string, entry: string): NativeExecutable {
    const address = this.#support.load(this.#pool, path, entry)
    if (address !== 0) return new NativeExecutable(entry, address)
    const reason = this.#support.message()
    throw new OpGemsError('LAUNCH_FAILED', `cpu:native: cannot load kernel '${entry}' from ${path}: ${reason}`, {
      path,
    })
  }

  launch(executable: Executable, slots: Uint8Array, programs: number, scratchBytes: number, serial: boolean): void {
    this.#checkOpen()
    const { address } = executable as NativeExecutable
    const failed = this.#support.launch(address, slots, programs, 2 * scratchBytes + (serial ? 1 : 0))
    if (failed !== 0)
      throw outOfMemory(
        `${scratchBytes} bytes of scratch for each of ${this.target.threads} threads ('${executable.entry}')`,
      )
  }

  synchronize(): Promise<void> {
    return Promise.resolve()
  }

  close(): Promise<void> {
    const pool = this.#pool
    this.#pool = 0
    if (pool !== 0) this.#support.close(pool)
    return Promise.resolve()
  }

  #checkOpen(): void {
    if (this.#pool === 0) throw new OpGemsError('DISPOSED', 'cpu:native is closed')
  }
}

function outOfMemory(what: string): OpGemsError {
  return new OpGemsError('OUT_OF_MEMORY', `cpu:native: out of memory: ${what} asked for`, { target: 'cpu:native' })
}
