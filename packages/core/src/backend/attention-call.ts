// Scaled dot-product attention, forward, as overrides see it.
import type { DType } from '../dtype/dtype.ts'

/** Address, and strides in elements along batch, head, row and column. */
export interface HeadsArgument {
  readonly address: number
  readonly strides: readonly [batch: number, head: number, row: number, column: number]
}

/** softmax(scale·Q·Kᵀ)·V for Q [batch, heads, queries, width], K and V [batch, keyHeads, keys, width]. */
export interface AttentionCall {
  /** Of query, key, value and output. */
  readonly dtype: DType
  readonly batch: number
  readonly heads: number
  /** Divides `heads`: consecutive query heads share a key head. */
  readonly keyHeads: number
  readonly queries: number
  readonly keys: number
  readonly width: number
  readonly valueWidth: number
  readonly query: HeadsArgument
  readonly key: HeadsArgument
  readonly value: HeadsArgument
  readonly output: HeadsArgument
  /** float32 [batch, heads, queries], row-major, where the caller wants it. */
  readonly logSumExp: { readonly address: number } | null
  /** Query i sees keys 0 … i + offset; null: all keys. */
  readonly causalOffset: number | null
  /** A bool tensor, true where the key is seen, with strides along batch, head, query and key; 0 where it broadcasts. Null: all keys. */
  readonly mask: HeadsArgument | null
  readonly scale: number
  /** Sequences of different lengths lie one after another along the rows of a batch of 1; null: all rows are one sequence. */
  readonly sequences: SequencesArgument | null
}

/**
 * Where sequences start: int32 [count + 1] each, for queries and for keys. Query i of a sequence is then its last but
 * (length - 1 - i), and `causalOffset` counts from the difference of the two lengths.
 */
export interface SequencesArgument {
  readonly count: number
  readonly queryStarts: number
  readonly keyStarts: number
  /** The longest sequence of queries. */
  readonly mostQueries: number
}
