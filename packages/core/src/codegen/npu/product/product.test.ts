// Which products a matrix unit computes, in which tiles, and what they move.
import { describe, expect, it } from 'vitest'
import type { NpuMatrixUnit, NpuTarget } from '../../../backend/target.ts'
import { estimateNpuProduct } from './estimate.ts'
import { lineLayout, matrixProductFor } from './spec.ts'
import { chooseTile, fittingTiles, tileBytes } from './tile.ts'

const unit: NpuMatrixUnit = {
  cores: 16,
  products: [
    {
      operand: { dtype: 'float16', type: 'half' },
      sum: { dtype: 'float32', type: 'float' },
      results: { float32: 'float', float16: 'half' },
    },
  ],
  ...{ rowUnit: 16, columnUnit: 64, depthBytes: 64 },
  memories: [
    { bytes: 256 << 10, left: 2, right: 2, sums: 0 },
    { bytes: 64 << 10, left: 0, right: 0, sums: 1 },
  ],
  ...{ prelude: '', open: '', startLeft: '', startRight: '', multiply: '', store: '', wait: '' },
}
const target = { matrixUnit: unit } as NpuTarget
const half = { a: 'float16', b: 'float16', compute: 'float32' } as const
const sizes = (m: number, n: number, k = 512, batch = 1) => {
  const matrix = { address: 0, row: 1, column: 1, batch: 0 }
  return { m, n, k, batch, a: matrix, b: matrix, c: matrix, addend: null, alpha: 1, beta: 0 }
}

describe('a matrix unit', () => {
  it('computes products of its dtypes', () => {
    expect(matrixProductFor(half, sizes(2, 2), target)).toBe(unit.products[0])
  })
  it.each([
    ['of other dtypes', { ...half, a: 'int8', b: 'int8', compute: 'int32' }, sizes(8, 8)],
    ['of two dtypes', { ...half, b: 'float32' }, sizes(8, 8)],
    ['with other sums', { ...half, compute: 'float64' }, sizes(8, 8)],
    ['with a row', half, sizes(1, 8)],
    ['with a column', half, sizes(8, 1)],
    ['of nothing', half, sizes(8, 8, 0)],
  ] as const)('computes none %s', (_, kind, args) => {
    expect(matrixProductFor(kind, args, target)).toBeNull()
  })
  it('computes nothing where there is no room for a tile, and is not needed', () => {
    const small = { ...unit, memories: [{ bytes: 1024, left: 1, right: 1, sums: 1 }] }
    expect(matrixProductFor(half, sizes(8, 8), { ...target, matrixUnit: small })).toBeNull()
    expect(matrixProductFor(half, sizes(8, 8), {} as NpuTarget)).toBeNull()
  })
})

describe('tiles', () => {
  it('fit into every memory and are whole units', () => {
    const tiles = fittingTiles(unit, 2)
    // 256 x 128 sums do not fit.
    expect(tiles.map(({ rows, columns }) => [rows, columns])).toEqual([
      [128, 128],
      [128, 64],
      [64, 128],
      [64, 64],
      [16, 128],
      [16, 64],
    ])
    for (const tile of tiles) {
      for (const memory of unit.memories) expect(tileBytes(memory, tile, 2)).toBeLessThanOrEqual(memory.bytes)
      expect(tile.depth * 2).toBeGreaterThanOrEqual(128)
      expect((tile.depth * 2) % 64).toBe(0)
    }
  })
  it('are large where there is enough to do for all cores, and small where not', () => {
    expect(chooseTile(sizes(4096, 4096), unit, 2)).toMatchObject({ rows: 128, columns: 128 })
    expect(chooseTile(sizes(64, 64), unit, 2)).toMatchObject({ rows: 16, columns: 64 })
    expect(chooseTile(sizes(64, 64, 512, 64), unit, 2)).toMatchObject({ rows: 64, columns: 64 })
  })
})

describe('layouts', () => {
  it.each([
    [8, 8, 20, 1, { along: 'depth', stride: 20 }],
    [8, 8, 1, 20, { along: 'lines', stride: 20 }],
    [8, 8, 1, 1, { along: 'depth', stride: 1 }],
    [8, 8, 0, 1, { along: 'depth', stride: 0 }],
    [8, 8, 2, 20, null],
    [8, 1, 2, 20, { along: 'depth', stride: 2 }],
    [1, 8, 2, 20, { along: 'lines', stride: 20 }],
  ] as const)('%i lines of %i elements, %i and %i apart', (lines, depth, line, step, layout) => {
    expect(lineLayout(lines, depth, line, step)).toEqual(layout)
  })
})

it('a product reads A for every column of tiles and B for every row of them', () => {
  const tile = { rows: 128, columns: 64, depth: 128 }
  const spec = { product: unit.products[0]!, result: 'float16', tile, left: 'depth', right: 'depth' } as const
  const { bytes, repeatedBytes, vectorInstructions, overlapped } = estimateNpuProduct(spec, sizes(300, 100, 256, 2), 1)
  // 3 x 2 tiles of each of 2 products, in 2 steps.
  expect(vectorInstructions).toBe(24)
  const [a, b, c] = [300 * 256 * 2 * 2, 256 * 100 * 2 * 2, 300 * 100 * 2 * 2] as const
  expect(bytes).toBe(2 * a + 3 * b + c)
  expect(repeatedBytes).toBe(a + 2 * b)
  expect(overlapped).toBeCloseTo((2 * a + 3 * b) / 2 / bytes)
})
