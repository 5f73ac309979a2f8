// The emulated card is strict: kernels that a card would not run, or run wrongly, are caught.
import type { Device } from '@opgems/core'
import { afterAll, expect, test } from 'vitest'
import { cacheFolder } from '../../core/src/dispatch/cache/cache-folder.ts'
import { emulatedMlu } from './emulator.ts'
import { mlu590 } from './target.ts'

const open = (isa: number): Device => {
  return emulatedMlu({ ...mlu590, isa }).open('emulator', { threads: 0, cacheFolder: cacheFolder() })
}
const device = open(592)
const count = 128
const input = Float32Array.from({ length: count }, (_, i) => i)
afterAll(() => device.close())

/** Runs a kernel over `x` and gives what it wrote to `y`. */
function run(body: string, nram = 'float a[128], b[128];', on: Device = device): Float32Array {
  const source = `#include <bang.h>
__nram__ ${nram}
extern "C" __mlu_global__ void og_test(const float* x, float* y, long long programs, char* scratch, long long bytes) { ${body} }`
  const executable = on.load({ path: '', bytes: on.compile(source) }, 'og_test')
  const [x, y] = [on.allocate(count * 4), on.allocate(count * 4)]
  try {
    on.write(x, new Uint8Array(input.buffer))
    on.launch(executable, new Uint8Array(new BigInt64Array([x, y].map(BigInt)).buffer), 1, 0, false)
    return new Float32Array(on.readSync(y, count * 4).buffer)
  } finally {
    on.free(x)
    on.free(y)
  }
}
const copyIn = '__memcpy(a, x, 512, GDRAM2NRAM);'
const copyOut = '__memcpy(y, b, 512, NRAM2GDRAM);'

test('a right kernel computes', () => {
  expect(run(`${copyIn} __bang_add(b, a, a, 128); ${copyOut}`)).toEqual(input.map((v) => 2 * v))
})

test.each([
  ['a count that is no multiple of 64', '__bang_add(b, a, a, 100);', '100 elements, no multiple of 64'],
  ['an operand at no multiple of 128 bytes', '__bang_add(b, a + 4, a, 64);', 'no multiple of 128'],
  ['an operand in device memory', '__bang_add(b, x, a, 64);', 'not in scratchpad'],
  ['a direction that does not fit its addresses', '__memcpy(a, x, 512, NRAM2GDRAM);', 'direction'],
  ['a copy of no bytes', '__memcpy(a, x, 0, GDRAM2NRAM);', '0 bytes'],
  ['a copy beyond a tensor', '__memcpy(a, x + 64, 512, GDRAM2NRAM);', 'out of bounds'],
  ['a copy that nobody waits for', '__memcpy_async(a, x, 512, GDRAM2NRAM);', 'has not waited for'],
])('%s is refused', (_, body, message) => {
  expect(() => run(body)).toThrow(message)
})

test('an operand that ends behind the scratchpad is refused', () => {
  expect(() => run('__bang_add(a + 64, a, a, 128);', 'float a[128];')).toThrow('ends outside')
})

test('a missing wait shows: copies land when they are waited for', () => {
  const early = run(`__memcpy_async(a, x, 512, GDRAM2NRAM); __bang_add(b, a, a, 128); __sync(); ${copyOut}`)
  expect([...early].every(Number.isNaN)).toBe(true)
  const late = run(`__memcpy_async(a, x, 512, GDRAM2NRAM); __sync(); __bang_add(b, a, a, 128); ${copyOut}`)
  expect(late).toEqual(input.map((v) => 2 * v))
})

test('a copy out takes what is there when it is waited for', () => {
  const changed = run(`${copyIn} __memcpy_async(y, a, 512, NRAM2GDRAM); __bang_write_value(a, 128, 7.0f); __sync();`)
  expect([...changed]).toEqual(Array(count).fill(7))
})

test.each([
  ['out of what is computed', `${copyIn} __bang_add(b, a, a, 128);`, '__memcpy_async(y, b, 512, NRAM2GDRAM);'],
  ['into what is read', `${copyIn} __bang_add(b, a, a, 128);`, '__memcpy_async(a, x, 512, GDRAM2NRAM);'],
])('a copy %s is refused until the instructions are waited for', (_, compute, copy) => {
  expect(() => run(`${compute} ${copy} __sync();`)).toThrow('vector instructions may still be at work there')
  run(`${compute} __sync_compute(); ${copy} __sync();`)
  run(`${compute} __sync(); ${copy} __sync();`)
  // What is only read may be copied meanwhile.
  run(`${compute} __memcpy_async(y, a, 512, NRAM2GDRAM); __sync();`)
})

test('scratchpad starts as rubbish', () => {
  expect([...run(copyOut)].every(Number.isNaN)).toBe(true)
})

test('more scratchpad than a core has is refused', () => {
  expect(() => run('', 'char a[400 << 10];')).toThrow('bytes of __nram__ in a core that has 393216')
})

test('instructions of later generations are unknown to an earlier one', () => {
  const earlier = open(372)
  expect(() => run('__bang_bfloat162float(a, (bfloat16_t*)b, 128);', undefined, earlier)).toThrow('bfloat16_t')
})

