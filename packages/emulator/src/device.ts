// An emulated device: memory of the host between guard pages, kernels compiled from the vendor's source by the host's compiler.
import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
import { HostMemory } from './host-memory.ts'
import { firstDifference, mostSnapshotBytes, restoreSnapshot, takeSnapshot } from './snapshot.ts'
import { type Support, theSupport } from './support.ts'
import { supportSource } from './support-source.ts'
import { buildSupport, compileEmulated, flagsText, type HostCompiler } from './toolchain.ts'

class EmulatedExecutable implements Executable {
  constructor(
    readonly entry: string,
    readonly kernel: number,
    readonly geometry: LaunchGeometry,
    readonly usesAtomics: boolean,
  ) {}
}

export class EmulatedDevice implements Device {
  readonly name: string
  readonly toolchainId: string
  readonly binaryExtension = '.emulated.so'
  readonly watchesMemory = true
  private readonly support: Support
  private readonly blocks: HostMemory

  /** `header` declares what this vendor's source uses besides the family's common names. */
  constructor(
    readonly vendor: string,
    readonly probe: DeviceProbe,
    readonly target: SimtTarget,
    private readonly compiler: HostCompiler,
    private readonly folder: string,
    private readonly header: string,
  ) {
    this.name = probe.name
    this.toolchainId = `emulator ${compiler.description} ${flagsText} ${headerSource}${header}${entrySource('', '')}`
    this.support = theSupport(() => buildSupport(compiler, folder, supportSource))
    this.blocks = new HostMemory(`${vendor}:${probe.name}`, this.support)
  }

  allocate(bytes: number): number {
    return this.blocks.allocate(bytes)
  }
  free(address: number): void {
    this.blocks.free(address)
  }
  write(address: number, bytes: Uint8Array): void {
    this.blocks.write(address, bytes)
  }
  read(address: number, bytes: number): Promise<Uint8Array> {
    return Promise.resolve(this.blocks.read(address, bytes))
  }
  readSync(address: number, bytes: number): Uint8Array {
    return this.blocks.read(address, bytes)
  }
  copy(destination: number, source: number, bytes: number): void {
    this.blocks.copy(destination, source, bytes)
  }

  compile(source: string): Uint8Array {
    const entry = /\b(og_\w+)\(/.exec(source.slice(source.indexOf(this.target.dialect.kernelPrefix)))?.[1]
    if (!entry) throw new OpGemsError('COMPILE_FAILED', `${this.vendor}:${this.name}: the source has no kernel`)
    const text = `${headerSource}${this.header}\n#line 1 "kernel"\n${source}${entrySource(entry, source)}`
    return compileEmulated(this.compiler, this.folder, text)
  }
  load(binary: Binary, entry: string, geometry?: LaunchGeometry): Executable {
    if (!geometry)
      throw new OpGemsError(
        'BAD_KERNEL',
        `${this.vendor}:${this.name}: kernel '${entry}' comes without a launch geometry`,
      )
    if (geometry.dynamicSharedBytes || geometry.parameterOffsets)
      throw new OpGemsError(
        'UNSUPPORTED',
        `${this.vendor}:${this.name}: kernel '${entry}' has dynamic shared memory or parameters of other sizes than 8 bytes`,
      )
    const path = binary.path || join(this.folder, `loading-${process.pid}-${randomUUID()}.so`)
    try {
      if (!binary.path) writeFileSync(path, binary.bytes)
      const kernel = this.support.load(path, entry)
      if (kernel !== 0)
        return new EmulatedExecutable(entry, kernel, geometry, /\batomic|\bswap\(/.test(this.support.source(kernel)))
      throw new OpGemsError('LAUNCH_FAILED', `${this.vendor}:${this.name}: ${this.support.message()}`, { path })
    } finally {
      if (!binary.path) rmSync(path, { force: true })
    }
  }
  launch(executable: Executable, slots: Uint8Array, programs: number): void {
    const { kernel, geometry, entry } = executable as EmulatedExecutable
    const { threads, programsPerBlock } = geometry
    if (threads > this.target.maxThreads || geometry.sharedBytes > this.target.sharedBytes)
      throw new OpGemsError(
        'LAUNCH_FAILED',
        `${this.vendor}:${this.name}: kernel '${entry}' asks for ${threads} threads and ${geometry.sharedBytes} bytes of shared memory`,
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
    throw new OpGemsError('LAUNCH_FAILED', `${this.vendor}:${this.name}: ${text}`)
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
  /** Writes behind a block that no guard page has seen. */
  private trespass(): Fault | null {
    const address = this.blocks.trespass()
    return address === 0 ? null : { message: 'write out of bounds', address, line: 0, block: 0, thread: -1 }
  }
  private failure(): Fault {
    const where = new BigInt64Array(4)
    this.support.failure(new Uint8Array(where.buffer))
    const [address, line, block, thread] = [...where].map(Number) as [number, number, number, number]
    return { message: this.support.message(), address, line, block, thread }
  }
  async synchronize(): Promise<void> {}
  async close(): Promise<void> {
    this.blocks.close()
  }
}
