// Draws for random kernels: thin words over fast-check's generator, so that failing kernels shrink.
import fc from 'fast-check'
import type { DType } from '../../../../dtype/dtype.ts'

export class Draw {
  /** @param dtypes those of the device; all without it */
  constructor(
    private readonly generate: fc.GeneratorValue,
    private readonly dtypes?: readonly DType[],
  ) {}

  /** A whole number within low … high. */
  int(low: number, high: number): number {
    return this.generate(integers, low, high)
  }
  of<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)]!
  }
  /** One of those that the device has. */
  dtype<T extends DType>(list: readonly T[]): T {
    const { dtypes } = this
    return this.of(dtypes ? list.filter((d) => dtypes.includes(d)) : list)
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
