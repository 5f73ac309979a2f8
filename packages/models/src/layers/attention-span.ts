// Which keys the queries of one forward pass see: whole range, causal, or a sliding window.
import type { Tensor } from '@opgems/core'
import type { ModelRuntime } from '../model-runtime.ts'

export interface AttentionSpan {
  /** The first key that any query sees, and how many follow it. */
  readonly keyStart: number
  readonly keyCount: number
  /** Queries and keys are the same positions and each query sees those up to itself. */
  readonly causal: boolean
  /** Boolean [queries, keys], true where a query sees a key; null where `causal` says it all. */
  readonly mask: Tensor | null
}

/**
 * Queries at positions `start` to `start + count` − 1 over keys from 0; a query at i sees keys j with i − window < j ≤ i.
 * The mask is a new tensor that the caller disposes of.
 */
export function causalSpan(rt: ModelRuntime, start: number, count: number, window: number | null): AttentionSpan {
  const keyStart = window === null ? 0 : Math.max(0, start - window + 1)
  const keyCount = start + count - keyStart
  if (count === 1) return { keyStart, keyCount, causal: false, mask: null }
  if (start === 0 && (window === null || count <= window)) return { keyStart, keyCount, causal: true, mask: null }
  const visible = visibleKeys(start, count, keyStart, keyCount, window ?? Number.POSITIVE_INFINITY)
  const mask = rt.tensor(visible, { dtype: 'bool', shape: [count, keyCount] })
  return { keyStart, keyCount, causal: false, mask }
}

/**
 * The span of one query at a position that only the device knows, over all keys from 0 to `count` − 1.
 * @param position int64 [1]
 */
export function stepSpan(rt: ModelRuntime, position: Tensor, count: number, window: number | null): AttentionSpan {
  const { ops } = rt
  const mask = rt.tidy(() => {
    const keys = ops.arange(count)
    const isWritten = ops.le(keys, position)
    const isSeen = window === null ? isWritten : ops.logicalAnd(isWritten, ops.gt(ops.add(keys, window), position))
    return ops.view(isSeen, [1, count])
  })
  return { keyStart: 0, keyCount: count, causal: false, mask }
}

function visibleKeys(start: number, count: number, keyStart: number, keyCount: number, window: number): Uint8Array {
  const visible = new Uint8Array(count * keyCount)
  for (let query = 0; query < count; query++) {
    const position = start + query
    const first = Math.max(0, position - window + 1 - keyStart)
    visible.fill(1, query * keyCount + first, query * keyCount + position - keyStart + 1)
  }
  return visible
}
