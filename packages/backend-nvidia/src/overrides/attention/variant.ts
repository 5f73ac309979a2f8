// What a Hopper attention kernel is specialised for.
import type { HalfDType } from '../product/variant.ts'

export interface AttentionVariant {
  readonly dtype: HalfDType
  readonly headSize: 64 | 128
  /** Keys of one step. */
  readonly keys: number
  readonly causal: boolean
  readonly logSumExp: boolean
  /** Sequences lie one after another along the rows. */
  readonly sequences: boolean
}

/** Warpgroups that multiply, each with 64 query rows, and one that copies. */
export const consumers = 2
export const rows = 64 * consumers
export const threads = 128 * (consumers + 1)
/** Tiles of query rows that are copied ahead. */
export const queryStages = 2
/** Steps that are copied ahead. */
export const stages = 2
/** Registers of a thread after the split by roles. */
export const registers = { producer: 40, consumer: 232 } as const

/** Of the rings of keys and values, from the first barrier on: queries and tile numbers lie before them. */
export const ringsAt = 80
/** Barriers and the ring of tile numbers, behind the tiles. */
const barrierBytes = ringsAt + stages * 4 * 8

/** Where things lie in dynamic shared memory, in bytes from a multiple of 1024. */
export function sharedLayout({ headSize, keys }: AttentionVariant) {
  const [query, key] = [rows * headSize * 2, keys * headSize * 2]
  const barriers = queryStages * query + 2 * stages * key
  return { query, key, barriers, bytes: barriers + barrierBytes }
}

export const variantName = (v: AttentionVariant): string =>
  `flash ${rows}x${v.keys}x${v.headSize}${v.causal ? ' causal' : ''}${v.sequences ? ' sequences' : ''}`

export const variantKey = (v: AttentionVariant): string =>
  `${variantName(v)} ${v.dtype} ${v.logSumExp ? 'log-sum-exp' : '-'}`
