// An emulated chip with scratchpad: its cores run one after the other, on source compiled against a header with the vendor's names.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Binary, type Device, type DeviceProbe, type Executable, type NpuTarget, OpGemsError } from '@opgems/core'
import { describeFault, type Fault } from '../fault.ts'
import { HostDevice } from '../host-device.ts'
import { compileEmulated, flagsText, type HostCompiler } from '../toolchain.ts'
import { coreEntrySource } from './entry-source.ts'

class CoreExecutable implements Executable {
  constructor(
    readonly entry: string,
    readonly kernel: number,
  ) {}
}

/** Programs, scratch address, scratch bytes of a core, cores: what stands behind a launch's own slots. */
const ownSlots = 4

export class EmulatedCores extends HostDevice implements Device {
  readonly toolchainId: string

  /** `folders` hold headers, `defines` are macros for them; both are told to the compiler. */
  constructor(
    vendor: string,
    probe: DeviceProbe,
    readonly target: NpuTarget,
    compiler: HostCompiler,
    folder: string,
    private readonly folders: readonly string[],
    private readonly defines: Readonly<Record<string, number>>,
  ) {
    super(vendor, probe, compiler, folder)
    const headers = folders.map(contentHash).join(' ')
    const macros = JSON.stringify(defines)
    this.toolchainId = `emulator ${compiler.description} ${flagsText} ${headers} ${macros} ${coreEntrySource('', '')}`
  }

  compile(source: string): Uint8Array {
    const entry = this.entryOf(source, this.target.dialect.kernelPrefix)
    const text = `#line 1 "kernel"\n${source}${coreEntrySource(entry, source)}`
    const flags = [
      ...this.folders.map((f) => `-I${f}`),
      ...Object.entries(this.defines).map(([name, value]) => `-D${name}=${value}`),
    ]
    return compileEmulated(this.compiler, this.folder, text, flags)
  }
  load(binary: Binary, entry: string): Executable {
    return new CoreExecutable(entry, this.loadKernel(binary, entry))
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
      const failed = this.support.launch(kernel, all, cores, 1, 1, 0) !== 0
      // The support counts blocks and threads, which cores have not.
      const fault = failed ? { ...this.failure(), block: 0, thread: -1 } : this.trespass()
      if (fault) this.fail(kernel, entry, all, fault)
    } finally {
      if (scratch !== 0) this.blocks.free(scratch)
    }
  }
  private fail(kernel: number, entry: string, slots: Uint8Array, fault: Fault): never {
    const source = this.support.source(kernel)
    const geometry = { threads: 1, programsPerBlock: 1, sharedBytes: 0 }
    const text = describeFault(fault, { entry, source, slots, geometry, allocations: this.blocks.sizes })
    throw new OpGemsError('LAUNCH_FAILED', `${this.title}: ${text}`)
  }
}

/** Identifies the headers in a folder. */
function contentHash(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}
