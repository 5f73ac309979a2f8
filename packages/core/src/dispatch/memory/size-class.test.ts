// Size classes: blocks hold what was asked, waste is bounded, and class and size belong to each other.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { largestBlock, sizeClassBytes, sizeClassCount, sizeClassOf } from './size-class.ts'

it('rounds up to at most 64 bytes or one eighth more', () => {
  const sizes = fc.oneof(
    fc.integer({ min: 1, max: 4096 }),
    fc.integer({ min: 1, max: 2 ** 31 }),
    fc.maxSafeInteger().map((n) => 1 + (Math.abs(n) % largestBlock)),
  )
  fc.assert(
    fc.property(sizes, (bytes) => {
      const block = sizeClassBytes(sizeClassOf(bytes))
      expect(block).toBeGreaterThanOrEqual(bytes)
      expect(block - bytes).toBeLessThanOrEqual(Math.max(63, bytes / 8))
      expect(block % 64).toBe(0)
    }),
  )
})

it('has classes of increasing size, each the class of its own size', () => {
  for (let sizeClass = 0; sizeClass < sizeClassCount; sizeClass++) {
    expect(sizeClassOf(sizeClassBytes(sizeClass))).toBe(sizeClass)
    if (sizeClass > 0) expect(sizeClassOf(sizeClassBytes(sizeClass - 1) + 1)).toBe(sizeClass)
  }
  expect(sizeClassBytes(sizeClassCount - 1)).toBe(largestBlock)
})
