// The way of a product from operators to the driver, against the stub: tensor maps, shared memory, blocks; kernels do nothing there.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { publicNames } from '../../../../core/src/api/index.ts'
import { BinaryCache } from '../../../../core/src/dispatch/cache/binary-cache.ts'
import { RecordableDevice } from '../../../../core/src/dispatch/capture/recordable-device.ts'
import { KernelStore } from '../../../../core/src/dispatch/launch/kernel-store.ts'
import { CachingAllocator } from '../../../../core/src/dispatch/memory/caching-allocator.ts'
import { OperatorTable } from '../../../../core/src/dispatch/operator-table.ts'
import { Runtime } from '../../../../core/src/dispatch/runtime.ts'
import { contracts } from '../../../../core/src/ops/index.ts'
import { openStubDevice, stubDriver } from '../../testing/stub-device.ts'
import { buildStubLibraries, StubControl, type StubLibraries } from '../../testing/stub-libraries.ts'
import { hopperProduct } from './override.ts'

const built = buildStubLibraries()
const stub = built as StubLibraries
const control = built && new StubControl(built.driver)
const get = (name: string) => control!.get(name)
afterEach(() => control?.reset())

function openRuntime(keys: string[]): Runtime {
  const device = new RecordableDevice(openStubDevice(stub))
  const cache = new BinaryCache(mkdtempSync(join(tmpdir(), 'opgems-stub-cache-')))
  return new Runtime(
    { id: 'nvidia', version: '0.1.0' },
    device,
    new CachingAllocator(device),
    new KernelStore(device, cache, ({ key }) => keys.push(key)),
    new OperatorTable(contracts, [], publicNames),
    { product: [hopperProduct(stubDriver(stub).tensorMaps)], attention: [] },
  )
}

describe.skipIf(!built)(built ? 'products' : 'products: not tested, there is no C compiler', () => {
  test('the driver writes a tensor map of what it is given', () => {
    const bytes = new Uint8Array(384)
    const spec = {
      dtype: 'bfloat16',
      address: 0x7f0012345600,
      strides: [8200, 8200 * 4096],
      box: [64, 128, 1],
    } as const
    stubDriver(stub).tensorMaps.encode(bytes, 128, { ...spec, sizes: [8192, 4096, 3] })
    const words = [...new BigUint64Array(bytes.buffer)].map(Number)
    expect(words.slice(0, 16)).toEqual(Array(16).fill(0))
    const strides = [16400, 16400 * 4096]
    expect(words.slice(16, 26)).toEqual([9 * 2 ** 32 + 3, spec.address, 8192, 4096, 3, ...strides, 64, 128, 1])
    expect(words.slice(32)).toEqual(Array(16).fill(0))
  })

  test('what the driver refuses is an error', () => {
    const spec = {
      dtype: 'float16',
      address: 0x1008,
      sizes: [64, 64, 1],
      strides: [64, 4096],
      box: [64, 64, 1],
    } as const
    expect(() => stubDriver(stub).tensorMaps.encode(new Uint8Array(128), 0, spec)).toThrow(/cuTensorMapEncodeTiled/)
  })

  test('mm of large matrices launches a persistent kernel, once compiled for all addresses', async () => {
    const keys: string[] = []
    const rt = openRuntime(keys)
    const [a, b] = [rt.empty([4096, 512], 'float16'), rt.empty([512, 4096], 'float16')]
    for (let i = 0; i < 3; i++) rt.ops.mm(a, b)
    expect(keys).toHaveLength(1)
    expect(keys[0]).toMatch(/^product override 'wgmma 128x256x64 /)
    expect([get('lastBlocks'), get('lastThreads')]).toEqual([rt.device.target.family === 'simt' ? 132 : 0, 384])
    expect(get('lastShared')).toBeGreaterThan(200 << 10)
    await rt.close()
  })

  test('linear of a few rows with a bias streams the weights', async () => {
    const keys: string[] = []
    const rt = openRuntime(keys)
    const [x, weight, bias] = [
      rt.empty([1, 4, 1024], 'bfloat16'),
      rt.empty([512, 1024], 'bfloat16'),
      rt.empty([512], 'bfloat16'),
    ]
    rt.ops.linear(x, weight, bias)
    expect(keys).toEqual([expect.stringMatching(/^product override 'stream 16x8 t .* bfloat16 bfloat16 bfloat16 -$/)])
    expect(get('lastArgument0')).toBe(weight.address)
    await rt.close()
  })

  test('bmm, addmm and baddbmm take the override; float32 and unaligned views do not', async () => {
    const keys: string[] = []
    const rt = openRuntime(keys)
    const x = rt.empty([4, 128, 128], 'float16')
    const matrix = rt.empty([128, 128], 'float16')
    rt.ops.bmm(x, x)
    rt.ops.addmm(matrix, matrix, matrix, { alpha: 2, beta: 3 })
    rt.ops.baddbmm(matrix, x, x)
    expect(keys).toHaveLength(3)
    for (const key of keys) expect(key).toMatch(/^product override/)
    const single = rt.empty([128, 128], 'float32')
    rt.ops.mm(single, single)
    rt.ops.mm(rt.view(matrix, [64, 64], [128, 1], 1), rt.view(matrix, [64, 64], [128, 1], 0))
    expect(keys[3]).toMatch(/^simt product/)
    expect(keys[4]).toMatch(/^matrix product/)
    expect(keys).toHaveLength(5)
    await rt.close()
  })
})
