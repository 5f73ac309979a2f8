// Kernels of one device, compiled once: by key in memory, by content on disk.
import type { Executable } from '../../backend/driver.ts'
import type { LaunchGeometry } from '../../backend/target.ts'
import { type RenderedKernel, renderKernel } from '../../codegen/families.ts'
import type { SimtHints } from '../../codegen/simt/plan.ts'
import { type Candidate, candidateName, classOf } from '../../codegen/tuning.ts'
import { isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { buildKernel, type Kernel, type KernelBuilder, verifyKernel } from '../../kernel/index.ts'
import { type BinaryCache, binaryKey } from '../cache/binary-cache.ts'
import type { ProfiledDevice } from '../profile/profiler.ts'
import type { KernelTrace } from '../trace.ts'
import type { Tuner } from '../tuning/tuner.ts'
import { CheckWords } from './check-words.ts'
import { type CompiledKernel, LoadedKernel } from './compiled-kernel.ts'
import { ProgramWords } from './program-words.ts'
import { SpecialisedKernel } from './specialised-kernel.ts'
import { kernelContest, TunedKernel } from './tuned-kernel.ts'

export class KernelStore {
  private readonly kernels = new Map<string, CompiledKernel>()
  readonly checks: CheckWords
  readonly programWords: ProgramWords

  constructor(
    private readonly device: ProfiledDevice,
    private readonly cache: BinaryCache,
    private readonly trace?: KernelTrace,
    readonly tuner?: Tuner,
  ) {
    this.checks = new CheckWords(device)
    this.programWords = new ProgramWords(device)
  }

  /** The kernel of this key; `body` writes it the first time. The key must name everything that `body` depends on. */
  get(key: string, name: string, body: (k: KernelBuilder) => void): CompiledKernel {
    const known = this.kernels.get(key)
    if (known) return known
    const compiled = this.compile(key, name, body)
    this.kernels.set(key, compiled)
    return compiled
  }

  /** An executable of source that a template renders. */
  executable(key: string, entry: string, render: () => string, geometry?: LaunchGeometry): Executable {
    const start = performance.now()
    const source = render()
    const { device } = this
    let cached = true
    const content = binaryKey({ source, toolchain: device.toolchainId })
    const binary = this.cache.getOrBuild(content, device.binaryExtension, () => {
      cached = false
      return device.compile(source)
    })
    const executable = device.load(binary, entry, geometry)
    this.trace?.({ key, source, cached, milliseconds: performance.now() - start })
    return executable
  }

  private compile(key: string, name: string, body: (k: KernelBuilder) => void): CompiledKernel {
    const kernel = buildKernel(name, body)
    refuseComplex(kernel)
    verifyKernel(kernel)
    if (this.device.target.family === 'loops') return this.load(key, kernel)
    return new SpecialisedKernel(kernel, (name, special, hints) => this.load(`${key}/${name}`, special, hints))
  }
  /** The kernel as it is good untuned, or one that looks for its choice at each size. */
  private load(key: string, kernel: Kernel, hints?: SimtHints): CompiledKernel {
    const { tuner } = this
    if (!tuner) return this.loadCandidate(key, kernel, hints, {})
    const kernelClass = classOf(kernel)
    const candidates = tuner.candidatesOf(kernelClass)
    const id = () => kernelContest(kernel, hints, candidates)
    if (candidates.length === 1 || !tuner.concerns(id)) return this.loadCandidate(key, kernel, hints, candidates[0]!)
    const bySource = new Map<string, CompiledKernel>()
    return new TunedKernel(kernel, id(), kernelClass, candidates, this.device, tuner, (candidate) =>
      this.loadCandidate(key, kernel, hints, candidate, bySource),
    )
  }
  private loadCandidate(
    key: string,
    kernel: Kernel,
    hints: SimtHints | undefined,
    candidate: Candidate,
    bySource?: Map<string, CompiledKernel>,
  ): CompiledKernel {
    const rendered = renderKernel(kernel, this.device.target, hints, candidate)
    const known = bySource?.get(rendered.source)
    if (known) return known
    const loaded = this.loadRendered(`${key}/${candidateName(candidate)}`, kernel, rendered)
    bySource?.set(rendered.source, loaded)
    return loaded
  }
  private loadRendered(key: string, kernel: Kernel, rendered: RenderedKernel): CompiledKernel {
    const executable = this.executable(key, rendered.entry, () => rendered.source, rendered.geometry)
    return new LoadedKernel(kernel, rendered, executable, this.device, this.checks)
  }
  get count(): number {
    return this.kernels.size
  }
  close(): void {
    this.checks.close()
    this.programWords.close()
  }
}

function refuseComplex({ name, tensors }: Kernel): void {
  const dtypes = tensors.map((t) => t.dtype)
  if (dtypes.some(isComplex))
    throw new OpGemsError(
      'UNSUPPORTED_DTYPE',
      `${name}: complex numbers are not supported yet (${dtypes.join(', ')})`,
      {
        operator: name,
        dtypes,
      },
    )
}
