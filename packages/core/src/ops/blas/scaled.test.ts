// _int_mm and _scaled_mm on the CPU engines, against sums in float64 and exact integers.
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { DType } from '../../dtype/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { engines, openTestRuntime } from '../testing/runtime.ts'

const values = (count: number, seed: number, scale = 1) =>
  Array.from({ length: count }, (_, i) => Math.sin(seed + i * 12.9898) * scale)
const floats = async (t: Tensor) => Array.from((await t.data()) as Float32Array)
const coded = (code: string) => expect.objectContaining({ code })

/** Each class of dtypes and shapes is compiled. */
describe.for(engines)('%s', { timeout: 120_000 }, (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())

  /** A matrix of float8, row after row or column after column. */
  const matrix = (dtype: DType, rows: number, columns: number, seed: number, columnMajor = false): Tensor => {
    const shape = columnMajor ? [columns, rows] : [rows, columns]
    const whole = rt.tensor(values(rows * columns, seed, 4), { dtype, shape })
    return columnMajor ? (rt.call('t', [whole]) as Tensor) : whole
  }

  interface Operands {
    readonly a: Tensor
    readonly b: Tensor
    readonly scaleA: Tensor
    readonly scaleB: Tensor
    readonly bias?: Tensor
  }

  /** Each element in float64, and the magnitudes of what is summed for it. */
  async function reference({ a, b, scaleA, scaleB, bias }: Operands) {
    const [m, k, n] = [a.shape[0]!, a.shape[1]!, b.shape[1]!]
    const [x, y, u, v] = await Promise.all([a, b, scaleA, scaleB].map(floats))
    const added = bias ? await floats(bias) : null
    return Array.from({ length: m * n }, (_, e) => {
      const [row, column] = [Math.floor(e / n), e % n]
      const factor = u![row % u!.length]! * v![column % v!.length]!
      let [sum, magnitude] = [0, 0]
      for (let i = 0; i < k; i++) {
        const term = factor * x![row * k + i]! * y![i * n + column]!
        sum += term
        magnitude += Math.abs(term)
      }
      const more = added?.[column] ?? 0
      return { value: sum + more, magnitude: magnitude + Math.abs(more) }
    })
  }

  /** Of a sum of K + 4 roundings in float32, and of the result's own. */
  const roundoff: Partial<Record<DType, number>> = { float32: 0, float16: 2 ** -11, bfloat16: 2 ** -8 }

  async function check(operands: Operands, outDType: DType): Promise<void> {
    const { a, b, scaleA, scaleB, bias = null } = operands
    const got = rt.call('_scaled_mm', [a, b, scaleA, scaleB, bias], { out_dtype: outDType }) as Tensor
    expect([got.dtype, got.shape]).toEqual([outDType, [a.shape[0], b.shape[1]]])
    const expected = await reference(operands)
    ;(await floats(got)).forEach((x, i) => {
      const { value, magnitude } = expected[i]!
      const bound = (a.shape[1]! + 4) * 2 ** -24 * magnitude + roundoff[outDType]! * Math.abs(value) + 2 ** -25
      expect(Math.abs(x - value), `element ${i}`).toBeLessThanOrEqual(bound)
    })
  }

  const scalar = (x: number) => rt.tensor(x)
  const rows = (m: number) => rt.tensor(Float32Array.from(values(m, 5), Math.abs), { shape: [m, 1] })
  const columns = (n: number) => rt.tensor(Float32Array.from(values(n, 6), Math.abs), { shape: [1, n] })

  test('_scaled_mm of every pair of formats, by tensors and by rows and columns', async () => {
    for (const [left, right] of [
      ['float8_e4m3fn', 'float8_e4m3fn'],
      ['float8_e4m3fn', 'float8_e5m2'],
      ['float8_e5m2', 'float8_e4m3fn'],
      ['float8_e5m2', 'float8_e5m2'],
    ] as const)
      for (const [m, n, k] of [
        [3, 5, 7],
        [17, 33, 65],
        [1, 48, 40],
        [64, 1, 100],
        [40, 72, 160],
      ] as const) {
        const [a, b] = [matrix(left, m, k, 1), matrix(right, k, n, 2, true)]
        await check({ a, b, scaleA: scalar(0.5), scaleB: scalar(3) }, 'float32')
        await check({ a, b, scaleA: rows(m), scaleB: columns(n) }, 'float32')
      }
  })

  test('_scaled_mm of every dtype of results and bias, and of every layout', async () => {
    const [m, n, k] = [18, 40, 50]
    for (const outDType of ['float32', 'float16', 'bfloat16'] as const)
      for (const biasDType of [null, 'float32', 'float16', 'bfloat16'] as const) {
        const bias = biasDType && { bias: rt.tensor(values(n, 9), { dtype: biasDType }) }
        const [a, b] = [matrix('float8_e4m3fn', m, k, 3, true), matrix('float8_e4m3fn', k, n, 4)]
        await check({ a, b, scaleA: rows(m), scaleB: columns(n), ...bias }, outDType)
      }
  })

  test('_scaled_mm gives the dtype of its left operand by itself, divided by scale_result', async () => {
    const eye = rt.call('to', [rt.call('eye', [4])], { dtype: 'float8_e5m2' }) as Tensor
    const b = rt.tensor([1, 2, 3, 4, 8, 16, -32, 0.25, 0, 6, 7, -1, 448, 1, 1, 1], {
      dtype: 'float8_e4m3fn',
      shape: [4, 4],
    })
    const bias = rt.tensor([0, 0, 0, 8], { dtype: 'bfloat16' })
    const plain = rt.call('_scaled_mm', [eye, b, scalar(2), scalar(1)]) as Tensor
    expect([plain.dtype, await floats(plain)]).toEqual([
      'float8_e5m2',
      [2, 4, 6, 8, 16, 32, -64, 0.5, 0, 12, 14, -2, 896, 2, 2, 2],
    ])
    const divided = rt.call('_scaled_mm', [eye, b, scalar(2), scalar(1), bias, rt.tensor([4])]) as Tensor
    // 2.125 is not an e5m2.
    expect(await floats(divided)).toEqual([0.5, 1, 1.5, 4, 4, 8, -16, 2, 0, 3, 3.5, 1.5, 224, 0.5, 0.5, 2.5])
    const wide = rt.call('_scaled_mm', [eye, b, scalar(2), scalar(1), null, rt.tensor([4]), 'float32']) as Tensor
    expect((await floats(wide))[0]).toBe(2)
  })

  test('_scaled_mm.out writes into the tensor given, of its dtype', async () => {
    const [a, b] = [matrix('float8_e4m3fn', 5, 16, 1), matrix('float8_e4m3fn', 16, 3, 2, true)]
    const expected = rt.call('_scaled_mm', [a, b, scalar(1), scalar(2)], { out_dtype: 'float32' }) as Tensor
    const out = rt.empty([5, 3], 'float32', [1, 5])
    expect(rt.call('_scaled_mm', [a, b, scalar(1), scalar(2)], { out })).toBe(out)
    expect(await floats(out)).toEqual(await floats(expected))
    const narrow = rt.empty([5, 3], 'float16')
    expect(() => rt.call('_scaled_mm', [a, b, scalar(1), scalar(2)], { out_dtype: 'float32', out: narrow })).toThrow(
      coded('DTYPE_MISMATCH'),
    )
  })

  test('products over nothing are the bias', async () => {
    const [a, b] = [rt.empty([2, 0], 'float8_e4m3fn'), rt.empty([0, 3], 'float8_e4m3fn')]
    const bias = rt.tensor([1, 2, 3], { dtype: 'bfloat16' })
    const got = rt.call('_scaled_mm', [a, b, scalar(1), scalar(1), bias], { out_dtype: 'bfloat16' }) as Tensor
    expect(await floats(got)).toEqual([1, 2, 3, 1, 2, 3])
    const none = rt.call('_int_mm', [rt.empty([2, 0], 'int8'), rt.empty([0, 3], 'int8')]) as Tensor
    expect([...((await none.data()) as Int32Array)]).toEqual([0, 0, 0, 0, 0, 0])
    expect((rt.call('_int_mm', [rt.empty([0, 4], 'int8'), rt.empty([4, 3], 'int8')]) as Tensor).shape).toEqual([0, 3])
  })

  test('wrong scales, biases and dtypes are refused by name', () => {
    const [a, b] = [matrix('float8_e4m3fn', 4, 16, 1), matrix('float8_e4m3fn', 16, 6, 2, true)]
    const scaled =
      (...args: unknown[]) =>
      () =>
        rt.call('_scaled_mm', args)
    const one = scalar(1)
    expect(scaled(a, b, rows(4), one)).toThrow(coded('SHAPE_MISMATCH'))
    expect(scaled(a, b, rows(5), columns(6))).toThrow(coded('SHAPE_MISMATCH'))
    expect(scaled(a, b, rt.tensor([1, 2, 3, 4]), columns(6))).toThrow(/scales of one element each.*_?scale_a/)
    expect(scaled(a, b, rt.tensor(1, { dtype: 'float16' }), one)).toThrow(coded('DTYPE_MISMATCH'))
    expect(scaled(a, rt.call('to', [b], { dtype: 'float16' }), one, one)).toThrow(coded('DTYPE_MISMATCH'))
    expect(scaled(a, a, one, one)).toThrow(coded('SHAPE_MISMATCH'))
    expect(scaled(a, b, one, one, rt.tensor([1, 2]))).toThrow(coded('SHAPE_MISMATCH'))
    expect(scaled(a, b, one, one, rt.tensor([1, 2, 3, 4, 5, 6], { dtype: 'int32' }))).toThrow(coded('DTYPE_MISMATCH'))
    expect(scaled(a, b, one, one, null, rt.tensor([1, 2]))).toThrow(coded('DTYPE_MISMATCH'))
    expect(scaled(a, b, one, one, null, null, 'int32')).toThrow(coded('UNSUPPORTED_DTYPE'))
    expect(() => rt.call('_int_mm', [a, b])).toThrow(coded('DTYPE_MISMATCH'))
    expect(() => rt.call('_int_mm', [rt.empty([3, 4], 'int8'), rt.empty([5, 3], 'int8')])).toThrow(
      coded('SHAPE_MISMATCH'),
    )
    expect(() => rt.call('_int_mm', [rt.empty([3], 'int8'), rt.empty([3, 3], 'int8')])).toThrow(coded('SHAPE_MISMATCH'))
    const whole = rt.empty([3, 3], 'int8')
    expect(() => rt.call('_int_mm', [whole, whole], { out: rt.empty([3, 3], 'float32') })).toThrow(
      coded('DTYPE_MISMATCH'),
    )
  })

  test('cutlass_scaled_mm writes products of float8 and of int8, by any pair of scales', async () => {
    const [m, n, k] = [18, 40, 700]
    const int8 = (rows: number, columns: number, seed: number) =>
      rt.tensor(Int8Array.from(values(rows * columns, seed, 127)), { shape: [rows, columns] })
    const pairs = [
      [matrix('float8_e4m3fn', m, k, 1), matrix('float8_e4m3fn', k, n, 2, true)],
      [int8(m, k, 1), int8(k, n, 2)],
      [int8(1, k, 1), int8(k, n, 2)],
    ] as const
    for (const [a, b] of pairs)
      for (const scaleA of [scalar(0.5), rows(a.shape[0]!)])
        for (const scaleB of [scalar(0.01), columns(n)])
          for (const bias of [null, rt.tensor(values(n, 9), { dtype: 'float16' })]) {
            const c = rt.empty([a.shape[0]!, n], 'float32')
            expect(rt.call('cutlass_scaled_mm', [c, a, b, scaleA, scaleB, bias])).toBe(c)
            const expected = await reference({ a, b, scaleA, scaleB, ...(bias && { bias }) })
            // Sums of int8 are exact.
            const terms = a.dtype === 'int8' ? 4 : k + 4
            ;(await floats(c)).forEach((x, i) => {
              const { value, magnitude } = expected[i]!
              const scale = a.dtype === 'int8' ? Math.abs(value) + 1 : magnitude
              expect(Math.abs(x - value), `element ${i}`).toBeLessThanOrEqual(terms * 2 ** -24 * scale + 2 ** -25)
            })
          }
    const [a, b] = pairs[1]
    const c = rt.empty([m, n], 'float32')
    const call =
      (...args: unknown[]) =>
      () =>
        rt.call('cutlass_scaled_mm', args)
    const one = scalar(1)
    expect(call(c, a, b, rt.empty([m, 6], 'float32'), one)).toThrow(coded('UNSUPPORTED'))
    expect(call(c, a, pairs[0][1], one, one)).toThrow(coded('DTYPE_MISMATCH'))
    expect(call(rt.empty([m, n], 'int32'), a, b, one, one)).toThrow(coded('DTYPE_MISMATCH'))
    expect(call(rt.empty([n, m], 'float32'), a, b, one, one)).toThrow(coded('SHAPE_MISMATCH'))
    expect(call(c, a, b, one, one, rt.empty([m], 'float16'))).toThrow(coded('SHAPE_MISMATCH'))
  })

  test('a weight of int8 is multiplied by a matrix of floats, a factor for each of its rows', async () => {
    for (const dtype of ['float32', 'float16', 'bfloat16'] as const)
      for (const [m, n, k] of [
        [1, 40, 70],
        [20, 33, 129],
      ] as const) {
        const x = rt.tensor(values(m * k, 1), { dtype, shape: [m, k] })
        const weight = rt.tensor(Int8Array.from(values(n * k, 2, 127)), { shape: [n, k] })
        const scales = rt.tensor(values(n, 3), { dtype })
        const b = rt.call('t', [rt.call('to', [weight], { dtype: 'float32' })]) as Tensor
        const expected = await reference({ a: x, b, scaleA: scalar(1), scaleB: scales })
        for (const name of ['_weight_int8pack_mm', 'weight_int8pack_mm']) {
          const got = rt.call(name, [x, weight, scales]) as Tensor
          expect([got.dtype, got.shape]).toEqual([dtype, [m, n]])
          ;(await floats(got)).forEach((y, i) => {
            const { value, magnitude } = expected[i]!
            const bound = (k + 4) * 2 ** -24 * magnitude + roundoff[dtype]! * Math.abs(value) + 2 ** -25
            expect(Math.abs(y - value), `element ${i}`).toBeLessThanOrEqual(bound)
          })
        }
        expect(() => rt.call('_weight_int8pack_mm', [x, b, scales])).toThrow(coded('DTYPE_MISMATCH'))
        expect(() => rt.call('_weight_int8pack_mm', [weight, weight, scales])).toThrow(coded('DTYPE_MISMATCH'))
        expect(() => rt.call('weight_int8pack_mm', [x, weight, rt.tensor([1, 2])])).toThrow(coded('SHAPE_MISMATCH'))
      }
  })

  test('_int_mm is exact for every int8, and wraps as int32 does', async () => {
    const side = fc.integer({ min: 1, max: 70 })
    await fc.assert(
      fc.asyncProperty(side, side, side, fc.boolean(), fc.nat(99), async (m, n, k, transposed, salt) => {
        const whole = (count: number, seed: number) =>
          Int8Array.from({ length: count }, (_, i) => (Math.imul(i + seed, 2654435761) >> 13) & 0xff)
        const [left, right] = [whole(m * k, salt), whole(k * n, salt + 1)]
        const a = rt.tensor(left, { shape: [m, k] })
        const b = rt.tensor(right, { shape: transposed ? [n, k] : [k, n] })
        const out = rt.call('_int_mm', [a, transposed ? rt.call('t', [b]) : b]) as Tensor
        const expected = Array.from({ length: m * n }, (_, e) => {
          const [row, column] = [Math.floor(e / n), e % n]
          let sum = 0
          for (let i = 0; i < k; i++) sum += left[row * k + i]! * right[transposed ? column * k + i : i * n + column]!
          return sum
        })
        expect([out.dtype, [...((await out.data()) as Int32Array)]]).toEqual(['int32', expected])
      }),
      { numRuns: 20 },
    )
    const depth = 2 ** 17 + 1
    const least = (shape: number[]) => rt.call('full', [shape, -128], { dtype: 'int8' })
    const most = rt.call('_int_mm', [least([1, depth]), least([depth, 1])]) as Tensor
    expect((await most.data())[0]).toBe((depth * 128 * 128) | 0)
  })
})
