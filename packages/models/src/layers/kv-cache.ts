// Keys and values of the positions a model has seen, in memory laid out once and written in place.
import { OpGemsError, type Tensor } from '@opgems/core'
import type { ComputeDType } from '../compute-dtypes.ts'
import type { ModelRuntime } from '../model-runtime.ts'
import type { Start } from './start.ts'

export interface KvCacheShape {
  readonly layers: number
  readonly batch: number
  readonly kvHeads: number
  readonly maxLength: number
  readonly headDim: number
  readonly dtype: ComputeDType
}

/** One layer's keys or values, each [batch, kvHeads, maxLength, headDim]. */
interface CachedLayer {
  readonly key: Tensor
  readonly value: Tensor
}

export class KvCache {
  private readonly stored: CachedLayer[] = []
  private filled = 0

  constructor(
    private readonly rt: ModelRuntime,
    readonly shape: KvCacheShape,
  ) {
    const { layers, batch, kvHeads, maxLength, headDim, dtype } = shape
    const allocate = () => rt.ops.zeros([batch, kvHeads, maxLength, headDim], { dtype })
    rt.tidy(() => {
      const memory = Array.from({ length: 2 * layers }, allocate) // all of it, or none where memory runs out
      for (let layer = 0; layer < layers; layer++) {
        this.stored.push({ key: memory[2 * layer] as Tensor, value: memory[2 * layer + 1] as Tensor })
      }
      return memory
    })
  }

  /** How many positions are filled; the next one written has this number. */
  get length(): number {
    return this.filled
  }

  /** @throws OpGemsError BAD_ARGUMENT where `count` more positions do not fit */
  checkRoom(count: number): void {
    if (this.filled + count <= this.shape.maxLength) return
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `KV cache: ${count} more positions do not fit after ${this.filled} of ${this.shape.maxLength}; create a longer cache`,
    )
  }

  /** Writes keys and values [batch, kvHeads, count, headDim] from position `start`; `advance` then counts them. */
  write(layer: number, key: Tensor, value: Tensor, start: Start): void {
    const stored = this.layer(layer)
    this.put(stored.key, key, start)
    this.put(stored.value, value, start)
  }

  private put(stored: Tensor, given: Tensor, start: Start): void {
    const { ops } = this.rt
    if (typeof start === 'number') ops.copy_(ops.narrow(stored, 2, start, given.shape[2] ?? 0), given)
    else ops.indexCopy_(stored, 2, start, given)
  }

  /** Views [batch, kvHeads, count, headDim] of the positions from `start`. */
  read(layer: number, start: number, count: number): CachedLayer {
    const { ops } = this.rt
    const stored = this.layer(layer)
    return { key: ops.narrow(stored.key, 2, start, count), value: ops.narrow(stored.value, 2, start, count) }
  }

  /** Counts `count` positions as filled, once every layer has written them. */
  advance(count: number): void {
    this.filled += count
  }

  dispose(): void {
    for (const { key, value } of this.stored.splice(0)) {
      key.dispose()
      value.dispose()
    }
  }

  private layer(index: number): CachedLayer {
    const stored = this.stored[index]
    if (stored) return stored
    throw new OpGemsError('DISPOSED', `KV cache: no layer ${index}; the cache was disposed or made for another model`)
  }
}
