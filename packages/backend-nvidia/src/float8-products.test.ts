// Products of float8 on the emulated tensor cores, of operands in every layout, against sums on the host.
import type { DType, SimtDialect } from '@opgems/core'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Tensor } from '../../core/src/tensor/index.ts'
import { adaDialect, ampereDialect, hopperDialect } from './dialect.ts'
import { h100Limits, nvidiaTarget } from './target.ts'
import { openEmulatedRuntime } from './testing/emulated-runtime.ts'

/** A GPU so small that a few tiles keep it busy: all sizes of tiles are used. */
const small = nvidiaTarget({ ...h100Limits, multiprocessors: 3 })
/** Cases of each chip; each new layout is compiled. */
const runs = Number(process.env.OPGEMS_LAYOUT_RUNS ?? 3)

const { matrixUnit } = hopperDialect
/** What the matrix unit multiplies on each chip; Hopper's host starts kernels as Ampere's does. */
const chips: readonly (readonly [string, SimtDialect, RegExp])[] = [
  ['Ada', adaDialect, /"operand":"float8_e[45]m[32][f"]/],
  ['Hopper', { ...ampereDialect, ...(matrixUnit && { matrixUnit }) }, /"operand":"float8_e[45]m[32][f"]/],
  ['Ampere', ampereDialect, /"operand":"float16"/],
]

const formats = fc.constantFrom<DType[]>('float8_e4m3fn', 'float8_e5m2')
/** From line to line there is padding; the storage starts with unused elements. */
const layout = fc.record({
  transposed: fc.boolean(),
  padding: fc.constantFrom(0, 0, 1, 8, 16),
  offset: fc.constantFrom(0, 0, 1, 4, 16),
})
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never
/** Above the 16 lines that are too thin for tiles. */
const side = fc.constantFrom<number[]>(17, 32, 64, 65, 100)
const call = fc.record({
  ...{ m: side, n: side, k: fc.constantFrom<number[]>(1, 16, 31, 32, 64, 100, 130), left: formats, right: formats },
  ...{ a: layout, b: layout, byRows: fc.boolean(), added: fc.boolean(), salt: fc.nat(50) },
  out: fc.constantFrom<DType[]>('float32', 'float16', 'bfloat16', 'float8_e5m2'),
})
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never

/** Small whole numbers: every sum of them is exact in 14 bits. */
const value = (i: number, salt: number) => ((i * 7 + salt * 5 + (i >> 4)) % 5) - 2
const numbers = async (t: Tensor) => Array.from((await t.data()) as Float32Array)

describe.for(chips)('%s', ([, dialect, multiplied]) => {
  const kernels = new Set<string>()
  const rt = openEmulatedRuntime({ ...small, dialect }, undefined, ({ key }) => kernels.add(key))
  afterAll(() => rt.close())

  function matrix(dtype: DType, rows: number, columns: number, l: Layout, salt: number): Tensor {
    const [inner, outer] = l.transposed ? [rows, columns] : [columns, rows]
    const line = inner + l.padding
    const values = Array.from({ length: l.offset + outer * line }, (_, i) => value(i, salt))
    const whole = rt.tensor(values, { dtype })
    return rt.call('as_strided', [whole, [rows, columns], l.transposed ? [1, line] : [line, 1], l.offset]) as Tensor
  }

  async function check({ m, n, k, left, right, a, b, byRows, added, salt, out }: Call): Promise<void> {
    const [x, y] = [matrix(left, m, k, a, salt), matrix(right, k, n, b, salt + 1)]
    const powers = (count: number) => Float32Array.from({ length: count }, (_, i) => 2 ** ((i % 3) - 1))
    const [rows, columns] = byRows ? [powers(m), powers(n)] : [powers(1), powers(1)]
    const scales = [rt.tensor(rows, { shape: [rows.length, 1] }), rt.tensor(columns, { shape: [1, columns.length] })]
    const bias = added ? Array.from({ length: n }, (_, i) => value(i, salt + 2)) : null
    const addend = bias && rt.tensor(bias, { dtype: 'bfloat16' })
    const got = rt.call('_scaled_mm', [x, y, ...scales, addend], { out_dtype: out }) as Tensor
    const [p, q] = [await numbers(x), await numbers(y)]
    const expected = Float32Array.from({ length: m * n }, (_, e) => {
      const [row, column] = [Math.floor(e / n), e % n]
      let sum = 0
      for (let i = 0; i < k; i++) sum += p[row * k + i]! * q[i * n + column]!
      return rows[row % rows.length]! * columns[column % columns.length]! * sum + (bias?.[column] ?? 0)
    })
    expect(await numbers(got)).toEqual(await numbers(rt.tensor(expected, { dtype: out })))
  }

  test('every pair of formats in every layout is multiplied exactly', { timeout: 900_000 }, async () => {
    await fc.assert(fc.asyncProperty(call, check), { numRuns: runs })
    expect([...kernels].some((key) => key.startsWith('matrix product') && multiplied.test(key))).toBe(true)
  })

  test('int8 is summed exactly before factors and a bias', async () => {
    const [m, n, k] = [40, 33, 2100]
    const all = (count: number, salt: number) =>
      Int8Array.from({ length: count }, (_, i) => (Math.imul(i + salt, 2654435761) >> 13) & 0xff)
    const [left, right] = [all(m * k, 1), all(n * k, 2)]
    const [a, b] = [rt.tensor(left, { shape: [m, k] }), rt.call('t', [rt.tensor(right, { shape: [n, k] })])]
    const rows = rt.tensor(Float32Array.from({ length: m }, (_, i) => 2 ** (i % 3)))
    const c = rt.empty([m, n], 'float32')
    const bias = rt.tensor(new Float32Array(n).fill(0.5))
    rt.call('cutlass_scaled_mm', [c, a, b, rows, rt.tensor(0.25), bias])
    const expected = Float32Array.from({ length: m * n }, (_, e) => {
      const [row, column] = [Math.floor(e / n), e % n]
      let sum = 0
      for (let i = 0; i < k; i++) sum += left[row * k + i]! * right[column * k + i]!
      return 2 ** (row % 3) * 0.25 * sum + 0.5
    })
    // Whole sums below 2^24 are float32 as they are.
    expect(await numbers(c)).toEqual(Array.from(expected))
    expect([...kernels].some((key) => key.includes('"operand":"int8"'))).toBe(true)
  })

  test('sums keep 14 bits where instructions for float8 add them, all of them elsewhere', async () => {
    const size = 32
    const ones = rt.call('full', [[size, size], 1], { dtype: 'float8_e5m2' }) as Tensor
    /** Of the right operand's first column, two elements are not zero: one, and the least. */
    const sum = async (least: number) => {
      const values = Array.from({ length: size * size }, (_, i) => (i === 0 ? 1 : i === size ? least : 0))
      const right = rt.tensor(values, { dtype: 'float8_e5m2', shape: [size, size] })
      const one = rt.tensor(1)
      return (await numbers(rt.call('_scaled_mm', [ones, right, one, one], { out_dtype: 'float32' }) as Tensor))[0]
    }
    const keepsAll = dialect !== adaDialect
    expect(await sum(2 ** -13)).toBe(1 + 2 ** -13)
    expect(await sum(2 ** -14)).toBe(keepsAll ? 1 + 2 ** -14 : 1)
  })
})
