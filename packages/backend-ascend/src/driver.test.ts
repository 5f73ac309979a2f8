// The real path from koffi into AscendCL and aclrtc, played by stub libraries: names, arguments, kinds of copies, error codes, absent devices, versions.
import { join } from 'node:path'
import {
  type BackendPlugin,
  createRuntime,
  type Device,
  driverToken,
  pluginApiVersion,
  type RuntimeOptions,
} from '@opgems/core'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { emulatedLaunches } from '../../emulator/src/testing/emulated-launches.ts'
import { proveCompilerCrash, proveStubbedDriver, reasonOf } from '../../emulator/src/testing/stubbed-driver.ts'
import { ascendDriver } from './driver.ts'
import { emulatedNpu } from './emulator.ts'
import { ascend910b3 } from './target.ts'
import { type AclStub, buildAclStub } from './testing/acl-stub.ts'
import { makeBisheng } from './testing/bisheng-stub.ts'

const built = buildAclStub()
const stub = built as AclStub
afterEach(() => {
  vi.unstubAllEnvs()
  built?.set('devices', 1)
  built?.set('failNext', 0)
  built?.set('failLaunch', 0)
  built?.set('arch', 2201)
  built?.onLaunch(null)
})
afterAll(() => built?.remove())

test('no run time: what was tried, and where to get it', () => {
  const reason = reasonOf(ascendDriver({ runTime: ['/nowhere/libascendcl.so', 'libascendcl-nowhere.so'] }))
  expect(reason).toMatch(
    /\/nowhere\/libascendcl\.so: .*; libascendcl-nowhere\.so: .*Install CANN and source its set_env\.sh/,
  )
})

