// CNRT and CNDrv as the shared driver sees them: CNRT has memory, queues and notifiers, CNDrv has contexts, modules and launches. Signatures
// and numbers are those of the public headers cnrt.h 6.0.2 and cn_api.h; where two names stand, the second is of older versions.
import type { ApiEntry, GpuApi } from '@opgems/emulator'
import { errorMeanings } from './error-meanings.ts'

const entry = (symbols: ApiEntry['symbols'], parameters: string, adapt?: ApiEntry['adapt']): ApiEntry => ({
  symbols,
  parameters,
  ...(adapt ? { adapt } : {}),
})

/** cnrtMemTransDir_t, whose order is not CUDA's. */
const [hostToDevice, deviceToDevice, deviceToHost] = [0, 1, 2]
/** KernelClass BLOCK: tasks on any cores, which do not wait for each other. */
const block = 1
/** CNRT_NOTIFIER_DISABLE_TIMING_ALL */
const untimed = 4

/** The direction stands behind the queue. */
const copy = (direction: number): ApiEntry =>
  entry(
    ['cnrtMemcpyAsync_V2', 'cnrtMemcpyAsync'],
    'uint64_t destination, uint64_t source, uint64_t bytes, uint64_t queue, int direction',
    (native) => (destination, source, bytes, queue) => native(destination, source, bytes, queue, direction),
  )
const notifier = (flags: number): ApiEntry =>
  entry(
    ['cnrtNotifierCreateWithFlags'],
    '_Out_ uint64_t* notifier, unsigned int flags',
    (native) => (out) => native(out, flags),
  )

export const cnrtApi: GpuApi = {
  vendor: 'cambricon',
  functions: {
    init: entry(['cnInit'], 'unsigned int flags'),
    deviceCount: entry(['cnrtGetDeviceCount'], '_Out_ unsigned int* count'),
    deviceUse: entry(['cnrtSetDevice'], 'int device'),
    contextRetain: entry(['cnSharedContextAcquire'], '_Out_ uint64_t* context, uint64_t device'),
    contextUse: entry(['cnCtxSetCurrent'], 'uint64_t context'),
    contextRelease: entry(['cnSharedContextRelease'], 'uint64_t device'),
    allocate: entry(['cnrtMalloc'], '_Out_ uint64_t* address, uint64_t bytes'),
    free: entry(['cnrtFree'], 'uint64_t address'),
    hostAllocate: entry(['cnrtHostMalloc'], '_Out_ uint64_t* address, uint64_t bytes'),
    hostFree: entry(['cnrtFreeHost'], 'uint64_t address'),
    memoryInfo: entry(['cnrtMemGetInfo'], '_Out_ uint64_t* free, _Out_ uint64_t* total'),
    copyToDevice: copy(hostToDevice),
    copyToHost: copy(deviceToHost),
    copyOnDevice: copy(deviceToDevice),
    streamCreate: entry(['cnrtQueueCreate'], '_Out_ uint64_t* queue'),
    streamSynchronize: entry(['cnrtQueueSync'], 'uint64_t queue'),
    streamDestroy: entry(['cnrtQueueDestroy'], 'uint64_t queue'),
    eventCreateTimed: notifier(0),
    eventCreateBlocking: notifier(untimed),
    eventRecord: entry(['cnrtPlaceNotifier'], 'uint64_t notifier, uint64_t queue'),
    eventQuery: entry(['cnrtQueryNotifier'], 'uint64_t notifier'),
    eventSynchronize: entry(['cnrtWaitNotifier'], 'uint64_t notifier'),
    eventElapsed: entry(
      ['cnrtNotifierElapsedTime'],
      'uint64_t start, uint64_t end, _Out_ float* ms',
      (native) => (out, start, end) => native(start, end, out),
    ),
    eventDestroy: entry(['cnrtNotifierDestroy'], 'uint64_t notifier'),
    moduleLoad: entry(
      ['cnModuleLoadFatBinary'],
      'const uint8_t* image, _Out_ uint64_t* module',
      (native) => (out, image) => native(image, out),
    ),
    moduleUnload: entry(['cnModuleUnload'], 'uint64_t module'),
    moduleFunction: entry(
      ['cnModuleGetKernel'],
      'uint64_t module, const char* name, _Out_ uint64_t* kernel',
      (native) => (out, module, name) => native(module, name, out),
    ),
    launch: entry(
      ['cnInvokeKernel'],
      'uint64_t kernel, unsigned int x, unsigned int y, unsigned int z, int kernelClass, unsigned int reserved, uint64_t queue, uint64_t parameters, uint64_t extra',
      (native) => (kernel, x, y, z, _bx, _by, _bz, _shared, queue, parameters) =>
        native(kernel, x, y, z, block, 0, queue, parameters, 0),
    ),
  },
  // Both libraries number errors alike; CNRT has no function for names that all of its versions export.
  errorTexts: { text: 'cnrtGetErrorStr', given: 'returned' },
  errors: errorMeanings,
  codes: { notReady: 1, invalidContext: 100201 },
}
