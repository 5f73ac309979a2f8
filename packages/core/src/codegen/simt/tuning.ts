// What tuning may choose of a simt plan; the defaults are good untuned.

export interface SimtTuning {
  /** Threads of a block that serves a pointwise kernel, a very long row, or several short rows. A power of two. */
  readonly blockThreads: number
  /** Of a long row: so many elements at least for each thread, so that it has loads under way. */
  readonly elementsPerThread: number
  /** Vectors of a row for each lane up to which one warp handles it. */
  readonly vectorsPerLane: number
  /** Bytes of the widest access: 16, 8 or 4. */
  readonly vectorBytes: number
  /** Chunks of a pointwise thread that cannot use vectors. */
  readonly scalarChunks: number
  /** Elements of one thread above which code is not copied for each chunk. */
  readonly mostUnrolled: number
  /** Words of registers at most that a thread spends on tiles that later phases need. */
  readonly mostKeptWords: number
  /** Words of registers at most that loads take before the work on the first begins; 0: each is done when its turn comes. */
  readonly mostWordsAhead: number
}

export const defaultSimtTuning: SimtTuning = {
  blockThreads: 256,
  elementsPerThread: 16,
  vectorsPerLane: 4,
  vectorBytes: 16,
  scalarChunks: 4,
  mostUnrolled: 64,
  mostKeptWords: 96,
  mostWordsAhead: 32,
}
