// A device whose launches and copies can be recorded while they run, to be replayed later.
import type { Binary, Device, DeviceProbe, Executable } from '../../backend/driver.ts'
import type { Stopwatch } from '../../backend/stopwatch.ts'
import type { LaunchGeometry, Target } from '../../backend/target.ts'
import type { Recording } from './recording.ts'

export class RecordableDevice implements Device {
  readonly name: string
  readonly probe: DeviceProbe
  readonly target: Target
  readonly toolchainId: string
  readonly binaryExtension: string
  readonly stopwatch?: Stopwatch
  readonly watchesMemory: boolean
  /** Receives what is launched; null while nothing is captured. */
  recording: Recording | null = null

  constructor(readonly inner: Device) {
    this.name = inner.name
    this.probe = inner.probe
    this.target = inner.target
    this.toolchainId = inner.toolchainId
    this.binaryExtension = inner.binaryExtension
    this.watchesMemory = inner.watchesMemory ?? false
    if (inner.stopwatch) this.stopwatch = inner.stopwatch
  }
  launch(executable: Executable, slots: Uint8Array, programs: number, scratchBytes: number, serial: boolean): void {
    this.inner.launch(executable, slots, programs, scratchBytes, serial)
    if (this.recording) this.recording.addLaunch({ executable, slots: slots.slice(), programs, scratchBytes, serial })
  }
  copy(destination: number, source: number, bytes: number): void {
    this.inner.copy(destination, source, bytes)
    if (this.recording) this.recording.addCopy({ destination, source, bytes })
  }
  allocate(bytes: number): number {
    return this.inner.allocate(bytes)
  }
  free(address: number): void {
    this.inner.free(address)
  }
  write(address: number, bytes: Uint8Array): void {
    this.inner.write(address, bytes)
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
    return this.inner.load(binary, entry, geometry)
  }
  synchronize(): Promise<void> {
    return this.inner.synchronize()
  }
  close(): Promise<void> {
    return this.inner.close()
  }
}
