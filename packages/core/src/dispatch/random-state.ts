// The state of a runtime's random numbers: a seed, and a counter that every random call takes one step of.
import { OpGemsError } from '../errors/errors.ts'

/** What one random call draws from: 64 bits of seed and the call's number, as int32 words. */
export interface RandomStream {
  readonly seed: readonly [low: number, high: number]
  readonly call: number
}

export class RandomState {
  private seed: readonly [number, number] = [0, 0]
  private call = 0

  /** Starts again: the same seed gives the same numbers in the same order of calls, on every backend. @throws BAD_ARGUMENT */
  manualSeed(seed: number | bigint): void {
    if (typeof seed !== 'bigint' && !Number.isSafeInteger(seed))
      throw new OpGemsError('BAD_ARGUMENT', `manualSeed: the seed must be an integer, got ${String(seed)}`)
    const bits = BigInt.asUintN(64, BigInt(seed))
    this.seed = [Number(bits & 0xffffffffn) | 0, Number(bits >> 32n) | 0]
    this.call = 0
  }
  /** The stream of the next call. */
  next(): RandomStream {
    return { seed: this.seed, call: this.call++ }
  }
}
