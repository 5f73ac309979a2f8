// What goes wrong on a GPU, played by the stub driver: each failure is named, and this process goes on.
import { afterEach, describe, expect, test } from 'vitest'
import { openStubDevice } from './testing/stub-device.ts'
import { buildStubLibraries, copyOf, StubControl, type StubLibraries } from './testing/stub-libraries.ts'
import { openStubRuntime } from './testing/stub-runtime.ts'

const built = buildStubLibraries()
const stub = built as StubLibraries
const control = built && new StubControl(built.driver)
const set = (values: Readonly<Record<string, number>>) => control!.set(values)
const get = (name: string) => control!.get(name)
afterEach(() => control?.reset())

const caught = async (action: () => unknown) => {
  try {
    await action()
  } catch (error) {
    return error as Error & { code: string; details: { operator?: string } }
  }
  throw new Error('nothing was thrown')
}

describe.skipIf(!built)(built ? 'a kernel with an illegal address' : 'not tested, there is no C compiler', () => {
  test('is named when it ran alone; later calls say the device is lost; closing does not throw', async () => {
    const rt = openStubRuntime(stub)
    const x = rt.tensor([1, 2, 3])
    set({ stickyAfterKernels: get('kernels') + 1 })
    rt.ops.exp(x)
    const error = await caught(() => x.data())
    expect(error).toMatchObject({ code: 'LAUNCH_FAILED', details: { operator: 'exp' } })
    expect(error.message).toMatch(
      /^nvidia:0: .* CUDA_ERROR_ILLEGAL_ADDRESS \(700\).* a kernel accessed an illegal address/,
    )
    expect(error.message).toContain("The kernel is 'og_exp' (1 launch since the device was last waited for)")
    expect(error.message).toContain('start a new one')
    for (const use of [() => rt.ops.exp(x), () => x.data(), () => rt.tensor([1]), () => rt.synchronize()]) {
      const later = await caught(use)
      expect(later.code).toBe('DEVICE_LOST')
      expect(later.message).toMatch(/nvidia:0 is lost: .*ILLEGAL_ADDRESS/)
    }
    await rt.close()
    await rt.close()
  })

  test('is among the launches since the last wait, and launchBlocking tells which', async () => {
    const run = async (launchBlocking: boolean) => {
      const rt = openStubRuntime(stub, { launchBlocking })
      const x = rt.tensor([1, 2, 3])
      rt.ops.neg(x)
      await rt.synchronize()
      set({ stickyAfterKernels: get('kernels') + 2 })
      const error = await caught(() => {
        rt.ops.exp(x)
        rt.ops.sin(x)
        rt.ops.cos(x)
        return x.data()
      })
      await rt.close()
      control!.reset()
      return error
    }
    const late = await run(false)
    expect(late.message).toContain(
      "one of the 3 launches since the device was last waited for, the latest of 'og_exp', 'og_sin', 'og_cos'",
    )
    expect(late.message).toContain('OPGEMS_LAUNCH_BLOCKING=1')
    const exact = await run(true)
    expect(exact.message).toContain("in kernel 'og_sin'")
    expect(exact).toMatchObject({ code: 'LAUNCH_FAILED', details: { operator: 'sin' } })
  })

  test('that nobody read is reported by close, which still gives everything back', async () => {
    const rt = openStubRuntime(stub)
    const streams = get('streams')
    set({ stickyAfterKernels: get('kernels') + 1 })
    rt.ops.exp(rt.tensor([1]))
    expect(await caught(() => rt.close())).toMatchObject({ code: 'LAUNCH_FAILED' })
    await rt.close()
    expect(streams).toBeGreaterThan(0)
  })

  test('in a replayed graph is named by the graph', async () => {
    const rt = openStubRuntime(stub)
    const x = rt.tensor([1, 2, 3])
    const graph = rt.capture(() => rt.ops.exp(rt.ops.neg(x)))
    await x.data()
    set({ stickyAfterKernels: get('kernels') + 1 })
    const error = await caught(() => {
      graph.replay()
      return x.data()
    })
    expect(error.message).toContain("The kernel is 'graph of 2: og_neg, og_exp'")
    graph.dispose()
    await rt.close()
  })
})

