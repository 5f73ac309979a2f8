// The native device: launches over threads, memory, loading, and what it says when something fails.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  addIndex,
  assign,
  declare,
  index,
  load,
  loop,
  mulIndex,
  op,
  slot,
  store,
  use,
} from '../../../core/src/codegen/loops/build.ts'
import type { LoopFunction } from '../../../core/src/codegen/loops/ir.ts'
import type { Device, OpGemsError } from '../../../core/src/index.ts'
import type { NativeDevice } from './device.ts'
import { NativeDriver } from './driver.ts'
import { parseCacheSize, readCaches } from './host.ts'
import {
  end,
  first,
  loadFunction,
  loopFunction,
  openNative,
  scratch,
  slotBytes,
  temporaryFolder,
  upload,
  variable,
} from './testing/native-kernels.ts'

const open: Device[] = []
function device(threads = 2): NativeDevice {
  const opened = openNative(threads)
  open.push(opened)
  return opened
}
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

function caught(action: () => unknown): OpGemsError {
  try {
    action()
  } catch (error) {
    return error as OpGemsError
  }
  throw new Error('nothing was thrown')
}

/** Program p adds p to counter p, `work` times over, through its thread's scratch. */
function countingKernel(): LoopFunction {
  const [pid, step, counter] = [variable('pid', 'index'), variable('step', 'index'), variable('counter', 'i64')]
  const add = assign(counter, op('add', use(counter), load('i64', use(scratch), index(0))))
  return loopFunction('count', 16, [
    loop(pid, use(first), use(end), index(1), [
      store('i64', use(scratch), index(0), op('add', load('i64', slot(1, 'ptr'), index(0)), pidAsInteger(pid))),
      declare(counter, load('i64', slot(0, 'ptr'), use(pid))),
      loop(step, index(0), slot(2, 'index'), index(1), [add]),
      store('i64', slot(0, 'ptr'), use(pid), use(counter)),
    ]),
  ])
}
const pidAsInteger = (pid: ReturnType<typeof variable>) =>
  ({ kind: 'convert', type: { elem: 'i64', lanes: 1 }, arg: use(pid) }) as const

/** y[i] = x[i] + c for one block of `lanes` elements a program. */
function addKernel(lanes: number): LoopFunction {
  const pid = variable('pid', 'index')
  const at = mulIndex(use(pid), index(lanes))
  const sum = op('add', load('f32', slot(0, 'ptr'), at, lanes), slot(2, 'f32'))
  return loopFunction('add', lanes, [
    loop(pid, use(first), use(end), index(1), [store('f32', slot(1, 'ptr'), addIndex(at, index(0)), sum)]),
  ])
}

