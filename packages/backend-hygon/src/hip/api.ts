// HIP's run time as the shared driver sees it: DTK's functions have the signatures of ROCm's.
import type { ApiEntry, GpuApi } from '@opgems/emulator'
import { errorMeanings } from './error-meanings.ts'

const entry = (symbol: string, parameters: string, adapt?: ApiEntry['adapt']): ApiEntry => ({
  symbols: [symbol],
  parameters,
  ...(adapt ? { adapt } : {}),
})

/** hipMemcpyKind */
const [hostToDevice, deviceToHost, deviceToDevice] = [1, 2, 3]
/** hipHostMallocMapped */
const mappedMemory = 2
/** hipEventBlockingSync | hipEventDisableTiming */
const blockingUntimed = 1 | 2
/** hipStreamCaptureModeRelaxed: other threads may go on allocating. */
const relaxed = 2

const copy = (kind: number): ApiEntry =>
  entry(
    'hipMemcpyAsync',
    'uint64_t destination, uint64_t source, uint64_t bytes, int kind, uint64_t stream',
    (native) => (destination, source, bytes, stream) => native(destination, source, bytes, kind, stream),
  )
const hostAllocation = (flags: number): ApiEntry =>
  entry(
    'hipHostMalloc',
    '_Out_ uint64_t* address, uint64_t bytes, unsigned int flags',
    (native) => (out, bytes) => native(out, bytes, flags),
  )
const event = (flags: number): ApiEntry =>
  entry('hipEventCreateWithFlags', '_Out_ uint64_t* event, unsigned int flags', (native) => (out) => native(out, flags))

export const hipApi: GpuApi = {
  vendor: 'hygon',
  functions: {
    init: entry('hipInit', 'unsigned int flags'),
    deviceCount: entry('hipGetDeviceCount', '_Out_ int* count'),
    contextUse: entry('hipSetDevice', 'int device'),
    allocate: entry('hipMalloc', '_Out_ uint64_t* address, uint64_t bytes'),
    free: entry('hipFree', 'uint64_t address'),
    hostAllocate: hostAllocation(0),
    hostAllocateMapped: hostAllocation(mappedMemory),
    hostFree: entry('hipHostFree', 'uint64_t address'),
    memoryInfo: entry('hipMemGetInfo', '_Out_ uint64_t* free, _Out_ uint64_t* total'),
    copyToDevice: copy(hostToDevice),
    copyToHost: copy(deviceToHost),
    copyOnDevice: copy(deviceToDevice),
    streamCreate: entry('hipStreamCreate', '_Out_ uint64_t* stream'),
    streamSynchronize: entry('hipStreamSynchronize', 'uint64_t stream'),
    streamDestroy: entry('hipStreamDestroy', 'uint64_t stream'),
    eventCreateTimed: event(0),
    eventCreateBlocking: event(blockingUntimed),
    eventRecord: entry('hipEventRecord', 'uint64_t event, uint64_t stream'),
    eventQuery: entry('hipEventQuery', 'uint64_t event'),
    eventSynchronize: entry('hipEventSynchronize', 'uint64_t event'),
    eventElapsed: entry('hipEventElapsedTime', '_Out_ float* milliseconds, uint64_t start, uint64_t end'),
    eventDestroy: entry('hipEventDestroy', 'uint64_t event'),
    moduleLoad: entry('hipModuleLoadData', '_Out_ uint64_t* module, const uint8_t* image'),
    moduleUnload: entry('hipModuleUnload', 'uint64_t module'),
    moduleFunction: entry('hipModuleGetFunction', '_Out_ uint64_t* fn, uint64_t module, const char* name'),
    launch: entry(
      'hipModuleLaunchKernel',
      'uint64_t fn, unsigned int gx, unsigned int gy, unsigned int gz, unsigned int bx, unsigned int by, unsigned int bz, unsigned int shared, uint64_t stream, uint64_t parameters, uint64_t extra',
    ),
    captureBegin: entry(
      'hipStreamBeginCapture',
      'uint64_t stream, int mode',
      (native) => (stream) => native(stream, relaxed),
    ),
    captureEnd: entry('hipStreamEndCapture', 'uint64_t stream, _Out_ uint64_t* graph'),
    graphInstantiate: entry(
      'hipGraphInstantiate',
      '_Out_ uint64_t* executable, uint64_t graph, uint64_t node, uint64_t log, uint64_t bytes',
      (native) => (out, graph) => native(out, graph, 0, 0, 0),
    ),
    graphLaunch: entry('hipGraphLaunch', 'uint64_t executable, uint64_t stream'),
    graphExecutableDestroy: entry('hipGraphExecDestroy', 'uint64_t executable'),
    graphDestroy: entry('hipGraphDestroy', 'uint64_t graph'),
  },
  errorTexts: { name: 'hipGetErrorName', text: 'hipGetErrorString', given: 'returned' },
  errors: errorMeanings,
  codes: { notReady: 600, invalidContext: 201 },
}
