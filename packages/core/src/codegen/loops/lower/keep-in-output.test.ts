// Tiles kept in the output's own memory: only where nothing is loaded afterwards, and with the right results in place.
import { afterAll, describe, expect, test } from 'vitest'
import type { LoopsTarget } from '../../../backend/target.ts'
import { buildKernel, type Value } from '../../../kernel/index.ts'
import { engines, openTestRuntime } from '../../../ops/testing/runtime.ts'
import type { Tensor } from '../../../tensor/index.ts'
import { renderKernel } from '../../families.ts'

const target: LoopsTarget = {
  family: 'loops',
  language: 'wat',
  lanes: 8,
  accumulators: 2,
  streams: 1,
  threads: 1,
  caches: { l1: 32 << 10, l2: 1 << 20, l3: 32 << 20 },
  product: { rows: 4, vectors: 2, vectorLanes: 4 },
  dtypes: ['float32'],
}

/** Tiles in scratch of a row kernel that keeps exp(x) until its sum is known. */
function scratchTiles(on: LoopsTarget, result: (e: Value, sum: Value, x: Value) => Value): number {
  const kernel = buildKernel('normalize', (k) => {
    const matrix = { dtype: 'float32', strides: ['any', 1] } as const
    const x = k.tensor({ ...matrix, name: 'x', access: 'read' })
    const y = k.tensor({ ...matrix, name: 'y', access: 'write' })
    const row = k.program(k.scalar('rows'))
    const column = k.open('column', k.scalar('columns'))
    const value = x.load(row, column)
    const e = value.exp()
    y.store([row, column], result(e, e.sum(column), value))
  })
  return renderKernel(kernel, on).scratch.length
}

describe('a tile that several phases need', () => {
  test('is kept in the output that is made of it', () => {
    expect(scratchTiles(target, (e, sum) => e.div(sum))).toBe(0)
  })
  test('is kept in scratch where the input is read again, which may be the output', () => {
    expect(scratchTiles(target, (e, sum, x) => e.div(sum).add(x))).toBe(1)
  })
  test('is kept in scratch where large outputs are streamed past the caches', () => {
    expect(scratchTiles({ ...target, language: 'cpp' }, (e, sum) => e.div(sum))).toBe(1)
  })
})

for (const engine of engines)
  describe(engine, () => {
    const rt = openTestRuntime(engine)
    afterAll(() => rt.close())

    test('softmax into its own input', async () => {
      const rows = [3, 100]
      const values = Float32Array.from({ length: rows[0]! * rows[1]! }, (_, i) => Math.sin(i) * 5)
      using x = rt.tensor(values, { shape: rows })
      using expected = rt.call('aten::_softmax', [x, 1, false]) as Tensor
      const wanted = await expected.data()
      rt.call('aten::_softmax.out', [x, 1, false], { out: x })
      expect(await x.data()).toEqual(wanted)
      const sums = [0, 1, 2].map((row) =>
        [...wanted.subarray(row * 100, row * 100 + 100)].reduce((a, b) => Number(a) + Number(b), 0),
      )
      for (const sum of sums) expect(sum).toBeCloseTo(1, 5)
    })
  })
