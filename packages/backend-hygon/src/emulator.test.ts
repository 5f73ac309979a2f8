// The emulated DCU is strict: kernels that wavefronts of 64 would not run, or run wrongly, are caught.
import { afterAll, expect, test } from 'vitest'
import { cacheFolder } from '../../core/src/dispatch/cache/cache-folder.ts'
import { emulatedDcu } from './emulator.ts'

const device = emulatedDcu().open('emulator', { threads: 0, cacheFolder: cacheFolder() })
afterAll(() => device.close())

/** Runs a block of 128 threads over `out[0 … 127]`, int32, and gives what it left there. */
function run(body: string, { threads = 128, sharedBytes = 0 } = {}): number[] {
  const source = `extern "C" __global__ void og_test(int* out, long long n) {\n const int t = threadIdx.x;\n ${body}\n}`
  const geometry = { threads, programsPerBlock: 1, sharedBytes }
  const kernel = device.load({ path: '', bytes: device.compile(source) }, 'og_test', geometry)
  const address = device.allocate(512)
  try {
    device.write(address, new Uint8Array(512))
    device.launch(kernel, new Uint8Array(new BigInt64Array([BigInt(address), 128n]).buffer), 1, 0, false)
    return [...new Int32Array(device.readSync(address, 512).buffer)]
  } finally {
    device.free(address)
  }
}
const all = Array.from({ length: 128 }, (_, i) => i)

test('shuffles reach all 64 lanes of a wavefront, and none of the next', () => {
  expect(run('out[t] = __shfl_xor(t, 63, 64);')).toEqual(all.map((t) => t ^ 63))
  expect(run('out[t] = __shfl(t, 40, 64);')).toEqual(all.map((t) => (t < 64 ? 40 : 104)))
})

test.each([
  ['a mask for 32 lanes', 'out[t] = __shfl_sync(0xffffffffu, t, 0, 64);', /mask ffffffff leaves lanes out/],
  ['a shuffle of half a wavefront', 'if (t % 64 < 32) out[t] = __shfl(t, 0, 32);', /divergent shuffle/],
  ['a barrier that one wavefront misses', 'if (t < 64) __syncthreads(); out[t] = 1;', /divergent barrier/],
  ['a barrier that half a wavefront misses', 'if (t % 64 < 32) __syncthreads(); out[t] = 1;', /divergent barrier/],
  ['a write behind a tensor', 'out[n + t] = 1;', /out of bounds/],
  ['an access at no multiple of its size', '*(long long*)(out + 1) = n;', /misaligned access/],
])('%s is caught', (_, body, message) => {
  expect(() => run(body)).toThrow(message)
})

test('wavefronts that exchange values without a barrier race', () => {
  const exchange = (barrier: string) => `__shared__ int s[128]; s[t] = t; ${barrier} out[t] = s[127 - t];`
  expect(run(exchange('__syncthreads();'), { sharedBytes: 512 })).toEqual(all.map((t) => 127 - t))
  expect(() => run(exchange(''), { sharedBytes: 512 })).toThrow(/race/)
})

test('the LDS of a block starts as rubbish and ends at 64 KiB', () => {
  const body = '__shared__ int s[16384]; out[t] = s[128 * t] == 0;'
  expect(run(body, { sharedBytes: 64 << 10 })).toEqual(Array(128).fill(0))
  expect(() => run(body, { sharedBytes: (64 << 10) + 4 })).toThrow(/65540 bytes of shared memory/)
})

test('a block of more than 1024 threads is refused', () => {
  expect(() => run('out[t % 128] = 1;', { threads: 1088 })).toThrow(/1088 threads/)
})

test.each([
  [
    'matrix instructions of AMD’s CDNA',
    'out[t] = (int)__builtin_amdgcn_mfma_f32_4x4x1f32(1.0f, 1.0f, 0, 0, 0, 0);',
    'mfma',
  ],
  ['asynchronous copies of CUDA', '__pipeline_memcpy_async(out, out + 4, 16);', '__pipeline_memcpy_async'],
])('%s do not compile: a DCU has none', (_, body, message) => {
  expect(() => run(body)).toThrow(message)
})
