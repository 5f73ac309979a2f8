// Which arrangement a product gets from its shape.
import { describe, expect, test } from 'vitest'
import type { LoopsTarget } from '../../../backend/target.ts'
import { chooseGemm, type GemmShape } from './choose.ts'

const target: LoopsTarget = {
  family: 'loops',
  language: 'cpp',
  lanes: 16,
  accumulators: 4,
  streams: 2,
  threads: 2,
  caches: { l1: 1 << 15, l2: 1 << 20, l3: 1 << 24 },
  product: { rows: 8, vectors: 3, vectorLanes: 16 },
  dtypes: ['float32'],
}

/** x [tokens, k] by a weight [n, k] that lies along k. */
const layer = (tokens: number, k: number, n: number): GemmShape => ({
  m: tokens,
  n,
  k,
  batch: 1,
  aRow: k,
  aColumn: 1,
  bRow: 1,
  bColumn: k,
})

describe('a layer on few tokens', () => {
  test('takes dot products for very few', () => {
    expect(chooseGemm(layer(16, 4096, 4096), 'float32', target).variant.kind).toBe('dots')
  })
  test('transposes the tokens instead of the larger weight', () => {
    expect(chooseGemm(layer(64, 4096, 4096), 'float32', target).swapped).toBe(true)
  })
  test('transposes a weight that is no larger than the tokens', () => {
    expect(chooseGemm(layer(4096, 4096, 4096), 'float32', target).swapped).toBe(false)
  })
})
