// A device whose launches and copies can be recorded while they run, to be replayed later.
import type {
  Binary,
  Device,
  DeviceGraph,
  DeviceProbe,
  Executable,
  GraphStep,
  SharedMemory,
} from '../../backend/driver.ts'
import type { Stopwatch } from '../../backend/stopwatch.ts'
import type { LaunchGeometry, Target } from '../../backend/target.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Profiler } from '../profile/profiler.ts'
import type { Recording } from './recording.ts'

/** Bytes of a scalar that an operator makes a tensor of. */
const largestConstant = 16

export class RecordableDevice implements Device {
  readonly name: string
  readonly probe: DeviceProbe
  readonly target: Target
  readonly toolchainId: string
  readonly binaryExtension: string
  readonly hardwareId?: string
  readonly stopwatch?: Stopwatch
  readonly isAsynchronous: boolean
  readonly watchesMemory: boolean
  readonly sharedMemory?: (bytes: number) => SharedMemory
  readonly memory?: () => { readonly free: number; readonly total: number }
  /** Receives what is launched; null while nothing is captured. */
  recording: Recording | null = null
  /** Gives memory that nobody uses back to the device, which keeps code and graphs in it too; set by the runtime. */
  releaseCache: () => void = () => {}
  /** Hears of launches and copies; null while nothing is profiled. */
  profiler: Profiler | null = null

  constructor(readonly inner: Device) {
    this.name = inner.name
    this.probe = inner.probe
    this.target = inner.target
    this.toolchainId = inner.toolchainId
    this.binaryExtension = inner.binaryExtension
    this.watchesMemory = inner.watchesMemory ?? false
    this.isAsynchronous = inner.isAsynchronous ?? false
    if (inner.hardwareId !== undefined) this.hardwareId = inner.hardwareId
    if (inner.stopwatch) this.stopwatch = inner.stopwatch
    if (inner.sharedMemory) this.sharedMemory = (bytes) => inner.sharedMemory!(bytes)
    if (inner.memory) this.memory = () => inner.memory!()
  }
  launch(executable: Executable, slots: Uint8Array, programs: number, scratchBytes: number, serial: boolean): void {
    if (this.profiler) this.profiler.begin()
    this.inner.launch(executable, slots, programs, scratchBytes, serial)
    if (this.profiler) this.profiler.end(executable.entry)
    if (this.recording)
      this.recording.add({ kind: 'launch', executable, slots: slots.slice(), programs, scratchBytes, serial })
  }
  copy(destination: number, source: number, bytes: number): void {
    if (this.profiler) this.profiler.begin()
    this.inner.copy(destination, source, bytes)
    if (this.profiler) this.copied(bytes)
    this.recording?.add({ kind: 'copy', destination, source, bytes })
  }
  private copied(bytes: number): void {
    this.profiler!.expect('copy', { bytes: 2 * bytes, operations: 0 })
    this.profiler!.end('copy')
  }
  allocate(bytes: number): number {
    return this.inner.allocate(bytes)
  }
  free(address: number): void {
    this.inner.free(address)
  }
  /** @throws UNSUPPORTED while something is captured, for more than a constant */
  write(address: number, bytes: Uint8Array): void {
    if (this.recording && bytes.byteLength > largestConstant)
      throw new OpGemsError(
        'UNSUPPORTED',
        'values cannot be written from the host inside capture: every replay would see the same ones; ' +
          'make the tensor before it, and copy new values into it between replays',
      )
    this.inner.write(address, bytes)
    this.recording?.add({ kind: 'write', address, bytes: bytes.slice() })
  }
  read(address: number, bytes: number): Promise<Uint8Array> {
    return this.inner.read(address, bytes)
  }
  readSync(address: number, bytes: number): Uint8Array {
    return this.inner.readSync(address, bytes)
  }
  compile(source: string): Uint8Array {
    return this.inner.compile(source)
  }
  load(binary: Binary, entry: string, geometry?: LaunchGeometry): Executable {
    return this.withRoom(() => this.inner.load(binary, entry, geometry))
  }
  /** Null for devices without graphs of their own. */
  makeGraph(steps: readonly GraphStep[]): DeviceGraph | null {
    return this.withRoom(() => this.inner.graph?.(steps) ?? null)
  }
  private withRoom<T>(make: () => T): T {
    try {
      return make()
    } catch (error) {
      if (!(error instanceof OpGemsError && error.code === 'OUT_OF_MEMORY')) throw error
      this.releaseCache()
      return make()
    }
  }
  synchronize(): Promise<void> {
    return this.inner.synchronize()
  }
  close(): Promise<void> {
    return this.inner.close()
  }
}
