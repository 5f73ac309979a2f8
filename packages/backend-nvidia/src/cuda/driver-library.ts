// libcuda, the driver's library: the functions OpGems calls, opened with koffi when first needed.
import { OpGemsError } from '@opgems/core'
import koffi from 'koffi'

/** C signatures by exported name. Unsuffixed names of functions that have a _v2 are an older ABI. */
const signatures = {
  cuDriverGetVersion: 'int cuDriverGetVersion(_Out_ int* version)',
  cuInit: 'int cuInit(unsigned int flags)',
  cuDeviceGetCount: 'int cuDeviceGetCount(_Out_ int* count)',
  cuDeviceGet: 'int cuDeviceGet(_Out_ int* device, int ordinal)',
  cuDeviceGetName: 'int cuDeviceGetName(uint8_t* name, int length, int device)',
  cuDeviceTotalMem_v2: 'int cuDeviceTotalMem_v2(_Out_ uint64_t* bytes, int device)',
  cuDeviceGetAttribute: 'int cuDeviceGetAttribute(_Out_ int* value, int attribute, int device)',
  cuDevicePrimaryCtxRetain: 'int cuDevicePrimaryCtxRetain(_Out_ uint64_t* context, int device)',
  cuDevicePrimaryCtxRelease_v2: 'int cuDevicePrimaryCtxRelease_v2(int device)',
  cuCtxSetCurrent: 'int cuCtxSetCurrent(uint64_t context)',
  cuMemAlloc_v2: 'int cuMemAlloc_v2(_Out_ uint64_t* address, uint64_t bytes)',
  cuMemFree_v2: 'int cuMemFree_v2(uint64_t address)',
  cuMemHostAlloc: 'int cuMemHostAlloc(_Out_ uint64_t* address, uint64_t bytes, unsigned int flags)',
  cuMemFreeHost: 'int cuMemFreeHost(uint64_t address)',
  cuMemGetInfo_v2: 'int cuMemGetInfo_v2(_Out_ uint64_t* free, _Out_ uint64_t* total)',
  cuMemcpyHtoDAsync_v2:
    'int cuMemcpyHtoDAsync_v2(uint64_t destination, uint64_t source, uint64_t bytes, uint64_t stream)',
  cuMemcpyDtoHAsync_v2:
    'int cuMemcpyDtoHAsync_v2(uint64_t destination, uint64_t source, uint64_t bytes, uint64_t stream)',
  cuMemcpyDtoDAsync_v2:
    'int cuMemcpyDtoDAsync_v2(uint64_t destination, uint64_t source, uint64_t bytes, uint64_t stream)',
  cuStreamCreate: 'int cuStreamCreate(_Out_ uint64_t* stream, unsigned int flags)',
  cuStreamSynchronize: 'int cuStreamSynchronize(uint64_t stream)',
  cuStreamDestroy_v2: 'int cuStreamDestroy_v2(uint64_t stream)',
  cuEventCreate: 'int cuEventCreate(_Out_ uint64_t* event, unsigned int flags)',
  cuEventRecord: 'int cuEventRecord(uint64_t event, uint64_t stream)',
  cuEventQuery: 'int cuEventQuery(uint64_t event)',
  cuEventSynchronize: 'int cuEventSynchronize(uint64_t event)',
  cuEventElapsedTime: 'int cuEventElapsedTime(_Out_ float* milliseconds, uint64_t start, uint64_t end)',
  cuEventDestroy_v2: 'int cuEventDestroy_v2(uint64_t event)',
  cuModuleLoadData: 'int cuModuleLoadData(_Out_ uint64_t* module, const uint8_t* image)',
  cuModuleUnload: 'int cuModuleUnload(uint64_t module)',
  cuModuleGetFunction: 'int cuModuleGetFunction(_Out_ uint64_t* fn, uint64_t module, const char* name)',
  cuFuncSetAttribute: 'int cuFuncSetAttribute(uint64_t fn, int attribute, int value)',
  cuLaunchKernel:
    'int cuLaunchKernel(uint64_t fn, unsigned int gx, unsigned int gy, unsigned int gz, unsigned int bx, unsigned int by, unsigned int bz, unsigned int shared, uint64_t stream, uint64_t parameters, uint64_t extra)',
  cuGetErrorName: 'int cuGetErrorName(int error, _Out_ const char** name)',
  cuGetErrorString: 'int cuGetErrorString(int error, _Out_ const char** text)',
} as const

