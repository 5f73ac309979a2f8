// Finds a vendor's GPUs, or npus whose driver is like one of GPUs, and opens them.
import {
  type Device,
  type DeviceOptions,
  type DeviceProbe,
  type Driver,
  type NpuTarget,
  OpGemsError,
  type ProofRung,
  type SimtTarget,
} from '@opgems/core'
import type { Compiler } from './compiler/compiler.ts'
import { forgetCurrentContext, GpuContext } from './context.ts'
import { GpuDevice } from './device.ts'
import type { GpuApi } from './gpu-api.ts'
import { type GpuLibrary, openGpuLibrary } from './gpu-library.ts'

/** What a GPU says of itself. */
export interface GpuDescription {
  /** The driver's own handle of it. */
  readonly device: number
  readonly name: string
  readonly memoryBytes: number
  /** What binaries for it are compiled for. */
  readonly architecture: string
  /** '132 multiprocessors' */
  readonly units: string
  readonly target: SimtTarget | NpuTarget
  /** Where devices of this architecture are proven further than the vendor's others. */
  readonly proof?: ProofRung
}

/** All that differs between the vendors. */
export interface GpuVendor {
  readonly api: GpuApi
  /** Where the driver's library may be, in the order tried. */
  readonly libraryNames: () => readonly string[]
  /** The same for a second library, where the driver has two. */
  readonly secondLibraryNames?: () => readonly string[]
  /** How to get the library, for the message that it is missing. */
  readonly libraryAdvice: string
  /** Why the driver may see no GPU. */
  readonly absenceAdvice: string
  /** 'NVIDIA GPU' */
  readonly kind: string
  /** Name of the compiler that is looked for first. */
  readonly compilerName: string
  readonly proof: ProofRung
  readonly priority: number
  /** File name extension of binaries, with the dot. */
  readonly binaryExtension: string
  /** `number` counts from 0; may make another device the thread's current one. */
  describe(library: GpuLibrary, number: number): GpuDescription
  /** Version of the driver, for which the device is tested once. @throws NO_DEVICE where the library cannot tell */
  driverVersion(library: GpuLibrary): string
  /** `folder` receives sources that fail to compile. @throws NO_DEVICE when there is no compiler */
  findCompiler(library: GpuLibrary, gpu: GpuDescription, folder: string): Compiler
}

export class GpuDriver implements Driver {
  #library: GpuLibrary | undefined

  constructor(private readonly vendor: GpuVendor) {}

  probe(): readonly DeviceProbe[] {
    return orReason(
      () => {
        const count = this.library().query('deviceCount')
        if (count === 0) return [this.#unavailable(`the driver sees no GPU: ${this.vendor.absenceAdvice}`)]
        return Array.from({ length: count }, (_, i) => this.#probeDevice(i))
      },
      (reason) => [this.#unavailable(reason)],
    )
  }

  open(name: string, options: DeviceOptions): Device {
    const id = `${this.vendor.api.vendor}:${name}`
    const probe = this.probe().find((p) => p.name === name)
    if (!probe?.available) throw new OpGemsError('NO_DEVICE', `${id}: ${probe?.reason ?? 'there is no such GPU'}`)
    const library = this.library()
    const gpu = this.#describe(library, Number(name))
    const compiler = this.vendor.findCompiler(library, gpu, options.cacheFolder)
    const context = new GpuContext(library, id, gpu.device, Number(name))
    const { binaryExtension } = this.vendor
    const { architecture, target } = gpu
    const launchBlocking = options.launchBlocking ?? false
    const version = orReason(
      () => this.vendor.driverVersion(library),
      () => 'of unknown version',
    )
    const hardwareId = `${probe.description}, driver ${version}`
    const deviceOptions = { architecture, target, binaryExtension, launchBlocking, hardwareId }
    try {
      return new GpuDevice(context, probe, compiler, deviceOptions)
    } catch (error) {
      context.release()
      throw error
    }
  }

  /** The driver's library, opened and initialised. @throws NO_DEVICE */
  protected library(): GpuLibrary {
    if (!this.#library) {
      const { api, libraryNames, secondLibraryNames, libraryAdvice } = this.vendor
      const lists = secondLibraryNames ? [libraryNames(), secondLibraryNames()] : [libraryNames()]
      const library = openGpuLibrary(api, lists, libraryAdvice)
      if (library.has('init')) library.call('init', 0)
      this.#library = library
    }
    return this.#library
  }
  #describe(library: GpuLibrary, number: number): GpuDescription {
    try {
      return this.vendor.describe(library, number)
    } finally {
      forgetCurrentContext()
    }
  }
  #probeDevice(number: number): DeviceProbe {
    const library = this.library()
    const gpu = this.#describe(library, number)
    const gib = (gpu.memoryBytes / 2 ** 30).toFixed(0)
    const description = `${gpu.name}, ${gib} GiB, ${gpu.architecture}, ${gpu.units}`
    const { proof, priority } = this.vendor
    const base = { name: String(number), description, proof: gpu.proof ?? proof, priority }
    return orReason<DeviceProbe>(
      () => ({ ...base, available: true, toolchain: this.vendor.findCompiler(library, gpu, '').name }),
      (reason) => ({ ...base, available: false, toolchain: 'none', reason }),
    )
  }
  #unavailable(reason: string): DeviceProbe {
    const { kind, compilerName, proof, priority } = this.vendor
    return { name: '0', available: false, description: kind, toolchain: compilerName, proof, reason, priority }
  }
}

/** What `find` gives, or what `otherwise` makes of the message of its OpGemsError. */
function orReason<T>(find: () => T, otherwise: (reason: string) => T): T {
  try {
    return find()
  } catch (error) {
    if (error instanceof OpGemsError) return otherwise(error.message)
    throw error
  }
}
