// Captured graphs on the stub driver: replays repeat launches, copies and constants on the same memory, with new contents.
import { afterEach, describe, expect, test } from 'vitest'
import type { Tensor } from '../../../core/src/tensor/index.ts'
import { openStubDevice } from '../testing/stub-device.ts'
import { buildStubLibraries, StubControl, type StubLibraries } from '../testing/stub-libraries.ts'
import { openStubRuntime } from '../testing/stub-runtime.ts'

const built = buildStubLibraries()
const stub = built as StubLibraries
const control = built && new StubControl(built.driver)
const get = (name: string) => control!.get(name)
afterEach(() => control?.reset())

const words = (...values: readonly number[]) => new Uint8Array(new BigInt64Array(values.map(BigInt)).buffer)
const integers = (...values: readonly number[]) => new Uint8Array(new Int32Array(values).buffer)
const inWords = (bytes: Uint8Array) => [...new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)]
const increment = new TextEncoder().encode('stub cubin\nstub_increment(int* cells, long long count)\0')

describe.skipIf(!built)(built ? 'a graph of the device' : 'not tested, there is no C compiler', () => {
  const geometry = { threads: 128, programsPerBlock: 64, sharedBytes: 0 }
  const common = { programs: 1, scratchBytes: 0, serial: false }

  test('repeats its steps in order, with the contents of the time of the replay', () => {
    const device = openStubDevice(stub)
    const executable = device.load({ path: '', bytes: increment }, 'stub_increment', geometry)
    const [x, y, z] = [device.allocate(8), device.allocate(8), device.allocate(8)]
    const graph = device.graph!([
      { kind: 'launch', executable, slots: words(x, 2), ...common },
      { kind: 'copy', destination: y, source: x, bytes: 8 },
      { kind: 'launch', executable, slots: words(y, 1), ...common },
      { kind: 'write', address: z, bytes: integers(7) },
      { kind: 'write', address: z + 4, bytes: integers(9) },
    ])
    expect(get('kernels')).toBe(0)
    for (const values of [
      [10, 20],
      [-5, 0],
    ] as const) {
      device.write(x, integers(...values))
      device.write(z, integers(0, 0))
      graph.launch()
      expect(inWords(device.readSync(x, 8))).toEqual([values[0] + 1, values[1] + 1])
      expect(inWords(device.readSync(y, 8))).toEqual([values[0] + 2, values[1] + 1])
      expect(inWords(device.readSync(z, 8))).toEqual([7, 9])
    }
    expect(get('cuLaunchKernel')).toBe(2)
    graph.close()
    return device.close()
  })

  test('starts kernels early that wait for the launches before them themselves', async () => {
    const device = openStubDevice(stub)
    const image = { path: '', bytes: increment }
    const usual = device.load(image, 'stub_increment', geometry)
    const waiting = device.load(image, 'stub_increment', { ...geometry, awaitsLaunches: true })
    const x = device.allocate(8)
    device.write(x, integers(1, 2))
    const step = (executable: typeof usual, count: number) =>
      ({ kind: 'launch', executable, slots: words(x, count), ...common }) as const
    const graph = device.graph!([step(waiting, 2), step(usual, 1), step(waiting, 1)])
    expect([get('cuLaunchKernelEx'), get('cuLaunchKernel')]).toEqual([2, 1])
    graph.launch()
    device.launch(waiting, words(x, 2), 100)
    expect([get('cuLaunchKernelEx'), get('cuLaunchKernel')]).toEqual([3, 1])
    expect([get('lastBlocks'), get('lastThreads'), get('lastShared')]).toEqual([2, 128, 0])
    expect(inWords(device.readSync(x, 8))).toEqual([5, 4])
    for (let i = 0; i < 600; i++) device.launch(waiting, words(x, 2), 1)
    // From so many launches on that nobody has waited for, the usual way.
    expect([get('cuLaunchKernelEx'), get('cuLaunchKernel')]).toEqual([3 + 512, 1 + 88])
    graph.close()
    await device.close()
  })

  test('that cannot be made leaves the stream as it was', async () => {
    const device = openStubDevice(stub)
    const executable = device.load({ path: '', bytes: increment }, 'stub_increment', geometry)
    const x = device.allocate(4)
    device.write(x, integers(1))
    const step = { kind: 'launch', executable, slots: words(x, 1), ...common } as const
    control!.set({ launchResult: 701 })
    expect(() => device.graph!([step])).toThrow(expect.objectContaining({ code: 'LAUNCH_FAILED' }))
    control!.set({ launchResult: 0, instantiateResult: 2 })
    expect(() => device.graph!([step])).toThrow(/cuGraphInstantiateWithFlags failed/)
    device.launch(executable, words(x, 1), 1)
    expect(inWords(await device.read(x, 4))).toEqual([2])
    expect(get('graphs')).toBe(0)
    await device.close()
  })
})

describe.skipIf(!built)('rt.capture', () => {
  test('replays with one call of the driver, from memory that counts as the runtime’s', async () => {
    const rt = openStubRuntime(stub)
    const x = rt.tensor([1, 2, 3])
    const before = rt.memory().allocated
    const graph = rt.capture(() => rt.tidy(() => rt.ops.exp(rt.ops.add(rt.ops.neg(x), x))))
    expect(graph.length).toBe(3)
    expect(rt.memory().allocated).toBeGreaterThan(before)
    await rt.synchronize()
    const [launches, kernels] = [get('cuLaunchKernel'), get('kernels')]
    graph.replay()
    graph.replay()
    await rt.synchronize()
    expect([get('cuLaunchKernel'), get('kernels'), get('cuGraphLaunch')]).toEqual([launches, kernels + 6, 2])
    ;(graph.result as Tensor).dispose()
    graph.dispose()
    expect(rt.memory().allocated).toBe(before)
    await rt.close()
  })

  test('refuses values that the host reads or writes, gives memory back, and the runtime works on', async () => {
    const rt = openStubRuntime(stub)
    const x = rt.tensor([1, 2, 3])
    const before = rt.memory().allocated
    const refused = (body: () => unknown) =>
      expect(() => rt.capture(() => rt.tidy(body))).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }))
    refused(() => rt.ops.exp(x).dataSync())
    refused(() => rt.ops.add(x, rt.tensor(new Float32Array(64), { shape: [64] })))
    expect(rt.memory().allocated).toBe(before)
    await rt.ops.exp(x).data()
    await rt.close()
  })
})
