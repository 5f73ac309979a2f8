// The emulated NPU's cube cores are strict: products that an NPU would not compute, or compute wrongly, are caught.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { emulatedNpu } from './emulator.ts'

const device = emulatedNpu().open('emulator', { threads: 0, cacheFolder: mkdtempSync(join(tmpdir(), 'opgems-cube-')) })
afterAll(() => device.close())

/** A is 20 x 24, B 24 x 40, both row by row; C, with rows of 48, starts as sevens. */
const [m, k, n, stride] = [20, 24, 40, 48] as const
const a = Float32Array.from({ length: m * k }, (_, i) => (i % 7) - 3)
const b = Float32Array.from({ length: k * n }, (_, i) => (i % 5) - 2)
const expected = Float32Array.from({ length: m * stride }, (_, i) => {
  const [row, column] = [Math.floor(i / stride), i % stride]
  if (column >= n) return 7
  let sum = 0
  for (let x = 0; x < k; x++) sum += a[row * k + x]! * b[x * n + column]!
  return sum
})

const places = `
GlobalTensor<float> ga, gb, gc; ga.SetGlobalBuffer(a); gb.SetGlobalBuffer(b); gc.SetGlobalBuffer(c);
TPipe pipe; TBuf<TPosition::A1> a1; TBuf<TPosition::A2> a2; TBuf<TPosition::B2> b2; TBuf<TPosition::CO1> co1;
pipe.InitBuffer(a1, 32768); pipe.InitBuffer(a2, 16384); pipe.InitBuffer(b2, 16384); pipe.InitBuffer(co1, 16384);
LocalTensor<float> la = a1.Get<float>(), lb = la[4096], l0a = a2.Get<float>(), l0b = b2.Get<float>(), l0c = co1.Get<float>();
const auto image = [](int rows, int columns, bool isTurned) {
  LoadData3DParamsV2<float> p; p.l1W = 1; p.l1H = p.mExtension = rows; p.channelSize = p.kExtension = columns; p.enTranspose = isTurned; return p; };
MmadParams product; product.m = 32; product.n = 48; product.k = 24;
FixpipeParamsV220 way; way.mSize = 20; way.nSize = 40; way.srcStride = 32; way.dstStride = 48;`
const cube = 'KERNEL_TASK_TYPE_DEFAULT(KERNEL_TYPE_AIC_ONLY);'
const after = (event: string) => `SetFlag<HardEvent::${event}>(EVENT_ID0); WaitFlag<HardEvent::${event}>(EVENT_ID0);`

/** The steps of a product, in order. */
const steps = {
  copyLeft: 'DataCopy(la, ga, Nd2NzParams{1, 20, 24, 0, 24, 32, 1, 0});',
  copyRight: 'DataCopy(lb, gb, Nd2NzParams{1, 24, 40, 0, 40, 32, 1, 0});',
  copied: after('MTE2_MTE1'),
  loadLeft: 'LoadData(l0a, la, image(32, 24, false));',
  loadRight: 'LoadData(l0b, lb, image(32, 48, true));',
  loaded: after('MTE1_M'),
  multiply: 'Mmad(l0c, l0a, l0b, product);',
  multiplied: after('M_FIX'),
  store: 'Fixpipe<float, float>(gc, l0c, way);',
}
type Steps = Partial<Record<keyof typeof steps | 'type' | 'places', string>>

/** Runs a kernel with some of the steps changed, and gives what it wrote to C. */
function run(changed: Steps = {}): Float32Array {
  const { type = cube, places: own = places, ...rest } = changed
  const body = [type, own, ...Object.values({ ...steps, ...rest })].join('\n  ')
  const source = `#include "kernel_operator.h"
using namespace AscendC;
extern "C" __global__ __aicore__ void og_test(__gm__ float* a, __gm__ float* b, __gm__ float* c, long long programs, __gm__ char* scratch, long long bytes) {
  ${body}
}`
  const executable = device.load({ path: '', bytes: device.compile(source) }, 'og_test')
  const values = [a, b, new Float32Array(m * stride).fill(7)]
  const addresses = values.map((v) => device.allocate(v.byteLength))
  try {
    values.forEach((v, i) => {
      device.write(addresses[i]!, new Uint8Array(v.buffer))
    })
    device.launch(executable, new Uint8Array(new BigInt64Array(addresses.map(BigInt)).buffer), 1, 0, false)
    return new Float32Array(device.readSync(addresses[2]!, m * stride * 4).buffer)
  } finally {
    for (const address of addresses) device.free(address)
  }
}

