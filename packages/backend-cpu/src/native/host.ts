// What the host's processor is: model, caches, threads.
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'

export interface Caches {
  readonly l1: number
  readonly l2: number
  readonly l3: number
}

const typicalCaches: Caches = { l1: 32 << 10, l2: 512 << 10, l3: 8 << 20 }
/** No processor has a larger share of a last cache; a virtual machine with few of them sees the whole of its host's all the same. */
const largestShareOfL3 = 16 << 20
const cacheFolder = '/sys/devices/system/cpu/cpu0/cache'

function readText(path: string): string {
  return readFileSync(path, 'utf8').trim()
}

/** Bytes of a size as the kernel writes it: '32K', '16384K'. */
export function parseCacheSize(text: string): number {
  const [, number, unit] = /^(\d+)([KM]?)$/.exec(text) ?? []
  const scale = unit === 'M' ? 1 << 20 : unit === 'K' ? 1 << 10 : 1
  return Number(number ?? 0) * scale
}

/** Data caches of the first processor in bytes, the last as far as this many may have of it; typical sizes where the system tells none. */
export function readCaches(folder = cacheFolder, processors = availableParallelism()): Caches {
  const sizes = new Map<number, number>()
  try {
    for (const name of readdirSync(folder).filter((entry) => entry.startsWith('index'))) {
      if (readText(`${folder}/${name}/type`) === 'Instruction') continue
      sizes.set(Number(readText(`${folder}/${name}/level`)), parseCacheSize(readText(`${folder}/${name}/size`)))
    }
  } catch {
    return typicalCaches
  }
  return {
    l1: sizes.get(1) || typicalCaches.l1,
    l2: sizes.get(2) || typicalCaches.l2,
    l3: Math.min(sizes.get(3) || typicalCaches.l3, processors * largestShareOfL3),
  }
}

export const processorModel = (): string => cpus()[0]?.model.trim() ?? 'unknown processor'
export const hostThreads = (): number => availableParallelism()
