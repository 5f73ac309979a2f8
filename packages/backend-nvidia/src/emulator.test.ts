// Operators on the emulated device, against values worked out by hand or in float64.
import type { Tensor } from '@opgems/core'
import { expect, test } from 'vitest'
import { openEmulatedRuntime } from './testing/emulated-runtime.ts'

const rt = openEmulatedRuntime()
const numbers = async (t: { data(): Promise<unknown> }) => Array.from((await t.data()) as Iterable<number>)

test('adds', async () => {
  const x = rt.tensor(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    { dtype: 'float32' },
  )
  expect(await numbers(rt.ops.add(x, x))).toEqual([2, 4, 6, 8, 10, 12])
})

test('sums rows and columns of odd sizes', async () => {
  const values = Array.from({ length: 45 }, (_, i) => Array.from({ length: 65 }, (_, j) => i * 65 + j))
  const x = rt.tensor(values, { dtype: 'float32' })
  expect(await numbers(rt.ops.sum(x, [1]))).toEqual(values.map((row) => row.reduce((a, b) => a + b)))
  expect(await numbers(rt.ops.sum(x, [0]))).toEqual(values[0]!.map((_, j) => values.reduce((s, row) => s + row[j]!, 0)))
})

test('columns that are cut into blocks of rows: sums and variances', async () => {
  const [rows, columns] = [300, 130]
  const values = Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => (i * 7 + j) % 11))
  const x = rt.tensor(values, { dtype: 'float32' })
  const sums = values[0]!.map((_, j) => values.reduce((s, row) => s + row[j]!, 0))
  expect(await numbers(rt.ops.sum(x, [0]))).toEqual(sums)
  const variances = sums.map((s, j) => values.reduce((v, row) => v + (row[j]! - s / rows) ** 2, 0) / (rows - 1))
  const got = await numbers(rt.call('var', [x, 0]) as Tensor)
  got.forEach((v, j) => expect(v).toBeCloseTo(variances[j]!, 4))
})

test('softmax of long rows', async () => {
  const x = rt.tensor([Array.from({ length: 5000 }, (_, i) => Math.sin(i))], { dtype: 'float32' })
  const got = await numbers(rt.ops.softmax(x, -1))
  const e = Array.from({ length: 5000 }, (_, i) => Math.exp(Math.sin(i)))
  const sum = e.reduce((a, b) => a + b)
  got.forEach((g, i) => expect(g).toBeCloseTo(e[i]! / sum, 8))
})

test('cumsum', async () => {
  const x = rt.tensor(
    Array.from({ length: 3000 }, (_, i) => i % 7),
    { dtype: 'int64' },
  )
  const got = await numbers(rt.ops.cumsum(x, 0))
  let sum = 0
  expect(got.map(Number)).toEqual(Array.from({ length: 3000 }, (_, i) => (sum += i % 7)))
})

test('sorts rows of any length, stably: in one block, and in runs that are merged', async () => {
  for (const length of [1, 7, 8, 100, 5000]) {
    const values = Array.from({ length }, (_, i) => Math.floor(Math.sin(i * 7) * 50))
    const [sorted, places] = rt.call('sort', [rt.tensor(values, { dtype: 'float32' }), -1]) as [Tensor, Tensor]
    const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b)
    expect((await numbers(places)).map(Number)).toEqual(order)
    expect(await numbers(sorted)).toEqual(order.map((i) => values[i]))
  }
})

test.for(['float32', 'float64', 'float16', 'bfloat16', 'float8_e5m2', 'int64', 'int16', 'uint8', 'bool'])(
  'sorts merged runs of %s either way: zeros keep their signs, and NaN is greatest',
  async (dtype) => {
    const special = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0]
    const isFloat = dtype.startsWith('float') || dtype === 'bfloat16'
    const given = Array.from({ length: 4200 }, (_, i) => {
      const value = Math.floor(Math.sin(i * 7) * 50)
      return isFloat
        ? (special[i % 97] ?? value)
        : dtype === 'uint8'
          ? value + 60
          : dtype === 'bool'
            ? +(value > 9)
            : value
    })
    const x = rt.call('to', [rt.tensor(given, { dtype: isFloat ? 'float32' : 'int64' }), dtype]) as Tensor
    const values = (await numbers(x)).map(Number)
    for (const descending of [false, true]) {
      const [sorted, places] = rt.call('sort', [x, -1, descending]) as [Tensor, Tensor]
      const rank = (i: number) => (Number.isNaN(values[i]) ? 1e9 : Math.max(-1e8, Math.min(1e8, values[i]!)))
      const order = values.map((_, i) => i).sort((a, b) => (rank(a) - rank(b)) * (descending ? -1 : 1) || a - b)
      expect((await numbers(places)).map(Number)).toEqual(order)
      expect((await numbers(sorted)).map(Number)).toEqual(order.map((i) => values[i]))
      const [top, of] = rt.call('topk', [x, 4150, -1, descending]) as [Tensor, Tensor]
      expect((await numbers(of)).map(Number)).toEqual(order.slice(0, 4150))
      expect((await numbers(top)).map(Number)).toEqual(order.slice(0, 4150).map((i) => values[i]))
    }
  },
)

test('topk chooses before it sorts', async () => {
  const values = Array.from({ length: 3000 }, (_, i) => Math.floor(Math.sin(i * 7) * 50))
  const [top, places] = rt.call('topk', [rt.tensor(values, { dtype: 'float32' }), 70]) as [Tensor, Tensor]
  const order = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]! || a - b)
  expect((await numbers(places)).map(Number)).toEqual(order.slice(0, 70))
  expect(await numbers(top)).toEqual(order.slice(0, 70).map((i) => values[i]))
})

