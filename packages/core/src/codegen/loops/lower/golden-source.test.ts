// Golden source of a fixed list of operators in both dialects: a change to a lowering shows here what it does to every kernel.
import { describe, expect, test } from 'vitest'
import type { LoopsTarget } from '../../../backend/target.ts'
import type { Runtime } from '../../../dispatch/runtime.ts'
import { dtypes } from '../../../dtype/index.ts'
import type { Tensor } from '../../../tensor/index.ts'
import { openRecordingRuntime } from './testing/recording-runtime.ts'

const host = { family: 'loops', threads: 2, caches: { l1: 32 << 10, l2: 1 << 20, l3: 32 << 20 }, dtypes } as const
const targets: readonly LoopsTarget[] = [
  {
    ...host,
    language: 'cpp',
    lanes: 16,
    accumulators: 4,
    streams: 2,
    product: { rows: 12, vectors: 2, vectorLanes: 16 },
  },
  { ...host, language: 'wat', lanes: 8, accumulators: 2, streams: 2, product: { rows: 4, vectors: 2, vectorLanes: 4 } },
]

type Make = (shape: number[], dtype?: 'float32' | 'float16' | 'int64') => Tensor
/** Each calls one operator on new tensors. */
const calls: Readonly<Record<string, (rt: Runtime, make: Make) => unknown>> = {
  add: (rt, x) => rt.call('add', [x([70, 90]), x([70, 90])]),
  'add broadcast float16': (rt, x) => rt.call('add', [x([70, 90], 'float16'), x([90], 'float16')]),
  'copy transposed': (rt, x) => rt.call('clone', [rt.call('t', [x([70, 90])])], { memory_format: 'contiguous_format' }),
  exp: (rt, x) => rt.call('exp', [x([70, 90])]),
  softmax: (rt, x) => rt.call('_softmax', [x([70, 90]), 1, false]),
  layer_norm: (rt, x) => rt.call('native_layer_norm', [x([70, 90]), [90], x([90]), x([90]), 1e-5]),
  'sum rows': (rt, x) => rt.call('sum.dim_IntList', [x([70, 90]), [1]]),
  'sum columns': (rt, x) => rt.call('sum.dim_IntList', [x([70, 90]), [0]]),
  'sum all': (rt, x) => rt.call('sum', [x([70, 90])]),
  argmax: (rt, x) => rt.call('argmax', [x([70, 90]), 1]),
  cumsum: (rt, x) => rt.call('cumsum', [x([70, 90]), 1]),
  embedding: (rt, x) => rt.call('embedding', [x([70, 90]), x([20], 'int64')]),
  sort: (rt, x) => rt.call('sort', [x([70, 90]), 1]),
  rand: (rt) => rt.call('rand', [[70, 90]]),
}

for (const target of targets)
  describe(target.language, () => {
    test.each(Object.entries(calls))('%s', async (name, call) => {
      const { rt, sources } = openRecordingRuntime(target)
      call(rt, (shape, dtype = 'float32') => rt.empty(shape, dtype))
      await expect(sources.join('\n')).toMatchFileSnapshot(
        `__snapshots__/${name.replaceAll(' ', '-')}.${target.language}.snap`,
      )
    })
    test('every call gives one kernel', () => {
      const counts = Object.entries(calls).map(([name, call]) => {
        const { rt, sources } = openRecordingRuntime(target)
        call(rt, (shape, dtype = 'float32') => rt.empty(shape, dtype))
        return [name, sources.length]
      })
      expect(counts).toEqual(Object.keys(calls).map((name) => [name, 1]))
    })
  })
