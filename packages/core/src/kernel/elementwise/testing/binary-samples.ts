// Pairs at which functions of two operands are measured, by interpreter and on engines.
import { grid, patterns, randomStream, specialFloats } from './samples.ts'

/** Every pair of special values, random bit patterns, and random values of moderate size. */
export const binarySamples = ((): [number[], number[]] => {
  const [left, right]: [number[], number[]] = [[], []]
  for (const a of specialFloats) {
    left.push(...specialFloats.map(() => a))
    right.push(...specialFloats)
  }
  const next = randomStream(7)
  left.push(...patterns(40_000, 2), ...grid(-9, 9, 60_000))
  right.push(...patterns(40_000, 3), ...Array.from({ length: 60_000 }, () => Math.fround(next() * 20 - 10)))
  return [left, right]
})()