test('a right product is right, and writes nothing else', () => {
  expect(run()).toEqual(expected)
})

test('sums go on from those before where they are asked to', () => {
  const again = `${steps.multiply} PipeBarrier<PIPE_M>(); product.cmatrixInitVal = false; ${steps.multiply}`
  expect(run({ multiply: again })).toEqual(expected.map((v, i) => (i % stride < n ? 2 * v : v)))
})

/** As if fractals followed one another in L1 already. */
const rightAsItLies = 'LoadData2DParams all; all.repeatTimes = 18; all.srcStride = 1; LoadData(l0b, lb, all);'
const broken: readonly (readonly [string, Steps])[] = [
  [
    'a left operand that is turned on its way though it should not be',
    { loadLeft: 'LoadData(l0a, la, image(32, 32, true));' },
  ],
  ['rows of L1 that are counted in other blocks', { copyLeft: steps.copyLeft.replace('24, 32, 1', '24, 48, 1') }],
  ['a right operand that is loaded as it lies in L1', { loadRight: rightAsItLies }],
  ['sums whose columns lie elsewhere', { store: `way.srcStride = 20; ${steps.store}` }],
  ['a k that ends early', { multiply: `product.k = 23; ${steps.multiply}` }],
  ['a K aligned to 16 that the operand is not', { multiply: `product.kDirectionAlign = true; ${steps.multiply}` }],
]
test.each(broken)('%s gives a wrong product', (_, changed) => {
  expect(run(changed)).not.toEqual(expected)
})

test('memories start as rubbish, and what no instruction reads stays unread', () => {
  const none = run({ copyRight: '' })
  expect([...none.subarray(0, n)].every(Number.isNaN)).toBe(true)
})

