// The WebAssembly device: launches over several threads, growth, errors, exhaustion and closing.
import { afterEach, describe, expect, it } from 'vitest'
import type { LoopFunction } from '../../../core/src/codegen/loops/ir.ts'
import { renderWat } from '../../../core/src/codegen/loops/wat/index.ts'
import { WasmDevice } from './device.ts'
import { WasmDriver } from './driver.ts'
import { LinearMemory } from './linear-memory.ts'
import { addKernel, countKernel, slotsOf, trapKernel } from './testing/kernels.ts'

const devices: WasmDevice[] = []
function open(threads: number, memory?: LinearMemory): WasmDevice {
  const device = new WasmDevice(new WasmDriver().probe()[0]!, threads, memory)
  devices.push(device)
  return device
}
afterEach(async () => {
  await Promise.all(devices.splice(0).map((device) => device.close()))
})

const load = (device: WasmDevice, fn: LoopFunction) =>
  device.load({ path: '', bytes: device.compile(renderWat(fn)) }, fn.name)
const floats = (device: WasmDevice, address: number, count: number) =>
  new Float32Array(device.readSync(address, count * 4).buffer)

function writeFloats(device: WasmDevice, count: number, value: (i: number) => number): number {
  const address = device.allocate(count * 4)
  device.write(address, new Uint8Array(Float32Array.from({ length: count }, (_, i) => value(i)).buffer))
  return address
}

describe.each([1, 2, 3])('with %d threads', (threads) => {
  it('adds two tensors in many programs', () => {
    const device = open(threads)
    const count = 1 << 16
    const a = writeFloats(device, count, (i) => i)
    const b = writeFloats(device, count, (i) => 2 * i)
    const out = device.allocate(count * 4)
    device.launch(load(device, addKernel(8)), slotsOf(out, a, b, 64), count / 64, 0, false)
    expect(floats(device, out, count)).toEqual(Float32Array.from({ length: count }, (_, i) => 3 * i))
  })

  it('gives each thread scratch of its own', () => {
    const device = open(threads)
    const programs = 2000
    const out = device.allocate(programs * 8)
    const kernel = load(device, countKernel())
    for (let repeat = 0; repeat < 5; repeat++) {
      device.write(out, new Uint8Array(programs * 8))
      device.launch(kernel, slotsOf(out), programs, 64 << repeat, false)
      const sums = new BigInt64Array(device.readSync(out, programs * 8).buffer)
      expect(sums).toEqual(BigInt64Array.from({ length: programs }, (_, i) => BigInt((i * (i + 1)) / 2)))
    }
  })

  it('runs a serial launch in order on one thread', () => {
    const device = open(threads)
    const out = device.allocate(800)
    device.launch(load(device, countKernel()), slotsOf(out), 100, 64, true)
    expect(new BigInt64Array(device.readSync(out, 800).buffer)[99]).toBe(4950n)
  })

  it('reports a kernel that traps, and works after it', () => {
    const device = open(threads)
    const trap = load(device, trapKernel())
    expect(() => device.launch(trap, slotsOf(500), 1000, 0, false)).toThrow(/'trap' failed.*out of bounds/)
    device.launch(trap, slotsOf(1000), 1000, 0, false)
  })
})

it('copies large blocks as small ones: odd sizes, odd addresses, overlapping in either direction', () => {
  const device = open(2)
  const size = (3 << 20) + 77
  const values = Uint8Array.from({ length: size }, (_, i) => (i * 31) ^ (i >> 9))
  const memory = device.allocate(2 * size + 64)
  for (const distance of [size + 3, size, 1 << 20, 5, -5, -(1 << 20)]) {
    const [from, to] = distance < 0 ? [memory - distance, memory] : [memory, memory + distance]
    device.write(from, values)
    device.copy(to, from, size)
    expect(Buffer.compare(device.readSync(to, size), values), `${distance} bytes apart`).toBe(0)
  }
})

it('gives right results in ten thousand launches in a row, small and large', () => {
  const device = open(2)
  const count = 4096
  const kernel = load(device, addKernel(4))
  const ones = writeFloats(device, count, () => 1)
  const sum = writeFloats(device, count, () => 0)
  for (let i = 0; i < 10_000; i++) {
    const block = i % 3 === 0 ? 16 : 512
    if (i % 2 === 0) kernel.msPerProgram = Number.POSITIVE_INFINITY // so that half of them wake the worker
    device.launch(kernel, slotsOf(sum, sum, ones, block), count / block, 0, false)
  }
  expect(floats(device, sum, count).every((x) => x === 10_000)).toBe(true)
})

it('keeps kernels of running workers valid while memory grows', () => {
  const device = open(2)
  const kernel = load(device, addKernel(4))
  const count = 1 << 14
  const small = writeFloats(device, count, () => 1)
  device.launch(kernel, slotsOf(small, small, small, 64), count / 64, 0, false)
  const far = device.allocate(300 << 20) + (299 << 20)
  device.write(far, device.readSync(small, count * 4))
  device.launch(kernel, slotsOf(far, far, small, 64), count / 64, 0, false)
  expect(floats(device, far, count).every((x) => x === 4)).toBe(true)
})

it('says how much memory it has when it is exhausted, and goes on', () => {
  const device = open(1, new LinearMemory(512))
  const address = device.allocate(20 << 20)
  expect(() => device.allocate(20 << 20)).toThrow(
    expect.objectContaining({ code: 'OUT_OF_MEMORY', message: expect.stringMatching(/20\.0 MiB.*limit is 32\.0 MiB/) }),
  )
  device.free(address)
  expect(device.allocate(20 << 20)).toBe(address)
  expect(() => device.allocate(2 ** 31)).toThrow(/one block holds at most/)
})

it('copies, reads into arrays of the caller, and refuses work once closed', async () => {
  const device = open(2)
  const a = writeFloats(device, 16, (i) => i)
  const b = device.allocate(64)
  device.copy(b, a, 64)
  const bytes = await device.read(b, 64)
  expect(bytes.buffer).toBeInstanceOf(ArrayBuffer)
  expect(new Float32Array(bytes.buffer)[15]).toBe(15)
  await device.close()
  expect(() => device.readSync(b, 64)).toThrow(expect.objectContaining({ code: 'DISPOSED' }))
})

it('refuses text and binaries that are wrong', () => {
  const device = open(1)
  const code = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  expect(code(() => device.compile('(module (func (export "f") (f32.add (f32.const 1) (i32.const 1))))'))).toBe(
    'COMPILE_FAILED',
  )
  expect(code(() => device.compile('(module (func (export "f") (f32.wrong)))'))).toBe('COMPILE_FAILED')
  expect(code(() => device.compile('(module'))).toBe('COMPILE_FAILED')
  expect(code(() => device.load({ path: 'x.wasm', bytes: new Uint8Array([0, 1]) }, 'f'))).toBe('LAUNCH_FAILED')
  const bytes = device.compile(renderWat(addKernel(4)))
  expect(code(() => device.load({ path: 'x.wasm', bytes }, 'missing'))).toBe('LAUNCH_FAILED')
})