describe('launch', () => {
  it.each([1, 2, 5])('runs every program instance once on %i threads', (threads) => {
    const cpu = device(threads)
    const kernel = loadFunction(cpu, countingKernel())
    for (const [programs, work] of [
      [1, 1],
      [2, 50_000],
      [3, 0],
      [1000, 3],
      [20_000, 20],
      [7, 1000],
    ] as const) {
      const counters = upload(cpu, new BigInt64Array(programs))
      const zero = upload(cpu, new BigInt64Array(1))
      const rounds = 20
      for (let round = 0; round < rounds; round++)
        cpu.launch(kernel, slotBytes(counters, zero, work), programs, 64, false)
      const result = new BigInt64Array(cpu.readSync(counters, programs * 8).buffer)
      expect(result.findIndex((value, pid) => value !== BigInt(pid * work * rounds))).toBe(-1)
      cpu.free(counters)
      cpu.free(zero)
    }
  })

  it('runs nothing for zero programs and in order when serial', () => {
    const cpu = device()
    const { lanes } = cpu.target
    const kernel = loadFunction(cpu, addKernel(lanes))
    const memory = upload(cpu, new Float32Array(4 * lanes))
    cpu.launch(kernel, slotBytes(memory, memory, { float: 1 }), 0, 0, false)
    expect(new Float32Array(cpu.readSync(memory, 4).buffer)).toEqual(new Float32Array([0]))
    cpu.launch(kernel, slotBytes(memory, memory + lanes * 4, { float: 1 }), 3, 0, true)
    const blocks = new Float32Array(cpu.readSync(memory, 16 * lanes).buffer).filter((_, i) => i % lanes === 0)
    expect([...blocks]).toEqual([0, 1, 2, 3])
  })

  it('works on two devices of one process by turns', () => {
    const devices = [device(2), device(3)]
    const kernels = devices.map((each) => loadFunction(each, addKernel(each.target.lanes)))
    const size = devices[0]!.target.lanes * 1000
    const memories = devices.map((each) => upload(each, new Float32Array(size)))
    for (let round = 0; round < 50; round++)
      devices.forEach((each, d) => {
        each.launch(kernels[d]!, slotBytes(memories[d]!, memories[d]!, { float: d + 1 }), 1000, 0, false)
      })
    devices.forEach((each, d) => {
      const values = new Float32Array(each.readSync(memories[d]!, size * 4).buffer)
      expect(values.every((value) => value === 50 * (d + 1))).toBe(true)
    })
  })

  it('names the scratch it could not get', () => {
    const cpu = device()
    const error = caught(() => cpu.launch(loadFunction(cpu, countingKernel()), slotBytes(0, 0, 0), 1, 2 ** 45, false))
    expect(error.code).toBe('OUT_OF_MEMORY')
    expect(error.message).toContain(String(2 ** 45))
  })
})

describe('memory', () => {
  it('is 64-byte aligned and keeps what is written', async () => {
    const cpu = device()
    for (const bytes of [1, 100, 2 ** 20, 2 ** 20 + 1, 5_000_000]) {
      const content = Uint8Array.from({ length: bytes }, (_, i) => i % 251)
      const [from, to] = [upload(cpu, content), cpu.allocate(bytes)]
      expect(from % 64).toBe(0)
      cpu.copy(to, from, bytes)
      expect(Buffer.compare(await cpu.read(to, bytes), content)).toBe(0)
      cpu.free(from)
      cpu.free(to)
    }
  })

  it('copies large ranges that overlap as if through a third', async () => {
    const cpu = device()
    const bytes = 3_000_001
    const content = Uint8Array.from({ length: bytes }, (_, i) => i % 251)
    for (const [from, to] of [
      [0, 64],
      [64, 0],
    ] as const) {
      const memory = cpu.allocate(bytes + 64)
      cpu.write(memory + from, content)
      cpu.copy(memory + to, memory + from, bytes)
      expect(Buffer.compare(await cpu.read(memory + to, bytes), content)).toBe(0)
      cpu.free(memory)
    }
  })

  it('refuses more than there is, naming the bytes', () => {
    const error = caught(() => device().allocate(2 ** 45))
    expect(error.code).toBe('OUT_OF_MEMORY')
    expect(error.message).toContain(String(2 ** 45))
  })
})

describe('compile and load', () => {
  it('reports the log and keeps the source of a failed compilation', () => {
    const error = caught(() => device().compile('extern "C" void broken( {'))
    expect(error.code).toBe('COMPILE_FAILED')
    expect(error.details.log).toContain('error')
    expect(readFileSync(error.details.path!, 'utf8')).toContain('broken')
  })

  it('refuses a file without the entry and a file that is no library', () => {
    const cpu = device()
    const bytes = cpu.compile('extern "C" void present() {}')
    expect(caught(() => cpu.load({ path: '', bytes }, 'absent')).code).toBe('LAUNCH_FAILED')
    expect(caught(() => cpu.load({ path: '', bytes: new Uint8Array(100) }, 'absent')).code).toBe('LAUNCH_FAILED')
  })

  it('loads from the path of a cached binary', () => {
    const cpu = device()
    const path = join(temporaryFolder(), 'kernel.so')
    writeFileSync(path, cpu.compile('extern "C" void present(const long*, long, long, char*) {}'))
    cpu.launch(cpu.load({ path, bytes: readFileSync(path) }, 'present'), slotBytes(0), 3, 0, false)
  })

  it('leaves no file behind but the support library', () => {
    const cacheFolder = temporaryFolder()
    const cpu = new NativeDriver().open('native', { threads: 1, cacheFolder })
    open.push(cpu)
    loadFunction(cpu, addKernel(cpu.target.lanes))
    expect(readdirSync(cacheFolder).map((name) => name.replace(/-.*/, ''))).toEqual(['support'])
  })

  it('builds the support library anew when it is corrupt', () => {
    const cacheFolder = temporaryFolder()
    const options = { threads: 1, cacheFolder }
    open.push(new NativeDriver().open('native', options))
    const [name] = readdirSync(cacheFolder)
    const copy = join(temporaryFolder(), name!)
    const elsewhere = { threads: 1, cacheFolder: join(copy, '..') }
    writeFileSync(copy, 'not a library')
    const cpu = new NativeDriver().open('native', elsewhere)
    open.push(cpu)
    expect(readFileSync(copy).length).toBeGreaterThan(1000)
  })
})

