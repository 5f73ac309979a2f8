// The emulator finds what a chip would punish: divergent barriers and shuffles, accesses out of bounds, misaligned vectors.
import type { SimtTarget } from '@opgems/core'
import { describe, expect, test } from 'vitest'
import { cacheFolder } from '../../core/src/dispatch/cache/cache-folder.ts'
import { emulatedDriver } from './driver.ts'

/** Only what the emulator itself reads of a target. */
const target = (laneCount: number) =>
  ({
    laneCount,
    maxThreads: 1024,
    sharedBytes: 49152,
    maxDynamicSharedBytes: 49152,
    dialect: { name: 'test', kernelPrefix: 'extern "C" __global__ void' },
  }) as SimtTarget

const open = (laneCount = 32) =>
  emulatedDriver({ vendor: 'test', target: target(laneCount) }).open('emulator', {
    threads: 0,
    cacheFolder: cacheFolder(),
  })

/** Runs a kernel of one block over `out[0 … count-1]`, int32, and gives what it left there. */
function run(body: string, { threads = 64, count = 64, laneCount = 32, blocks = 1, offset = 0 } = {}): number[] {
  const device = open(laneCount)
  const source = `extern "C" __global__ void __launch_bounds__(${threads}) og_test(int* out, long long n) {\n${body}\n}`
  const executable = device.load({ path: '', bytes: device.compile(source) }, 'og_test', {
    threads,
    programsPerBlock: 1,
    sharedBytes: body.includes('__shared__') ? 4 : 0,
  })
  const address = device.allocate(count * 4)
  device.write(address, new Uint8Array(count * 4))
  device.launch(
    executable,
    new Uint8Array(new BigInt64Array([BigInt(address + offset), BigInt(count)]).buffer),
    blocks,
    0,
    false,
  )
  return [...new Int32Array(device.readSync(address, count * 4).buffer)]
}
const t = 'const int t = threadIdx.x;'

test('threads of a block share memory around a barrier', () => {
  const body = `${t} __shared__ int s[64]; s[t] = t; __syncthreads(); out[t] = s[63 - t];`
  expect(run(body)).toEqual(Array.from({ length: 64 }, (_, i) => 63 - i))
})

test('shared memory starts as rubbish in every block', () => {
  const body = `${t} __shared__ int s[64]; out[t] = s[t] == 0 || s[t] == 7; s[t] = 7;`
  expect(run(body, { blocks: 2 })).toEqual(Array(64).fill(0))
})

describe.each([32, 64, 128])('warps of %i', (laneCount) => {
  test('shuffles exchange within the width', () => {
    const mask = laneCount === 32 ? '0xffffffffu' : '~0ull'
    const body = `${t} int v = t;
      for (int d = 1; d < ${laneCount}; d *= 2) v += __shfl_xor_sync(${mask}, v, d, ${laneCount});
      out[t] = v * 1000 + __shfl_up_sync(${mask}, t, 1, 16) - t;`
    const warp = (i: number) => Math.floor(i / laneCount) * laneCount
    const sum = (i: number) => (laneCount * (2 * warp(i) + laneCount - 1)) / 2
    expect(run(body, { threads: 128, count: 128, laneCount })).toEqual(
      Array.from({ length: 128 }, (_, i) => sum(i) * 1000 - (i % 16 === 0 ? 0 : 1)),
    )
  })
})

test('atomics and 64-bit values', () => {
  const body = `${t} atomicAdd(&out[0], t); long long v = (1ll << 40) + t; v = __shfl_sync(~0u, v, 3, 32); out[t + 1] = (int)(v >> 40) * 100 + (int)v;`
  const got = run(body, { threads: 32, count: 33 })
  expect(got[0]).toBe(496)
  expect(got.slice(1)).toEqual(Array(32).fill(103))
})

test.each([
  ['a barrier that some threads miss', `${t} if (t < 40) __syncthreads(); out[t] = 1;`, /divergent barrier.*ended/],
  [
    'different barriers',
    `${t} if (t < 40) {\n__syncthreads();\n} else {\n__syncthreads();\n}\nout[t] = 1;`,
    /divergent barrier/,
  ],
  ['a shuffle that some lanes miss', `${t} if (t != 5) out[t] = __shfl_sync(~0u, t, 0, 32);`, /divergent shuffle/],
  ['a mask without all lanes', `${t} out[t] = __shfl_sync(0xffffu, t, 0, 32);`, /mask ffff leaves lanes out/],
  ['a write behind the end', `${t} out[n + t] = 1;`, /out of bounds/],
  ['a write before the start', `${t} out[-1100 - t] = 1;`, /out of bounds/],
  [
    'a write just behind the end',
    `${t} if (t == 3) out[n] = 1;`,
    /write out of bounds in kernel 'og_test', address 0x\w+ \(out \+ 252 bytes, of 252/,
  ],
  ['a null pointer', `${t} *(volatile int*)(n - n) = 1; out[t] = 0;`, /out of bounds/],
  ['division by zero', `${t} out[t] = t / (int)(n - n);`, /division by zero/],
])('%s is an error', (_, body, message) => {
  expect(() => run(body, { count: 63 })).toThrow(message)
  expect(run(`${t} out[t] = t;`)[63]).toBe(63)
})

const four = 'struct alignas(16) Four { int at[4]; };'
test.each([
  ['read', `${four}\n${t} Four x = *(Four*)(out + 4 * (t % 8)); out[t] = x.at[0];`],
  ['written', `${four}\n${t} Four x = {}; *(Four*)(out + 4 * (t % 8)) = x;`],
])('a misaligned vector that is %s is an error that names kernel, tensor, address, instance and line', (_, body) => {
  expect(run(body)).toHaveLength(64)
  expect(() => run(body, { offset: 4 })).toThrow(
    /misaligned access: .*16 bytes in kernel 'og_test', address 0x\w+ \(out \+ 0 bytes, of 252 allocated\), program instance 0 \(block 0, thread 0\), line 3: .*Four/,
  )
})
test('a misaligned scalar is an error', () => {
  expect(() => run(`${t} if (t == 40) ((int*)((char*)out + 2))[t] = 1;`)).toThrow(
    /misaligned.*out \+ 162 bytes.*thread 40/,
  )
})

test.each([
  [
    'reads what its neighbour may not have written',
    's[t] = t; __syncthreads(); s[t] = t == 0 ? 0 : s[t - 1] + 5; __syncthreads(); out[t] = s[t];',
  ],
  ['reads what its neighbour may have overwritten', 's[t] = t; __syncthreads(); out[t] = s[t ^ 1]; s[t] = 7 * t;'],
  ['writes where another writes', 's[0] = t; __syncthreads(); out[t] = s[0];'],
])('a thread that %s is a race', (_, body) => {
  expect(() => run(`${t} __shared__ int s[64]; ${body}`)).toThrow(
    /race: .*kernel 'og_test', address 0x\w+ \(out \+ \d+ bytes/,
  )
})

test('a variable that nothing was written to is no zero', () => {
  expect(run(`${t} int x[4]; if (t > 100) x[t & 3] = 1; out[t] = x[n & 3] == 0 || x[n & 3] == 1;`)).toEqual(
    Array(64).fill(0),
  )
})

test('too many threads are refused', () => {
  expect(() => run(`${t} out[t] = 1;`, { threads: 2048, count: 2048 })).toThrow(/2048 threads/)
})
