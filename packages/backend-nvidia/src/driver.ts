// NVIDIA's GPUs behind the shared driver.
import { type GpuDescription, GpuDriver, type GpuLibrary, type GpuVendor } from '@opgems/emulator'
import { findCompiler } from './compiler/compiler.ts'
import { cudaApi, driverNames } from './cuda/api.ts'
import { architectureOf, readAttributes } from './cuda/attributes.ts'
import { encodeTensorMap, type TensorMaps } from './cuda/tensor-map.ts'
import { dialectOf } from './dialect.ts'
import { nvidiaTarget } from './target.ts'

/** Where to look in place of the usual names. */
export interface LibraryNames {
  readonly driver?: readonly string[]
  readonly nvrtc?: readonly string[]
}

export class NvidiaDriver extends GpuDriver {
  /** For kernels that the copy engine feeds. */
  readonly tensorMaps: TensorMaps = {
    encode: (into, offset, spec) => encodeTensorMap(this.library(), into, offset, spec),
  }

  constructor(names: LibraryNames = {}) {
    super(vendor(names))
  }
}

/** GPUs on which the whole conformance suite has passed; its report stands in docs/conformance. */
const provenArchitectures: readonly string[] = ['sm_90a']

const vendor = (names: LibraryNames): GpuVendor => ({
  api: cudaApi,
  libraryNames: () => names.driver ?? driverNames(),
  libraryAdvice: 'Install the NVIDIA driver; in a container, start it with the GPUs (--gpus all).',
  absenceAdvice: 'check CUDA_VISIBLE_DEVICES and the container’s devices',
  kind: 'NVIDIA GPU',
  compilerName: 'NVRTC',
  // nvcc accepts all kernels of the suite for sm_80 and sm_90a.
  proof: 'compiled',
  priority: 100,
  binaryExtension: '.cubin',
  describe(library, number): GpuDescription {
    const gpu = readAttributes(library, number)
    const architecture = architectureOf(gpu)
    const { device, name, memoryBytes, multiprocessors } = gpu
    const dialect = dialectOf(gpu)
    const proof = provenArchitectures.includes(architecture) ? 'hardware' : 'compiled'
    const target = { ...nvidiaTarget(gpu), dialect, features: [architecture] }
    return { device, name, memoryBytes, architecture, units: `${multiprocessors} multiprocessors`, target, proof }
  },
  driverVersion: (library) => String(cudaVersion(library)),
  findCompiler(library, { architecture }, folder) {
    const driverVersion = cudaVersion(library)
    const capability = Number.parseInt(architecture.slice('sm_'.length), 10)
    return findCompiler({ driverVersion, capability }, folder, names.nvrtc)
  },
})

/** Of the newest CUDA that the driver knows: 12040 is 12.4. */
const cudaVersion = (library: GpuLibrary): number => library.queryOwn('cuDriverGetVersion', '_Out_ int* version')
