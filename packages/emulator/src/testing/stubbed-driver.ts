// What every vendor's driver is tested with over a stub of the vendor's run time.
import type { Device, Driver } from '@opgems/core'
import { expect, test } from 'vitest'

/** Why the only device that the driver sees cannot be used. */
export function reasonOf(driver: Driver): string {
  const [probe] = driver.probe()
  expect(probe).toMatchObject({ available: false })
  return probe!.reason!
}

/** The memory of a stub: counters of what was called, and what the next calls are to answer. */
export interface StubMemory {
  get(name: string): number
  set(name: string, value: number): void
}

export interface StubbedDriver {
  /** Read by the tests alone: there may be no stub where they are left out. */
  stub(): StubMemory
  /** Device 0, which the caller closes. */
  open(): Device
  /** The vendor's number for memory that is not there, and what the message of it says. */
  readonly outOfMemory: { readonly status: number; readonly words: RegExp }
}

/** Copies, the compiler's errors and missing memory. */
export function proveStubbedDriver({ stub, open, outOfMemory }: StubbedDriver): void {
  test('copies say their direction, and bytes come back', async () => {
    const device = open()
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251)
    const [a, b] = [device.allocate(1024), device.allocate(1024)]
    const counts = () => ['toDevice', 'onDevice', 'toHost'].map((name) => stub().get(name))
    const before = counts()
    device.write(a, bytes)
    device.copy(b, a, bytes.length)
    expect(device.readSync(b, bytes.length)).toEqual(bytes)
    expect(await device.read(b, bytes.length)).toEqual(bytes)
    expect(counts().map((n, i) => n - before[i]!)).toEqual([1, 1, 2])
    device.free(a)
    device.free(b)
  })

  test('an error of the compiler carries its log', () => {
    expect(() => open().compile('STUB_ERROR')).toThrow(
      expect.objectContaining({ code: 'COMPILE_FAILED', message: expect.stringContaining("identifier 'STUB_ERROR'") }),
    )
  })

  test('memory that is not there is OUT_OF_MEMORY with what to do', () => {
    const device = open()
    stub().set('failNext', outOfMemory.status)
    expect(() => device.allocate(64)).toThrow(
      expect.objectContaining({ code: 'OUT_OF_MEMORY', message: expect.stringMatching(outOfMemory.words) }),
    )
  })
}

/** A compiler of the stub's that ends its process: the next kernel is compiled all the same. */
export function proveCompilerCrash(open: () => Device): void {
  test('a compiler that crashes costs its kernel alone', () => {
    const device = open()
    expect(() => device.compile('STUB_CRASH')).toThrow(/was ended by SIGABRT/)
    expect(device.compile('kernel').byteLength).toBeGreaterThan(0)
  })
}
