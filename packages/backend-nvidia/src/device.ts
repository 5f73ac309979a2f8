// An open GPU: memory, modules and launches on one stream.
import {
  type Binary,
  type Device,
  type DeviceProbe,
  type Executable,
  type LaunchGeometry,
  OpGemsError,
  type SimtTarget,
} from '@opgems/core'
import koffi from 'koffi'
import type { Compiler } from './compiler.ts'
import { ArgumentArea } from './cuda/argument-area.ts'
import { architectureOf, type GpuAttributes } from './cuda/attributes.ts'
import { call, driverError, query } from './cuda/call.ts'
import type { DriverLibrary } from './cuda/driver-library.ts'
import { EventStopwatch } from './cuda/event-stopwatch.ts'
import { nvidiaTarget } from './target.ts'

/** CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES */
const maxDynamicSharedAttribute = 8
/** CUDA_ERROR_NOT_READY: the event has not happened yet. */
const notReady = 600

class GpuExecutable implements Executable {
  constructor(
    readonly entry: string,
    readonly fn: number,
    readonly geometry: LaunchGeometry,
    /** Address of the table of its parameters' addresses. */
    readonly parameters: number,
  ) {}
}

export class NvidiaDevice implements Device {
  readonly name: string
  readonly target: SimtTarget
  readonly toolchainId: string
  readonly binaryExtension = '.cubin'
  readonly stopwatch: EventStopwatch
  readonly #stream: number
  readonly #event: number
  readonly #arguments = new ArgumentArea()
  readonly #architecture: string
  #closed = false

  constructor(
    private readonly cuda: DriverLibrary,
    readonly probe: DeviceProbe,
    private readonly ordinal: number,
    gpu: GpuAttributes,
    private readonly compiler: Compiler,
  ) {
    this.name = probe.name
    this.#architecture = architectureOf(gpu)
    this.target = { ...nvidiaTarget(gpu), features: [this.#architecture] }
    this.toolchainId = `${compiler.id} ${this.#architecture}`
    call(cuda, 'cuCtxSetCurrent', query(cuda, 'cuDevicePrimaryCtxRetain', ordinal))
    this.#stream = query(cuda, 'cuStreamCreate', 0)
    this.#event = query(cuda, 'cuEventCreate', 2)
    this.stopwatch = new EventStopwatch(cuda, this.#stream)
  }

  allocate(bytes: number): number {
    this.#checkOpen()
    return query(this.cuda, 'cuMemAlloc_v2', bytes)
  }
  free(address: number): void {
    if (!this.#closed) call(this.cuda, 'cuMemFree_v2', address)
  }
  write(address: number, bytes: Uint8Array): void {
    this.#checkOpen()
    call(this.cuda, 'cuMemcpyHtoD_v2', address, bytes, bytes.byteLength)
  }
  copy(destination: number, source: number, bytes: number): void {
    this.#checkOpen()
    call(this.cuda, 'cuMemcpyDtoDAsync_v2', destination, source, bytes, this.#stream)
  }
  /** Copies through pinned memory; the event loop goes on until the copy is done. */
  async read(address: number, bytes: number): Promise<Uint8Array> {
    this.#checkOpen()
    const staging = query(this.cuda, 'cuMemHostAlloc', bytes, 0)
    try {
      call(this.cuda, 'cuMemcpyDtoHAsync_v2', staging, address, bytes, this.#stream)
      await this.#happened()
      return new Uint8Array(koffi.view(BigInt(staging), bytes)).slice()
    } finally {
      call(this.cuda, 'cuMemFreeHost', staging)
    }
  }
  readSync(address: number, bytes: number): Uint8Array {
    this.#checkOpen()
    const staging = query(this.cuda, 'cuMemHostAlloc', bytes, 0)
    try {
      call(this.cuda, 'cuMemcpyDtoHAsync_v2', staging, address, bytes, this.#stream)
      call(this.cuda, 'cuStreamSynchronize', this.#stream)
      return new Uint8Array(koffi.view(BigInt(staging), bytes)).slice()
    } finally {
      call(this.cuda, 'cuMemFreeHost', staging)
    }
  }

  compile(source: string): Uint8Array {
    return this.compiler.compile(source, this.#architecture)
  }
  load(binary: Binary, entry: string, geometry?: LaunchGeometry): Executable {
    this.#checkOpen()
    if (!geometry) throw new OpGemsError('BAD_KERNEL', `nvidia: kernel '${entry}' comes without a launch geometry`)
    const module = query(this.cuda, 'cuModuleLoadData', binary.bytes)
    const out: number[] = [0]
    call(this.cuda, 'cuModuleGetFunction', out, module, entry)
    const fn = Number(out[0])
    const { dynamicSharedBytes, parameterOffsets } = geometry
    if (dynamicSharedBytes) call(this.cuda, 'cuFuncSetAttribute', fn, maxDynamicSharedAttribute, dynamicSharedBytes)
    const parameters = parameterOffsets ? this.#arguments.table(parameterOffsets) : this.#arguments.words
    return new GpuExecutable(entry, fn, geometry, parameters)
  }
  launch(executable: Executable, slots: Uint8Array, programs: number): void {
    this.#checkOpen()
    const { fn, geometry, parameters } = executable as GpuExecutable
    this.#arguments.bytes.set(slots)
    const blocks = Math.ceil(programs / geometry.programsPerBlock)
    const shared = geometry.dynamicSharedBytes ?? 0
    const { cuLaunchKernel } = this.cuda
    const result = cuLaunchKernel(fn, blocks, 1, 1, geometry.threads, 1, 1, shared, this.#stream, parameters, 0)
    if (result !== 0) throw this.#launchError(executable, blocks, result)
  }
  async synchronize(): Promise<void> {
    this.#checkOpen()
    await this.#happened()
  }
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    call(this.cuda, 'cuStreamSynchronize', this.#stream)
    this.stopwatch.close()
    call(this.cuda, 'cuEventDestroy_v2', this.#event)
    call(this.cuda, 'cuStreamDestroy_v2', this.#stream)
    call(this.cuda, 'cuDevicePrimaryCtxRelease_v2', this.ordinal)
    this.#arguments.free()
  }

  /** Resolves when all work so far is done, without blocking the event loop. */
  async #happened(): Promise<void> {
    call(this.cuda, 'cuEventRecord', this.#event, this.#stream)
    for (;;) {
      const result = this.cuda.cuEventQuery(this.#event)
      if (result === 0) return
      if (result !== notReady) throw driverError(this.cuda, 'cuEventQuery', result)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  #launchError(executable: Executable, blocks: number, result: number): OpGemsError {
    const { message, code } = driverError(this.cuda, 'cuLaunchKernel', result)
    const { threads } = (executable as GpuExecutable).geometry
    return new OpGemsError(code, `${message} (kernel '${executable.entry}', ${blocks} blocks of ${threads} threads)`)
  }
  #checkOpen(): void {
    if (this.#closed) throw new OpGemsError('DISPOSED', `nvidia:${this.name} was closed`)
  }
}
