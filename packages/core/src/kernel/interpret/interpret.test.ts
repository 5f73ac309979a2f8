// The interpreter on kernels small enough to check by hand.
import { describe, expect, it } from 'vitest'
import { buildKernel, type KernelBuilder } from '../builder.ts'
import type { KernelDType } from '../node.ts'
import { layerNorm, matmul, softmax, sumOfBlocks, tensor } from '../testing/kernels.ts'
import { type InterpretArguments, interpret } from './interpret.ts'
import type { HostTensor } from './memory.ts'

const floats = (values: number[], shape: number[] = [values.length]): HostTensor => ({
  data: Float64Array.from(values),
  shape,
  strides: shape.map((_, d) => shape.slice(d + 1).reduce((a, b) => a * b, 1)),
  offset: 0,
})
const integers = (values: bigint[]): HostTensor => ({
  data: BigInt64Array.from(values),
  shape: [values.length],
  strides: [1],
  offset: 0,
})
const run = (
  body: (k: KernelBuilder) => void,
  tensors: InterpretArguments['tensors'],
  scalars: InterpretArguments['scalars'] = {},
  mode: InterpretArguments['mode'] = 'float64',
): void => interpret(buildKernel('sample', body), { tensors, scalars, mode })

describe('rows', () => {
  it('softmax sums to one and keeps ratios', () => {
    const y = floats([0, 0, 0, 0, 0, 0], [2, 3])
    interpret(softmax(), {
      tensors: { x: floats([0, 1, 2, 5, 5, 5], [2, 3]), y },
      scalars: { rows: 2, columns: 3 },
      mode: 'float64',
    })
    const total = 1 + Math.E + Math.E ** 2
    const expected = [1 / total, Math.E / total, Math.E ** 2 / total, 1 / 3, 1 / 3, 1 / 3]
    Array.from(y.data as Float64Array).forEach((v, i) => expect(v).toBeCloseTo(expected[i]!, 14))
  })
  it('are folded over program instances too, and stored once', () => {
    const y = floats([-1, -1])
    const x = floats([1, 2, 3, 4, 5, 6, 7, 10, 20, 30, 40, 50, 60, 70], [2, 7])
    const words = { data: new BigInt64Array(4), shape: [4], strides: [1], offset: 0 }
    interpret(sumOfBlocks(), { tensors: { x, words, y }, scalars: { rows: 2, blocks: 2, columns: 7 }, mode: 'float64' })
    expect([...(y.data as Float64Array)]).toEqual([28, 280])
  })
  it('layer_norm gives mean 0 and variance 1', () => {
    const y = floats([0, 0, 0, 0], [1, 4])
    const tensors = { x: floats([1, 2, 3, 4], [1, 4]), weight: floats([1, 1, 1, 2]), bias: floats([0, 0, 0, 1]), y }
    interpret(layerNorm(), { tensors, scalars: { rows: 1, columns: 4, eps: 0 }, mode: 'float64' })
    const s = Math.sqrt(1.25)
    const expected = [-1.5 / s, -0.5 / s, 0.5 / s, 3 / s + 1]
    Array.from(y.data as Float64Array).forEach((v, i) => expect(v).toBeCloseTo(expected[i]!, 13))
  })
})

describe('loops and products', () => {
  it('matmul with a loop over blocks, ragged in every direction', () => {
    const [m, n, k] = [3, 5, 7]
    const a = Array.from({ length: m * k }, (_, i) => (i % 5) - 2)
    const b = Array.from({ length: k * n }, (_, i) => (i % 7) - 3)
    const c = floats(new Array(m * n).fill(0), [m, n])
    interpret(matmul(), {
      tensors: { a: floats(a, [m, k]), b: floats(b, [k, n]), c },
      scalars: { m, n, k },
      mode: 'faithful',
    })
    for (let i = 0; i < m; i++)
      for (let j = 0; j < n; j++) {
        let sum = 0
        for (let l = 0; l < k; l++) sum += a[i * k + l]! * b[l * n + j]!
        expect((c.data as Float64Array)[i * n + j]).toBe(sum)
      }
  })
  it('a loop whose effects write what each iteration carries', () => {
    const y = floats([0, 0, 0, 0])
    run(
      (k) => {
        const out = k.tensor(tensor('y', 'float64', 1, 'write'))
        k.loop(0, k.scalar('n'), 1, [k.constant('float64', 1)], (i, [total]) => {
          out.store([i], total!)
          return [total!.mul(2)]
        })
      },
      { y },
      { n: 4 },
    )
    expect([...(y.data as Float64Array)]).toEqual([1, 2, 4, 8])
  })
})

