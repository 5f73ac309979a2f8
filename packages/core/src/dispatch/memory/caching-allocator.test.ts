// The caching allocator on a device of plain numbers that refuses what it cannot hold and what it never gave.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OpGemsError } from '../../errors/errors.ts'
import { type Block, CachingAllocator } from './caching-allocator.ts'

/** Device memory with a capacity; addresses are never given twice. */
class CountingDevice {
  readonly sizes = new Map<number, number>()
  held = 0
  allocations = 0
  #next = 4096
  constructor(readonly capacity = Number.POSITIVE_INFINITY) {}

  allocate(bytes: number): number {
    if (this.held + bytes > this.capacity) throw new OpGemsError('OUT_OF_MEMORY', 'the device is full')
    const address = this.#next
    this.#next += bytes
    this.sizes.set(address, bytes)
    this.held += bytes
    this.allocations++
    return address
  }

  free(address: number): void {
    const bytes = this.sizes.get(address)
    if (bytes === undefined) throw new Error(`the device never gave ${address}`)
    this.sizes.delete(address)
    this.held -= bytes
  }
}

const caught = (action: () => unknown): OpGemsError => {
  try {
    action()
  } catch (error) {
    if (error instanceof OpGemsError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

it('gives exact blocks, and back at once, where the device watches them', () => {
  const device = new CountingDevice()
  const allocator = new CachingAllocator(device, { exact: true })
  const block = allocator.allocate(1001)
  expect([...device.sizes]).toEqual([[block.address, 1001]])
  expect(allocator.statistics()).toEqual({ allocated: 1001, reserved: 1001 })
  allocator.free(block)
  expect(device.held).toBe(0)
  expect(caught(() => allocator.free(block)).code).toBe('BAD_ARGUMENT')
})

describe('reuse', () => {
  it('hands out the block of the same class that was freed last', () => {
    const device = new CountingDevice()
    const allocator = new CachingAllocator(device)
    const [first, second] = [allocator.allocate(1000), allocator.allocate(1000)]
    allocator.free(first)
    allocator.free(second)
    expect(allocator.allocate(1010)).toBe(second)
    expect(allocator.allocate(970)).toBe(first)
    expect(device.allocations).toBe(2)
  })

  it('serves a large request from a block of which it fills three quarters, and no larger one', () => {
    const device = new CountingDevice()
    const allocator = new CachingAllocator(device)
    const block = allocator.allocate(8 << 20)
    allocator.free(block)
    const small = allocator.allocate((6 << 20) - 64)
    expect(small).not.toBe(block)
    expect(allocator.allocate(6 << 20)).toBe(block)
    expect(allocator.statistics()).toEqual({ allocated: small.bytes + (8 << 20), reserved: device.held })
  })

  it('keeps small classes apart', () => {
    const allocator = new CachingAllocator(new CountingDevice())
    const block = allocator.allocate(2048)
    allocator.free(block)
    expect(allocator.allocate(1700)).not.toBe(block)
  })
})

describe('empty tensors', () => {
  it('share one block of 64 bytes that is trimmed only when nobody holds it', () => {
    const device = new CountingDevice()
    const allocator = new CachingAllocator(device)
    const [first, second] = [allocator.allocate(0), allocator.allocate(0)]
    expect(first).toBe(second)
    expect(first.bytes).toBe(64)
    allocator.free(first)
    allocator.trim()
    expect(device.held).toBe(64)
    expect(allocator.statistics()).toEqual({ allocated: 0, reserved: 64 })
    allocator.free(second)
    allocator.trim()
    expect(device.held).toBe(0)
  })
})

describe('exhaustion', () => {
  it('gives cached blocks back and tries again', () => {
    const device = new CountingDevice(10_000)
    const allocator = new CachingAllocator(device)
    allocator.free(allocator.allocate(8192))
    expect(allocator.allocate(4096).bytes).toBe(4096)
    expect(device.held).toBe(4096)
  })

  it('says in words what was requested, in use and reserved', () => {
    const allocator = new CachingAllocator(new CountingDevice(10_000))
    allocator.allocate(8192)
    allocator.free(allocator.allocate(64))
    const error = caught(() => allocator.allocate(3 << 20))
    expect(error.code).toBe('OUT_OF_MEMORY')
    expect(error.message).toContain('requested 3145728 bytes (3.0 MiB)')
    expect(error.message).toContain('in use 8192 bytes (8.0 KiB)')
    expect(error.message).toContain('reserved 8192 bytes (8.0 KiB)')
    expect((error.cause as Error).message).toBe('the device is full')
  })

  it('keeps to its limit, after giving cached blocks back', () => {
    const device = new CountingDevice()
    const allocator = new CachingAllocator(device, { limitBytes: 4096 })
    allocator.free(allocator.allocate(4096))
    const block = allocator.allocate(2048)
    expect(device.held).toBe(2048)
    const error = caught(() => allocator.allocate(2049))
    expect(error.code).toBe('OUT_OF_MEMORY')
    expect(error.message).toContain('limit (memoryLimit) 4096 bytes')
    allocator.free(block)
    expect(allocator.allocate(4096).bytes).toBe(4096)
  })

  it('refuses more than any device has as out of memory', () => {
    const allocator = new CachingAllocator(new CountingDevice())
    expect(caught(() => allocator.allocate(2 ** 50)).code).toBe('OUT_OF_MEMORY')
    expect(caught(() => allocator.allocate(Number.POSITIVE_INFINITY)).code).toBe('OUT_OF_MEMORY')
  })

  it('passes other errors of the device on', () => {
    const failing = {
      allocate(): number {
        throw new OpGemsError('LAUNCH_FAILED', 'the device is lost')
      },
      free() {},
    }
    expect(caught(() => new CachingAllocator(failing).allocate(1)).code).toBe('LAUNCH_FAILED')
  })
})

it.each([-1, Number.NaN])('refuses a size of %s', (bytes) => {
  expect(caught(() => new CachingAllocator(new CountingDevice()).allocate(bytes)).code).toBe('BAD_ARGUMENT')
})

it.each([true, false])('takes blocks back after it was closed without asking the device (exact: %s)', (exact) => {
  const device = new CountingDevice()
  const allocator = new CachingAllocator(device, { exact })
  const block = allocator.allocate(100)
  allocator.close()
  // The device has forgotten what it gave.
  device.sizes.clear()
  allocator.free(block)
  expect(allocator.statistics().allocated).toBe(0)
})

it('refuses to free a block twice', () => {
  const allocator = new CachingAllocator(new CountingDevice())
  const [block, empty] = [allocator.allocate(10), allocator.allocate(0)]
  allocator.free(block)
  allocator.free(empty)
  expect(caught(() => allocator.free(block)).code).toBe('BAD_ARGUMENT')
  expect(caught(() => allocator.free(empty)).code).toBe('BAD_ARGUMENT')
})

type Step = { kind: 'allocate'; bytes: number } | { kind: 'free'; which: number } | { kind: 'trim' }

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('allocate' as const), bytes: fc.nat(5000) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('allocate' as const), bytes: fc.nat(8 << 20) }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('free' as const), which: fc.nat() }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'trim' as const }) },
  ),
  { maxLength: 200 },
)