describe.skipIf(!built)('memory', () => {
  test('a failed allocation gives cached blocks back and is tried once more', async () => {
    const rt = openStubRuntime(stub)
    rt.empty([1 << 20], 'float32').dispose()
    expect(rt.memory().reserved).toBeGreaterThanOrEqual(4 << 20)
    set({ failAllocations: 1 })
    const y = rt.empty([3 << 20], 'float32')
    expect(rt.memory().reserved).toBeLessThan(13 << 20)
    y.dispose()
    await rt.close()
  })

  test('code that finds no room is loaded after cached blocks went back', async () => {
    const rt = openStubRuntime(stub)
    const x = rt.tensor([1, 2, 3])
    rt.empty([1 << 20], 'float32').dispose()
    set({ failLoads: 1 })
    rt.ops.exp(x)
    expect(rt.memory().reserved).toBeLessThan(1 << 20)
    await rt.close()
  })

  test('of the host that cannot be pinned is told apart', async () => {
    const rt = openStubRuntime(stub)
    set({ failPinned: 1 })
    expect((await caught(() => rt.tensor([1, 2, 3]).data())).message).toMatch(/the host cannot pin \d+ bytes/)
    set({ failPinned: 0 })
    await rt.close()
  })

  test('out of memory names operator, dtypes, shapes and bytes, and the runtime works on', async () => {
    const rt = openStubRuntime(stub)
    const x = rt.empty([100 << 20], 'float32')
    const y = rt.empty([100 << 20], 'float32')
    const error = await caught(() => rt.ops.add(x, y))
    expect(error).toMatchObject({ code: 'OUT_OF_MEMORY', details: { operator: 'add.Tensor' } })
    expect(error.message).toMatch(
      /^add\.Tensor\(float32\[104857600\], float32\[104857600\]\): out of device memory: requested 419430400 bytes/,
    )
    expect(error.message).toMatch(
      /in use \d+ bytes \(832\.0 MiB\).*free on the device \d+ bytes .* of 1073741824 bytes \(1\.0 GiB\); dispose tensors/,
    )
    x.dispose()
    rt.ops.add(y, y).dispose()
    await rt.close()
  })
})

describe.skipIf(!built)('launches', () => {
  test('that the driver refuses name operator, kernel and geometry, and the device works on', async () => {
    const rt = openStubRuntime(stub)
    const x = rt.tensor([1, 2, 3])
    set({ launchResult: 701 })
    const error = await caught(() => rt.ops.exp(x))
    expect(error).toMatchObject({ code: 'LAUNCH_FAILED', details: { operator: 'exp' } })
    expect(error.message).toMatch(
      /^exp\(float32\[3\]\): .*needs more registers.*kernel 'og_exp', 1 blocks of \d+ threads/,
    )
    set({ launchResult: 0 })
    rt.ops.exp(x)
    await rt.synchronize()
    await rt.close()
  })

  test('of a binary that the driver does not take fail with what to do', async () => {
    const rt = openStubRuntime(stub)
    const x = rt.tensor([1, 2, 3])
    set({ loadResult: 209 })
    expect((await caught(() => rt.ops.exp(x))).message).toMatch(
      /compiled for another architecture, or by a compiler newer/,
    )
    await rt.close()
  })
})

test.skipIf(!built)('a device lost in mid-run is reported once, then as lost', async () => {
  const rt = openStubRuntime(stub)
  const x = rt.tensor([1, 2, 3])
  set({ sticky: 999 })
  expect((await caught(() => rt.ops.exp(x))).message).toMatch(/dmesg for Xid/)
  expect(await caught(() => rt.ops.exp(x))).toMatchObject({ code: 'DEVICE_LOST' })
  x.dispose()
  await rt.close()
})

describe.skipIf(!built)('several devices', () => {
  test('of one driver keep their contexts apart', async () => {
    set({ devices: 2 })
    const [a, b] = [openStubDevice(stub, { device: '0' }), openStubDevice(stub, { device: '1' })]
    const [p, q] = [a.allocate(8), b.allocate(8)]
    for (let i = 0; i < 3; i++) {
      a.write(p, new Uint8Array(8).fill(1 + i))
      b.write(q, new Uint8Array(8).fill(101 + i))
      expect([...a.readSync(p, 2), ...(await b.read(q, 2))]).toEqual([1 + i, 1 + i, 101 + i, 101 + i])
    }
    await a.close()
    expect([...(await b.read(q, 1))]).toEqual([103])
    b.free(q)
    await b.close()
  })

  test('of one GPU close apart from each other', async () => {
    const [a, b] = [openStubRuntime(stub), openStubRuntime(stub)]
    const y = b.tensor([5])
    await a.close()
    expect([...((await y.data()) as Float32Array)]).toEqual([5])
    await b.close()
  })

  test('that are lost leave the others be', async () => {
    const other = copyOf(stub.driver, 'other')
    const lost = openStubRuntime(stub)
    const whole = openStubRuntime({ ...stub, driver: other })
    set({ sticky: 719 })
    expect(await caught(() => lost.tensor([1]))).toMatchObject({ code: 'LAUNCH_FAILED' })
    expect([...((await whole.tensor([5]).data()) as Float32Array)]).toEqual([5])
    await lost.close()
    await whole.close()
  })
})
