// Rendered kernels need every flag and barrier that the dialect writes: without one kind of them the emulated NPU refuses kernels.
import { fileURLToPath } from 'node:url'
import type { NpuDialect, NpuMatrixUnit, Tensor } from '@opgems/core'
import { emulatedCores } from '@opgems/emulator'
import { expect, test } from 'vitest'
import type { Runtime } from '../../core/src/dispatch/runtime.ts'
import { ascendC } from './dialect.ts'
import { ascend910b3, ascendTarget, stageBytes } from './target.ts'
import { openEmulatedRuntime } from './testing/emulated-runtime.ts'

/** What `body` gives on an NPU whose dialect is changed. */
async function onNpuWith<T>(
  dialect: Partial<NpuDialect>,
  body: (rt: Runtime) => Promise<T>,
  unit: Partial<NpuMatrixUnit> = {},
): Promise<T> {
  const original = ascendTarget(ascend910b3)
  const matrixUnit = { ...original.matrixUnit!, ...unit }
  const target = { ...original, matrixUnit, dialect: { ...ascendC, ...dialect } }
  const driver = emulatedCores({
    vendor: 'ascend',
    target,
    headers: fileURLToPath(new URL('../emulator', import.meta.url)),
    defines: { __NPU_ARCH__: ascend910b3.arch, OPGEMS_UB_BYTES: target.scratchpadBytes + stageBytes },
  })
  const rt = openEmulatedRuntime(driver)
  try {
    return await body(rt)
  } finally {
    await rt.close().catch(() => {})
  }
}

const ramp = (rt: Runtime, ...shape: number[]): Tensor =>
  rt.tensor(
    Float32Array.from({ length: shape.reduce((n, s) => n * s, 1) }, (_, i) => i % 17),
    { shape },
  )
const softmax = async (rt: Runtime) => (rt.ops.softmax(ramp(rt, 3, 100), -1) as Tensor).toArray()
/** Of a row that is longer than a vector, copied piece by piece. */
const longSoftmax = async (rt: Runtime) => (rt.ops.softmax(ramp(rt, 1, 40000), -1) as Tensor).toArray()
const add = async (rt: Runtime) => (rt.ops.add(ramp(rt, 5000), 1) as Tensor).toArray()
const transpose = async (rt: Runtime) =>
  (rt.ops.clone(rt.ops.t(ramp(rt, 20, 30)) as Tensor, { memoryFormat: 'contiguous_format' }) as Tensor).toArray()
/** Adds to one element again and again. */
const scatter = async (rt: Runtime) => {
  const [zeros, indices] = [rt.tensor(new Float32Array(4)), rt.tensor(new BigInt64Array(10))]
  return (rt.ops.indexAdd(zeros, 0, indices, rt.tensor(new Float32Array(10).fill(1))) as Tensor).toArray()
}
const without = (text: string) => ascendC.prelude.replaceAll(text, '')
const unordered = Object.fromEntries(
  Object.entries(ascendC.instructions).map(([name, { text, ...rest }]) => [
    name,
    { ...rest, text: text.replaceAll('PipeBarrier<PIPE_V>();', '') },
  ]),
)

test('as the dialect is, all of them compute', async () => {
  const results = await onNpuWith({}, async (rt) => {
    for (const kernel of [softmax, longSoftmax, add, transpose]) await kernel(rt)
    return scatter(rt)
  })
  expect(results).toEqual([10, 0, 0, 0])
})

test.each([
  [
    'flags between scalar code and vectors',
    { handOver: { scalar: '', vector: '' } },
    softmax,
    'no flag was waited for',
  ],
  ['barriers between vectors', { instructions: unordered }, softmax, 'no PipeBarrier stands between'],
  ['the wait for started copies', { copies: { ...ascendC.copies, wait: ';' } }, add, 'no flag was waited for'],
  ['barriers around copies', { prelude: without('PipeBarrier<PIPE_ALL>();') }, longSoftmax, 'no flag was waited for'],
  [
    'flags around strided copies',
    { prelude: without('hand_over<HardEvent::MTE2_S>();') },
    transpose,
    'pipe MTE2 has written',
  ],
  ['flags around elements', { prelude: without('hand_over<HardEvent::S_MTE3>();') }, scatter, 'pipe S has written'],
] as const)('without %s kernels are refused', async (_, dialect, kernel, message) => {
  await expect(onNpuWith(dialect, kernel as (rt: Runtime) => Promise<unknown>)).rejects.toThrow(message)
})

/** Element 0 of a product of ones in several steps, with another cube unit. */
const productWith = (change: (unit: NpuMatrixUnit) => Partial<NpuMatrixUnit>) =>
  onNpuWith(
    {},
    async (rt) => {
      const ones = (...shape: number[]) => rt.tensor(new Float32Array(shape[0]! * shape[1]!).fill(1), { shape })
      return ((await (rt.ops.mm(ones(20, 600), ones(600, 70)) as Tensor).data()) as Float32Array)[0]
    },
    change(ascendTarget(ascend910b3).matrixUnit!),
  )
const withoutStep = (text: string) => (unit: NpuMatrixUnit) => ({ prelude: unit.prelude.replaceAll(text, '') })

test('with its waits a product is right', async () => {
  expect(await productWith(() => ({}))).toBe(600)
})

test.each([
  ['the wait after each step', () => ({ wait: ';' }), 'pipe MTE2 has written the operand, and no flag'],
  ['the flag between loads and products', withoutStep('hand_over<HardEvent::MTE1_M>();'), 'pipe MTE1 has written'],
  ['waits for copies', () => ({ wait: 'PipeBarrier<PIPE_M>();' }), 'pipe MTE2 has written the operand, and no flag'],
])('a product without %s is refused', async (_, change, message) => {
  await expect(productWith(change)).rejects.toThrow(message)
})

test('without forgetting what the scalar unit has cached a sum misses what was added', async () => {
  expect(await onNpuWith({ prelude: without('forget<CacheLine::SINGLE_CACHE_LINE>(at);') }, scatter)).toEqual([
    1, 0, 0, 0,
  ])
})

test('scalar arguments are rounded to float32 as they should be, without float64', async () => {
  const edges = [
    0.1,
    1 + 2 ** -24,
    1 + 3 * 2 ** -24,
    2 ** -126,
    2 ** -127,
    2 ** -149,
    2 ** -150,
    1.5 * 2 ** -150,
    3e-45,
  ]
  const values = [...edges, 1e-310, 3.4028235e38, 3.4028235677973366e38, 1e300, Infinity, 0, NaN, 16777217]
  const all = values.flatMap((v) => [v, -v])
  const given = await onNpuWith({}, async (rt) => {
    const results: number[] = []
    for (const v of all)
      results.push(...((await (rt.ops.full([1], v, { dtype: 'float32' }) as Tensor).toArray()) as number[]))
    return results
  })
  expect(given).toEqual(all.map(Math.fround))
})
