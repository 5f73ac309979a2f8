// What tuning may choose of an npu kernel; the defaults are good untuned.

export interface NpuTuning {
  /** Elements of a vector at most: fewer where rows are shorter or the scratchpad has no room. A power of two. */
  readonly vectorElements: number
  /** 2: inputs and outputs have two vectors each, so that copies run while others are computed; 1: more room for long ones. */
  readonly buffers: number
}

export const defaultNpuTuning: NpuTuning = { vectorElements: 16384, buffers: 2 }

/** What `vectorElements` may be. */
export const [shortestVector, longestVector] = [64, 65536]
