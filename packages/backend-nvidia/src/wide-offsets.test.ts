// Offsets beyond 2³¹ on the emulator: two rows of a tensor of which only these are ever touched.
import type { DType } from '@opgems/core'
import { afterAll, expect, test } from 'vitest'
import { openEmulatedRuntime } from './testing/emulated-runtime.ts'

const sources: string[] = []
const rt = openEmulatedRuntime(undefined, undefined, ({ source }) => sources.push(source))
afterAll(() => rt.close())

type TensorLike = ReturnType<typeof rt.empty>
const call = (name: string, ...args: unknown[]) => rt.call(name, args) as TensorLike
const numbers = async (t: TensorLike) => Array.from((await t.data()) as Iterable<number>, Number)

const columns = 37
const rows = [0, 1].map((r) => Array.from({ length: columns }, (_, j) => (j * 5 + r * 3) % 11))

/** The two rows, `apart` elements from each other. */
function spread(dtype: DType, apart: number): TensorLike {
  const base = rt.empty([apart + columns], dtype)
  const view = call('aten::as_strided', base, [2, columns], [apart, 1], 0)
  call('aten::copy_', view, rt.tensor(rows, { dtype }))
  return view
}

const softmaxOf = (row: readonly number[]) => {
  const e = row.map((x) => Math.exp(x))
  const sum = e.reduce((a, b) => a + b)
  return e.map((x) => x / sum)
}
const running = (row: readonly number[]) => row.map((_, j) => row.slice(0, j + 1).reduce((a, b) => a + b))
const transposed = rows[0]!.flatMap((_, j) => rows.map((row) => row[j]!))

const cases: readonly (readonly [string, (x: TensorLike) => TensorLike, readonly number[]])[] = [
  ['clone', (x) => call('aten::contiguous', x), rows.flat()],
  ['add', (x) => call('aten::add', x, x), rows.flat().map((v) => 2 * v)],
  ['a transposed copy', (x) => call('aten::contiguous', call('aten::t', x)), transposed],
  ['sum along rows', (x) => call('aten::sum', x, [1]), rows.map((row) => row.reduce((a, b) => a + b))],
  ['sum along columns', (x) => call('aten::sum', x, [0]), rows[0]!.map((v, j) => v + rows[1]![j]!)],
  ['softmax', (x) => call('aten::softmax', x, 1), rows.flatMap(softmaxOf)],
  ['cumsum', (x) => call('aten::cumsum', x, 1), rows.flatMap(running)],
  [
    'index_select',
    (x) => call('aten::index_select', x, 0, rt.tensor([1n, 0n, 1n])),
    [1, 0, 1].flatMap((r) => rows[r]!),
  ],
  [
    'sort',
    (x) => (rt.call('aten::sort', [x, 1]) as TensorLike[])[0]!,
    rows.flatMap((row) => row.toSorted((a, b) => a - b)),
  ],
]

test.for(cases)('%s of float16 rows 2³¹ elements apart', { timeout: 120_000 }, async ([, operator, expected]) => {
  const got = await numbers(operator(spread('float16', 2 ** 31 + 8)))
  expect(got).toHaveLength(expected.length)
  got.forEach((value, i) =>
    expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(Math.abs(expected[i]!) * 2 ** -11 + 2 ** -25),
  )
})

test('uint8 rows in places that are written and not aligned', async () => {
  const x = spread('uint8', 2 ** 31 + 3)
  call('aten::mul_', x, 3)
  expect(await numbers(x)).toEqual(rows.flat().map((v) => 3 * v))
})

test('only such rows are reached with 64-bit offsets', async () => {
  const isWide = async (apart: number) => {
    sources.length = 0
    await numbers(call('aten::neg', spread('int32', apart)))
    return sources.some((s) => /og_neg/.test(s) && /i64 (at|offset)\w*/.test(s))
  }
  expect(await isWide(2 ** 31)).toBe(true)
  expect(await isWide(2 ** 20)).toBe(false)
})
