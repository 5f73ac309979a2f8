// The open WebAssembly device: memory, kernels and launches. Work is done when `launch` returns.
import type { Binary, Device, DeviceProbe, Executable, LoopsTarget } from '@opgems/core'
import { HostStopwatch, OpGemsError } from '@opgems/core'
import { COPY_BLOCK, copySlots, copySource } from './copy-kernel.ts'
import { type Kernel, WasmExecutable } from './executable.ts'
import { LinearMemory, MAX_SLOT_BYTES, SLOTS_ADDRESS } from './linear-memory.ts'
import { mathFunctions } from './math-functions.mjs'
import { wasmTarget } from './target.ts'
import { compileWat, toolchainId } from './toolchain.ts'
import { webAssembly } from './webassembly.ts'
import { WorkerPool } from './worker-pool.ts'

/** Launches expected to take less run on the calling thread alone: waking a worker costs some microseconds. */
const INLINE_MS = 0.015
/** Copies from this size on are shared among threads. */
const SHARED_COPY_BYTES = 1 << 20
/** Program numbers stay below 2³¹ while every thread asks for one more chunk. */
const MAX_PROGRAMS = 2 ** 30

export class WasmDevice implements Device {
  readonly name: string
  readonly target: LoopsTarget
  readonly toolchainId = toolchainId
  readonly binaryExtension = '.wasm'
  readonly stopwatch = new HostStopwatch()
  readonly #memory: LinearMemory
  readonly #pool: WorkerPool
  #executables = 0
  #copyKernel: WasmExecutable | undefined
  #scratch = { address: 0, stride: 0 }
  #closed = false

  constructor(
    readonly probe: DeviceProbe,
    threads: number,
    memory = new LinearMemory(),
  ) {
    this.name = probe.name
    this.target = wasmTarget(threads)
    this.#memory = memory
    this.#pool = new WorkerPool(memory.memory, threads)
  }

  allocate(bytes: number): number {
    this.#checkOpen()
    return this.#memory.allocate(bytes)
  }

  free(address: number): void {
    this.#memory.free(address)
  }

  write(address: number, bytes: Uint8Array): void {
    this.#memory.bytes.set(bytes, address)
  }

  read(address: number, bytes: number): Promise<Uint8Array> {
    return Promise.resolve(this.readSync(address, bytes))
  }

  readSync(address: number, bytes: number): Uint8Array {
    this.#checkOpen()
    // A slice of shared memory is an array of its own, not shared.
    return this.#memory.bytes.slice(address, address + bytes)
  }

  copy(destination: number, source: number, bytes: number): void {
    const overlap = destination < source + bytes && source < destination + bytes
    const shared = overlap || bytes < SHARED_COPY_BYTES ? 0 : bytes - (bytes % COPY_BLOCK)
    if (shared > 0) this.#copyBlocks(destination, source, shared / COPY_BLOCK)
    this.#memory.bytes.copyWithin(destination + shared, source + shared, source + bytes)
  }

  #copyBlocks(destination: number, source: number, blocks: number): void {
    this.#copyKernel ??= this.load({ path: 'the copy kernel', bytes: compileWat(copySource) }, 'copy')
    this.launch(this.#copyKernel, copySlots(destination, source), blocks, 0, false)
  }

  compile(source: string): Uint8Array {
    return compileWat(source)
  }

  load(binary: Binary, entry: string): WasmExecutable {
    this.#checkOpen()
    try {
      const module = new webAssembly.Module(binary.bytes)
      const imports = { env: { memory: this.#memory.memory }, math: { ...mathFunctions } }
      const kernel = new webAssembly.Instance(module, imports).exports[entry]
      if (typeof kernel !== 'function') throw new Error(`it exports no function '${entry}'`)
      const executable = new WasmExecutable(++this.#executables, entry, module, kernel as Kernel)
      this.#pool.add(executable)
      return executable
    } catch (cause) {
      const path = binary.path
      throw new OpGemsError('LAUNCH_FAILED', `cpu:wasm: cannot load ${path}: ${String(cause)}`, { path }, { cause })
    }
  }

  launch(executable: Executable, slots: Uint8Array, programs: number, scratchBytes: number, serial: boolean): void {
    this.#checkOpen()
    const kernel = executable as WasmExecutable
    if (slots.length > MAX_SLOT_BYTES || programs > MAX_PROGRAMS)
      throw new OpGemsError(
        'LAUNCH_FAILED',
        `cpu:wasm: ${kernel.entry}: ${programs} programs, ${slots.length} argument bytes`,
      )
    if (scratchBytes > this.#scratch.stride) this.#growScratch(scratchBytes)
    this.#memory.bytes.set(slots, SLOTS_ADDRESS)
    if (programs === 1 || serial || this.#pool.threads === 1) this.#runHere(kernel, programs)
    else this.#runTimed(kernel, programs)
  }

  synchronize(): Promise<void> {
    return Promise.resolve()
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#pool.close()
  }

  #runHere(executable: WasmExecutable, programs: number): void {
    try {
      executable.kernel(SLOTS_ADDRESS, 0, programs, this.#scratch.address)
    } catch (cause) {
      throw this.#kernelFailed(executable, cause)
    }
  }

  #runTimed(executable: WasmExecutable, programs: number): void {
    const start = performance.now()
    if (executable.msPerProgram * programs < INLINE_MS) {
      this.#runHere(executable, programs)
      executable.record(performance.now() - start, programs)
      return
    }
    const { address: scratch, stride: scratchStride } = this.#scratch
    try {
      const ran = this.#pool.run(executable, { slots: SLOTS_ADDRESS, programs, scratch, scratchStride })
      executable.record(performance.now() - start, ran)
    } catch (cause) {
      throw cause instanceof OpGemsError ? cause : this.#kernelFailed(executable, cause)
    }
  }

  #growScratch(bytes: number): void {
    const stride = Math.ceil(bytes / 64) * 64
    if (this.#scratch.stride > 0) this.#memory.free(this.#scratch.address)
    this.#scratch = { address: 0, stride: 0 }
    this.#scratch = { address: this.#memory.allocate(stride * this.#pool.threads), stride }
  }

  #kernelFailed(executable: WasmExecutable, cause: unknown): OpGemsError {
    return new OpGemsError(
      'LAUNCH_FAILED',
      `cpu:wasm: kernel '${executable.entry}' failed: ${String(cause)}`,
      {},
      { cause },
    )
  }

  #checkOpen(): void {
    if (this.#closed) throw new OpGemsError('DISPOSED', 'cpu:wasm is closed')
  }
}
