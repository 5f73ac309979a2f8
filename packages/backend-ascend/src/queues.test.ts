// Queues of the emulated NPU keep the order between pipes, and are strict: a tensor is allocated, queued, taken and freed, in this order.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { emulatedNpu } from './emulator.ts'

const device = emulatedNpu().open('emulator', { threads: 0, cacheFolder: mkdtempSync(join(tmpdir(), 'opgems-que-')) })
afterAll(() => device.close())
const [count, tile] = [512, 64]
const input = Float32Array.from({ length: count }, (_, i) => i)

/** What each tile goes through. */
const steps = {
  allocate: 'LocalTensor<float> a = in.AllocTensor<float>();',
  copyIn: 'DataCopy(a, gx[i * 64], 64);',
  queue: 'in.EnQue(a);',
  take: 'LocalTensor<float> x = in.DeQue<float>();',
  allocateResult: 'LocalTensor<float> y = out.AllocTensor<float>();',
  compute: 'Add(y, x, x, 64);',
  queueResult: 'out.EnQue(y);',
  free: 'in.FreeTensor(x);',
  takeResult: 'LocalTensor<float> z = out.DeQue<float>();',
  copyOut: 'DataCopy(gy[i * 64], z, 64);',
  freeResult: 'out.FreeTensor(z);',
}

function run(changed: Partial<Record<keyof typeof steps | 'declare' | 'end', string>> = {}): Float32Array {
  const { declare = 'pipe.InitBuffer(in, 2, 256); pipe.InitBuffer(out, 2, 256);', end = '', ...rest } = changed
  const source = `#include "kernel_operator.h"
using namespace AscendC;
extern "C" __global__ __aicore__ void og_test(__gm__ float* from, __gm__ float* to, long long programs, __gm__ char* scratch, long long bytes) {
  GlobalTensor<float> gx, gy; gx.SetGlobalBuffer(from); gy.SetGlobalBuffer(to);
  TPipe pipe; TQue<QuePosition::VECIN, 2> in; TQue<QuePosition::VECOUT, 2> out;
  ${declare}
  for (int i = 0; i < ${count / tile}; i++) {
    ${Object.values({ ...steps, ...rest }).join('\n    ')}
  }
  ${end}
}`
  const executable = device.load({ path: '', bytes: device.compile(source) }, 'og_test')
  const [x, y] = [device.allocate(count * 4), device.allocate(count * 4)]
  try {
    device.write(x, new Uint8Array(input.buffer))
    device.launch(executable, new Uint8Array(new BigInt64Array([x, y].map(BigInt)).buffer), 1, 0, false)
    return new Float32Array(device.readSync(y, count * 4).buffer)
  } finally {
    device.free(x)
    device.free(y)
  }
}

test('a kernel through queues computes, without flags or barriers of its own', () => {
  expect(run()).toEqual(input.map((v) => 2 * v))
})

test.each([
  ['a tensor that is taken before it is queued', { queue: '' }, 'DeQue: no tensor was put into the queue'],
  [
    'an instruction on a tensor that was not taken',
    { take: 'LocalTensor<float> x = a;', free: '' },
    'no flag was waited for',
  ],
  [
    'a copy out of a result that was not queued',
    { queueResult: '', takeResult: 'LocalTensor<float> z = y;' },
    'no flag',
  ],
  ['tensors that nobody frees', { free: '' }, 'AllocTensor: all 2 buffers of the queue are in use'],
  [
    'a tensor that is freed before it was taken',
    { take: '', compute: '', free: 'in.FreeTensor(a);' },
    'FreeTensor: the tensor was not taken',
  ],
  [
    'a tensor that is freed twice',
    { free: 'in.FreeTensor(x); in.FreeTensor(x);' },
    'FreeTensor: the tensor was not taken',
  ],
  ['a tensor that is queued twice', { queue: 'in.EnQue(a); in.EnQue(a);' }, 'EnQue: the tensor was not allocated'],
  ['a tensor of another queue', { queue: 'out.EnQue(a);' }, "EnQue: the tensor is none of this queue's"],
  [
    'more buffers than the unified buffer has',
    { declare: 'pipe.InitBuffer(in, 2, 100000);' },
    'in the unified buffer of',
  ],
  ['a queue of no buffers', { declare: 'pipe.InitBuffer(in, 0, 256);' }, '0 buffers of a queue'],
  [
    'more tensors in a queue than it is deep',
    {
      declare: 'pipe.InitBuffer(in, 4, 256); pipe.InitBuffer(out, 2, 256);',
      take: 'if (i < 3) continue; LocalTensor<float> x = in.DeQue<float>();',
    },
    'EnQue: a queue of depth 2 holds 2 tensors already',
  ],
  [
    'a tensor that is left at the end',
    { end: 'in.AllocTensor<float>();' },
    'ends with 1 tensors of queues that it has not freed',
  ],
])('%s is refused', (_, changed, message) => {
  expect(() => run(changed)).toThrow(message)
})

test('a copy over a tensor that is in use is refused where it was not allocated anew', () => {
  expect(() => run({ free: `in.FreeTensor(x); PipeBarrier<PIPE_MTE2>(); ${steps.copyIn}` })).toThrow(
    'pipe V reads the target',
  )
})