// The matrix unit: `w` holds 128 columns of 32 elements, `c` and `d` the same in NRAM, `s` sums.
const matrices = 'float a[64 * 32], c[128 * 32], d[128 * 32], s[64 * 128]; __wram__ float w[128 * 32];'
/** Rows of 32 elements: of the left operand, i + 1 in element i of row i, else 0; of column j, j in every element. */
const fillMatrices = `__bang_write_value(a, 64 * 32, 0.0f);
  for (int i = 0; i < 32; i++) a[i * 32 + i] = (float)(i + 1);
  for (int j = 0; j < 128; j++) for (int k = 0; k < 32; k++) c[j * 32 + k] = (float)j;`
const reshape = '__bang_reshape_filter(d, c, 128, 1, 1, 32);'
const toWram = '__memcpy(w, d, sizeof(d), NRAM2WRAM);'
const product = '__bang_matmul(s, a, w, 3, 32, 128);'
const sumsOut = '__memcpy(y, s + 128, 512, NRAM2GDRAM);'

test('a product of a reshaped matrix is right', () => {
  const result = run(`${fillMatrices} ${reshape} ${toWram} ${product} ${sumsOut}`, matrices)
  expect([...result]).toEqual(Array.from({ length: 128 }, (_, j) => 2 * j))
})

test('a product of a matrix that nobody reshaped is wrong', () => {
  const plain = '__memcpy(w, c, sizeof(c), NRAM2WRAM);'
  const result = run(`${fillMatrices} ${plain} ${product} ${sumsOut}`, matrices)
  expect([...result]).not.toEqual(Array.from({ length: 128 }, (_, j) => 2 * j))
})

test('scalar code sees nothing of what WRAM holds, and WRAM starts as rubbish', () => {
  const read = run(`${fillMatrices} ${reshape} ${toWram} s[128] = w[5]; ${sumsOut}`, matrices)
  expect(read[0]).toBeNaN()
  expect(run(`${fillMatrices} ${product} ${sumsOut}`, matrices)[0]).toBeNaN()
})

test.each([
  ['a right operand in NRAM', '__bang_matmul(s, a, d, 3, 32, 128);', 'not in WRAM'],
  ['a left operand in WRAM', '__bang_matmul(s, w, w, 3, 32, 128);', 'not in scratchpad'],
  ['sums in WRAM', '__bang_matmul(w, a, w, 3, 32, 64);', 'not in scratchpad'],
  ['rows of no multiple of 64 bytes', '__bang_matmul(s, a, w, 3, 24, 128);', '96 bytes of each row, no multiple of 64'],
  ['a right operand at no multiple of 32 bytes', '__bang_matmul(s, a, w + 4, 3, 32, 64);', 'no multiple of 32'],
  ['more columns than WRAM has been given', '__bang_matmul(s, a, w, 3, 32, 129);', 'ends outside of __wram__'],
  ['sums over the left operand', '__bang_matmul(a, a, w, 3, 32, 64);', 'lies over the operand'],
  ['a product of no rows', '__bang_matmul(s, a, w, 0, 32, 128);', '0 x 32 by 32 x 128'],
  ['columns of no multiple of 64', '__bang_reshape_filter(d, c, 100, 1, 1, 32);', '100 columns, no multiple of 64'],
  ['columns of no multiple of 32 bytes', '__bang_reshape_filter(d, c, 64, 1, 1, 4);', '16 bytes of each column'],
  ['a matrix reshaped in place', '__bang_reshape_filter(c, c, 128, 1, 1, 32);', 'lies over the operand'],
  ['a matrix turned in place', '__bang_transpose(c, c, 128, 32);', 'lies over the operand'],
  ['a copy to WRAM from device memory', '__memcpy(w, x, 512, NRAM2WRAM);', 'direction'],
  ['a copy to NRAM called one to WRAM', '__memcpy(d, c, 512, NRAM2WRAM);', 'direction'],
  ['a copy beyond WRAM', '__memcpy(w + 128 * 32 - 32, c, 256, NRAM2WRAM);', 'ends outside of __wram__'],
  [
    'a started copy of rows into what a product reads',
    '__memcpy_async(a, x, 64, GDRAM2NRAM, 128, 64, 1);',
    'vector instructions may still be at work there',
  ],
  ['a started copy of no segments', '__memcpy_async(c, x, 64, GDRAM2NRAM, 64, 64, -1);', '0 segments, not 1 to 65536'],
])('%s is refused', (_, broken, message) => {
  expect(() => run(`${fillMatrices} ${reshape} ${toWram} ${product} ${broken}`, matrices)).toThrow(message)
})

test('more WRAM than a core has is refused', () => {
  expect(() => run('w[0] = 0;', 'float a[32]; __wram__ char w[(512 << 10) + 128];')).toThrow(
    'in a core that has 524288',
  )
})

test('generations without float products do not know them', () => {
  const [second, third] = [open(290), open(372)]
  const half = '__bang_matmul(s, (half*)a, (half*)w, 3, 32, 128);'
  expect(() => run(half, matrices, second)).toThrow('__bang_matmul')
  expect(run(`${fillMatrices} ${reshape} ${toWram} ${half}`, matrices, third)).toHaveLength(count)
  expect(() => run('bfloat16_t* b = 0; __bang_matmul(s, b, b, 3, 32, 128);', matrices, third)).toThrow('bfloat16_t')
  second.close()
  third.close()
})
