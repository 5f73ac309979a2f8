// Finds NVIDIA GPUs and opens them.
import { type Device, type DeviceOptions, type DeviceProbe, type Driver, OpGemsError } from '@opgems/core'
import { findCompiler } from './compiler/compiler.ts'
import type { CompilationTarget } from './compiler/nvrtc-library.ts'
import { architectureOf, type GpuAttributes, readAttributes } from './cuda/attributes.ts'
import { call, query } from './cuda/call.ts'
import { GpuContext } from './cuda/context.ts'
import { type DriverLibrary, openDriverLibrary } from './cuda/driver-library.ts'
import { encodeTensorMap, type TensorMaps } from './cuda/tensor-map.ts'
import { NvidiaDevice } from './device.ts'

/** Where to look in place of the usual names. */
export interface LibraryNames {
  readonly driver?: readonly string[]
  readonly nvrtc?: readonly string[]
}

export class NvidiaDriver implements Driver {
  private library: DriverLibrary | undefined
  /** For kernels that the copy engine feeds. */
  readonly tensorMaps: TensorMaps = {
    encode: (into, offset, spec) => encodeTensorMap(this.cuda(), into, offset, spec),
  }

  constructor(private readonly names: LibraryNames = {}) {}

  probe(): readonly DeviceProbe[] {
    return orReason(
      () => {
        const cuda = this.cuda()
        const count = query(cuda, 'cuDeviceGetCount')
        if (count === 0)
          return [unavailable('the driver sees no GPU: check CUDA_VISIBLE_DEVICES and the container’s devices')]
        return Array.from({ length: count }, (_, i) => this.probeDevice(cuda, i))
      },
      (reason) => [unavailable(reason)],
    )
  }

  open(name: string, options: DeviceOptions): Device {
    const probe = this.probe().find((p) => p.name === name)
    if (!probe?.available)
      throw new OpGemsError('NO_DEVICE', `nvidia:${name}: ${probe?.reason ?? 'there is no such GPU'}`)
    const cuda = this.cuda()
    const ordinal = query(cuda, 'cuDeviceGet', Number(name))
    const gpu = readAttributes(cuda, ordinal)
    const compiler = findCompiler(targetOf(cuda, gpu), options.cacheFolder, this.names.nvrtc)
    const context = new GpuContext(cuda, `nvidia:${name}`, ordinal)
    try {
      return new NvidiaDevice(context, probe, gpu, compiler, { launchBlocking: options.launchBlocking ?? false })
    } catch (error) {
      context.release()
      throw error
    }
  }

  private cuda(): DriverLibrary {
    if (!this.library) {
      const library = openDriverLibrary(this.names.driver)
      call(library, 'cuInit', 0)
      this.library = library
    }
    return this.library
  }
  private probeDevice(cuda: DriverLibrary, i: number): DeviceProbe {
    const gpu = readAttributes(cuda, query(cuda, 'cuDeviceGet', i))
    const gib = (gpu.memoryBytes / 2 ** 30).toFixed(0)
    const description = `${gpu.name}, ${gib} GiB, ${architectureOf(gpu)}, ${gpu.multiprocessors} multiprocessors`
    const base = { name: String(i), description, proof, priority: 100 } as const
    return orReason<DeviceProbe>(
      () => ({ ...base, available: true, toolchain: findCompiler(targetOf(cuda, gpu), '', this.names.nvrtc).name }),
      (reason) => ({ ...base, available: false, toolchain: 'none', reason }),
    )
  }
}

/** nvcc accepts the generated kernels; conformance has not passed on a GPU yet. */
const proof = 'compiled'

const targetOf = (cuda: DriverLibrary, gpu: GpuAttributes): CompilationTarget => ({
  driverVersion: query(cuda, 'cuDriverGetVersion'),
  capability: gpu.capabilityMajor * 10 + gpu.capabilityMinor,
})

const unavailable = (reason: string): DeviceProbe => ({
  name: '0',
  available: false,
  description: 'NVIDIA GPU',
  toolchain: 'NVRTC',
  proof,
  reason,
  priority: 100,
})

/** What `find` gives, or what `otherwise` makes of the message of its OpGemsError. */
function orReason<T>(find: () => T, otherwise: (reason: string) => T): T {
  try {
    return find()
  } catch (error) {
    if (error instanceof OpGemsError) return otherwise(error.message)
    throw error
  }
}
