// The allocator: alignment, best fit, joining of neighbours, and that blocks never overlap.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AddressSpace, ALIGNMENT } from './address-space.ts'

describe('AddressSpace', () => {
  it('joins freed neighbours into one block again', () => {
    const space = new AddressSpace(64, 64 + 4 * 64)
    const blocks = [1, 2, 3, 4].map(() => space.allocate(64)!)
    expect(space.allocate(1)).toBeUndefined()
    for (const i of [1, 3, 2, 0]) space.free(blocks[i]!)
    expect(space.allocate(256)).toBe(64)
  })

  it('takes the smallest block that fits', () => {
    const space = new AddressSpace(0, 1024)
    const [large, gap, small] = [space.allocate(256)!, space.allocate(64)!, space.allocate(128)!]
    space.allocate(576)
    space.free(large)
    space.free(small)
    expect(space.allocate(100)).toBe(small)
    expect(gap).toBe(256)
  })

  it('extends its last free block', () => {
    const space = new AddressSpace(0, 128)
    space.allocate(64)
    expect(space.missing(256)).toBe(192)
    space.extend(192)
    expect(space.allocate(256)).toBe(64)
  })

  it('refuses to free what is not allocated', () => {
    const space = new AddressSpace(0, 128)
    const address = space.allocate(64)!
    space.free(address)
    expect(() => space.free(address)).toThrow(/not allocated/)
  })

  it('never overlaps blocks and loses no byte, for any order of calls', () => {
    const total = 1 << 14
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 3000 })), { maxLength: 80 }), (calls) => {
        const space = new AddressSpace(0, total)
        const live: { address: number; bytes: number }[] = []
        for (const [frees, size] of calls) {
          if (frees && live.length > 0) space.free(live.splice(size % live.length, 1)[0]!.address)
          else {
            const address = space.allocate(size)
            if (address !== undefined) live.push({ address, bytes: Math.ceil(size / ALIGNMENT) * ALIGNMENT })
          }
        }
        const sorted = live.toSorted((a, b) => a.address - b.address)
        sorted.forEach(({ address, bytes }, i) => {
          expect(address % ALIGNMENT).toBe(0)
          expect(address + bytes).toBeLessThanOrEqual(sorted[i + 1]?.address ?? total)
        })
        expect(space.freeBytes + space.allocatedBytes).toBe(total)
        for (const { address } of live) space.free(address)
        expect(space.allocate(total)).toBe(0)
      }),
    )
  })
})
