// The real path from koffi into CNRT, CNDrv and CNRTC, played by stub libraries: names, arguments, directions of copies, error codes, absent devices.
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
import { makeCommand } from '../../emulator/src/testing/stub-command.ts'
import { proveCompilerCrash, proveStubbedDriver, reasonOf } from '../../emulator/src/testing/stubbed-driver.ts'
import { cambriconDriver } from './driver.ts'
import { emulatedMlu } from './emulator.ts'
import { mlu590 } from './target.ts'
import { buildCnrtStub, type CnrtStub } from './testing/cnrt-stub.ts'

const built = buildCnrtStub()
const stub = built as CnrtStub
afterEach(() => {
  vi.unstubAllEnvs()
  built?.set('devices', 1)
  built?.set('failNext', 0)
  built?.onLaunch(null)
})
afterAll(() => built?.remove())

test('no run time: what was tried, and where to get it', () => {
  const reason = reasonOf(cambriconDriver({ runTime: ['/nowhere/libcnrt.so', 'libcnrt-nowhere.so'] }))
  expect(reason).toMatch(/\/nowhere\/libcnrt\.so: .*; libcnrt-nowhere\.so: .*Install CNToolkit and set NEUWARE_HOME/)
})

describe.skipIf(!built)(built ? 'with a run time' : 'with a run time: not tested, there is no C compiler', () => {
  const driver = () => cambriconDriver({ runTime: [stub.runTime], driver: [stub.driver], compiler: [stub.runTime] })
  let device: Device | undefined
  const open = (name = '0'): Device => {
    device = driver().open(name, { threads: 0, cacheFolder: join(stub.folder, 'cache') })
    return device
  }
  afterEach(async () => {
    await device?.close()
    device = undefined
  })
  const load = (mlu: Device) => {
    const bytes = mlu.compile('extern "C" __mlu_global__ void og_test(i64 n) {}')
    return mlu.load({ bytes, path: '' }, 'og_test')
  }
  proveStubbedDriver({ stub: () => stub, open, outOfMemory: { status: 100100, words: /cnmon/ } })
  proveCompilerCrash(open)
  const slots = new Uint8Array(new BigInt64Array([41n, 42n]).buffer)
  const launchArguments = () => [0, 1, 2, 3, 4].map((i) => stub.get(`argument${i}`))

  test('MLUs are described by what they tell of themselves', () => {
    stub.set('devices', 2)
    expect(driver().probe()).toMatchObject([
      {
        name: '0',
        available: true,
        toolchain: 'CNRTC 0.9',
        description: 'Stub MLU 0, 2 GiB, mtp_592, 2 clusters of 4 cores',
        proof: 'emulated',
      },
      { name: '1', available: true, description: expect.stringContaining('Stub MLU 1') },
    ])
  })

  test('the target has the limits of the device', () => {
    expect(open().target).toMatchObject({ family: 'npu', arch: 'mtp_592', cores: 8, scratchpadBytes: 384 << 10 })
  })

  test('no MLU', () => {
    stub.set('devices', 0)
    expect(reasonOf(driver())).toMatch(/MLU_VISIBLE_DEVICES/)
  })

  test('a driver without one of the functions is too old', () => {
    const reason = reasonOf(cambriconDriver({ runTime: [stub.runTime], driver: [stub.runTime] }))
    expect(reason).toMatch(/has no cn\w+; the driver is too old/)
  })

  test('neither CNRTC nor cncc', () => {
    vi.stubEnv('PATH', '/nowhere')
    vi.stubEnv('NEUWARE_HOME', '/nowhere')
    const compiler = ['/nowhere/libcnrtc.so']
    const reason = reasonOf(cambriconDriver({ runTime: [stub.runTime], driver: [stub.driver], compiler }))
    expect(reason).toMatch(/no CNRTC \(\/nowhere\/libcnrtc\.so: .*\) and no cncc was found: install CNToolkit/)
  })

  test('without CNRTC cncc compiles, in a process of its own whose log is kept', async () => {
    const path = makeCommand(stub.folder, {
      name: 'cncc',
      version: 'cncc: NeuWare Compiler Driver v4.3.6',
      options: ['--bang-mlu-arch=mtp_592', '--bang-fatbin-only', '-O3', '-std=c++17'],
      header: 'stub fat binary of cncc',
    })
    vi.stubEnv('PATH', path)
    const byCommand = cambriconDriver({ runTime: [stub.runTime], driver: [stub.driver], compiler: [] })
    expect(byCommand.probe()).toMatchObject([{ available: true, toolchain: 'cncc 4.3.6' }])
    device = byCommand.open('0', { threads: 0, cacheFolder: join(stub.folder, 'cache') })
    device.launch(load(device), slots, 6, 0, false)
    expect(launchArguments().slice(0, 3)).toEqual([41, 42, 6])
    expect(() => device!.compile('STUB_ERROR')).toThrow(
      /^cambricon: cncc, for mtp_592: exit status 1; source: .*\.mlu\n.*identifier 'STUB_ERROR'/,
    )
    expect(() => device!.compile('STUB_CRASH')).toThrow(/was ended by SIGABRT/)
  })

  test('calls are made on the device that was opened, in both libraries', async () => {
    stub.set('devices', 2)
    const both = driver()
    const [first, second] = ['0', '1'].map((name) => both.open(name, { threads: 0, cacheFolder: stub.folder }))
    const used = [first!, second!, first!].map((mlu) => {
      mlu.free(mlu.allocate(64))
      return [stub.get('device'), stub.get('context')]
    })
    expect(used).toEqual([
      [0, 10000],
      [1, 10010],
      [0, 10000],
    ])
    await Promise.all([first!.close(), second!.close()])
    expect(stub.get('retained')).toBe(0)
  })

  test('a kernel is compiled for the architecture', () => {
    const binary = Buffer.from(open().compile('extern "C" __mlu_global__ void og_test() {}')).toString()
    expect(binary).toMatch(/^stub fat binary --bang-mlu-arch=mtp_592\n/)
  })

  test('a launch has tasks on cores, and programs, scratch memory and its bytes behind the arguments', async () => {
    const mlu = open()
    const kernel = load(mlu)
    mlu.launch(kernel, slots, 6, 0, false)
    expect([stub.get('dimX'), stub.get('kernelClass'), ...launchArguments()]).toEqual([6, 1, 41, 42, 6, 0, 0])
    mlu.launch(kernel, slots, 1000, 100, false)
    const [, , programs, scratch, bytes] = launchArguments()
    expect([stub.get('dimX'), programs, bytes]).toEqual([8, 1000, 128])
    expect(scratch).toBeGreaterThan(0)
    await mlu.synchronize()
  })

  test('a serial launch has one core', () => {
    const mlu = open()
    mlu.launch(load(mlu), slots, 1000, 0, true)
    expect([stub.get('dimX'), launchArguments()[2]]).toEqual([1, 1000])
  })

  test('work is timed by notifiers', () => {
    const { stopwatch } = open()
    stopwatch!.start()
    stopwatch!.stop()
    expect(stopwatch!.read()).toEqual([1500])
  })

  const runtime = (settings: RuntimeOptions) => {
    const plugin: BackendPlugin = {
      ...{ id: 'cambricon', version: '0', apiVersion: pluginApiVersion },
      register: (container) => void container.register(driverToken, { useValue: driver() }),
    }
    const cacheDir = join(stub.folder, 'cache')
    return createRuntime({ plugins: [plugin], backend: 'cambricon:0', cacheDir, cwd: stub.folder, ...settings })
  }

  test('a card whose launches do nothing fails its self-test, and is used only where that is off', async () => {
    await expect(runtime({})).rejects.toMatchObject({
      code: 'SELF_TEST_FAILED',
      message: expect.stringMatching(
        /^cambricon:0 \(Stub MLU 0, .*, driver 5\.10\.22\) failed its self-test, addition/,
      ),
    })
    const rt = await runtime({ selfTest: false })
    expect(rt.device.name).toBe('0')
    await rt.close()
  })

  test('an operator computes through the whole driver where an emulated card runs the launches', {
    timeout: 60_000,
  }, async () => {
    const emulated = emulatedMlu({ ...mlu590, clusters: 2 })
    const mlu = emulated.open('emulator', { threads: 0, cacheFolder: join(stub.folder, 'emulator') })
    stub.onLaunch(emulatedLaunches(mlu))
    const rt = await runtime({ cacheDir: join(stub.folder, 'computing') })
    const x = rt.tensor(
      Float32Array.from({ length: 1003 }, (_, i) => i),
      { shape: [17, 59] },
    )
    expect(await rt.ops.add(x, x, { alpha: 2 }).toArray()).toEqual(
      Array.from({ length: 17 }, (_, i) => Array.from({ length: 59 }, (_, j) => 3 * (i * 59 + j))),
    )
    await rt.close()
    await mlu.close()
  })

  test('a binary that is none is refused by name', () => {
    const mlu = open()
    expect(() => mlu.load({ bytes: Buffer.from('nothing\0'), path: '' }, 'og_test')).toThrow(
      expect.objectContaining({ code: 'COMPILE_FAILED', message: expect.stringContaining('cnModuleLoadFatBinary') }),
    )
  })

  test('an illegal address ends the device and names the kernel', () => {
    const mlu = open()
    stub.set('failLaunch', 100131)
    expect(() => mlu.launch(load(mlu), slots, 1, 0, false)).toThrow(/og_test/)
    expect(() => mlu.allocate(64)).toThrow(expect.objectContaining({ code: 'DEVICE_LOST' }))
  })
})
