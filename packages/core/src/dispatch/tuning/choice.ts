// A choice: which candidate won for a kernel and a size, as it is kept on disk and shipped.
import { z } from 'zod'

const timed = z.object({ candidate: z.string(), microseconds: z.number().nullable() })

export const choiceSchema = z.object({
  /** SHA-256 of kernel, hints and candidates. */
  kernel: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of the launch's size: see `sizeBucket`; of products and attention: three digits, one for each side. */
  bucket: z.int().min(0).max(999),
  name: z.string(),
  class: z.string(),
  dtypes: z.array(z.string()),
  /** Name of the winner. */
  candidate: z.string(),
  microseconds: z.number(),
  /** What moving the bytes alone takes, in microseconds; null where it is not known. */
  floor: z.number().nullable(),
  /** All that were timed, in order; without a time where one could not be built. */
  timed: z.array(timed),
})
export type Choice = z.output<typeof choiceSchema>

/** A file of choices for one device, as `opgems tune --output` writes it. */
export const choiceFileSchema = z.strictObject({
  format: z.literal('opgems-tuning'),
  version: z.literal(1),
  /** The device's model, as `deviceModel` gives it. */
  device: z.string(),
  toolchain: z.string(),
  choices: z.array(choiceSchema),
})
export type ChoiceFile = z.output<typeof choiceFileSchema>

const smallest = 64 << 10
export const largestBucket = 8

/** Sizes that share a choice: 0 up to 64 KiB moved, then a bucket for each factor of four; the last is above 1 GiB. */
export function sizeBucket(bytes: number): number {
  if (bytes <= smallest) return 0
  return Math.min(largestBucket, Math.ceil(Math.log2(bytes / smallest) / 2))
}
