// What `opgems devices` and `opgems doctor` say where something is missing or does not fit, played by the stub driver.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { nvrtcNames } from './compiler/nvrtc-library.ts'
import { driverNames } from './cuda/api.ts'
import { NvidiaDriver } from './driver.ts'
import { stubDriver } from './testing/stub-device.ts'
import { buildStubLibraries, StubControl, type StubLibraries } from './testing/stub-libraries.ts'

const built = buildStubLibraries()
const stub = built as StubLibraries
const control = built && new StubControl(built.driver)
afterEach(() => {
  control?.reset()
  vi.unstubAllEnvs()
})

/** No nvcc either. */
const withoutToolkit = () => vi.stubEnv('PATH', '/nowhere')
const reasonOf = (driver: NvidiaDriver) => {
  const [probe] = driver.probe()
  expect(probe).toMatchObject({ available: false })
  expect(() => driver.open(probe!.name, { threads: 0, cacheFolder: '' })).toThrow(probe!.reason)
  return probe!.reason!
}

test('no driver: what was tried, and where to get it', () => {
  const reason = reasonOf(new NvidiaDriver({ driver: ['/nowhere/libcuda.so.1', 'libcuda-nowhere.so'] }))
  expect(reason).toMatch(
    /was not found \(\/nowhere\/libcuda\.so\.1: .*; libcuda-nowhere\.so: .*\)\. Install the NVIDIA driver/,
  )
  expect(reason).toContain('--gpus all')
})

describe.skipIf(!built)(built ? 'with a driver' : 'with a driver: not tested, there is no C compiler', () => {
  test('a GPU is described', () => {
    control!.set({ devices: 2 })
    expect(stubDriver(stub).probe()).toMatchObject([
      { name: '0', available: true, description: 'Stub GPU 0, 1 GiB, sm_90a, 132 multiprocessors' },
      { name: '1', available: true, toolchain: 'NVRTC 13.0' },
    ])
  })

  test.each([
    [9, 'hardware'],
    [8, 'compiled'],
  ])('the proof is that of the architecture: compute capability %i.0', (major, proof) => {
    control!.set({ major })
    expect(stubDriver(stub).probe()).toMatchObject([{ available: true, proof }])
  })

  test('no GPU', () => {
    control!.set({ init: 100 })
    expect(reasonOf(stubDriver(stub))).toMatch(/cuInit failed: CUDA_ERROR_NO_DEVICE \(100\).*CUDA_VISIBLE_DEVICES/)
    control!.set({ init: 0, devices: 0 })
    expect(reasonOf(stubDriver(stub))).toMatch(/sees no GPU: check CUDA_VISIBLE_DEVICES/)
  })

  test('a driver whose kernel module is of another version', () => {
    control!.set({ init: 803 })
    expect(reasonOf(stubDriver(stub))).toContain('reboot')
  })

  test('a driver that lacks a function', () => {
    expect(reasonOf(new NvidiaDriver({ driver: [stub.nvrtc] }))).toMatch(
      /has no cu\w+; the driver is too old, update it/,
    )
  })

  test('a driver older than the compiler', () => {
    control!.set({ driverVersion: 12040 })
    expect(reasonOf(stubDriver(stub))).toMatch(
      /NVRTC 13\.0 .* is newer than the driver, which is of CUDA 12\.4: update the driver, or install NVRTC 12/,
    )
  })

  test('an older compiler beside the newest serves an older driver', () => {
    control!.set({ driverVersion: 12040 })
    vi.stubEnv('OPGEMS_STUB_NVRTC_MAJOR', '12')
    expect(stubDriver(stub).probe()).toMatchObject([{ available: true, toolchain: 'NVRTC 12.0' }])
  })

  test.each([
    [7, /no longer compiles for GPUs of compute capability 7\.0: install an older one/],
    [20, /does not know GPUs of compute capability 20\.0 yet: install a newer one/],
  ])('a compiler that does not know compute capability %i', (major, message) => {
    withoutToolkit()
    control!.set({ major })
    expect(reasonOf(stubDriver(stub))).toMatch(message)
  })

  test('no compiler', () => {
    withoutToolkit()
    const reason = reasonOf(new NvidiaDriver({ driver: [stub.driver], nvrtc: ['/nowhere/libnvrtc.so.13'] }))
    expect(reason).toMatch(
      /NVRTC was not found \(\/nowhere\/libnvrtc\.so\.13: .*\)\. Install .*cuda-nvrtc.*OPGEMS_NVRTC_LIBRARY/,
    )
  })
})

test('libraries are found by the names of the system, or by the one that the environment names', () => {
  expect(driverNames('linux')[0]).toBe('libcuda.so.1')
  expect(driverNames('win32')).toEqual(['nvcuda.dll'])
  expect(nvrtcNames('linux')[0]).toBe('libnvrtc.so.13')
  vi.stubEnv('CUDA_PATH', 'C:\\CUDA')
  expect(nvrtcNames('win32')).toContain('C:\\CUDA\\bin\\nvrtc64_120_0.dll')
  vi.stubEnv('OPGEMS_CUDA_LIBRARY', '/a/libcuda.so')
  vi.stubEnv('OPGEMS_NVRTC_LIBRARY', '/a/libnvrtc.so')
  expect([driverNames('linux'), nvrtcNames('linux')]).toEqual([['/a/libcuda.so'], ['/a/libnvrtc.so']])
})
