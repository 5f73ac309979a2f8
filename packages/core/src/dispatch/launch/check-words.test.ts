import { expect, test } from 'vitest'
import type { Device } from '../../backend/driver.ts'
import type { Kernel } from '../../kernel/index.ts'
import { CheckWords } from './check-words.ts'

const kernel = (name: string): Kernel => ({
  name,
  tensors: [],
  scalars: [],
  grid: [],
  effects: [],
  checks: [
    { message: `${name}: first`, code: 'INDEX_OUT_OF_RANGE' },
    { message: `${name}: second`, code: 'BAD_ARGUMENT' },
  ],
})

/** A device that is nothing but memory, with a count of its reads. */
function memory(isAsynchronous: boolean) {
  const bytes = new Uint8Array(1 << 16)
  const counts = { reads: 0 }
  const device = {
    isAsynchronous,
    allocate: () => 0,
    free: () => {},
    write: (address: number, values: Uint8Array) => bytes.set(values, address),
    readSync: (address: number, count: number) => {
      counts.reads++
      return bytes.slice(address, address + count)
    },
  } as unknown as Device
  return { device, bytes, counts }
}

test('where launches wait, a failed check throws with the launch', () => {
  const { device, bytes } = memory(false)
  const words = new CheckWords(device)
  bytes[words.claim(kernel('gather'))] = 2
  expect(() => words.launched()).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT', message: 'gather: second' }))
  expect(() => words.launched()).not.toThrow()
})

test('memory that the host shares is looked at without a copy, whenever it waited', () => {
  const { device, bytes, counts } = memory(true)
  const words = new CheckWords({
    ...device,
    sharedMemory: () => ({ address: 4096, bytes: bytes.subarray(4096, 4096 + 8192) }),
  })
  words.claim(kernel('gather'))
  const own = words.claim(kernel('embedding'))
  words.launched()
  words.throwIfFailed()
  bytes[own] = 2
  expect(() => words.throwIfFailed()).toThrow('embedding: second')
  expect(() => words.throwIfFailed()).not.toThrow()
  words.close()
  expect(counts.reads).toBe(0)
})

test('elsewhere it throws when the host waits for values, and names its own kernel', () => {
  const { device, bytes, counts } = memory(true)
  const words = new CheckWords(device)
  words.claim(kernel('gather'))
  const own = words.claim(kernel('embedding'))
  words.launched()
  words.launched()
  bytes[own] = 1
  expect(counts.reads).toBe(0)
  expect(() => words.throwIfFailed()).toThrow('embedding: first')
  words.throwIfFailed()
  expect(counts.reads).toBe(1)
})
