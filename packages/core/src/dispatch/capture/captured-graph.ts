// rt.capture: a function's launches, recorded once and replayed on the same memory without the host work of its operators.
import { OpGemsError } from '../../errors/errors.ts'
import { type Block, CachingAllocator, type DeviceMemory } from '../memory/caching-allocator.ts'
import { refusePromise } from '../user-function.ts'
import type { RecordableDevice } from './recordable-device.ts'
import { Recording } from './recording.ts'

/**
 * A captured function. Its inputs are the tensors it used from outside: write new values into them (`x.copy_`), replay, and
 * read `result` again. They must not be disposed of while the graph lives.
 */
export class CapturedGraph<T> {
  private disposed = false
  constructor(
    /** What the function returned; each replay overwrites the tensors in it. */
    readonly result: T,
    /** Launches and copies in one replay. */
    readonly length: number,
    private readonly run: () => void,
    private readonly release: () => void,
  ) {}

  /** Runs the recorded launches again. @throws INDEX_OUT_OF_RANGE when a kernel's check fails; DISPOSED */
  replay(): void {
    if (this.disposed) throw new OpGemsError('DISPOSED', 'the captured graph was disposed')
    this.run()
  }
  /** Gives the graph's memory back; tensors in `result` must not be used after it. */
  dispose(): void {
    if (this.disposed) return
    this.disposed = true
    this.release()
  }
  [Symbol.dispose](): void {
    this.dispose()
  }
}

/** What capturing needs of the runtime: where memory comes from while it runs, and how checks of kernels are looked at. */
export interface CaptureHost {
  readonly device: RecordableDevice
  /** The runtime's own, which the graph's memory comes from. */
  readonly allocator: CachingAllocator
  /** Makes the runtime allocate from `allocator` until called with null. */
  useAllocator(allocator: CachingAllocator | null): void
  replayed(): void
}

/** Runs `body` once, recording it. Reading values on the host inside is refused by the runtime. */
export function capture<T>(host: CaptureHost, body: () => T): CapturedGraph<T> {
  const { device } = host
  if (device.recording)
    throw new OpGemsError('UNSUPPORTED', 'capture: a capture is under way already; captures do not nest')
  // Memory of its own: what the body frees is reused by the body alone, so replays find their blocks untouched.
  const pool = new CachingAllocator(blocksOf(host.allocator))
  try {
    const { result, recording } = record(host, pool, body)
    const graph = device.makeGraph(recording.steps)
    const replay = graph ? () => graph.launch() : () => recording.replay(device.inner)
    const run = () => {
      // A profile sees each launch; a device's own graph would hide them.
      if (device.profiler) recording.replay(device)
      else replay()
      host.replayed()
    }
    const release = () => {
      graph?.close()
      pool.trim()
    }
    return new CapturedGraph(result, recording.length, run, release)
  } catch (error) {
    pool.trim()
    throw error
  }
}

function record<T>(host: CaptureHost, pool: CachingAllocator, body: () => T): { result: T; recording: Recording } {
  const recording = new Recording()
  host.device.recording = recording
  host.useAllocator(pool)
  try {
    const result = body()
    refusePromise('capture', result, 'what it awaits is not recorded')
    return { result, recording }
  } finally {
    host.device.recording = null
    host.useAllocator(null)
  }
}

/** An allocator as the memory of another one, so that its limit and statistics cover both. */
function blocksOf(allocator: CachingAllocator): DeviceMemory {
  const blocks = new Map<number, Block>()
  return {
    allocate(bytes) {
      const block = allocator.allocate(bytes)
      blocks.set(block.address, block)
      return block.address
    },
    free(address) {
      allocator.free(blocks.get(address)!)
      blocks.delete(address)
    },
  }
}
