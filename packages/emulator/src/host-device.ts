// What emulated devices of every family have: memory of the host between guard pages, and kernels from shared libraries.
import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Binary, type DeviceProbe, OpGemsError } from '@opgems/core'
import type { Fault } from './fault.ts'
import { HostMemory } from './host-memory.ts'
import { type Support, theSupport } from './support.ts'
import { supportSource } from './support-source.ts'
import { buildSupport, type HostCompiler } from './toolchain.ts'

export abstract class HostDevice {
  readonly name: string
  readonly binaryExtension = '.emulated.so'
  readonly watchesMemory = true
  protected readonly support: Support
  protected readonly blocks: HostMemory
  /** Backend and device, for messages. */
  protected readonly title: string

  /** `folder` receives what is compiled. */
  constructor(
    readonly vendor: string,
    readonly probe: DeviceProbe,
    protected readonly compiler: HostCompiler,
    protected readonly folder: string,
  ) {
    this.name = probe.name
    this.title = `${vendor}:${probe.name}`
    this.support = theSupport(() => buildSupport(compiler, folder, supportSource))
    this.blocks = new HostMemory(this.title, this.support)
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
  async synchronize(): Promise<void> {}
  async close(): Promise<void> {
    this.blocks.close()
  }

  /** The name of the kernel in rendered source, which stands after `prefix`. @throws COMPILE_FAILED */
  protected entryOf(source: string, prefix: string): string {
    const entry = /\b(og_\w+)\(/.exec(source.slice(source.indexOf(prefix)))?.[1]
    if (!entry) throw new OpGemsError('COMPILE_FAILED', `${this.title}: the source has no kernel`)
    return entry
  }
  /** The support's handle of a kernel. @throws LAUNCH_FAILED where its library cannot be loaded */
  protected loadKernel(binary: Binary, entry: string): number {
    const path = binary.path || join(this.folder, `loading-${process.pid}-${randomUUID()}.so`)
    try {
      if (!binary.path) writeFileSync(path, binary.bytes)
      const kernel = this.support.load(path, entry)
      if (kernel !== 0) return kernel
      throw new OpGemsError('LAUNCH_FAILED', `${this.title}: ${this.support.message()}`, { path })
    } finally {
      if (!binary.path) rmSync(path, { force: true })
    }
  }
  /** Writes behind a block that no guard page has seen. */
  protected trespass(): Fault | null {
    const address = this.blocks.trespass()
    return address === 0 ? null : { message: 'write out of bounds', address, line: 0, block: 0, thread: -1 }
  }
  /** What the support says of the launch that failed. */
  protected failure(): Fault {
    const where = new BigInt64Array(4)
    this.support.failure(new Uint8Array(where.buffer))
    const [address, line, block, thread] = [...where].map(Number) as [number, number, number, number]
    return { message: this.support.message(), address, line, block, thread }
  }
}
