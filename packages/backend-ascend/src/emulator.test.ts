// The emulated NPU is strict: kernels that an NPU would not run, or run wrongly, are caught.
import type { Device } from '@opgems/core'
import { afterAll, expect, test } from 'vitest'
import { cacheFolder } from '../../core/src/dispatch/cache/cache-folder.ts'
import { emulatedNpu } from './emulator.ts'
import { ascend910b3 } from './target.ts'

const open = (arch: number): Device => {
  return emulatedNpu({ ...ascend910b3, arch }).open('emulator', { threads: 0, cacheFolder: cacheFolder() })
}
const device = open(2201)
const count = 128
const input = Float32Array.from({ length: count }, (_, i) => i)
afterAll(() => device.close())

/** `x` and `y` in device memory, vectors `a` and `b` of 128 elements in the unified buffer, `m` for masks. */
const places = `
GlobalTensor<float> gx, gy; gx.SetGlobalBuffer(x); gy.SetGlobalBuffer(y);
TPipe pipe; TBuf<TPosition::VECCALC> buffer; pipe.InitBuffer(buffer, 4096);
LocalTensor<float> a = buffer.GetWithOffset<float>(128, 0), b = buffer.GetWithOffset<float>(128, 512);
LocalTensor<uint8_t> m = buffer.GetWithOffset<uint8_t>(512, 1024);`

