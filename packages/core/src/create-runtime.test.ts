// createRuntime as a user calls it: backends by name, errors that say what to do, the outside contract.
import { describe, expect, test } from 'vitest'
import {
  type BackendPlugin,
  createRuntime,
  type Device,
  type DeviceProbe,
  driverToken,
  listBackends,
  OpGemsError,
  pluginApiVersion,
  type Tensor,
} from './index.ts'

describe('createRuntime', () => {
  test.each(['cpu', 'cpu:native', 'cpu:wasm'])('opens %s and computes', async (backend) => {
    const rt = await createRuntime({ backend })
    const x = rt.tensor([
      [1, 2],
      [3, 4],
    ])
    const y = rt.ops.add!(x, x, { alpha: 2 }) as Tensor
    expect(await y.toArray()).toEqual([
      [3, 6],
      [9, 12],
    ])
    expect(rt.backend.id).toBe('cpu')
    expect([rt.device.name, 'native', 'wasm']).toContain(backend.split(':')[1] ?? rt.device.name)
    await rt.close()
  })

  test('without a backend takes the available device of highest priority', async () => {
    const rt = await createRuntime()
    const probes = (await listBackends()).flatMap((b) => b.probes).filter((p) => p.available)
    expect(rt.device.probe.priority).toBe(Math.max(...probes.map((p) => p.priority)))
    await rt.close()
  })

  test('names the missing backend and how to get it', async () => {
    await expect(createRuntime({ backend: 'nosuch' })).rejects.toMatchObject({
      code: 'NO_BACKEND',
      message: expect.stringContaining('npm install @opgems/backend-nosuch'),
    })
  })

  test('names the devices there are when one is missing', async () => {
    await expect(createRuntime({ backend: 'cpu:7' })).rejects.toMatchObject({
      code: 'NO_DEVICE',
      message: expect.stringContaining('cpu:wasm: available'),
    })
  })

  test('a disabled operator is refused with the reason', async () => {
    const rt = await createRuntime({ backend: 'cpu:wasm', disabledOps: ['add'] })
    expect(() => rt.call('aten::add.Tensor', [rt.tensor([1]), rt.tensor([1])])).toThrow(/disabled by configuration/)
    await rt.close()
  })

  test('a fused function runs as one kernel over broadcast operands', async () => {
    const rt = await createRuntime({ backend: 'cpu' })
    const scaled = rt.fuse((x, y, s) => x.mul(y).add(s))
    const result = scaled(rt.tensor([[1], [2]]), rt.tensor([10, 20]), 0.5)
    expect(await result.toArray()).toEqual([
      [10.5, 20.5],
      [20.5, 40.5],
    ])
    await rt.close()
  })
})

test('a device that cannot hold the runtime is closed again', async () => {
  let closed = 0
  const probe: DeviceProbe = {
    name: 'broken',
    available: true,
    description: 'a device without memory',
    toolchain: 'none',
    proof: 'rendered',
    priority: 0,
  }
  const unused = () => {
    throw new Error('not to be called')
  }
  const functions = ['free', 'write', 'read', 'readSync', 'copy', 'compile', 'load', 'launch', 'synchronize']
  const device = {
    ...Object.fromEntries(functions.map((name) => [name, unused])),
    name: 'broken',
    probe,
    target: { dtypes: [] },
    allocate: () => {
      throw new OpGemsError('OUT_OF_MEMORY', 'there is no memory')
    },
    close: async () => {
      closed++
    },
  } as unknown as Device
  const plugin: BackendPlugin = {
    id: 'broken',
    version: '1.0.0',
    apiVersion: pluginApiVersion,
    register: (container) => {
      container.register(driverToken, { useValue: { probe: () => [probe], open: () => device } })
    },
  }
  await expect(createRuntime({ backend: 'broken', plugins: [plugin] })).rejects.toMatchObject({ code: 'OUT_OF_MEMORY' })
  expect(closed).toBe(1)
})
