// A driver: a vendor's run time as core sees it. It finds devices, and an open device holds memory, loads binaries and launches them.
import type { Stopwatch } from './stopwatch.ts'
import type { LaunchGeometry, Target } from './target.ts'

/** How far a device was proven; shown in every report. */
export type ProofRung = 'rendered' | 'compiled' | 'emulated' | 'hardware'

/** One device that could be used, or why it cannot. */
export interface DeviceProbe {
  /** Name after the colon: 'native', 'wasm', '0', 'emulator'. */
  readonly name: string
  readonly available: boolean
  /** Hardware or engine in words: 'AMD EPYC, 2 threads, AVX-512'. */
  readonly description: string
  /** Toolchain in words, e.g. 'g++ 12.2.0'. */
  readonly toolchain: string
  readonly proof: ProofRung
  /** For an unavailable device: what was tried and how to get it. */
  readonly reason?: string
  /** Higher is preferred when the user names none. */
  readonly priority: number
}

export interface Driver {
  /** Cheap and free of side effects: what exists, without opening it. */
  probe(): readonly DeviceProbe[]
  /** Opens a device by name; throws OpGemsError NO_DEVICE with what was tried. */
  open(name: string, options: DeviceOptions): Device
}

export interface DeviceOptions {
  /** Threads for devices on the host; 0 lets the device choose. */
  readonly threads: number
  /** Folder for files of this device's own (prebuilt run-time support); created by core. */
  readonly cacheFolder: string
  /** Wait after each launch, so that an error names the kernel that caused it. Default: false. */
  readonly launchBlocking?: boolean
}

/** A compiled kernel on disk or in memory. */
export interface Binary {
  /** File that holds it, when the cache stored one. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** A loaded kernel; opaque to core. */
export interface Executable {
  readonly entry: string
}

/** One thing that a captured function did on the device. */
export type GraphStep = LaunchStep | CopyStep | WriteStep

/** The arguments of `launch`; `slots` does not change any more. */
export interface LaunchStep {
  readonly kind: 'launch'
  readonly executable: Executable
  readonly slots: Uint8Array
  readonly programs: number
  readonly scratchBytes: number
  readonly serial: boolean
}
export interface CopyStep {
  readonly kind: 'copy'
  readonly destination: number
  readonly source: number
  readonly bytes: number
}
/** A constant of a few bytes. */
export interface WriteStep {
  readonly kind: 'write'
  readonly address: number
  readonly bytes: Uint8Array
}

/** Memory of host and device at once. */
export interface SharedMemory {
  /** The device's address of it. */
  readonly address: number
  readonly bytes: Uint8Array
}

/** Steps that the device runs again together. */
export interface DeviceGraph {
  /** Runs all steps in order, after the work so far; does not wait. */
  launch(): void
  close(): void
}

/**
 * An open device. Addresses are plain numbers (a pointer fits in 53 bits). Work runs in launch order; `read` and `synchronize`
 * wait for it, launches do not have to.
 */
export interface Device {
  readonly name: string
  readonly probe: DeviceProbe
  readonly target: Target
  /** Whether it finds accesses outside of what it handed out; then blocks are asked for in their exact size and not kept for reuse. */
  readonly watchesMemory?: boolean
  /** Device memory of at least `bytes` (> 0), 64-byte aligned, uninitialised. Throws OUT_OF_MEMORY. */
  allocate(bytes: number): number
  free(address: number): void
  write(address: number, bytes: Uint8Array): void
  /** Copies `bytes` bytes out after all work so far. The array is the caller's own. */
  read(address: number, bytes: number): Promise<Uint8Array>
  /** The same, blocking; for operators whose result decides what runs next. */
  readSync(address: number, bytes: number): Uint8Array
  copy(destination: number, source: number, bytes: number): void
  /** Builds a binary from rendered source; may block; throws COMPILE_FAILED with the compiler's log. */
  compile(source: string): Uint8Array
  /** Identifies compiler, version, flags and machine features for the binary cache. */
  readonly toolchainId: string
  /**
   * Hardware and version of its driver in words, where results can be wrong without an error: core runs its self-test on the first
   * use of each. Absent on the host's processors and emulators, which need none.
   */
  readonly hardwareId?: string
  /** File name extension of binaries, with the dot. */
  readonly binaryExtension: string
  /** `geometry` comes with kernels of the simt family: its launches are ceil(programs / programsPerBlock) blocks of `threads` threads. */
  load(binary: Binary, entry: string, geometry?: LaunchGeometry): Executable
  /**
   * Runs program instances 0 … programs-1. `slots` holds the arguments, 8 bytes each (see LoopIR's slot) or where the geometry's
   * `parameterOffsets` say, and may be reused by the caller at once. `scratchBytes` is private memory for each worker. `serial` asks for one worker in order.
   */
  launch(executable: Executable, slots: Uint8Array, programs: number, scratchBytes: number, serial: boolean): void
  /** Makes steps ready to be run again with little work on the host; absent where launching them one by one costs no more. */
  graph?(steps: readonly GraphStep[]): DeviceGraph
  /**
   * Zeroed memory of the host that kernels can write too, until the device closes; what they wrote is there once the device was
   * waited for. Absent where there is none such.
   */
  sharedMemory?(bytes: number): SharedMemory
  /** Bytes of device memory that are free for anybody, and that there are; absent where nobody can tell. */
  memory?(): { readonly free: number; readonly total: number }
  /** Launches return before their work is done, so that a look at its results would make each one wait. Default: they do not. */
  readonly isAsynchronous?: boolean
  /** Times this device's work; absent where nothing true could be said, as on an emulator. */
  readonly stopwatch?: Stopwatch
  synchronize(): Promise<void>
  close(): Promise<void>
}
