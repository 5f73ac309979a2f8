// Row operators at sizes where kernels go through every loop: stages, tails, blocks of long rows, columns across memory.
import { afterAll, describe, expect, it } from 'vitest'
import type { Runtime } from '../dispatch/runtime.ts'
import type { Tensor } from '../tensor/index.ts'
import { engines, openTestRuntime } from './testing/runtime.ts'

const random = (count: number): Float32Array => {
  let state = 12345
  return Float32Array.from({ length: count }, () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.fround((state / 2147483648) * 4 - 2)
  })
}

/** The elements of each row of a [a, b, c] array along its middle dimension. */
function rowsOf(values: ArrayLike<number>, [a, b, c]: readonly [number, number, number]): number[][] {
  return Array.from({ length: a * c }, (_, r) =>
    Array.from({ length: b }, (_, i) => values[(Math.floor(r / c) * b + i) * c + (r % c)]!),
  )
}
const shapes: readonly (readonly [number, number, number])[] = [
  [3, 1000, 1],
  [2, 150, 37],
  [1, 300, 300],
  [5, 3, 2],
  [1, 200003, 1],
  [1, 5000, 70],
  [40, 1, 33],
]
const sum = (row: readonly number[], term = (x: number) => x) => row.reduce((s, x) => s + term(x), 0)

