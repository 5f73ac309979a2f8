// An emulated device: memory of the host between guard pages, kernels compiled from the vendor's source by the host's compiler.
import {
  type Binary,
  type Device,
  type DeviceProbe,
  type Executable,
  type LaunchGeometry,
  OpGemsError,
  type SimtTarget,
} from '@opgems/core'
import { describeFault, type Fault } from './fault.ts'
import { entrySource, headerSource } from './header-source.ts'
import { HostDevice } from './host-device.ts'
import { firstDifference, mostSnapshotBytes, restoreSnapshot, takeSnapshot } from './snapshot.ts'
import { compileEmulated, flagsText, type HostCompiler } from './toolchain.ts'

class EmulatedExecutable implements Executable {
  constructor(
    readonly entry: string,
    readonly kernel: number,
    readonly geometry: LaunchGeometry,
    readonly usesAtomics: boolean,
  ) {}
}

export class EmulatedDevice extends HostDevice implements Device {
  readonly toolchainId: string

  /** `header` declares what this vendor's source uses besides the family's common names. */
  constructor(
    vendor: string,
    probe: DeviceProbe,
    readonly target: SimtTarget,
    compiler: HostCompiler,
    folder: string,
    private readonly header: string,
  ) {
    super(vendor, probe, compiler, folder)
    this.toolchainId = `emulator ${compiler.description} ${flagsText} ${headerSource}${header}${entrySource('', '')}`
  }

  compile(source: string): Uint8Array {
    const entry = this.entryOf(source, this.target.dialect.kernelPrefix)
    const text = `${headerSource}${this.header}\n#line 1 "kernel"\n${source}${entrySource(entry, source)}`
    return compileEmulated(this.compiler, this.folder, text)
  }
  load(binary: Binary, entry: string, geometry?: LaunchGeometry): Executable {
    if (!geometry)
      throw new OpGemsError('BAD_KERNEL', `${this.title}: kernel '${entry}' comes without a launch geometry`)
    if (geometry.dynamicSharedBytes || geometry.parameterOffsets)
      throw new OpGemsError(
        'UNSUPPORTED',
        `${this.title}: kernel '${entry}' has dynamic shared memory or parameters of other sizes than 8 bytes`,
      )
    const kernel = this.loadKernel(binary, entry)
    return new EmulatedExecutable(
      entry,
      kernel,
      geometry,
      /\batomic|\b(swap|collect)\(/.test(this.support.source(kernel)),
    )
  }
  launch(executable: Executable, slots: Uint8Array, programs: number): void {
    const { kernel, geometry, entry } = executable as EmulatedExecutable
    const { threads, programsPerBlock } = geometry
    if (threads > this.target.maxThreads || geometry.sharedBytes > this.target.sharedBytes)
      throw new OpGemsError(
        'LAUNCH_FAILED',
        `${this.title}: kernel '${entry}' asks for ${threads} threads and ${geometry.sharedBytes} bytes of shared memory`,
      )
    const blocks = Math.ceil(programs / programsPerBlock)
    const run = (backwards: number) =>
      this.support.launch(kernel, slots, blocks, threads, this.target.laneCount, backwards) === 0
        ? null
        : this.failure()
    const fault = (this.mayRace(executable as EmulatedExecutable) ? this.runTwice(run) : run(0)) ?? this.trespass()
    if (!fault) return
    const source = this.support.source(kernel)
    const text = describeFault(fault, { entry, source, slots, geometry, allocations: this.blocks.sizes })
    throw new OpGemsError('LAUNCH_FAILED', `${this.title}: ${text}`)
  }
  /** Threads that exchange values through shared memory; atomics may rightly depend on their order. */
  private mayRace({ geometry, usesAtomics }: EmulatedExecutable): boolean {
    if (geometry.sharedBytes === 0 || usesAtomics) return false
    let bytes = 0
    for (const size of this.blocks.sizes.values()) bytes += size
    return bytes <= mostSnapshotBytes
  }
  /** Once in each order of threads and blocks, from the same memory. */
  private runTwice(run: (backwards: number) => Fault | null): Fault | null {
    const before = takeSnapshot(this.support, this.blocks.sizes)
    const first = run(0)
    if (first) return first
    const after = takeSnapshot(this.support, this.blocks.sizes)
    restoreSnapshot(this.support, before)
    const second = run(1)
    if (second) return second
    const address = firstDifference(after, takeSnapshot(this.support, this.blocks.sizes))
    const message = 'race: other bytes when threads run in the opposite order'
    return address === 0 ? null : { message, address, line: 0, block: 0, thread: -1 }
  }
}
