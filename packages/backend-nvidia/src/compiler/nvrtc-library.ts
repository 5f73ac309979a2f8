// Which NVRTC to use: the first that is found, fits the driver, and still compiles for the GPU.
import { OpGemsError } from '@opgems/core'
import { loadRunTimeLibrary, type RunTimeApi } from '@opgems/emulator'
import koffi from 'koffi'

export const nvrtcApi: RunTimeApi = { prefix: 'nvrtc', results: ['CUBIN'], sourceName: 'kernel.cu' }

export interface FoundNvrtc {
  readonly path: string
  readonly version: string
}

/** What the binaries must run on. */
export interface CompilationTarget {
  /** As cuDriverGetVersion gives it: 12040 for CUDA 12.4. */
  readonly driverVersion: number
  /** 90 for compute capability 9.0. */
  readonly capability: number
}

/** The variable that names the library in place of the usual names. */
export const nvrtcVariable = 'OPGEMS_NVRTC_LIBRARY'

const linuxFolders = ['', '/usr/local/cuda/lib64/', '/usr/local/cuda/targets/x86_64-linux/lib/']
const linuxNames = ['libnvrtc.so.13', 'libnvrtc.so.12', 'libnvrtc.so.11.2', 'libnvrtc.so']
const windowsNames = ['nvrtc64_130_0.dll', 'nvrtc64_120_0.dll', 'nvrtc64_112_0.dll']

/** Where the compiler may be, newest first. */
export function nvrtcNames(platform: NodeJS.Platform = process.platform): readonly string[] {
  const named = process.env[nvrtcVariable]
  if (named) return [named]
  if (platform !== 'win32') return linuxFolders.flatMap((folder) => linuxNames.map((name) => folder + name))
  const toolkit = process.env.CUDA_PATH
  return toolkit ? [...windowsNames, ...windowsNames.map((name) => `${toolkit}\\bin\\${name}`)] : windowsNames
}

/** @throws NO_DEVICE naming what was tried and why it does not serve */
export function findNvrtc(target: CompilationTarget, names: readonly string[] = nvrtcNames()): FoundNvrtc {
  const missing: string[] = []
  const unfit: string[] = []
  for (const path of names) {
    try {
      const { version, major, architectures } = describe(path)
      const reason = unfitReason(target, major, architectures)
      if (reason === null) return { path, version }
      unfit.push(`NVRTC ${version} (${path}) ${reason}`)
    } catch (error) {
      missing.push(`${path}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new OpGemsError('NO_DEVICE', `nvidia: ${unfit.length > 0 ? adviceForUnfit(unfit) : adviceForMissing(missing)}`)
}

const adviceForUnfit = (unfit: readonly string[]) => [...new Set(unfit)].join('; ')
const adviceForMissing = (missing: readonly string[]) =>
  `the run-time compiler NVRTC was not found (${missing.join('; ')}). Install the CUDA toolkit's package of it ` +
  `(cuda-nvrtc), or set ${nvrtcVariable} to the path of libnvrtc.`

function describe(path: string) {
  const [major, minor, count] = [[0], [0], [0]]
  loadRunTimeLibrary(path, nvrtcApi).version(major, minor)
  const library = koffi.load(path)
  library.func('int nvrtcGetNumSupportedArchs(_Out_ int* count)')(count)
  const architectures = new Int32Array(count[0]!)
  library.func('int nvrtcGetSupportedArchs(uint8_t* architectures)')(new Uint8Array(architectures.buffer))
  return { version: `${major[0]}.${minor[0]}`, major: major[0]!, architectures: [...architectures] }
}

function unfitReason(target: CompilationTarget, major: number, architectures: readonly number[]): string | null {
  const driverMajor = Math.floor(target.driverVersion / 1000)
  const driver = `${driverMajor}.${Math.floor((target.driverVersion % 1000) / 10)}`
  if (major > driverMajor)
    return `is newer than the driver, which is of CUDA ${driver}: update the driver, or install NVRTC ${driverMajor}`
  if (target.capability < Math.min(...architectures))
    return `no longer compiles for GPUs of compute capability ${inWords(target.capability)}: install an older one`
  if (target.capability > Math.max(...architectures))
    return `does not know GPUs of compute capability ${inWords(target.capability)} yet: install a newer one`
  return null
}

const inWords = (capability: number) => `${Math.floor(capability / 10)}.${capability % 10}`