describe('driver', () => {
  it('describes processor and compiler', () => {
    const [probe] = new NativeDriver().probe()
    expect(probe).toMatchObject({ name: 'native', available: true, proof: 'hardware' })
    expect(probe!.toolchain).toMatch(/\d+\.\d+/)
  })

  it('says how to get a compiler when there is none', () => {
    const { PATH, CXX } = process.env
    try {
      process.env.PATH = ''
      delete process.env.CXX
      const driver = new NativeDriver()
      const [probe] = driver.probe()
      expect(probe).toMatchObject({ available: false, toolchain: 'none' })
      expect(probe!.reason).toMatch(/c\+\+, g\+\+, clang\+\+.*install/)
      const error = caught(() => driver.open('native', { threads: 1, cacheFolder: temporaryFolder() }))
      expect(error.code).toBe('NO_DEVICE')
    } finally {
      process.env.PATH = PATH
      if (CXX !== undefined) process.env.CXX = CXX
    }
  })

  it('names a cache folder that cannot be written', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    const error = caught(() => new NativeDriver().open('native', { threads: 1, cacheFolder: join(file, 'cache') }))
    expect(error.code).toBe('CACHE_FAILED')
    expect(error.message).toContain(file)
  })

  it('refuses work after close', async () => {
    const cpu = openNative()
    await cpu.close()
    await cpu.close()
    expect(caught(() => cpu.allocate(64)).code).toBe('DISPOSED')
  })
})

it('reads cache sizes, and typical ones where there are none', () => {
  expect(parseCacheSize('32K')).toBe(32768)
  expect(parseCacheSize('16M')).toBe(16 << 20)
  expect(readCaches('/nowhere').l1).toBe(32768)
  if (existsSync('/sys/devices/system/cpu/cpu0/cache/index0')) expect(readCaches().l2).toBeGreaterThan(0)
})

it('takes no more of the last cache than a share of the processors there are', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'index3'))
  for (const [file, text] of Object.entries({ type: 'Unified', level: '3', size: '480M' }))
    writeFileSync(join(folder, 'index3', file), `${text}\n`)
  expect(readCaches(folder, 64).l3).toBe(480 << 20)
  expect(readCaches(folder, 2).l3).toBe(32 << 20)
  rmSync(folder, { recursive: true })
})

it('copies past the caches from and to any address', () => {
  const cpu = device(2)
  const size = (40 << 20) + 77
  const values = Uint8Array.from({ length: size }, (_, i) => (i * 31) ^ (i >> 9))
  const [source, target] = [cpu.allocate(size + 64), cpu.allocate(size + 192)]
  for (const [from, to] of [
    [0, 0],
    [3, 61],
  ] as const) {
    cpu.write(source + from, values)
    cpu.write(target + to + size, Uint8Array.of(1, 2, 3))
    cpu.copy(target + to, source + from, size)
    const found = cpu.readSync(target + to, size + 3)
    expect(Buffer.compare(found.subarray(0, size), values)).toBe(0)
    expect([...found.subarray(size)]).toEqual([1, 2, 3])
  }
})
