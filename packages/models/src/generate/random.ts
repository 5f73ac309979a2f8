// The random numbers of sampling: SplitMix64, the same on every machine for the same seed.

const mask = (1n << 64n) - 1n

/**
 * SplitMix64 (Steele, Lea and Flood, 2014): a counter in steps of the golden ratio, scrambled. Each call of `next` gives the
 * next 64-bit output; `uniform` takes its upper 53 bits as a number in [0, 1).
 */
export class SplitMix64 {
  private state: bigint

  constructor(seed: number | bigint) {
    this.state = BigInt.asUintN(64, BigInt(seed))
  }

  next(): bigint {
    this.state = (this.state + 0x9e3779b97f4a7c15n) & mask
    let z = this.state
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask
    return z ^ (z >> 31n)
  }

  uniform(): number {
    return Number(this.next() >> 11n) / 2 ** 53
  }
}
