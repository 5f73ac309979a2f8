// What a kernel for few queries over many keys is specialised for.
import type { HalfDType } from '../product/variant.ts'

export interface DecodeVariant {
  readonly dtype: HalfDType
  readonly headSize: 64 | 128
  /** Query rows that share a key head: 1 … 8. */
  readonly rows: number
  readonly causal: boolean
  readonly masked: boolean
  readonly logSumExp: boolean
}

export const mostRows = 8
export const warps = 8
export const threads = 32 * warps
/** Keys that each group of lanes has under way. */
export const unroll = 4
/** Blocks whose turns are counted; as many as batch · key heads may be. */
export const mostHeads = 4096

/** Lanes that share a key: each has 8 columns, 16 bytes. */
export const lanesOf = ({ headSize }: DecodeVariant): number => headSize / 8
/** Keys that a block takes at a time. */
export const chunkOf = (v: DecodeVariant): number => (threads / lanesOf(v)) * unroll

export const variantName = (v: DecodeVariant): string =>
  `decode ${v.rows}x${v.headSize}${v.causal ? ' causal' : ''}${v.masked ? ' masked' : ''}`
export const variantKey = (v: DecodeVariant): string =>
  `${variantName(v)} ${v.dtype} ${v.logSumExp ? 'log-sum-exp' : '-'}`
