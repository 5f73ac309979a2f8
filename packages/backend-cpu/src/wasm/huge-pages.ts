// Large pages behind WebAssembly's memory: with small ones an addition of large tensors takes a quarter longer.
import koffi from 'koffi'

/** MADV_HUGEPAGE of Linux. */
const hugePageAdvice = 14

type Advise = (memory: Uint8Array, bytes: number, advice: number) => number
let advise: Advise | null | undefined

/** Null where the system has no such call. */
function findAdvise(): Advise | null {
  if (process.platform !== 'linux') return null
  try {
    return koffi.load(null).func('int madvise(void* memory, size_t bytes, int advice)')
  } catch {
    return null
  }
}

/** Asks for large pages; a system without them goes on as it is. */
export function preferHugePages(memory: Uint8Array): void {
  if (advise === undefined) advise = findAdvise()
  advise?.(memory, memory.byteLength, hugePageAdvice)
}