test('copies transposed blocks', async () => {
  const values = Array.from({ length: 130 }, (_, i) => Array.from({ length: 67 }, (_, j) => i * 67 + j))
  const x = rt.tensor(values, { dtype: 'int32' })
  const got = await rt.ops.contiguous(rt.ops.t(x)).toArray()
  expect(got).toEqual(values[0]!.map((_, j) => values.map((row) => row[j]!)))
})

test('scans short rows that stand as columns in memory, the last block of them shorter', async () => {
  const values = Array.from({ length: 7 }, (_, i) => Array.from({ length: 260 }, (_, j) => (i + j) % 4))
  const x = rt.tensor(values, { dtype: 'float32' })
  const expected = values[0]!.flatMap((_, j) =>
    values.map((_, i) => values.slice(0, i + 1).reduce((s, r) => s + r[j]!, 0)),
  )
  expect(await numbers(rt.ops.cumsum(rt.ops.t(x), 1))).toEqual(expected)
})

test.for([
  ['one row', [1, 300], [7, 300]],
  ['one column', [5, 300], [1, 300]],
  ['several rows', [9, 40], [33, 40]],
  ['tiles that are cut', [70, 37], [67, 37]],
  ['many tiles', [200, 20], [1100, 20]],
] as const)('linear of %s', async ([, [rows, depth], [columns]]) => {
  const x = Array.from({ length: rows }, (_, i) => Array.from({ length: depth }, (_, k) => ((i * 31 + k * 7) % 13) - 6))
  const w = Array.from({ length: columns }, (_, j) =>
    Array.from({ length: depth }, (_, k) => ((j * 17 + k * 5) % 11) - 5),
  )
  const options = { dtype: 'float32' }
  const got = await rt.ops.linear(rt.tensor(x, options), rt.tensor(w, options)).toArray()
  expect(got).toEqual(x.map((a) => w.map((b) => a.reduce((sum, v, k) => sum + v * b[k]!, 0))))
})

test('16-bit sums at one place are rounded once, into a view too', async () => {
  const base = rt.tensor([0, 7, 0, 7, 0, 7], { dtype: 'float16' })
  const seen = rt.call('aten::as_strided', [base, [3], [2], 0])
  // Each addend is half a step of the sum, which rounding every time would drop.
  const source = rt.tensor([2048, ...Array.from({ length: 64 }, () => 1)], { dtype: 'float16' })
  const index = rt.tensor(Array(65).fill(1), { dtype: 'int64' })
  rt.call('aten::index_add_', [seen, 0, index, source])
  expect(await numbers(base)).toEqual([0, 7, 2112, 7, 0, 7])
})

test.for([
  ['float64', 2 ** -52],
  ['float16', 2 ** -11],
  ['bfloat16', 2 ** -8],
  ['int64', 0],
  ['int8', 0],
] as const)('baddbmm of %s: strides, scales and an addend that broadcasts', async ([dtype, unit]) => {
  const [batch, m, n, k] = [2, 21, 35, 33]
  const value = (i: number) => ((i * 37) % 7) - 3
  const table = (rows: number, columns: number, seed: number) =>
    Array.from({ length: batch }, (_, z) =>
      Array.from({ length: rows }, (_, i) =>
        Array.from({ length: columns }, (_, j) => value(seed + z * 5 + i * 11 + j * 3)),
      ),
    )
  const [a, b, d] = [table(k, m, 1), table(k, n, 2), table(1, n, 3)]
  const options = { dtype }
  const left = rt.ops.transpose(rt.tensor(a, options), 1, 2)
  const scales = { beta: 2, alpha: 3 }
  const got = await rt.ops.baddbmm(rt.tensor(d, options), left, rt.tensor(b, options), scales).toArray()
  const flat = (got as number[][][]).flat(2).map(Number)
  let at = 0
  for (let z = 0; z < batch; z++)
    for (let i = 0; i < m; i++)
      for (let j = 0; j < n; j++) {
        let sum = 0
        for (let q = 0; q < k; q++) sum += a[z]![q]![i]! * b[z]![q]![j]!
        const exact = 3 * sum + 2 * d[z]![0]![j]!
        const expected = dtype === 'int8' ? (exact << 24) >> 24 : exact
        expect(Math.abs(flat[at++]! - expected)).toBeLessThanOrEqual(Math.abs(exact) * unit)
      }
})

test.for([
  ['few rows', 3, 200, false],
  ['few columns of contiguous columns', 200, 3, true],
  ['few columns of contiguous rows', 70, 9, false],
] as const)('addmm with %s, K in parts: scales and an addend that broadcasts', async ([, m, n, byColumns]) => {
  const k = 512
  const value = (i: number) => ((i * 37) % 7) - 3
  const table = (rows: number, columns: number, seed: number) =>
    Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => value(seed + i * 11 + j * 3)))
  const options = { dtype: 'float32' }
  const [a, b, d] = [table(byColumns ? k : m, byColumns ? m : k, 1), table(k, n, 2), table(1, n, 3)]
  const left = byColumns ? rt.ops.t(rt.tensor(a, options)) : rt.tensor(a, options)
  const got = await rt.ops.addmm(rt.tensor(d, options), left, rt.tensor(b, options), { beta: 2, alpha: 3 }).toArray()
  const expected = Array.from({ length: m }, (_, i) =>
    Array.from({ length: n }, (_, j) => {
      let sum = 0
      for (let q = 0; q < k; q++) sum += (byColumns ? a[q]![i]! : a[i]![q]!) * b[q]![j]!
      return 3 * sum + 2 * d[0]![j]!
    }),
  )
  expect(got).toEqual(expected)
})
