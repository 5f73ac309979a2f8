// What the loops lowering needs to know about this processor.
import { dtypes, type LoopsTarget } from '@opgems/core'
import { readCaches } from './host.ts'
import type { Toolchain } from './toolchain.ts'

/** Register blocking of products by lanes: 32 registers hold 14×2 sums with AVX-512, 16 hold 6×2 with AVX2; NEON has 32 of 4 lanes. */
function productBlocking(lanes: Toolchain['lanes'], instructions: string): LoopsTarget['product'] {
  if (lanes === 16) return { rows: 12, vectors: 2, vectorLanes: 16 }
  if (lanes === 8) return { rows: 6, vectors: 2, vectorLanes: 8 }
  return instructions === 'NEON' ? { rows: 8, vectors: 3, vectorLanes: 4 } : { rows: 4, vectors: 2, vectorLanes: 4 }
}

export function nativeTarget(toolchain: Toolchain, threads: number, features: readonly string[]): LoopsTarget {
  return {
    family: 'loops',
    arch: toolchain.instructions,
    language: 'cpp',
    lanes: toolchain.lanes,
    accumulators: 4,
    streams: 2,
    threads,
    caches: readCaches(),
    product: productBlocking(toolchain.lanes, toolchain.instructions),
    dtypes,
    features,
  }
}
