// What the simt lowering needs to know of a Hygon DCU. Limits are those of GCN's compute units, which all DCUs derive from.
import { dtypes, type SimtTarget } from '@opgems/core'
import { hipDialect } from './dialect.ts'

/** Compute units by architecture: 80 of the BW1000 are documented; 60 are those of the AMD GPU that gfx906 is named after. */
const computeUnits: Readonly<Record<string, number>> = { gfx906: 60, gfx936: 80 }
const fewestComputeUnits = 60

export const hygonTarget = (architecture: string): SimtTarget => ({
  family: 'simt',
  dialect: hipDialect,
  laneCount: 64,
  maxThreads: 1024,
  sharedBytes: 64 << 10,
  maxDynamicSharedBytes: 64 << 10,
  // Four SIMD units of 64 KiB each; a wavefront addresses 256 vector registers.
  registers: { perThread: 256, perMultiprocessor: 65536 },
  multiprocessors: computeUnits[architecture] ?? fewestComputeUnits,
  dtypes,
})
