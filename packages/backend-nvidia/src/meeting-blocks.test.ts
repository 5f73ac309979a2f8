// Reductions of few long rows on the emulator: one launch, whose last block of a row folds what all have left it in words of memory.
import { afterAll, expect, test } from 'vitest'
import { openEmulatedRuntime } from './testing/emulated-runtime.ts'

const kernels: string[] = []
const rt = openEmulatedRuntime(undefined, undefined, ({ source }) => kernels.push(source))
afterAll(() => rt.close())

type TensorLike = ReturnType<typeof rt.empty>
const length = 20_011
const rows = [0, 1, 2].map((r) => Array.from({ length }, (_, i) => ((i * 7919 + r * 104729) % 1009) / 64 - 7))
const x = rt.tensor(rows)
const mean = (row: readonly number[]) => row.reduce((a, b) => a + b) / length
const variance = (row: readonly number[]) => row.reduce((sum, v) => sum + (v - mean(row)) ** 2, 0) / (length - 1)
const largest = (row: readonly number[]) => row.indexOf(Math.max(...row))
const sum = (row: readonly number[]) => row.reduce((a, b) => a + b)

/** The greatest value is 8.75: no element of the second row is above its limit. */
const most = [8.7, 8.8, 8.7]
const limits = rt.tensor(most.map((limit) => [limit]))

/** Values are whole 64ths and sums stay below 2^24 of them, so that float32 holds every partial sum: sums are exact. */
const exact = 0
/** A mean and a variance are each combined in fewer than 60 steps on a path, with a rounding of values up to 81, the largest square. */
const momentError = 60 * 81 * 2 ** -24

const cases: readonly (readonly [string, () => unknown, readonly (readonly number[])[], number])[] = [
  ['sum of float32', () => rt.call('sum', [x, [1]]), [rows.map(sum)], exact],
  ['sum of float64', () => rt.call('sum', [rt.call('to', [x, 'float64']), [1]]), [rows.map(sum)], exact],
  [
    'sum of int32, in int64',
    () => rt.call('sum', [rt.call('to', [rt.call('mul', [x, 64]), 'int32']), [1]]),
    [rows.map((r) => 64 * sum(r))],
    0,
  ],
  ['argmax', () => rt.call('argmax', [x, 1]), [rows.map(largest)], 0],
  ['max with indices', () => rt.call('max', [x, 1]), [rows.map((r) => Math.max(...r)), rows.map(largest)], 0],
  ['var_mean', () => rt.call('var_mean', [x, [1]]), [rows.map(variance), rows.map(mean)], momentError],
  [
    'any',
    () => rt.call('any', [rt.call('gt', [x, limits]), 1]),
    [rows.map((r, i) => Number(r.some((v) => v > most[i]!)))],
    0,
  ],
]

test.for(cases)('%s of rows in several blocks, again and again', async ([, call, expected, error]) => {
  // The words are clear after each launch, or the second would take the results of the first for its own.
  for (let turn = 0; turn < 3; turn++) {
    const result = call()
    const tensors = (Array.isArray(result) ? result : [result]) as TensorLike[]
    for (const [i, tensor] of tensors.entries()) {
      const values = Array.from((await tensor.data()) as Iterable<number>, Number)
      expect(values).toHaveLength(expected[i]!.length)
      values.forEach((v, j) => expect(Math.abs(v - expected[i]![j]!)).toBeLessThanOrEqual(error))
    }
  }
})

test('a full sum is one launch', async () => {
  const flat = rt.call('aten::reshape', [x, [-1]])
  kernels.length = 0
  const total = rt.call('sum', [flat]) as TensorLike
  expect(Math.abs(Number(((await total.data()) as Float32Array)[0]) - sum(rows.map(sum)))).toBeLessThanOrEqual(exact)
  expect(kernels).toHaveLength(1)
  expect(kernels[0]).toContain('op::publish(')
})

test('a launch gets no more words than there are', () => {
  const { most } = rt.kernels.programWords
  expect(rt.kernels.programWords.of(most)).not.toBeNull()
  expect(rt.kernels.programWords.of(most + 1)).toBeNull()
})