/** Runs a kernel over `x` and gives what it wrote to `y`. */
function run(body: string, on: Device = device): Float32Array {
  const source = `#include "kernel_operator.h"
using namespace AscendC;
extern "C" __global__ __aicore__ void og_test(__gm__ float* x, __gm__ float* y, long long programs, __gm__ char* scratch, long long bytes) {
  ${places} ${body} }`
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
const after = (event: string) => `SetFlag<HardEvent::${event}>(EVENT_ID0); WaitFlag<HardEvent::${event}>(EVENT_ID0);`
const copyIn = 'DataCopy(a, gx, 128);'
const copyOut = 'DataCopy(gy, b, 128);'
const doubled = 'Add(b, a, a, 128);'

test('a right kernel computes', () => {
  expect(run(`${copyIn} ${after('MTE2_V')} ${doubled} ${after('V_MTE3')} ${copyOut}`)).toEqual(input.map((v) => 2 * v))
})

test.each([
  ['a vector that waits for no copy', `${copyIn} ${doubled}`, 'pipe MTE2 has written the operand, and no flag'],
  ['a copy out that waits for no vector', `Duplicate(b, 1.0f, 128); ${copyOut}`, 'pipe V has written the operand'],
  [
    'a copy in over what a vector still reads',
    `${copyIn} ${after('MTE2_V')} ${doubled} PipeBarrier<PIPE_MTE2>(); ${copyIn}`,
    'pipe V reads the target',
  ],
  [
    'a copy in over what a copy out still reads',
    `DataCopy(b, gx, 128); ${after('MTE2_MTE3')} ${copyOut} PipeBarrier<PIPE_MTE2>(); DataCopy(b, gx, 128);`,
    'pipe MTE3 reads the target',
  ],
  [
    'scalar code that waits for no vector',
    'Duplicate(a, 1.0f, 128); float one = a.GetValue(0);',
    'pipe V has written the operand',
  ],
  ['a vector that waits for no scalar code', 'a.SetValue(0, 1.0f); Adds(b, a, 1.0f, 8);', 'pipe S has written'],
  [
    'a vector that follows another without a barrier',
    'Duplicate(a, 1.0f, 128); Adds(b, a, 1.0f, 128);',
    'no PipeBarrier stands between',
  ],
  [
    'a copy in of what a copy out still writes',
    `Duplicate(b, 1.0f, 128); ${after('V_MTE3')} ${copyOut} DataCopy(a, gy, 128);`,
    'pipe MTE3 has written there in device memory',
  ],
  ['a flag between other pipes', `${copyIn} ${after('MTE2_S')} ${doubled}`, 'pipe MTE2 has written the operand'],
  ['a flag that nobody sets', 'WaitFlag<HardEvent::MTE2_V>(EVENT_ID0);', 'nobody sets flag 0'],
  ['a flag that nobody waits for', 'SetFlag<HardEvent::MTE2_V>(EVENT_ID0);', 'nobody waited for'],
  [
    'a flag that is set twice',
    'SetFlag<HardEvent::MTE2_V>(EVENT_ID0); SetFlag<HardEvent::MTE2_V>(EVENT_ID0);',
    'set twice',
  ],
])('%s is caught', (_, body, message) => {
  expect(() => run(body)).toThrow(message)
})

test.each([
  ['a vector at no multiple of 32 bytes', 'Duplicate(a[4], 1.0f, 64);', 'no multiple of 32'],
  ['a vector that starts in the middle of 32 bytes', 'buffer.GetWithOffset<float>(8, 16);', 'no multiple of 32'],
  ['a copy of no multiple of 32 bytes', 'DataCopy(a, gx, 100);', '400 bytes, no multiple of 32'],
  ['a copy of no bytes', 'DataCopyPad(gy, a, DataCopyExtParams{1, 0, 0, 0, 0});', 'blocks of 0 bytes'],
  [
    'a copy of too many blocks',
    'DataCopyPad(gy, a, DataCopyExtParams{5000, 4, 0, 0, 0});',
    '5000 blocks, not 1 to 4095',
  ],
  ['a copy beyond a vector', 'DataCopy(a, gx, 136);', 'element 135 of a tensor of 128'],
  ['a copy beyond a tensor', 'DataCopy(a, gx[64], 128);', 'out of bounds'],
  ['an element beyond a vector', 'a.SetValue(128, 1.0f);', 'element 128 of a tensor of 128'],
  ['an instruction beyond its vector', 'Duplicate(a, 1.0f, 136);', 'element 135 of a tensor of 128'],
  ['a comparison of no multiple of 256 bytes', 'Compare(m, a, b, CMPMODE::LT, 32);', '128 bytes, no multiple of 256'],
  ['more unified buffer than a core has', 'pipe.InitBuffer(buffer, 192 << 10);', 'in the unified buffer of 188416'],
  [
    'a comparison of int32 for order',
    'Compare(m, a.ReinterpretCast<int32_t>(), b.ReinterpretCast<int32_t>(), CMPMODE::LT, 64);',
    'compared for equality alone',
  ],
  [
    'a rounding that the conversion lacks',
    'Cast(b.ReinterpretCast<bfloat16_t>(), a, RoundMode::CAST_NONE, 64);',
    'no rounding mode 0',
  ],
  [
    'a conversion over its own operand',
    'Cast(a.ReinterpretCast<half>(), a, RoundMode::CAST_RINT, 128);',
    'lies over the operand',
  ],
])('%s is refused', (_, body, message) => {
  expect(() => run(body)).toThrow(message)
})

test.each([
  ['exponentials of int32', 'Exp(a.ReinterpretCast<int32_t>(), b.ReinterpretCast<int32_t>(), 64);', 'Exp has no such'],
  [
    'sums of bfloat16',
    'Adds(a.ReinterpretCast<bfloat16_t>(), a.ReinterpretCast<bfloat16_t>(), 1.0f, 64);',
    'Adds has no',
  ],
  [
    'products of int64',
    'Mul(a.ReinterpretCast<int64_t>(), a.ReinterpretCast<int64_t>(), b.ReinterpretCast<int64_t>(), 8);',
    'Mul has no',
  ],
  ['conversions from int8 to float', 'Cast(a, m.ReinterpretCast<int8_t>(), RoundMode::CAST_NONE, 64);', 'Cast has no'],
])('%s do not compile: the chip has no such instruction', (_, body, message) => {
  expect(() => run(body)).toThrow(message)
})

test('what an earlier generation lacks is unknown to it', () => {
  const earlier = open(2002)
  expect(() => run('bfloat16_t number;', earlier)).toThrow('bfloat16_t')
  expect(() => run('DataCopyPad(gy, a, DataCopyExtParams{1, 4, 0, 0, 0});', earlier)).toThrow('DataCopyPad')
  earlier.close()
})

test('the unified buffer starts as rubbish', () => {
  expect([...run(copyOut)].every(Number.isNaN)).toBe(true)
})

test('what a padded copy leaves behind its bytes is rubbish', () => {
  const padded = 'DataCopyPad(b, gx, DataCopyExtParams{1, 500, 0, 0, 0}, DataCopyPadExtParams<float>{false, 0, 0, 0});'
  const result = run(`Duplicate(b, 1.0f, 128); ${after('V_MTE2')} ${padded} ${after('MTE2_MTE3')} ${copyOut}`)
  expect([...result.subarray(0, 125)]).toEqual([...input.subarray(0, 125)])
  expect([...result.subarray(125)].every(Number.isNaN)).toBe(true)
})

test('the scalar unit sees what its cache holds until the line is forgotten', () => {
  const forget = 'DataCacheCleanAndInvalid<float, CacheLine::SINGLE_CACHE_LINE, DcciDst::CACHELINE_OUT>(gy);'
  const read = (between: string) =>
    run(`const float old = gy.GetValue(0); Duplicate(b, 7.0f, 128); ${after('V_MTE3')} ${copyOut} PipeBarrier<PIPE_ALL>();
      ${between} a.SetValue(0, gy.GetValue(0)); ${after('S_MTE3')} DataCopy(gy, a, 8);`)[0]
  expect(read('')).not.toBe(7)
  expect(read(forget)).toBe(7)
})
