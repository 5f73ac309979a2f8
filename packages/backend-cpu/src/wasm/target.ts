// What the loops lowering needs to know about WebAssembly on this host.
import { dtypes, type LoopsTarget } from '@opgems/core'

/** Sixteen 128-bit registers, no masks, no multiply-add of its own before relaxed SIMD. */
export function wasmTarget(threads: number): LoopsTarget {
  return {
    family: 'loops',
    language: 'wat',
    // Measured with bench/wasm/measure.ts: additions don't care, exp is 15 to 20 % faster than with one register of 4.
    lanes: 8,
    accumulators: 2,
    streams: 2,
    threads,
    caches: { l1: 32 << 10, l2: 512 << 10, l3: 8 << 20 },
    // Measured with bench/wasm/measure-gemm.ts on one thread: 42 GFLOP/s; every other block tried gives 19 to 28.
    product: { rows: 4, vectors: 2, vectorLanes: 4 },
    dtypes,
  }
}
