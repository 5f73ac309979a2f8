// Values on the host as tensors take them: the dtype each source has by itself, and the one asked for.
import { describe, expect, it } from 'vitest'
import { readSource } from './source.ts'

describe('without a dtype', () => {
  it.each([
    [[[1, 2]], 'float32', [1, 2]],
    [1, 'float32', []],
    [[], 'float32', [0]],
    [[true, false], 'bool', [2]],
    [[1n, 2n], 'int64', [2]],
    [[true, 2], 'float32', [2]],
    [new Float64Array(3), 'float64', [3]],
    [new BigInt64Array(3), 'int64', [3]],
    [new Uint8ClampedArray(3), 'uint8', [3]],
  ] as const)('%o is %s of shape %o', (source, dtype, shape) => {
    expect(readSource(source)).toMatchObject({ dtype, shape })
  })
  it('refuses arrays of no dtype', () => {
    expect(() => readSource(new Uint32Array(2))).toThrow(/Uint32Array; known: Float64Array/)
    expect(() => readSource(new DataView(new ArrayBuffer(4)) as never)).toThrow(/DataView/)
  })
})

describe('complex numbers', () => {
  it('are interleaved, real numbers among them having no imaginary part', () => {
    expect(readSource([{ re: 1, im: 2 }, 3])).toEqual({ values: [1, 2, 3, 0], shape: [2], dtype: 'complex64' })
    expect(readSource([3, true], 'complex128')).toEqual({ values: [3, 0, 1, 0], shape: [2], dtype: 'complex128' })
  })
  it('are pairs of a typed array', () => {
    expect(readSource(Float32Array.of(1, 2, 3, 4), 'complex64').shape).toEqual([2])
  })
  it('do not fit a real dtype', () => {
    expect(() => readSource([{ re: 1, im: 2 }], 'float32')).toThrow(/does not fit float32/)
  })
})
