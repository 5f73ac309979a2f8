// The emulated card is strict: kernels that a card would not run, or run wrongly, are caught.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Device } from '@opgems/core'
import { afterAll, expect, test } from 'vitest'
import { emulatedMlu } from './emulator.ts'
import { mlu590 } from './target.ts'

const open = (isa: number): Device => {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'opgems-bang-'))
  return emulatedMlu({ ...mlu590, isa }).open('emulator', { threads: 0, cacheFolder })
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
