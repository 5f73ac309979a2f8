// An open GPU or npu: memory, modules and launches on one stream.
import {
  type Binary,
  type Device,
  type DeviceGraph,
  type DeviceProbe,
  type Executable,
  type GraphStep,
  type LaunchGeometry,
  type NpuTarget,
  OpGemsError,
  type SharedMemory,
  type SimtTarget,
} from '@opgems/core'
import koffi from 'koffi'
import { ArgumentArea } from './argument-area.ts'
import type { Compiler } from './compiler/compiler.ts'
import type { GpuContext } from './context.ts'
import { CoreLaunches, coreArgumentBytes, coreGeometry } from './core-launches.ts'
import { EventStopwatch } from './event-stopwatch.ts'
import { EventWaits } from './event-waits.ts'
import { StreamGraph } from './graph.ts'
import { PinnedConstants } from './pinned-constants.ts'
import { PinnedMemory } from './pinned-memory.ts'
import { WriteRing } from './write-ring.ts'

/**
 * Launches after the device was last waited for from which on none starts early but in graphs: up to there it was seen to gain, while
 * a chain of 12,000 once took longer, maybe because the driver's queue was full.
 */
const mostEarlyLaunches = 512
/** What a blocking read copies at a time. */
const readChunkBytes = 16 << 20

class GpuExecutable implements Executable {
  constructor(
    readonly entry: string,
    readonly fn: number,
    readonly threads: number,
    readonly programsPerBlock: number,
    readonly dynamicSharedBytes: number,
    /** Address of the table of its parameters' addresses. */
    readonly parameters: number,
    /** Whether it waits for the launches before it itself, so that it may start before they have ended. */
    readonly startsEarly: boolean,
  ) {}
}

export interface GpuDeviceOptions {
  /** What its binaries are compiled for. */
  readonly architecture: string
  readonly target: SimtTarget | NpuTarget
  /** File name extension of binaries, with the dot. */
  readonly binaryExtension: string
  /** See `Device.hardwareId`. */
  readonly hardwareId: string
  /** Wait after each launch, so that an error names the kernel that caused it. */
  readonly launchBlocking: boolean
}

export class GpuDevice implements Device {
  readonly name: string
  readonly target: SimtTarget | NpuTarget
  readonly toolchainId: string
  readonly binaryExtension: string
  readonly hardwareId: string
  readonly stopwatch: EventStopwatch
  readonly isAsynchronous: boolean
  /** Absent where the driver has no graphs: core launches one by one then. */
  readonly graph?: (steps: readonly GraphStep[]) => DeviceGraph
  /** Absent where the driver has no host memory that kernels reach. */
  readonly sharedMemory?: (bytes: number) => SharedMemory
  readonly #stream: number
  readonly #arguments = new ArgumentArea()
  readonly #pinned: PinnedMemory
  readonly #writes: WriteRing
  readonly #waits: EventWaits
  /** For npus alone. */
  readonly #cores: CoreLaunches | null
  readonly #modules: number[] = []
  readonly #shared: number[] = []
  /** Reads under way: their memory must outlive them. */
  readonly #reads = new Set<Promise<Uint8Array>>()

