// Finds NVIDIA GPUs and opens them.
import { type Device, type DeviceProbe, type Driver, OpGemsError } from '@opgems/core'
import { type Compiler, findCompiler } from './compiler.ts'
import { architectureOf, readAttributes } from './cuda/attributes.ts'
import { call, query } from './cuda/call.ts'
import { type DriverLibrary, openDriverLibrary } from './cuda/driver-library.ts'
import { encodeTensorMap, type TensorMaps } from './cuda/tensor-map.ts'
import { NvidiaDevice } from './device.ts'

export class NvidiaDriver implements Driver {
  private library: DriverLibrary | undefined
  /** For kernels that the copy engine feeds. */
  readonly tensorMaps: TensorMaps = {
    encode: (into, offset, spec) => encodeTensorMap(this.cuda(), into, offset, spec),
  }

  probe(): readonly DeviceProbe[] {
    try {
      const cuda = this.cuda()
      const count = query(cuda, 'cuDeviceGetCount')
      if (count === 0)
        return [unavailable('the driver sees no GPU: check CUDA_VISIBLE_DEVICES and the container’s devices')]
      return Array.from({ length: count }, (_, i) => probeDevice(cuda, i))
    } catch (error) {
      if (error instanceof OpGemsError) return [unavailable(error.message)]
      throw error
    }
  }

  open(name: string): Device {
    const probe = this.probe().find((p) => p.name === name)
    if (!probe?.available)
      throw new OpGemsError('NO_DEVICE', `nvidia:${name}: ${probe?.reason ?? 'there is no such GPU'}`)
    const cuda = this.cuda()
    const ordinal = query(cuda, 'cuDeviceGet', Number(name))
    return new NvidiaDevice(cuda, probe, ordinal, readAttributes(cuda, ordinal), findCompiler())
  }

  private cuda(): DriverLibrary {
    if (!this.library) {
      const library = openDriverLibrary()
      call(library, 'cuInit', 0)
      this.library = library
    }
    return this.library
  }
}

/** nvcc accepts the generated kernels; conformance has not passed on a GPU yet. */
const proof = 'compiled'

const unavailable = (reason: string): DeviceProbe => ({
  name: '0',
  available: false,
  description: 'NVIDIA GPU',
  toolchain: 'NVRTC',
  proof,
  reason,
  priority: 100,
})

function probeDevice(cuda: DriverLibrary, i: number): DeviceProbe {
  const gpu = readAttributes(cuda, query(cuda, 'cuDeviceGet', i))
  const gib = (gpu.memoryBytes / 2 ** 30).toFixed(0)
  const description = `${gpu.name}, ${gib} GiB, ${architectureOf(gpu)}, ${gpu.multiprocessors} multiprocessors`
  const compiler = compilerOrReason()
  const base = { name: String(i), description, proof, priority: 100 } as const
  if (typeof compiler === 'string') return { ...base, available: false, toolchain: 'none', reason: compiler }
  return { ...base, available: true, toolchain: compiler.id }
}

function compilerOrReason(): Compiler | string {
  try {
    return findCompiler()
  } catch (error) {
    if (error instanceof OpGemsError) return error.message
    throw error
  }
}