describe.each(engines)('row operators on %s', (engine) => {
  const rt: Runtime = openTestRuntime(engine)
  afterAll(() => rt.close())
  const call = (name: string, ...args: unknown[]) => rt.call(name, args) as Tensor

  describe.each(shapes)('over the middle of [%i, %i, %i]', (...shape) => {
    const values = random(shape[0] * shape[1] * shape[2])
    const rows = rowsOf(values, shape)
    const x = rt.tensor(values, { shape })

    it('sum, with an error that does not grow with the length', () => {
      const got = call('aten::sum.dim_IntList', x, [1]).dataSync() as Float32Array
      rows.forEach((row, i) => {
        const scale = sum(row, Math.abs)
        expect(Math.abs(got[i]! - sum(row))).toBeLessThanOrEqual(2 ** -24 * (70 + row.length / 64) * scale + 1e-12)
      })
    })
    it('amax and argmax', () => {
      const greatest = call('amax', x, [1]).dataSync() as Float32Array
      const where = call('argmax', x, 1).dataSync() as BigInt64Array
      rows.forEach((row, i) => {
        const top = row.reduce((m, v) => Math.max(m, v), -Infinity)
        expect(greatest[i]).toBe(top)
        expect(Number(where[i])).toBe(row.indexOf(top))
      })
    })
    it('variance', () => {
      const got = call('var.correction', x, [1]).dataSync() as Float32Array
      rows.forEach((row, i) => {
        const mean = sum(row) / row.length
        const expected = sum(row, (v) => (v - mean) ** 2) / (row.length - 1)
        if (row.length === 1) expect(got[i]).toBeNaN()
        else expect(Math.abs(got[i]! - expected)).toBeLessThanOrEqual(2e-5 * expected)
      })
    })
    it('softmax', () => {
      const got = rowsOf(call('aten::_softmax', x, 1, false).dataSync() as Float32Array, shape)
      rows.forEach((row, i) => {
        const total = sum(row, Math.exp)
        row.forEach((v, k) => {
          const expected = Math.exp(v) / total
          expect(Math.abs(got[i]![k]! - expected)).toBeLessThanOrEqual(1e-5 * expected)
        })
      })
    })
    it('cumsum', () => {
      const got = rowsOf(call('cumsum', x, 1).dataSync() as Float32Array, shape)
      rows.forEach((row, i) => {
        let running = 0
        let scale = 0
        row.forEach((v, k) => {
          running += v
          scale += Math.abs(v)
          if (Math.abs(got[i]![k]! - running) > 2 ** -23 * (k + 1) * scale)
            expect.fail(`row ${i}, element ${k}: ${got[i]![k]} instead of ${running}`)
        })
      })
    })
    it('sort is stable and topk takes its head', () => {
      const coarse = Float32Array.from(values, (v) => Math.round(v * 4))
      const t = rt.tensor(coarse, { shape })
      const [, order] = rt.call('sort', [t, 1, true]) as Tensor[]
      const k = Math.min(5, shape[1])
      const [head] = rt.call('topk', [t, k, 1]) as Tensor[]
      const orders = rowsOf(Array.from(order!.dataSync() as BigInt64Array, Number), shape)
      const heads = rowsOf(head!.dataSync() as Float32Array, [shape[0], k, shape[2]])
      rowsOf(coarse, shape).forEach((row, i) => {
        const expected = row.map((_, n) => n).sort((a, b) => row[b]! - row[a]! || a - b)
        expect(orders[i]).toEqual(expected)
        expect(heads[i]).toEqual(expected.slice(0, k).map((n) => row[n]))
      })
    })
  })

  it('softmax of masked elements is exactly zero, and NaN spoils its row alone', () => {
    const x = rt.tensor(new Float32Array([0, -Infinity, -200, NaN, 1, 2]), { shape: [2, 3] })
    const got = call('aten::_softmax', x, 1, false).dataSync() as Float32Array
    expect([...got.slice(0, 3)]).toEqual([1, 0, 0])
    expect([...got.slice(3)].every(Number.isNaN)).toBe(true)
  })
  it('NaN is the greatest element, wherever it stands, and sorts last', () => {
    const x = rt.tensor(new Float32Array([1, NaN, 3, -0, 0]), { shape: [5] })
    expect((call('amax', x).dataSync() as Float32Array)[0]).toBeNaN()
    expect((call('argmax', x).dataSync() as BigInt64Array)[0]).toBe(1n)
    const [, order] = rt.call('sort', [x]) as Tensor[]
    expect([...(order!.dataSync() as BigInt64Array)]).toEqual([3n, 4n, 0n, 2n, 1n])
  })
  it('reduces a transposed view as it does its copy', () => {
    const x = rt.tensor(random(70 * 300), { shape: [70, 300] })
    const t = rt.view(x, [300, 70], [1, 300])
    for (const dim of [0, 1]) {
      const viewed = call('aten::sum.dim_IntList', t, [dim]).dataSync() as Float32Array
      const copied = call('aten::sum.dim_IntList', rt.contiguous(t), [dim]).dataSync() as Float32Array
      viewed.forEach((v, i) => {
        expect(Math.abs(v - copied[i]!)).toBeLessThan(1e-3)
      })
    }
  })
  it('nothing sums to zero and has no greatest element', () => {
    const x = rt.empty([2, 0], 'float32')
    expect([...(call('aten::sum.dim_IntList', x, [1]).dataSync() as Float32Array)]).toEqual([0, 0])
    expect(() => call('amax', x, [1])).toThrow(/without elements/)
    expect(call('amax', x, [0]).shape).toEqual([0])
  })
  it.each([
    ['fused_add_rms_norm leaves the sum in residual and the normalised rows in x', 'fused_add_rms_norm'],
    ['add_rms_norm gives the normalised rows and the sum, and leaves its arguments', 'add_rms_norm'],
  ])('%s', (_, operator) => {
    const [a, b, w] = [random(130 * 3), random(130 * 3).reverse(), random(130)]
    const x = rt.tensor(a, { shape: [3, 130] })
    const residual = rt.tensor(b, { shape: [3, 130] })
    const results = rt.call(operator, [x, residual, [130], rt.tensor(w), 1e-5]) as [Tensor, Tensor]
    const [normed, added] = operator === 'add_rms_norm' ? results : [x, residual]
    if (operator === 'add_rms_norm') expect([...(x.dataSync() as Float32Array)]).toEqual([...a])
    const sums = a.map((v, i) => v + b[i]!)
    expect([...(added.dataSync() as Float32Array)]).toEqual([...sums])
    const got = normed.dataSync() as Float32Array
    for (let r = 0; r < 3; r++) {
      const row = [...sums.slice(r * 130, (r + 1) * 130)]
      const scale = 1 / Math.sqrt(sum(row, (v) => v * v) / 130 + 1e-5)
      row.forEach((v, i) => {
        expect(Math.abs(got[r * 130 + i]! - v * scale * w[i]!)).toBeLessThan(1e-5)
      })
    }
  })
})