  constructor(
    readonly context: GpuContext,
    readonly probe: DeviceProbe,
    private readonly compiler: Compiler,
    private readonly options: GpuDeviceOptions,
  ) {
    this.name = probe.name
    this.isAsynchronous = !options.launchBlocking
    this.target = options.target
    this.binaryExtension = options.binaryExtension
    this.hardwareId = options.hardwareId
    this.toolchainId = `${compiler.id} ${options.architecture}`
    this.#stream = context.query('streamCreate')
    this.stopwatch = new EventStopwatch(context, this.#stream)
    this.#pinned = new PinnedMemory(context)
    this.#writes = new WriteRing(context, this.#pinned, this.#stream)
    this.#waits = new EventWaits(context, this.#stream)
    const { target } = options
    this.#cores = target.family === 'npu' ? new CoreLaunches(context, target.cores, () => this.#synchronize()) : null
    if (context.library.has('hostAllocateMapped')) this.sharedMemory = (bytes) => this.#sharedMemory(bytes)
    if (context.library.has('captureBegin')) this.graph = (steps) => this.#graph(steps)
  }

  // ---- memory

  allocate(bytes: number): number {
    return this.context.query('allocate', bytes)
  }
  free(address: number): void {
    this.context.callIfAlive('free', address)
  }
  memory(): { readonly free: number; readonly total: number } {
    const [free, total]: (number | bigint)[][] = [[0], [0]]
    this.context.call('memoryInfo', free, total)
    return { free: Number(free![0]), total: Number(total![0]) }
  }
  #sharedMemory(bytes: number): SharedMemory {
    const address = this.context.query('hostAllocateMapped', bytes)
    this.#shared.push(address)
    return { address, bytes: new Uint8Array(koffi.view(BigInt(address), bytes)).fill(0) }
  }
  write(address: number, bytes: Uint8Array): void {
    this.#writes.write(address, bytes)
  }
  copy(destination: number, source: number, bytes: number): void {
    this.context.call('copyOnDevice', destination, source, bytes, this.#stream)
  }
  /** Copies through pinned memory; the event loop goes on until the copy is done. */
  read(address: number, bytes: number): Promise<Uint8Array> {
    const read = this.#read(address, bytes)
    this.#reads.add(read)
    const remove = () => this.#reads.delete(read)
    read.then(remove, remove)
    return read
  }
  async #read(address: number, bytes: number): Promise<Uint8Array> {
    const buffer = this.#pinnedFor(bytes)
    if (!buffer) return this.readSync(address, bytes)
    try {
      this.context.call('copyToHost', buffer.address, address, bytes, this.#stream)
      await this.#waits.wait()
      return buffer.bytes.slice(0, bytes)
    } finally {
      this.#pinned.giveBack(buffer)
    }
  }
  readSync(address: number, bytes: number): Uint8Array {
    const result = new Uint8Array(bytes)
    const buffer = this.#pinned.take(Math.min(bytes, readChunkBytes))
    try {
      for (let done = 0; done < bytes; done += readChunkBytes) {
        const length = Math.min(bytes - done, readChunkBytes)
        this.context.call('copyToHost', buffer.address, address + done, length, this.#stream)
        this.#synchronize()
        result.set(buffer.bytes.subarray(0, length), done)
      }
      return result
    } finally {
      this.#pinned.giveBack(buffer)
    }
  }

  // ---- kernels

  compile(source: string): Uint8Array {
    return this.compiler.compile(source, this.options.architecture)
  }
  load(binary: Binary, entry: string, given?: LaunchGeometry): Executable {
    const { context } = this
    const geometry = this.#cores ? coreGeometry : given
    if (!geometry)
      throw new OpGemsError('BAD_KERNEL', `${context.name}: kernel '${entry}' comes without a launch geometry`)
    const module = context.query('moduleLoad', binary.bytes)
    this.#modules.push(module)
    const out: number[] = [0]
    context.call('moduleFunction', out, module, entry)
    const fn = Number(out[0])
    const { dynamicSharedBytes = 0, parameterOffsets, threads, programsPerBlock } = geometry
    if (dynamicSharedBytes > 0 && context.library.has('allowDynamicShared'))
      context.call('allowDynamicShared', fn, dynamicSharedBytes)
    const parameters = parameterOffsets ? this.#arguments.table(parameterOffsets) : this.#arguments.words
    const startsEarly = geometry.awaitsLaunches === true && context.library.has('launchEarly')
    return new GpuExecutable(entry, fn, threads, programsPerBlock, dynamicSharedBytes, parameters, startsEarly)
  }
  /** The last two are for npus alone: threads have registers instead, and blocks no order. */
  launch(executable: Executable, slots: Uint8Array, programs: number, scratchBytes = 0, serial = false): void {
    this.#enqueue(executable as GpuExecutable, slots, programs, scratchBytes, serial)
    if (this.options.launchBlocking) this.#synchronize(`in kernel '${executable.entry}'`)
  }
  #graph(steps: readonly GraphStep[]): DeviceGraph {
    const constants = new PinnedConstants(this.context, this.#stream, this.#pinned, steps)
    const enqueue = () => {
      for (const step of steps) this.#enqueueStep(step, constants)
    }
    try {
      return new StreamGraph(this.context, this.#stream, describeSteps(steps), enqueue, () => constants.close())
    } catch (error) {
      constants.close()
      throw error
    }
  }

  // ---- lifetime

  async synchronize(): Promise<void> {
    await this.#waits.wait()
  }
  /** Gives everything back; after a lost device there is nothing to give, and nothing to wait for. */
  async close(): Promise<void> {
    const { context } = this
    await Promise.allSettled(this.#reads)
    if (context.isReleased) return
    try {
      if (context.isAlive) this.#synchronize()
    } finally {
      this.stopwatch.close()
      this.#waits.close()
      this.#writes.close()
      this.#pinned.close()
      this.#cores?.close()
      for (const address of this.#shared.splice(0)) context.callIfAlive('hostFree', address)
      for (const module of this.#modules.splice(0)) context.callIfAlive('moduleUnload', module)
      context.callIfAlive('streamDestroy', this.#stream)
      context.release()
      this.compiler.close()
      this.#arguments.free()
    }
  }

  #enqueue(
    kernel: GpuExecutable,
    slots: Uint8Array,
    programs: number,
    scratchBytes: number,
    serial: boolean,
    isRecorded = false,
  ): void {
    const { context } = this
    context.use()
    this.#arguments.bytes.set(slots)
    const { fn, threads, dynamicSharedBytes, parameters, programsPerBlock, startsEarly } = kernel
    const area = this.#arguments.bytes
    const blocks = this.#cores
      ? this.#cores.prepare(area, slots.byteLength, programs, scratchBytes, serial)
      : Math.ceil(programs / programsPerBlock)
    const bytes = this.#cores ? slots.byteLength + coreArgumentBytes : dynamicSharedBytes
    const { launch, launchEarly } = context.library.functions
    const result =
      startsEarly && (isRecorded || context.history.count < mostEarlyLaunches)
        ? launchEarly(fn, blocks, threads, dynamicSharedBytes, this.#stream, parameters)
        : launch(fn, blocks, 1, 1, threads, 1, 1, bytes, this.#stream, parameters, 0)
    if (result !== 0) throw context.failure('launch', result, describeLaunch(kernel, blocks))
    context.history.add(kernel)
  }
  #enqueueStep(step: GraphStep, constants: PinnedConstants): void {
    const { context } = this
    switch (step.kind) {
      case 'launch':
        return this.#enqueue(
          step.executable as GpuExecutable,
          step.slots,
          step.programs,
          step.scratchBytes,
          step.serial,
          true,
        )
      case 'copy':
        return this.copy(step.destination, step.source, step.bytes)
      case 'write': {
        const from = constants.addressOf(step)
        return context.call('copyToDevice', step.address, from, step.bytes.byteLength, this.#stream)
      }
      default:
        throw new Error(`unreachable: ${step satisfies never}`)
    }
  }
  #synchronize(during = ''): void {
    const { context } = this
    context.use()
    const result = context.library.functions.streamSynchronize(this.#stream)
    if (result !== 0) throw context.failure('streamSynchronize', result, during)
    context.history.clear()
  }
  /** Null where the host cannot pin so much: a blocking read takes chunks then. */
  #pinnedFor(bytes: number) {
    try {
      return this.#pinned.take(bytes)
    } catch (error) {
      if (error instanceof OpGemsError && error.code === 'OUT_OF_MEMORY') return null
      throw error
    }
  }
}

function describeSteps(steps: readonly GraphStep[]): string {
  const names = steps.map((step) => (step.kind === 'launch' ? step.executable.entry : step.kind))
  return `graph of ${steps.length}: ${[...new Set(names)].join(', ')}`
}

const describeLaunch = ({ entry, threads, dynamicSharedBytes }: GpuExecutable, blocks: number): string =>
  `kernel '${entry}', ${blocks} blocks of ${threads} threads${dynamicSharedBytes > 0 ? `, ${dynamicSharedBytes} bytes of dynamic shared memory` : ''}`
