// Draws for random kernels: thin words over fast-check's generator, so that failing kernels shrink.
import fc from 'fast-check'

export class Draw {
  constructor(private readonly generate: fc.GeneratorValue) {}

  /** A whole number within low … high. */
  int(low: number, high: number): number {
    return this.generate(integers, low, high)
  }
  of<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)]!
  }
  /** True in `percent` of the draws; shrinks to false. */
  chance(percent: number): boolean {
    return this.int(0, 99) >= 100 - percent
  }
  shuffled<T>(list: readonly T[]): T[] {
    const rest = [...list]
    return list.map(() => rest.splice(this.int(0, rest.length - 1), 1)[0]!)
  }
  /** Each member with even odds. */
  some<T>(list: readonly T[]): T[] {
    return list.filter(() => this.chance(50))
  }
}
const integers = (min: number, max: number) => fc.noBias(fc.integer({ min, max }))
