// A seeded source of random numbers and tensors; the same seed draws the same cases on every machine.
import type { DType } from '../host/dtypes.ts'
import { isFloat } from '../host/dtypes.ts'
import { HostTensor, numelOf } from '../host/tensor.ts'

/** Where the values of a tensor are drawn from. */
export interface ValueRange {
  readonly low: number
  readonly high: number
  /** Mixes in zeros of both signs, infinities and NaN. */
  readonly special?: boolean
}

const specials = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]

export class Generator {
  #state: number

  constructor(seed: number) {
    this.#state = (seed ^ 0x9e3779b9) >>> 0
  }

  /** Uniform in [0, 1): mulberry32, by Tommy Ettinger. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  /** A tensor whose values are exactly those of its dtype; integers are whole numbers of the range, bools either. */
  tensor(dtype: DType, shape: readonly number[], range: ValueRange): HostTensor {
    const numbers = Array.from({ length: numelOf(shape) }, () => this.#value(dtype, range))
    return HostTensor.fromNumbers(dtype, shape, numbers).rounded()
  }

  /** Indices below `limit`. */
  indices(shape: readonly number[], limit: number): HostTensor {
    const numbers = Array.from({ length: numelOf(shape) }, () => this.below(limit))
    return HostTensor.fromNumbers('int64', shape, numbers)
  }

  #value(dtype: DType, { low, high, special }: ValueRange): number {
    if (dtype === 'bool') return this.below(2)
    const x = low + (high - low) * this.next()
    if (isFloat(dtype)) return special && this.next() < 0.2 ? specials[this.below(specials.length)]! : x
    const least = dtype === 'uint8' ? Math.max(low, 0) : low
    return Math.floor(least + (high - least) * this.next())
  }
}
