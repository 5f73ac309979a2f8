// CUDA's driver as the shared driver sees it. Unsuffixed names of functions that have a _v2 are an older ABI.
import type { ApiEntry, GpuApi } from '@opgems/emulator'
import { launchEarly } from './early-launch.ts'
import { errorMeanings } from './error-meanings.ts'

const entry = (symbol: string, parameters: string, adapt?: ApiEntry['adapt']): ApiEntry => ({
  symbols: [symbol],
  parameters,
  ...(adapt ? { adapt } : {}),
})
const copy = 'uint64_t destination, uint64_t source, uint64_t bytes, uint64_t stream'

/** CU_MEMHOSTALLOC_DEVICEMAP; its address is the same for kernels, as all addresses of 64-bit processes are. */
const mappedMemory = 2
/** CU_EVENT_BLOCKING_SYNC | CU_EVENT_DISABLE_TIMING */
const blockingUntimed = 1 | 2
/** CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES */
const maxDynamicShared = 8
/** CU_STREAM_CAPTURE_MODE_RELAXED: other threads may go on allocating. */
const relaxed = 2

export const cudaApi: GpuApi = {
  vendor: 'nvidia',
  functions: {
    init: entry('cuInit', 'unsigned int flags'),
    deviceCount: entry('cuDeviceGetCount', '_Out_ int* count'),
    contextRetain: entry('cuDevicePrimaryCtxRetain', '_Out_ uint64_t* context, int device'),
    contextRelease: entry('cuDevicePrimaryCtxRelease_v2', 'int device'),
    contextUse: entry('cuCtxSetCurrent', 'uint64_t context'),
    allocate: entry('cuMemAlloc_v2', '_Out_ uint64_t* address, uint64_t bytes'),
    free: entry('cuMemFree_v2', 'uint64_t address'),
    hostAllocate: entry(
      'cuMemHostAlloc',
      '_Out_ uint64_t* address, uint64_t bytes, unsigned int flags',
      (native) => (out, bytes) => native(out, bytes, 0),
    ),
    hostAllocateMapped: entry(
      'cuMemHostAlloc',
      '_Out_ uint64_t* address, uint64_t bytes, unsigned int flags',
      (native) => (out, bytes) => native(out, bytes, mappedMemory),
    ),
    hostFree: entry('cuMemFreeHost', 'uint64_t address'),
    memoryInfo: entry('cuMemGetInfo_v2', '_Out_ uint64_t* free, _Out_ uint64_t* total'),
    copyToDevice: entry('cuMemcpyHtoDAsync_v2', copy),
    copyToHost: entry('cuMemcpyDtoHAsync_v2', copy),
    copyOnDevice: entry('cuMemcpyDtoDAsync_v2', copy),
    streamCreate: entry(
      'cuStreamCreate',
      '_Out_ uint64_t* stream, unsigned int flags',
      (native) => (out) => native(out, 0),
    ),
    streamSynchronize: entry('cuStreamSynchronize', 'uint64_t stream'),
    streamDestroy: entry('cuStreamDestroy_v2', 'uint64_t stream'),
    eventCreateTimed: entry(
      'cuEventCreate',
      '_Out_ uint64_t* event, unsigned int flags',
      (native) => (out) => native(out, 0),
    ),
    eventCreateBlocking: entry(
      'cuEventCreate',
      '_Out_ uint64_t* event, unsigned int flags',
      (native) => (out) => native(out, blockingUntimed),
    ),
    eventRecord: entry('cuEventRecord', 'uint64_t event, uint64_t stream'),
    eventQuery: entry('cuEventQuery', 'uint64_t event'),
    eventSynchronize: entry('cuEventSynchronize', 'uint64_t event'),
    eventElapsed: entry('cuEventElapsedTime', '_Out_ float* milliseconds, uint64_t start, uint64_t end'),
    eventDestroy: entry('cuEventDestroy_v2', 'uint64_t event'),
    moduleLoad: entry('cuModuleLoadData', '_Out_ uint64_t* module, const uint8_t* image'),
    moduleUnload: entry('cuModuleUnload', 'uint64_t module'),
    moduleFunction: entry('cuModuleGetFunction', '_Out_ uint64_t* fn, uint64_t module, const char* name'),
    allowDynamicShared: entry(
      'cuFuncSetAttribute',
      'uint64_t fn, int attribute, int value',
      (native) => (fn, bytes) => native(fn, maxDynamicShared, bytes),
    ),
    launch: entry(
      'cuLaunchKernel',
      'uint64_t fn, unsigned int gx, unsigned int gy, unsigned int gz, unsigned int bx, unsigned int by, unsigned int bz, unsigned int shared, uint64_t stream, uint64_t parameters, uint64_t extra',
    ),
    launchEarly,
    captureBegin: entry(
      'cuStreamBeginCapture_v2',
      'uint64_t stream, int mode',
      (native) => (stream) => native(stream, relaxed),
    ),
    captureEnd: entry('cuStreamEndCapture', 'uint64_t stream, _Out_ uint64_t* graph'),
    graphInstantiate: entry(
      'cuGraphInstantiateWithFlags',
      '_Out_ uint64_t* executable, uint64_t graph, uint64_t flags',
      (native) => (out, graph) => native(out, graph, 0),
    ),
    graphLaunch: entry('cuGraphLaunch', 'uint64_t executable, uint64_t stream'),
    graphExecutableDestroy: entry('cuGraphExecDestroy', 'uint64_t executable'),
    graphDestroy: entry('cuGraphDestroy', 'uint64_t graph'),
  },
  errorTexts: { name: 'cuGetErrorName', text: 'cuGetErrorString', given: 'written' },
  errors: errorMeanings,
  codes: { notReady: 600, invalidContext: 201 },
}

/** The variable that names the library in place of the usual names. */
export const driverVariable = 'OPGEMS_CUDA_LIBRARY'

/** Where the driver's library may be, in the order tried. */
export function driverNames(platform: NodeJS.Platform = process.platform): readonly string[] {
  const named = process.env[driverVariable]
  if (named) return [named]
  if (platform === 'win32') return ['nvcuda.dll']
  return ['libcuda.so.1', 'libcuda.so', '/usr/local/nvidia/lib64/libcuda.so.1', '/usr/lib/wsl/lib/libcuda.so.1']
}