describe('scans and sorts', () => {
  const scan = (reverse: boolean): number[] => {
    const y = floats([0, 0, 0, 0])
    run(
      (k) => {
        const axis = k.open('i', k.scalar('n'))
        const x = k.tensor(tensor('x', 'float64', 1, 'read')).load(axis)
        k.tensor(tensor('y', 'float64', 1, 'write')).store([axis], k.scan('sum', axis, [x], reverse)[0]!)
      },
      { x: floats([1, 2, 3, 4]), y },
      { n: 4 },
    )
    return [...(y.data as Float64Array)]
  }
  it('cumulative sums run forwards and backwards', () => {
    expect(scan(false)).toEqual([1, 3, 6, 10])
    expect(scan(true)).toEqual([10, 9, 7, 4])
  })
  it('sort is stable and carries its payload', () => {
    const order = integers([0n, 0n, 0n, 0n])
    run(
      (k) => {
        const axis = k.open('i', k.scalar('n'))
        const key = k.tensor(tensor('x', 'int64', 1, 'read')).load(axis)
        k.tensor(tensor('order', 'int64', 1, 'write')).store([axis], k.sort(axis, key, k.coord(axis))[1]!)
      },
      { x: integers([3n, -1n, 3n, 0n]), order },
      { n: 4 },
    )
    expect([...(order.data as BigInt64Array)]).toEqual([1n, 3n, 0n, 2n])
  })
  it('argmax prefers NaN, then the lower index', () => {
    const index = integers([0n, 0n])
    run(
      (k) => {
        const row = k.program(2)
        const axis = k.open('i', 3)
        const x = k.tensor(tensor('x', 'float64', 2, 'read')).load(row, axis)
        k.tensor(tensor('y', 'int64', 1, 'write')).store([row], k.reduce('argmax', [axis], [x, k.coord(axis)])[1]!)
      },
      { x: floats([1, 4, 4, 1, Number.NaN, 9], [2, 3]), y: index },
    )
    expect([...(index.data as BigInt64Array)]).toEqual([1n, 1n])
  })
})

describe('gather, scatter and checks', () => {
  const take = (at: bigint[], masked: boolean): number[] => {
    const y = floats(at.map(() => 0))
    run(
      (k) => {
        const axis = k.open('i', at.length)
        const index = k.tensor(tensor('at', 'int64', 1, 'read')).load(axis)
        const isInside = index.ge(0).and(index.lt(3))
        if (!masked) k.check(isInside, 'index out of range')
        const x = k.tensor(tensor('x', 'float64', 1, 'read'))
        k.tensor(tensor('y', 'float64', 1, 'write')).store([axis], x.gather([index], isInside, -1))
      },
      { x: floats([10, 20, 30]), at: integers(at), y },
    )
    return [...(y.data as Float64Array)]
  }
  it('a gather gives `other` where its mask is false', () => {
    expect(take([2n, 5n, 0n], true)).toEqual([30, -1, 10])
  })
  it('a failing check throws its message', () => {
    expect(take([2n, 1n], false)).toEqual([30, 20])
    expect(() => take([2n, 5n], false)).toThrow("kernel 'sample': index out of range")
  })
  it('scatter sums where coordinates repeat', () => {
    const y = floats([1, 0, 0])
    run(
      (k) => {
        const axis = k.open('i', 4)
        const index = k.tensor(tensor('at', 'int64', 1, 'read')).load(axis)
        const value = k.coord(axis).to('float64')
        k.tensor(tensor('y', 'float64', 1, 'readwrite')).scatter('sum', [index], value, index.ne(2))
      },
      { at: integers([0n, 1n, 0n, 2n]), y },
    )
    expect([...(y.data as Float64Array)]).toEqual([3, 1, 0])
  })
  it('an access outside a tensor names kernel, tensor and coordinates', () => {
    const body = (k: KernelBuilder): void => {
      const axis = k.open('i', 4)
      const x = k.tensor(tensor('x', 'float64', 1, 'read')).load(axis)
      k.tensor(tensor('y', 'float64', 1, 'write')).store([axis], x)
    }
    expect(() => run(body, { x: floats([1, 2, 3]), y: floats([0, 0, 0, 0]) })).toThrow(
      "kernel 'sample': load of tensor 'x' at [3], outside its shape [3]",
    )
  })
  it('a missing argument is named', () => {
    expect(() => interpret(softmax(), { tensors: {}, scalars: { rows: 1 }, mode: 'float64' })).toThrow(
      "kernel 'softmax': no argument for x, y, columns",
    )
  })
})

describe('rounding', () => {
  const square = (dtype: KernelDType, value: number, mode: InterpretArguments['mode']): number => {
    const y = floats([0])
    run(
      (k) => {
        const x = k
          .tensor(tensor('x', dtype, 1, 'read'))
          .load(0)
          .to('float32')
        k.tensor(tensor('y', dtype, 1, 'write')).store([0], x.mul(x))
      },
      { x: floats([value]), y },
      {},
      mode,
    )
    return (y.data as Float64Array)[0]!
  }
  it('faithful mode rounds to the dtype, float64 mode does not', () => {
    expect(square('float32', 1.1, 'float64')).toBe(1.1 * 1.1)
    expect(square('float32', 1.1, 'faithful')).toBe(Math.fround(Math.fround(1.1) ** 2))
    expect(square('float16', 300, 'faithful')).toBe(Infinity)
    expect(square('bfloat16', 1 + 2 ** -7, 'faithful')).toBe(1 + 2 ** -6)
  })
  it('integers wrap in either mode', () => {
    const y = integers([0n])
    run((k) => k.tensor(tensor('y', 'int8', 1, 'write')).store([0], k.scalar('n', 'int8').mul(2)), { y }, { n: 100 })
    expect((y.data as BigInt64Array)[0]).toBe(-56n)
  })
})
