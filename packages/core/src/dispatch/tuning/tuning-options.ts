// The options that a candidate may set, by family, with their limits; and how a tuning file is laid out.
import { z } from 'zod'
import type { Target } from '../../backend/target.ts'
import { longestVector, shortestVector } from '../../codegen/npu/tuning.ts'
import { type KernelClass, kernelClasses } from '../../codegen/tuning.ts'

/** Candidates of one entry after expansion: timing more costs more than it gains. */
export const mostCandidates = 24

const whole = (least: number, most: number) => z.int().min(least).max(most)
const powerOfTwo = (least: number, most: number) =>
  whole(least, most).refine((x) => Number.isInteger(Math.log2(x)), { error: 'must be a power of two' })

/** A value, a list of values, or a range: { from: 64, to: 512, times: 2 }, { from: 2, to: 8, plus: 2 }. */
const values = (value: z.ZodType<number>) =>
  z.union(
    [
      value,
      z.array(value).min(1),
      z.strictObject({ from: value, to: value, times: whole(2, 16) }),
      z.strictObject({ from: value, to: value, plus: whole(1, 1024) }),
    ],
    { error: 'must be a value within its limits, a list of them, or a range {from, to, times} or {from, to, plus}' },
  )

const simtOptions = {
  blockThreads: powerOfTwo(32, 1024),
  elementsPerThread: powerOfTwo(1, 256),
  vectorsPerLane: powerOfTwo(1, 64),
  vectorBytes: powerOfTwo(4, 16),
  scalarChunks: powerOfTwo(1, 16),
  mostUnrolled: whole(1, 256),
  mostKeptWords: whole(0, 192),
  mostWordsAhead: whole(0, 128),
}
const loopsOptions = {
  vectors: powerOfTwo(1, 4),
  accumulators: powerOfTwo(1, 16),
  streams: powerOfTwo(1, 16),
  productRows: whole(1, 16),
  productVectors: whole(1, 8),
}

const npuOptions = {
  vectorElements: powerOfTwo(shortestVector, longestVector),
  buffers: whole(1, 2),
}

const limits = { simt: simtOptions, loops: loopsOptions, npu: npuOptions } as const satisfies Record<
  Target['family'],
  object
>
export const families = Object.keys(limits) as readonly Target['family'][]

const candidate = (options: Readonly<Record<string, z.ZodType<number>>>) =>
  z.strictObject(Object.fromEntries(Object.entries(options).map(([name, value]) => [name, values(value).optional()])))

/** The candidates of one class of kernels, by architecture. */
const entries = (family: Target['family']) =>
  z
    .array(
      z.strictObject({
        /** Names of architectures, as targets have them; every one where it is left out. */
        arch: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
        candidates: z.array(candidate(limits[family])).min(1),
      }),
    )
    .min(1)

/** A strict object and no record: records pass over a key named __proto__. */
const kernels = (family: Target['family']) => {
  const each = entries(family).optional()
  return z.strictObject(
    Object.fromEntries(kernelClasses.map((name) => [name, each])) as Record<KernelClass, typeof each>,
  )
}

const file = (family: Target['family']) =>
  z.strictObject({ version: z.literal(1), family: z.literal(family), kernels: kernels(family) })

export const tuningFileSchema = { simt: file('simt'), loops: file('loops'), npu: file('npu') } as const
export type TuningFileContent = z.output<(typeof tuningFileSchema)[Target['family']]>
export type OptionValues = number | readonly number[] | { from: number; to: number; times?: number; plus?: number }
