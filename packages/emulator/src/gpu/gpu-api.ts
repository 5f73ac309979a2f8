// A vendor's driver of GPUs or npus as a table: which exported function does what, with which C parameters, and what its error codes mean.
import type { ErrorCode } from '@opgems/core'

/** A koffi function; each knows its own argument types, given by the signature. */
export interface NativeFunction {
  (...args: readonly unknown[]): number
  /** The same on a thread of Node's pool; the last argument is called with what came of it. */
  async(...args: readonly [...unknown[], (error: Error | null, result: number) => void]): void
}

/** One function of the driver; all give 0 for success. */
export interface ApiEntry {
  /** Exported names, in the order tried: versions of a library differ in them. */
  readonly symbols: readonly [string, ...string[]]
  /** C parameters in koffi's words; handles and addresses are `uint64_t`. */
  readonly parameters: string
  /** For functions that want other arguments than the ones below: a constant, an enum value of the vendor's. */
  readonly adapt?: (native: NativeFunction) => (...args: readonly unknown[]) => number
  /** What does the same in versions that have none of the names, with other parameters. */
  readonly otherwise?: ApiEntry
  /** Versions that lack it can be used in another way: calling it throws, unless `adapt` knows that way. */
  readonly isOptional?: true
}

/** What OpGems calls, with its arguments; `out` parameters come first. */
interface RequiredFunctions {
  /** (out count) */
  readonly deviceCount: ApiEntry
  /** (context): makes it the calling thread's own; without `contextRetain` a context is the device's number. */
  readonly contextUse: ApiEntry
  /** (out address, bytes) */
  readonly allocate: ApiEntry
  /** (address) */
  readonly free: ApiEntry
  /** (out address, bytes): pinned memory of the host. */
  readonly hostAllocate: ApiEntry
  /** (address) */
  readonly hostFree: ApiEntry
  /** (out free, out total) */
  readonly memoryInfo: ApiEntry
  /** (destination, source, bytes, stream) */
  readonly copyToDevice: ApiEntry
  readonly copyToHost: ApiEntry
  readonly copyOnDevice: ApiEntry
  /** (out stream) */
  readonly streamCreate: ApiEntry
  /** (stream) */
  readonly streamSynchronize: ApiEntry
  readonly streamDestroy: ApiEntry
  /** (out event): one that takes times. */
  readonly eventCreateTimed: ApiEntry
  /** (out event): one whose waiting threads sleep. */
  readonly eventCreateBlocking: ApiEntry
  /** (event, stream) */
  readonly eventRecord: ApiEntry
  /** (event) */
  readonly eventQuery: ApiEntry
  readonly eventSynchronize: ApiEntry
  /** (out milliseconds, start, stop) */
  readonly eventElapsed: ApiEntry
  /** (event) */
  readonly eventDestroy: ApiEntry
  /** (out module, image) */
  readonly moduleLoad: ApiEntry
  /** (module) */
  readonly moduleUnload: ApiEntry
  /** (out function, module, name) */
  readonly moduleFunction: ApiEntry
  /**
   * (function, 3 × blocks, 3 × threads, bytes, stream, table of the parameters' addresses, 0); a core of an npu is a block of one
   * thread. The bytes are of dynamic shared memory, on npus of all arguments together.
   */
  readonly launch: ApiEntry
}

/** What a driver may lack, or only some versions of it have: calling one that is missing throws. */
interface OptionalFunctions {
  /** (0) */
  readonly init: ApiEntry
  /** (number of the device, counted from 0): for drivers of two libraries, of which one goes by it and one by contexts. */
  readonly deviceUse: ApiEntry
  /** (out address, bytes): pinned memory of the host which kernels reach at the same address. */
  readonly hostAllocateMapped: ApiEntry
  /** (out context, device) */
  readonly contextRetain: ApiEntry
  /** (device) */
  readonly contextRelease: ApiEntry
  /** (function, bytes): lets a kernel have more dynamic shared memory than without asking; absent where nothing needs to be asked. */
  readonly allowDynamicShared: ApiEntry
  /**
   * (function, blocks, threads, shared bytes, stream, table of the parameters' addresses): a launch that may start before those before
   * it in the stream have ended, for kernels that wait for them themselves.
   */
  readonly launchEarly: ApiEntry
  /** (stream) */
  readonly captureBegin: ApiEntry
  /** (stream, out graph) */
  readonly captureEnd: ApiEntry
  /** (out executable, graph) */
  readonly graphInstantiate: ApiEntry
  /** (executable, stream) */
  readonly graphLaunch: ApiEntry
  readonly graphExecutableDestroy: ApiEntry
  readonly graphDestroy: ApiEntry
}

export type RequiredFunction = keyof RequiredFunctions
export type GpuFunction = RequiredFunction | keyof OptionalFunctions

/** What an error code means to the user. */
export interface ErrorMeaning {
  readonly code: ErrorCode
  /** What happened or what to do; '' where the driver's own text must do. */
  readonly advice: string
  /** The context cannot be used any more: the driver answers every later call with the same error. */
  readonly isSticky?: true
}

/** The meaning of an error that ends the context. */
export const lost = (advice: string): ErrorMeaning => ({ code: 'LAUNCH_FAILED', advice, isSticky: true })

export interface GpuApi {
  /** The backend's id, for messages. */
  readonly vendor: string
  readonly functions: RequiredFunctions & Partial<OptionalFunctions>
  /** Functions that give an error's name, where it has one, and text: as their value, or through a pointer with 0 for success. */
  readonly errorTexts: { readonly name?: string; readonly text: string; readonly given: 'returned' | 'written' }
  /** Meanings by code. */
  readonly errors: Readonly<Record<number, ErrorMeaning>>
  /** What querying an event gives before it happened, and what calls from a thread without a context give. */
  readonly codes: { readonly notReady: number; readonly invalidContext: number }
}