const refused: readonly (readonly [string, Steps, string])[] = [
  ['a load that waits for no copy', { copied: '' }, 'pipe MTE2 has written the operand, and no flag'],
  ['a product that waits for no load', { loaded: '' }, 'pipe MTE1 has written the operand, and no flag'],
  ['a result that waits for no product', { multiplied: '' }, 'pipe M has written the operand, and no flag'],
  [
    'a copy over what a load still reads',
    { loaded: `${steps.copyLeft} ${steps.loaded}` },
    'no PipeBarrier stands between',
  ],
  [
    'a load over what a product still reads',
    { multiplied: `PipeBarrier<PIPE_MTE1>(); ${steps.loadLeft} ${steps.multiplied}` },
    'pipe M reads the target',
  ],
  [
    'a product into what still goes out',
    { store: `${steps.store} PipeBarrier<PIPE_M>(); ${steps.multiply}` },
    'pipe FIX reads the target',
  ],
  [
    'sums that go on without a barrier',
    { multiply: `${steps.multiply} product.cmatrixInitVal = false; ${steps.multiply}` },
    "the M pipe's earlier instruction has written the operand, and no PipeBarrier",
  ],
  [
    'a copy in of what a result still goes to',
    {
      store: `${steps.store} PipeBarrier<PIPE_MTE2>(); DataCopy(lb, gc, Nd2NzParams{1, 20, 40, 0, 48, 32, 1, 0});`,
    },
    'pipe FIX has written there in device memory',
  ],
  ['a vector instruction', { store: 'Duplicate(l0a, 1.0f, 64);' }, 'a cube core has no pipe V'],
  ['a product on a vector core', { type: '' }, 'a vector core has not L1'],
  [
    'a unified buffer',
    { type: `${cube} TPipe other; TBuf<TPosition::VECCALC> ub; other.InitBuffer(ub, 64);` },
    'has not the unified buffer',
  ],
  ['more L1 than a core has', { store: 'pipe.InitBuffer(a1, 512 << 10);' }, 'in L1 of 524288'],
  ['more L0A than a core has', { store: 'pipe.InitBuffer(a2, 64 << 10);' }, 'in L0A of 65536'],
  ['more L0B than a core has', { store: 'pipe.InitBuffer(b2, 64 << 10);' }, 'in L0B of 65536'],
  ['more L0C than a core has', { store: 'pipe.InitBuffer(co1, 128 << 10);' }, 'in L0C of 131072'],
  ['a left operand in L1', { multiply: 'Mmad(l0c, la, l0b, product);' }, 'an operand is not in L0A'],
  ['operands exchanged', { multiply: 'Mmad(l0c, l0b, l0a, product);' }, 'an operand is not in L0A'],
  ['sums in L0A', { multiply: 'Mmad(l0a, l0a, l0b, product);' }, 'an operand is not in L0C'],
  [
    'a copy to L0A',
    { copyLeft: 'DataCopy(l0a, ga, Nd2NzParams{1, 20, 24, 0, 24, 32, 1, 0});' },
    'an operand is not in L1',
  ],
  ['a load from L0A', { loadLeft: 'LoadData(l0b, l0a, image(32, 32, false));' }, 'an operand is not in L1'],
  ['a result from L1', { store: 'Fixpipe<float, float>(gc, la, way);' }, 'an operand is not in L0C'],
  [
    'L0A at no multiple of 512 bytes',
    { loadLeft: 'LoadData(l0a[8], la, image(32, 24, false));' },
    'no multiple of 512',
  ],
  ['L0C at no multiple of 1024 bytes', { multiply: 'Mmad(l0c[16], l0a, l0b, product);' }, 'no multiple of 1024'],
  ['L1 at no multiple of 32 bytes', { copyLeft: steps.copyLeft.replace('la,', 'la[4],') }, 'no multiple of 32'],
  [
    'rows too far apart',
    { copyLeft: 'DataCopy(la, ga, Nd2NzParams{1, 20, 24, 0, 0, 32, 1, 0});' },
    'srcDValue is 0, not 1 to 65535',
  ],
  [
    'a copy of no rows',
    { copyLeft: 'DataCopy(la, ga, Nd2NzParams{1, 0, 24, 0, 24, 32, 1, 0});' },
    'nValue is 0, not 1',
  ],
  [
    'a copy beyond its tensor',
    { copyLeft: 'DataCopy(la, ga, Nd2NzParams{1, 20, 24, 0, 24, 4096, 1, 0});' },
    'of a tensor of 8192',
  ],
  [
    'a copy beyond device memory',
    { copyLeft: 'DataCopy(la, ga[200], Nd2NzParams{1, 20, 24, 0, 24, 32, 1, 0});' },
    'out of bounds',
  ],
  [
    'channels of no whole blocks',
    { loadLeft: 'LoadData(l0a, la, image(32, 20, false));' },
    '20 channels, no multiple of 8',
  ],
  ['rows of no whole fractals', { loadLeft: 'LoadData(l0a, la, image(20, 24, false));' }, '20 rows of 24 elements'],
  [
    'turned columns of no whole fractals',
    { loadRight: 'LoadData(l0b, lb, image(32, 40, true));' },
    '32 rows of 40 elements',
  ],
  ['a product of one row', { multiply: `product.m = 1; ${steps.multiply}` }, 'one row is taken for a vector'],
  ['a product of nothing', { multiply: `product.k = 0; ${steps.multiply}` }, 'k is 0, not 1 to 4095'],
  [
    'a conversion that the types have not',
    { store: `way.quantPre = QuantMode_t::F322F16; ${steps.store}` },
    'is not the conversion between these types',
  ],
  [
    'fewer sums of a column than rows',
    { store: `way.srcStride = 16; ${steps.store}` },
    'srcStride is 16, not 20 to 65535',
  ],
  [
    'a flag that nobody waits for',
    { multiplied: 'SetFlag<HardEvent::M_FIX>(EVENT_ID0); PipeBarrier<PIPE_ALL>();' },
    'nobody waited for',
  ],
]
test.each(refused)('%s is refused', (_, changed, message) => {
  expect(() => run(changed)).toThrow(message)
})

test.each([
  [
    'products of int32',
    'Mmad(l0c, l0a.ReinterpretCast<int32_t>(), l0b.ReinterpretCast<int32_t>(), product);',
    'Mmad has no such',
  ],
  ['sums of half', 'Mmad(l0c.ReinterpretCast<half>(), l0a, l0b, product);', 'sums of float'],
  ['results of int32', 'GlobalTensor<int32_t> g; Fixpipe<int32_t, float>(g, l0c, way);', 'no such conversion'],
])('%s do not compile', (_, store, message) => {
  expect(() => run({ store })).toThrow(message)
})
