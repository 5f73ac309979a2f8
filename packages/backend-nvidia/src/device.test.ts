// The device against the stub driver: the real calls through koffi, with memory and a queue of work on the host.
import { afterEach, describe, expect, test } from 'vitest'
import { CachingAllocator } from '../../core/src/dispatch/memory/caching-allocator.ts'
import { openStubDevice } from './testing/stub-device.ts'
import { buildStubLibraries, StubControl, type StubLibraries } from './testing/stub-libraries.ts'
import { openStubRuntime } from './testing/stub-runtime.ts'

const built = buildStubLibraries()
const stub = built as StubLibraries
const control = built && new StubControl(built.driver)
const set = (values: Readonly<Record<string, number>>) => control!.set(values)
const get = (name: string) => control!.get(name)
afterEach(() => control?.reset())

const geometry = { threads: 128, programsPerBlock: 64, sharedBytes: 0 }
const image = (text: string) => ({ path: '', bytes: new TextEncoder().encode(`stub cubin\n${text}\0`) })
const increment = image('stub_increment(int* cells, long long count)')
const words = (...values: readonly number[]) => new Uint8Array(new BigInt64Array(values.map(BigInt)).buffer)
const integers = (...values: readonly number[]) => new Uint8Array(new Int32Array(values).buffer)
const inWords = (bytes: Uint8Array) => [...new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)]