/** Functions that older drivers lack: calling one throws there. */
const optionalSignatures = {
  cuStreamBeginCapture_v2: 'int cuStreamBeginCapture_v2(uint64_t stream, int mode)',
  cuStreamEndCapture: 'int cuStreamEndCapture(uint64_t stream, _Out_ uint64_t* graph)',
  cuGraphInstantiateWithFlags:
    'int cuGraphInstantiateWithFlags(_Out_ uint64_t* executable, uint64_t graph, uint64_t flags)',
  cuGraphLaunch: 'int cuGraphLaunch(uint64_t executable, uint64_t stream)',
  cuGraphExecDestroy: 'int cuGraphExecDestroy(uint64_t executable)',
  cuGraphDestroy: 'int cuGraphDestroy(uint64_t graph)',
  cuTensorMapEncodeTiled:
    'int cuTensorMapEncodeTiled(uint8_t* map, int dtype, uint32_t rank, uint64_t address, const uint64_t* sizes, const uint64_t* strides, const uint32_t* box, const uint32_t* elementStrides, int interleave, int swizzle, int promotion, int fill)',
} as const

export type DriverFunction = keyof typeof signatures | keyof typeof optionalSignatures
/** A koffi function; each knows its own argument types, given by the signature. */
export interface NativeFunction {
  (...args: readonly unknown[]): number
  /** The same on a thread of Node's pool; the last argument is called with what came of it. */
  async(...args: readonly [...unknown[], (error: Error | null, result: number) => void]): void
}
export type DriverLibrary = Readonly<Record<DriverFunction, NativeFunction>>

/** The variable that names the library in place of the usual names. */
export const driverVariable = 'OPGEMS_CUDA_LIBRARY'

/** Where the driver's library may be, in the order tried. */
export function driverNames(platform: NodeJS.Platform = process.platform): readonly string[] {
  const named = process.env[driverVariable]
  if (named) return [named]
  if (platform === 'win32') return ['nvcuda.dll']
  return ['libcuda.so.1', 'libcuda.so', '/usr/local/nvidia/lib64/libcuda.so.1', '/usr/lib/wsl/lib/libcuda.so.1']
}

/** @throws NO_DEVICE naming what was tried, or the symbol that a too old driver lacks */
export function openDriverLibrary(names: readonly string[] = driverNames()): DriverLibrary {
  const tried: string[] = []
  for (const name of names) {
    try {
      return bind(koffi.load(name), name)
    } catch (error) {
      if (error instanceof OpGemsError) throw error
      tried.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new OpGemsError(
    'NO_DEVICE',
    `nvidia: the driver's library was not found (${tried.join('; ')}). Install the NVIDIA driver; in a container, start it with the GPUs (--gpus all).`,
  )
}

function bind(library: ReturnType<typeof koffi.load>, name: string): DriverLibrary {
  const functions = new Map<string, unknown>()
  for (const [symbol, signature] of Object.entries(signatures)) {
    try {
      functions.set(symbol, library.func(signature))
    } catch (cause) {
      throw missingSymbol(name, symbol, cause)
    }
  }
  for (const [symbol, signature] of Object.entries(optionalSignatures)) {
    try {
      functions.set(symbol, library.func(signature))
    } catch (cause) {
      functions.set(symbol, () => {
        throw missingSymbol(name, symbol, cause)
      })
    }
  }
  return Object.fromEntries(functions) as DriverLibrary
}

const missingSymbol = (name: string, symbol: string, cause: unknown) =>
  new OpGemsError(
    'NO_DEVICE',
    `nvidia: ${name} has no ${symbol}; the driver is too old, update it`,
    { path: name },
    { cause },
  )
