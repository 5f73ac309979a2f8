// AscendCL as the shared driver sees it: device, memory, streams, events, binaries and launches. Signatures and numbers are those of the
// public headers acl_rt.h and acl_base.h; where two stand, the second is of older versions.
import type { ApiEntry, GpuApi, NativeFunction } from '@opgems/emulator'
import koffi from 'koffi'
import { binaryLoadOptions } from './binary-options.ts'
import { errorMeanings } from './error-meanings.ts'
import { findEither, launchEither, loadEither, unloadEither } from './shared-object.ts'

const entry = (symbols: ApiEntry['symbols'], parameters: string, adapt?: ApiEntry['adapt']): ApiEntry => ({
  symbols,
  parameters,
  ...(adapt ? { adapt } : {}),
})

/** aclrtMemcpyKind */
const [hostToDevice, deviceToHost, deviceToDevice] = [1, 2, 3]
/** ACL_MEM_MALLOC_HUGE_FIRST */
const hugePagesFirst = 0
/** ACL_HBM_MEM */
const deviceMemory = 1
/** ACL_EVENT_TIME_LINE; ACL_EVENT_SYNC with ACL_EVENT_CAPTURE_STREAM_PROGRESS. */
const [timed, waitedFor] = [0x8, 0x3]
/** ACL_ERROR_REPEAT_INITIALIZE: another library of the process has initialised it. */
const alreadyInitialised = 100002
/** ACL_ERROR_RT_EVENT_NOT_COMPLETE, which stands for what a query of an event writes. */
const notReady = 507006
/** ACL_EVENT_RECORDED_STATUS_COMPLETE */
const complete = 1

/** The destination's size stands behind it, the kind before the stream. */
const copy = (kind: number): ApiEntry =>
  entry(
    ['aclrtMemcpyAsync'],
    'uint64_t destination, uint64_t room, uint64_t source, uint64_t bytes, int kind, uint64_t stream',
    (native) => (destination, source, bytes, stream) => native(destination, bytes, source, bytes, kind, stream),
  )
/** Events of the first function need no reset before they are recorded again. */
const event = (flags: number): ApiEntry =>
  entry(
    ['aclrtCreateEventExWithFlag', 'aclrtCreateEventWithFlag'],
    '_Out_ uint64_t* event, uint32_t flags',
    (native) => (out) => native(out, flags),
  )

/** Blocks are cores; the array has the address of each argument. */
const launchWithArray: ApiEntry = entry(
  ['aclrtLaunchKernelWithArgsArray'],
  'uint64_t kernel, uint32_t cores, uint64_t stream, uint64_t configuration, uint64_t parameters',
  launchEither(
    (native) => (kernel, cores, _y, _z, _bx, _by, _bz, _bytes, stream, parameters) =>
      native(kernel, cores, stream, 0, parameters),
  ),
)
/** For versions before 9: the arguments in one block of the host's memory, whose address is that of the first. */
const launchWithBlock: ApiEntry = entry(
  ['aclrtLaunchKernelWithHostArgs'],
  'uint64_t kernel, uint32_t cores, uint64_t stream, uint64_t configuration, uint64_t arguments, uint64_t bytes, uint64_t placeholders, uint64_t count',
  launchEither((native) => {
    const blockOf = new Map<unknown, bigint>()
    return (kernel, cores, _y, _z, _bx, _by, _bz, bytes, stream, parameters) => {
      let block = blockOf.get(parameters)
      if (block === undefined) {
        block = new BigUint64Array(koffi.view(BigInt(parameters as number), 8))[0]!
        blockOf.set(parameters, block)
      }
      return native(kernel, cores, stream, 0, block, bytes, 0, 0)
    }
  }),
)

const queryEvent =
  (native: NativeFunction) =>
  (event: unknown): number => {
    const status = [0]
    const result = native(event, status)
    return result === 0 && status[0] !== complete ? notReady : result
  }

export const aclApi: GpuApi = {
  vendor: 'ascend',
  functions: {
    init: entry(['aclInit'], 'uint64_t configuration', (native) => (configuration) => {
      const result = native(configuration)
      return result === alreadyInitialised ? 0 : result
    }),
    deviceCount: entry(['aclrtGetDeviceCount'], '_Out_ uint32_t* count'),
    contextUse: entry(['aclrtSetDevice'], 'int32_t device'),
    allocate: entry(
      ['aclrtMalloc'],
      '_Out_ uint64_t* address, uint64_t bytes, int policy',
      (native) => (out, bytes) => native(out, bytes, hugePagesFirst),
    ),
    free: entry(['aclrtFree'], 'uint64_t address'),
    hostAllocate: entry(['aclrtMallocHost'], '_Out_ uint64_t* address, uint64_t bytes'),
    hostFree: entry(['aclrtFreeHost'], 'uint64_t address'),
    memoryInfo: entry(
      ['aclrtGetMemInfo'],
      'int kind, _Out_ uint64_t* free, _Out_ uint64_t* total',
      (native) => (free, total) => native(deviceMemory, free, total),
    ),
    copyToDevice: copy(hostToDevice),
    copyToHost: copy(deviceToHost),
    copyOnDevice: copy(deviceToDevice),
    streamCreate: entry(['aclrtCreateStream'], '_Out_ uint64_t* stream'),
    streamSynchronize: entry(['aclrtSynchronizeStream'], 'uint64_t stream'),
    streamDestroy: entry(['aclrtDestroyStream'], 'uint64_t stream'),
    eventCreateTimed: event(timed),
    eventCreateBlocking: event(waitedFor),
    eventRecord: entry(['aclrtRecordEvent'], 'uint64_t event, uint64_t stream'),
    eventQuery: entry(['aclrtQueryEventStatus'], 'uint64_t event, _Out_ int* status', queryEvent),
    eventSynchronize: entry(['aclrtSynchronizeEvent'], 'uint64_t event'),
    eventElapsed: entry(['aclrtEventElapsedTime'], '_Out_ float* ms, uint64_t start, uint64_t end'),
    eventDestroy: entry(['aclrtDestroyEvent'], 'uint64_t event'),
    moduleLoad: entry(
      ['aclrtBinaryLoadFromData'],
      'const uint8_t* image, uint64_t bytes, uint64_t options, _Out_ uint64_t* binary',
      loadEither((native) => (out, image) => native(image, (image as Uint8Array).byteLength, binaryLoadOptions(), out)),
    ),
    moduleUnload: entry(['aclrtBinaryUnLoad'], 'uint64_t binary', unloadEither),
    moduleFunction: entry(
      ['aclrtBinaryGetFunction'],
      'uint64_t binary, const char* name, _Out_ uint64_t* kernel',
      findEither((native) => (out, binary, name) => native(binary, name, out)),
    ),
    // Older versions have neither: there bisheng's shared objects launch themselves.
    launch: { ...launchWithArray, otherwise: launchWithBlock, isOptional: true },
  },
  // The text is of the thread's latest error, whatever its number; numbers have no names.
  errorTexts: { text: 'aclGetRecentErrMsg', given: 'returned' },
  errors: errorMeanings,
  codes: { notReady, invalidContext: 107002 },
}
