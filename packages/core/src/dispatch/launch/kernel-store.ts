// Kernels of one device, compiled once: by key in memory, by content on disk.
import type { Device } from '../../backend/driver.ts'
import { renderKernel } from '../../codegen/families.ts'
import { buildKernel, type KernelBuilder } from '../../kernel/index.ts'
import { type BinaryCache, binaryKey } from '../cache/binary-cache.ts'
import type { KernelTrace } from '../trace.ts'
import { CompiledKernel } from './compiled-kernel.ts'

export class KernelStore {
  private readonly kernels = new Map<string, CompiledKernel>()
  private readonly status: number

  constructor(
    private readonly device: Device,
    private readonly cache: BinaryCache,
    private readonly trace?: KernelTrace,
  ) {
    this.status = device.allocate(64)
    device.write(this.status, new Uint8Array(64))
  }

  /** The kernel of this key; `body` writes it the first time. The key must name everything that `body` depends on. */
  get(key: string, name: string, body: (k: KernelBuilder) => void): CompiledKernel {
    const known = this.kernels.get(key)
    if (known) return known
    const compiled = this.compile(key, name, body)
    this.kernels.set(key, compiled)
    return compiled
  }

  private compile(id: string, name: string, body: (k: KernelBuilder) => void): CompiledKernel {
    const { device } = this
    const start = performance.now()
    const kernel = buildKernel(name, body)
    const rendered = renderKernel(kernel, device.target)
    const key = binaryKey({ source: rendered.source, toolchain: device.toolchainId })
    let cached = true
    const binary = this.cache.getOrBuild(key, device.binaryExtension, () => {
      cached = false
      return device.compile(rendered.source)
    })
    const compiled = new CompiledKernel(kernel, rendered, device.load(binary, rendered.entry), device, this.status)
    this.trace?.({ key: id, source: rendered.source, cached, milliseconds: performance.now() - start })
    return compiled
  }
  get count(): number {
    return this.kernels.size
  }
  close(): void {
    this.device.free(this.status)
  }
}