/** Live blocks lie inside memory that the device gave, apart from each other. */
function expectApart(device: CountingDevice, live: readonly Block[]): void {
  const addresses = live.map((block) => block.address)
  expect(new Set(addresses).size).toBe(addresses.length)
  for (const { address, bytes } of live) expect(device.sizes.get(address)).toBe(bytes)
}

it('keeps live blocks apart and its statistics right through any sequence', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const device = new CountingDevice(32 << 20)
      const allocator = new CachingAllocator(device)
      const live: Block[] = []
      for (const step of sequence) {
        if (step.kind === 'trim') allocator.trim()
        else if (step.kind === 'allocate') {
          const room = (32 << 20) - allocator.statistics().allocated - 64
          if (step.bytes === 0 || step.bytes * 1.34 + 64 > room) continue
          const block = allocator.allocate(step.bytes)
          expect(block.bytes).toBeGreaterThanOrEqual(step.bytes)
          live.push(block)
        } else if (live.length > 0) allocator.free(live.splice(step.which % live.length, 1)[0]!)
        expectApart(device, live)
        const allocated = live.reduce((sum, block) => sum + block.bytes, 0)
        expect(allocator.statistics()).toEqual({ allocated, reserved: device.held })
      }
      const sizes = live.map((block) => block.bytes)
      for (const block of live) allocator.free(block)
      const before = device.allocations
      for (const bytes of sizes.reverse()) live.push(allocator.allocate(bytes))
      expect(device.allocations).toBe(before)
      for (const block of live.slice(sizes.length)) allocator.free(block)
      allocator.trim()
      expect(device.held).toBe(0)
    }),
    { numRuns: 100 },
  )
})