describe.skipIf(!built)(built ? 'with a run time' : 'with a run time: not tested, there is no C compiler', () => {
  const driver = (library = stub.latest) => ascendDriver({ runTime: [library], compiler: [library], command: [] })
  let device: Device | undefined
  const open = (library?: string): Device => {
    device = driver(library).open('0', { threads: 0, cacheFolder: join(stub.folder, 'cache') })
    return device
  }
  afterEach(async () => {
    await device?.close()
    device = undefined
  })
  const load = (npu: Device) => {
    const bytes = npu.compile('extern "C" __global__ __aicore__ void og_test(i64 n) {}')
    return npu.load({ bytes, path: '' }, 'og_test')
  }
  proveStubbedDriver({
    stub: () => stub,
    open,
    outOfMemory: { status: 207001, words: /aclrtMalloc failed: 207001: E19999.*npu-smi/ },
  })
  proveCompilerCrash(open)
  const slots = new Uint8Array(new BigInt64Array([41n, 42n]).buffer)

  test('NPUs are described by what they tell of themselves', () => {
    stub.set('devices', 2)
    const description = 'Ascend910B_Stub, 64 GiB, dav-2201, 8 vector cores, 4 cube cores'
    expect(driver().probe()).toMatchObject([
      {
        name: '0',
        available: true,
        toolchain: expect.stringMatching(/^aclrtc 1\.16\.0 in /),
        description,
        proof: 'emulated',
      },
      { name: '1', available: true, description },
    ])
  })

  test('the target has the cores of the device', () => {
    expect(open().target).toMatchObject({ family: 'npu', arch: 'dav-2201', cores: 8 })
  })

  test('a process that has initialised AscendCL already is no hindrance', () => {
    driver().probe()
    expect(driver().probe()).toMatchObject([{ available: true }])
    expect(stub.get('initialised')).toBeGreaterThan(1)
  })

  test('no NPU', () => {
    stub.set('devices', 0)
    expect(reasonOf(driver())).toMatch(/ASCEND_RT_VISIBLE_DEVICES/)
  })

  test('an NPU of another architecture is refused by name', () => {
    stub.set('arch', 3510)
    expect(reasonOf(driver())).toContain('architecture dav-3510; kernels are written for dav-2201')
  })

  test('no compiler', () => {
    const compiler = ['/nowhere/libacl_rtc.so']
    const reason = reasonOf(ascendDriver({ runTime: [stub.latest], compiler, command: ['/nowhere/bisheng'] }))
    expect(reason).toMatch(
      /no aclrtc \(\/nowhere\/libacl_rtc\.so: .*\) and no bisheng \(\/nowhere\/bisheng\): install CANN 8\.5/,
    )
  })

  test('a version without either launch needs bisheng', () => {
    expect(reasonOf(driver(stub.ancient))).toMatch(/AscendCL 1\.16\.0 has no launch of binaries\) and no bisheng/)
  })

  test('calls are made on the device that was opened', async () => {
    stub.set('devices', 2)
    const both = driver()
    const [first, second] = ['0', '1'].map((name) => both.open(name, { threads: 0, cacheFolder: stub.folder }))
    const used = [first!, second!, first!, first!].map((npu) => {
      npu.free(npu.allocate(64))
      const number = stub.get('device')
      // Devices are set to be asked.
      both.probe()
      return number
    })
    expect(used).toEqual([0, 1, 0, 0])
    await Promise.all([first!.close(), second!.close()])
  })

  test('events that are not done yet are asked again', async () => {
    const npu = open()
    stub.set('unfinished', 3)
    await npu.synchronize()
    expect(stub.get('unfinished')).toBe(0)
  })

  test('a kernel is compiled for the architecture', () => {
    const binary = Buffer.from(open().compile('extern "C" __global__ __aicore__ void og_test() {}')).toString()
    expect(binary).toMatch(/^stub binary --npu-arch=dav-2201\n/)
  })

  test.each(['latest', 'earlier'] as const)(
    'a launch has cores, and programs, scratch memory and its bytes behind the arguments: %s version',
    async (version) => {
      const npu = open(stub[version])
      const kernel = load(npu)
      npu.launch(kernel, slots, 6, 0, false)
      const get = (name: string) => stub.get(name, stub[version])
      const given = () => [0, 1, 2, 3, 4].map((i) => get(`argument${i}`))
      expect([get('cores'), ...given()]).toEqual([6, 41, 42, 6, 0, 0])
      npu.launch(kernel, slots, 1000, 100, false)
      const [, , programs, scratch, bytes] = given()
      expect([get('cores'), programs, bytes]).toEqual([8, 1000, 128])
      expect(scratch).toBeGreaterThan(0)
      if (version === 'earlier') expect(get('argumentBytes')).toBe(5 * 8)
      npu.launch(kernel, slots, 1000, 0, true)
      expect(get('cores')).toBe(1)
      await npu.synchronize()
    },
  )

  test('work is timed by events that take times', () => {
    const { stopwatch } = open()
    stopwatch!.start()
    stopwatch!.stop()
    expect(stopwatch!.read()).toEqual([2500])
    expect(stub.get('flags') & 8).toBe(8)
  })

  test('a binary that is none is refused by name', () => {
    const npu = open()
    expect(() => npu.load({ bytes: Buffer.from('nothing at all'), path: '' }, 'og_test')).toThrow(
      expect.objectContaining({ code: 'COMPILE_FAILED', message: expect.stringContaining('aclrtBinaryLoadFromData') }),
    )
  })

  test('a failed vector core ends the device and names the kernel', () => {
    const npu = open()
    stub.set('failLaunch', 507035)
    expect(() => npu.launch(load(npu), slots, 1, 0, false)).toThrow(/og_test/)
    expect(() => npu.allocate(64)).toThrow(expect.objectContaining({ code: 'DEVICE_LOST' }))
  })

  const runtime = (folder: string, library?: string, settings: RuntimeOptions = {}) => {
    const plugin: BackendPlugin = {
      ...{ id: 'ascend', version: '0', apiVersion: pluginApiVersion },
      register: (container) => void container.register(driverToken, { useValue: driver(library) }),
    }
    const cacheDir = join(stub.folder, folder)
    return createRuntime({ plugins: [plugin], backend: 'ascend:0', cacheDir, cwd: stub.folder, ...settings })
  }

  test('an NPU whose launches do nothing fails its self-test', async () => {
    await expect(runtime('idle')).rejects.toMatchObject({
      code: 'SELF_TEST_FAILED',
      message: expect.stringMatching(
        /^ascend:0 \(Ascend910B_Stub, .*, driver 1\.16\.0\) failed its self-test, addition/,
      ),
    })
  })

  test.each(['latest', 'earlier'] as const)(
    'an operator computes through the whole driver where an emulated NPU runs the launches: %s version',
    { timeout: 60_000 },
    async (version) => {
      const emulated = emulatedNpu({ ...ascend910b3, vectorCores: 8, cubeCores: 4 })
      const npu = emulated.open('emulator', { threads: 0, cacheFolder: join(stub.folder, 'emulator') })
      stub.onLaunch(emulatedLaunches(npu))
      const rt = await runtime(`computing-${version}`, stub[version])
      const x = rt.tensor(
        Float32Array.from({ length: 1003 }, (_, i) => i),
        { shape: [17, 59] },
      )
      expect(await rt.ops.add(x, x, { alpha: 2 }).toArray()).toEqual(
        Array.from({ length: 17 }, (_, i) => Array.from({ length: 59 }, (_, j) => 3 * (i * 59 + j))),
      )
      await rt.close()
      await npu.close()
    },
  )

  describe('with bisheng in place of aclrtc', () => {
    const bishengDriver = (library: string) =>
      ascendDriver({ runTime: [library], compiler: [], command: [makeBisheng(stub.folder, library)] })
    const openWith = (library = stub.latest): Device => {
      device = bishengDriver(library).open('0', { threads: 0, cacheFolder: join(stub.folder, 'cache') })
      return device
    }

    test('the probe names it', () => {
      expect(bishengDriver(stub.latest).probe()).toMatchObject([{ available: true, toolchain: 'bisheng 15.0.5' }])
    })

    test.each(['latest', 'ancient'] as const)('its shared objects are launched: %s version', async (version) => {
      const npu = openWith(stub[version])
      const kernel = load(npu)
      npu.launch(kernel, slots, 6, 0, false)
      const get = (name: string) => stub.get(name, stub[version])
      expect([get('cores'), ...[0, 1, 2].map((i) => get(`argument${i}`))]).toEqual([6, 41, 42, 6])
      await npu.synchronize()
    })

    test('an error of the compiler carries its log, and one that crashes costs its kernel alone', () => {
      const npu = openWith()
      expect(() => npu.compile('STUB_ERROR')).toThrow(
        expect.objectContaining({
          code: 'COMPILE_FAILED',
          message: expect.stringContaining("identifier 'STUB_ERROR'"),
        }),
      )
      expect(() => npu.compile('STUB_CRASH')).toThrow(/bisheng, for dav-2201: was ended by SIGABRT/)
    })

    test('an operator computes through the whole driver', { timeout: 60_000 }, async () => {
      const npu = emulatedNpu({ ...ascend910b3, vectorCores: 8, cubeCores: 4 }).open('emulator', {
        ...{ threads: 0, cacheFolder: join(stub.folder, 'emulator') },
      })
      stub.onLaunch(emulatedLaunches(npu))
      const plugin: BackendPlugin = {
        ...{ id: 'ascend', version: '0', apiVersion: pluginApiVersion },
        register: (container) => void container.register(driverToken, { useValue: bishengDriver(stub.ancient) }),
      }
      const cacheDir = join(stub.folder, 'computing-bisheng')
      const rt = await createRuntime({ plugins: [plugin], backend: 'ascend:0', cacheDir, cwd: stub.folder })
      const x = rt.tensor(Float32Array.from({ length: 1003 }, (_, i) => i))
      expect(await rt.ops.mul(x, 3).toArray()).toEqual(Array.from({ length: 1003 }, (_, i) => 3 * i))
      await rt.close()
      await npu.close()
    })
  })
})