describe.skipIf(!built)(built ? 'the device' : 'the device: not tested, there is no C compiler', () => {
  test('writes, launches and reads in order, while work waits in the queue', async () => {
    const device = openStubDevice(stub)
    set({ kernelMicroseconds: 2000 })
    const kernel = device.load(increment, 'stub_increment', geometry)
    const address = device.allocate(16)
    device.write(address, integers(1, 2, 3, 4))
    device.launch(kernel, words(address, 4), 100)
    const before = device.read(address, 16)
    device.launch(kernel, words(address, 4), 100)
    expect(inWords(device.readSync(address, 16))).toEqual([3, 4, 5, 6])
    expect(inWords(await before)).toEqual([2, 3, 4, 5])
    expect([get('lastBlocks'), get('lastThreads'), get('lastShared')]).toEqual([2, 128, 0])
    await device.close()
  })

  test('the array of a write may be used again at once, also where it spans many chunks', async () => {
    const device = openStubDevice(stub)
    set({ kernelMicroseconds: 20_000 })
    const kernel = device.load(increment, 'stub_increment', geometry)
    const count = 6 << 20
    const address = device.allocate(count * 4)
    const source = Int32Array.from({ length: count }, (_, i) => i)
    device.launch(kernel, words(address, 4), 1)
    device.write(address, new Uint8Array(source.buffer))
    source.fill(-1)
    const got = new Int32Array((await device.read(address, count * 4)).buffer)
    expect(got.findIndex((value, i) => value !== i)).toBe(-1)
    device.write(address, new Uint8Array(source.buffer))
    const blocking = new Int32Array(device.readSync(address, count * 4).buffer)
    expect(blocking.every((value) => value === -1)).toBe(true)
    await device.close()
  })

  test('a read waits on another thread: the event loop goes on', async () => {
    const device = openStubDevice(stub)
    set({ kernelMicroseconds: 300_000 })
    const kernel = device.load(increment, 'stub_increment', geometry)
    const address = device.allocate(16)
    device.write(address, integers(0, 0, 0, 0))
    device.launch(kernel, words(address, 4), 1)
    let ticks = 0
    const timer = setInterval(() => ticks++, 10)
    const queries = get('cuEventQuery')
    const reads = await Promise.all([device.read(address, 16), device.read(address, 4)])
    clearInterval(timer)
    expect(reads.map(inWords)).toEqual([[1, 1, 1, 1], [1]])
    expect(ticks).toBeGreaterThan(2)
    expect(get('cuEventQuery') - queries).toBeLessThan(100)
    await device.close()
  })

  test('reads that the host cannot pin memory for come in chunks', async () => {
    const device = openStubDevice(stub)
    const address = device.allocate(40 << 20)
    device.write(address, integers(7))
    device.readSync(address, 20 << 20)
    set({ failPinned: 1 })
    const bytes = await device.read(address, 40 << 20)
    expect(bytes.byteLength).toBe(40 << 20)
    expect(inWords(bytes.subarray(0, 4))).toEqual([7])
    await device.close()
  })

  test('freed memory is used again at once, and work that still needs it is not disturbed', async () => {
    const device = openStubDevice(stub)
    const allocator = new CachingAllocator(device)
    set({ kernelMicroseconds: 5000 })
    const kernel = device.load(increment, 'stub_increment', geometry)
    const reads: Promise<Uint8Array>[] = []
    const addresses = new Set<number>()
    for (let i = 0; i < 20; i++) {
      const block = allocator.allocate(16)
      addresses.add(block.address)
      device.write(block.address, integers(i, i, i, i))
      device.launch(kernel, words(block.address, 4), 1)
      reads.push(device.read(block.address, 16))
      allocator.free(block)
    }
    expect(addresses.size).toBe(1)
    expect((await Promise.all(reads)).map((bytes) => inWords(bytes)[3])).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    )
    allocator.trim()
    await device.close()
  })

  test('staging is pinned once and used again', async () => {
    const device = openStubDevice(stub)
    const address = device.allocate(64)
    for (let i = 0; i < 50; i++) {
      device.write(address, integers(i))
      expect(inWords(await device.read(address, 4))).toEqual([i])
    }
    expect(get('cuMemHostAlloc')).toBe(2)
    await device.close()
  })

  test('kernels write memory that the host looks at without a copy', async () => {
    const device = openStubDevice(stub)
    const { address, bytes } = device.sharedMemory!(8)
    device.launch(device.load(increment, 'stub_increment', geometry), words(address, 2), 1)
    await device.synchronize()
    expect(inWords(bytes)).toEqual([1, 1])
    await device.close()
  })

  test('launches take dynamic shared memory and parameters at offsets of their own', async () => {
    const device = openStubDevice(stub)
    const offsets = { parameterOffsets: [64, 200], dynamicSharedBytes: 100 << 10 }
    const kernel = device.load(increment, 'stub_increment', { ...geometry, ...offsets })
    const address = device.allocate(8)
    device.write(address, integers(5, 6))
    const slots = new Uint8Array(256)
    slots.set(words(address), 64)
    slots.set(words(2), 200)
    device.launch(kernel, slots, 1)
    expect(inWords(await device.read(address, 8))).toEqual([6, 7])
    expect(get('lastShared')).toBe(100 << 10)
    expect(() => device.load(increment, 'stub_increment', { ...geometry, dynamicSharedBytes: 1 << 20 })).toThrow(
      /cuFuncSetAttribute failed: CUDA_ERROR_INVALID_VALUE/,
    )
    await device.close()
  })

  test('closing gives everything back', async () => {
    const counted = ['blocks', 'pinned', 'streams', 'events', 'modules', 'graphs']
    const before = counted.map(get)
    const rt = openStubRuntime(stub)
    using x = rt.tensor([1, 2, 3])
    const graph = rt.capture(() => rt.ops.add(x, x))
    graph.replay()
    await (graph.result as typeof x).data()
    expect(counted.filter((name, i) => get(name) <= before[i]!)).toEqual([])
    ;(graph.result as typeof x).dispose()
    graph.dispose()
    x.dispose()
    await rt.close()
    expect(counted.map(get)).toEqual(before)
    await rt.close()
  })

  test('closing waits for reads under way', async () => {
    const rt = openStubRuntime(stub)
    const x = rt.tensor([1, 2, 3])
    set({ kernelMicroseconds: 100_000 })
    const y = rt.ops.exp(x)
    const [before, after] = [x.data(), y.data()]
    await rt.close()
    expect([...((await before) as Float32Array)]).toEqual([1, 2, 3])
    expect(await after).toHaveLength(3)
  })

  test('a closed device says so', async () => {
    const device = openStubDevice(stub)
    const address = device.allocate(64)
    await device.close()
    expect(() => device.write(address, integers(1))).toThrow(expect.objectContaining({ code: 'DISPOSED' }))
    expect(() => device.allocate(1)).toThrow(expect.objectContaining({ code: 'DISPOSED' }))
    device.free(address)
    await device.close()
  })
})
