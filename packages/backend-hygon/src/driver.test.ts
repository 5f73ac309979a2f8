// The real path from koffi into HIP, played by a stub library: names, arguments, directions of copies, error codes, absent devices.
import { join } from 'node:path'
import type { Device } from '@opgems/core'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeCommand } from '../../emulator/src/testing/stub-command.ts'
import { proveStubbedDriver, reasonOf } from '../../emulator/src/testing/stubbed-driver.ts'
import { hygonDriver } from './driver.ts'
import { buildHipStub, type HipStub } from './testing/hip-stub.ts'

const built = buildHipStub()
const stub = built as HipStub
beforeEach(() => vi.stubEnv('OPGEMS_HYGON_ARCH', 'gfx936'))
afterEach(() => {
  vi.unstubAllEnvs()
  built?.set('devices', 1)
  built?.set('failNext', 0)
})
afterAll(() => built?.remove())

test('no run time: what was tried, and where to get it', () => {
  const reason = reasonOf(hygonDriver({ runTime: ['/nowhere/libgalaxyhip.so.5', 'libgalaxyhip-nowhere.so'] }))
  expect(reason).toMatch(/libgalaxyhip\.so\.5: .*; libgalaxyhip-nowhere\.so: .*Install DTK and source its env\.sh/)
})

describe.skipIf(!built)(built ? 'with a run time' : 'with a run time: not tested, there is no C compiler', () => {
  const driver = () => hygonDriver({ runTime: [stub.path], compiler: [stub.path] })
  let device: Device | undefined
  const open = (name = '0'): Device => {
    device = driver().open(name, { threads: 0, cacheFolder: join(stub.folder, 'cache') })
    return device
  }
  afterEach(async () => {
    await device?.close()
    device = undefined
  })

  proveStubbedDriver({ stub: () => stub, open, outOfMemory: { status: 2, words: /hy-smi/ } })

  test('DCUs are described by the names and the architecture that the toolkit tells', () => {
    stub.set('devices', 2)
    expect(driver().probe()).toMatchObject([
      {
        name: '0',
        available: true,
        toolchain: 'hiprtc 5.2',
        description: 'Stub DCU 0, 1 GiB, gfx936, 80 compute units',
        proof: 'compiled',
      },
      { name: '1', available: true, description: expect.stringContaining('Stub DCU 1') },
    ])
  })

  test('a library without one of the functions is too old', () => {
    // The C library has none of them.
    expect(reasonOf(hygonDriver({ runTime: ['libc.so.6'], compiler: [stub.path] }))).toMatch(
      /libc\.so\.6 has no hip\w+; the driver is too old/,
    )
  })

  test('no DCU', () => {
    stub.set('devices', 0)
    expect(reasonOf(driver())).toMatch(/HIP_VISIBLE_DEVICES/)
  })

  test('an unknown architecture asks for the variable', () => {
    vi.stubEnv('OPGEMS_HYGON_ARCH', 'sm_90')
    expect(reasonOf(driver())).toContain("OPGEMS_HYGON_ARCH is 'sm_90', not an architecture like gfx936")
  })

  test('neither hiprtc nor hipcc', () => {
    vi.stubEnv('PATH', '/nowhere')
    const reason = reasonOf(hygonDriver({ runTime: [stub.path], compiler: ['/nowhere/libhiprtc.so'] }))
    expect(reason).toMatch(
      /no hiprtc \(\/nowhere\/libhiprtc\.so: .*\) and no hipcc was found: source the env\.sh of DTK/,
    )
  })

  test('without hiprtc hipcc compiles, in a process of its own whose log is kept', () => {
    const path = makeCommand(stub.folder, {
      name: 'hipcc',
      version: 'HIP version: 5.2.21153-0',
      options: ['--genco', '--offload-arch=gfx936', '-O3', '-std=c++17', '-ffp-contract=off'],
      header: 'stub code of hipcc',
    })
    vi.stubEnv('PATH', path)
    const byCommand = hygonDriver({ runTime: [stub.path], compiler: [] })
    expect(byCommand.probe()).toMatchObject([{ available: true, toolchain: 'hipcc 5.2.21153' }])
    device = byCommand.open('0', { threads: 0, cacheFolder: join(stub.folder, 'cache') })
    const bytes = device.compile('extern "C" __global__ void og_test(i64 n) {}')
    const geometry = { threads: 64, programsPerBlock: 1, sharedBytes: 0 }
    const before = stub.get('launches')
    device.launch(device.load({ bytes, path: '' }, 'og_test', geometry), new Uint8Array(8), 2, 0, false)
    expect(stub.get('launches') - before).toBe(1)
    expect(() => device!.compile('STUB_ERROR')).toThrow(
      /^hygon: hipcc, for gfx936: exit status 1; source: .*\.hip\n.*identifier 'STUB_ERROR'/,
    )
    expect(() => device!.compile('STUB_CRASH')).toThrow(/was ended by SIGABRT/)
  })

  test('calls are made on the device that was opened', async () => {
    stub.set('devices', 2)
    const both = driver()
    const [first, second] = ['0', '1'].map((name) => both.open(name, { threads: 0, cacheFolder: stub.folder }))
    const used = [first!, second!, first!].map((dcu) => {
      dcu.free(dcu.allocate(64))
      return stub.get('device')
    })
    expect(used).toEqual([0, 1, 0])
    await Promise.all([first!.close(), second!.close()])
  })

  test('a kernel is compiled for the architecture, loaded and launched with its parameters', async () => {
    const dcu = open()
    const source = 'extern "C" __global__ void og_test(i64 n) {}'
    const binary = dcu.compile(source)
    expect(Buffer.from(binary).toString()).toMatch(/^stub code --offload-arch=gfx936\n/)
    const geometry = { threads: 128, programsPerBlock: 2, sharedBytes: 0, dynamicSharedBytes: 0, parameterBytes: [8] }
    const executable = dcu.load({ bytes: binary, path: '' }, 'og_test', geometry as never)
    const slots = new Uint8Array(new BigInt64Array([42n]).buffer)
    const before = stub.get('launches')
    dcu.launch(executable, slots, 6, 0, false)
    await dcu.synchronize()
    expect([stub.get('launches') - before, stub.get('threads'), stub.get('parameter')]).toEqual([1, 3 * 128, 42])
  })

  test('a compiler that crashes costs its kernel alone', () => {
    vi.stubEnv('OPGEMS_HYGON_ARCH', 'gfx999')
    const dcu = open()
    expect(() => dcu.compile('kernel')).toThrow(/hiprtc 5\.2|was ended by SIGABRT/)
  })
})
