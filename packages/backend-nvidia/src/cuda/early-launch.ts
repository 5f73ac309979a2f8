// cuLaunchKernelEx with programmatic stream serialization: the launch may start before the one before it has ended.
import type { ApiEntry, NativeFunction } from '@opgems/emulator'
import koffi from 'koffi'

/** CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_STREAM_SERIALIZATION */
const programmaticSerialization = 6

/** Where the fields of a CUlaunchConfig lie, and of the one CUlaunchAttribute behind it, in bytes. */
const config = { gridX: 0, blockX: 12, shared: 24, stream: 32, attributes: 40, attributeCount: 48, bytes: 56 } as const
const attribute = { id: 0, value: 8, bytes: 72 } as const

/** A configuration of blocks and threads in a row, in native memory that lives as long as the process. */
class LaunchConfig {
  readonly address: number
  readonly #words: Uint32Array
  readonly #longs: BigUint64Array
  #stream = 0

  constructor() {
    const memory = koffi.alloc('uint64_t', (config.bytes + attribute.bytes) / 8)
    this.address = Number(koffi.address(memory))
    const view = koffi.view(memory, config.bytes + attribute.bytes)
    this.#words = new Uint32Array(view).fill(0)
    this.#longs = new BigUint64Array(view)
    // Grid and block of one in y and z.
    for (const start of [config.gridX, config.blockX]) this.#words.fill(1, start / 4, start / 4 + 3)
    this.#longs[config.attributes / 8] = BigInt(this.address + config.bytes)
    this.#words[config.attributeCount / 4] = 1
    this.#words[(config.bytes + attribute.id) / 4] = programmaticSerialization
    this.#words[(config.bytes + attribute.value) / 4] = 1
  }

  set(blocks: number, threads: number, shared: number, stream: number): void {
    const words = this.#words
    words[config.gridX / 4] = blocks
    words[config.blockX / 4] = threads
    words[config.shared / 4] = shared
    if (stream === this.#stream) return
    this.#stream = stream
    this.#longs[config.stream / 8] = BigInt(stream)
  }
}

function adapt(native: NativeFunction): (...args: readonly unknown[]) => number {
  let launch: LaunchConfig | undefined
  return (fn, blocks, threads, shared, stream, parameters) => {
    launch ??= new LaunchConfig()
    launch.set(blocks as number, threads as number, shared as number, stream as number)
    return native(launch.address, fn, parameters, 0)
  }
}

/** Absent before CUDA 11.8. */
export const launchEarly: ApiEntry = {
  symbols: ['cuLaunchKernelEx'],
  parameters: 'uint64_t config, uint64_t fn, uint64_t parameters, uint64_t extra',
  adapt,
}
