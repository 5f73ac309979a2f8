// An emulated chip with scratchpad: its cores run one after the other, on source compiled against a header with the vendor's names.
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Binary, type Device, type DeviceProbe, type Executable, type NpuTarget, OpGemsError } from '@opgems/core'
import { describeFault } from '../fault.ts'
import { HostMemory } from '../host-memory.ts'
import { type Support, theSupport } from '../support.ts'
import { supportSource } from '../support-source.ts'
import { buildSupport, compileEmulated, flagsText, type HostCompiler } from '../toolchain.ts'
import { coreEntrySource } from './entry-source.ts'

class CoreExecutable implements Executable {
  constructor(
    readonly entry: string,
    readonly kernel: number,
  ) {}
}

/** Programs, scratch address, scratch bytes of a core, cores: what stands behind a launch's own slots. */
const ownSlots = 4

export class EmulatedCores implements Device {
  readonly name: string
  readonly toolchainId: string
  readonly binaryExtension = '.emulated.so'
  readonly watchesMemory = true
  private readonly support: Support
  private readonly blocks: HostMemory

  /** `folders` hold headers, `defines` are macros for them; both are told to the compiler. */
  constructor(
    private readonly vendor: string,
    readonly probe: DeviceProbe,
    readonly target: NpuTarget,
    private readonly compiler: HostCompiler,
    private readonly folder: string,
    private readonly folders: readonly string[],
    private readonly defines: Readonly<Record<string, number>>,
  ) {
    this.name = probe.name
    const headers = folders.map(contentHash).join(' ')
    const macros = JSON.stringify(defines)
    this.toolchainId = `emulator ${compiler.description} ${flagsText} ${headers} ${macros} ${coreEntrySource('', '')}`
    this.support = theSupport(() => buildSupport(compiler, folder, supportSource))
    this.blocks = new HostMemory(this.title, this.support)
  }

  private get title(): string {
    return `${this.vendor}:${this.name}`
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
    if (!entry) throw new OpGemsError('COMPILE_FAILED', `${this.title}: the source has no kernel`)
    const text = `#line 1 "kernel"\n${source}${coreEntrySource(entry, source)}`
    const flags = [
      ...this.folders.map((f) => `-I${f}`),
      ...Object.entries(this.defines).map(([name, value]) => `-D${name}=${value}`),
    ]
    return compileEmulated(this.compiler, this.folder, text, flags)
  }
  load(binary: Binary, entry: string): Executable {
    const path = binary.path || join(this.folder, `loading-${process.pid}-${randomUUID()}.so`)
    try {
      if (!binary.path) writeFileSync(path, binary.bytes)
      const kernel = this.support.load(path, entry)
      if (kernel !== 0) return new CoreExecutable(entry, kernel)
      throw new OpGemsError('LAUNCH_FAILED', `${this.title}: ${this.support.message()}`, { path })
    } finally {
      if (!binary.path) rmSync(path, { force: true })
    }
  }
  launch(executable: Executable, slots: Uint8Array, programs: number, scratchBytes: number, serial: boolean): void {
    const { kernel, entry } = executable as CoreExecutable
    const cores = serial ? 1 : Math.min(this.target.cores, programs)
    const bytes = Math.ceil(scratchBytes / 64) * 64
    const scratch = bytes > 0 ? this.blocks.allocate(bytes * cores) : 0
    const all = new Uint8Array(slots.byteLength + ownSlots * 8)
    all.set(slots)
    new BigInt64Array(all.buffer, slots.byteLength).set([programs, scratch, bytes, cores].map(BigInt))
    try {
      if (this.support.launch(kernel, all, cores, 1, 1, 0) !== 0) this.fail(kernel, entry, all)
      const address = this.blocks.trespass()
      if (address !== 0)
        this.fail(kernel, entry, all, { message: 'write out of bounds', address, line: 0, block: 0, thread: -1 })
    } finally {
      if (scratch !== 0) this.blocks.free(scratch)
    }
  }
  private fail(kernel: number, entry: string, slots: Uint8Array, fault = this.failure()): never {
    const source = this.support.source(kernel)
    const geometry = { threads: 1, programsPerBlock: 1, sharedBytes: 0 }
    const text = describeFault(fault, { entry, source, slots, geometry, allocations: this.blocks.sizes })
    throw new OpGemsError('LAUNCH_FAILED', `${this.title}: ${text}`)
  }
  private failure() {
    const where = new BigInt64Array(4)
    this.support.failure(new Uint8Array(where.buffer))
    const [address, line] = [...where].map(Number) as [number, number]
    return { message: this.support.message(), address, line, block: 0, thread: -1 }
  }
  async synchronize(): Promise<void> {}
  async close(): Promise<void> {
    this.blocks.close()
  }
}

/** Identifies the headers in a folder. */
function contentHash(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}
