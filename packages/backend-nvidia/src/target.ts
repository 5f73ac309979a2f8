// What the simt lowering needs to know of an NVIDIA GPU, from its attributes.
import { dtypes, type SimtTarget } from '@opgems/core'
import type { GpuAttributes } from './cuda/attributes.ts'
import { adaDialect, ampereDialect } from './dialect.ts'

type Limits = Pick<
  GpuAttributes,
  | 'warpSize'
  | 'maxThreadsPerBlock'
  | 'sharedBytesPerBlock'
  | 'optInSharedBytesPerBlock'
  | 'registersPerMultiprocessor'
  | 'multiprocessors'
>

export const nvidiaTarget = (gpu: Limits): SimtTarget => ({
  family: 'simt',
  dialect: ampereDialect,
  laneCount: gpu.warpSize,
  maxThreads: gpu.maxThreadsPerBlock,
  sharedBytes: gpu.sharedBytesPerBlock,
  maxDynamicSharedBytes: gpu.optInSharedBytesPerBlock,
  registers: { perThread: 255, perMultiprocessor: gpu.registersPerMultiprocessor },
  multiprocessors: gpu.multiprocessors,
  dtypes,
})

/** An H100 SXM, for compiling and emulating where no GPU is at hand. */
export const h100Limits: Limits = {
  warpSize: 32,
  maxThreadsPerBlock: 1024,
  sharedBytesPerBlock: 48 << 10,
  optInSharedBytesPerBlock: 227 << 10,
  registersPerMultiprocessor: 65536,
  multiprocessors: 132,
}

/** With all instructions that are emulated; kernels for Hopper wait for one another, which the host has no word for. */
export const emulatedTarget: SimtTarget = { ...nvidiaTarget(h100Limits), dialect: adaDialect }
