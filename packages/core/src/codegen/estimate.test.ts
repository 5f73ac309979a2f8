// Estimates against counts done by hand.
import { expect, test } from 'vitest'
import { buildKernel } from '../kernel/index.ts'
import { buildPointwise } from '../kernels/pointwise.ts'
import { buildRow } from '../kernels/rows.ts'
import { estimateKernel } from './estimate.ts'

test('a pointwise kernel moves each element once', () => {
  const kernel = buildKernel('add', (k) =>
    buildPointwise(
      k,
      {
        name: 'add',
        inputs: ['float32', 'float32'],
        outputs: ['float32'],
        scalars: [],
        formula: ([a, b]) => [a!.add(b!)],
      },
      [[1], [1], [1]],
    ),
  )
  expect(estimateKernel(kernel)([100_000])).toEqual({ bytes: 1_200_000, operations: 100_000 })
})

test('a reduction reads rows and writes one element for each', () => {
  const kernel = buildKernel('sum', (k) =>
    buildRow(
      k,
      {
        name: 'sum',
        operands: [
          { dtype: 'bfloat16', access: 'read', over: 'all' },
          { dtype: 'float32', access: 'write', over: 'kept' },
        ],
        scalars: [],
        body: (row) =>
          row.store(
            1,
            row
              .load(0)
              .to('float32')
              .sum(...row.axes),
          ),
      },
      1,
      1,
      [
        { kept: ['any'], row: [1] },
        { kept: [1], row: [] },
      ],
    ),
  )
  expect(estimateKernel(kernel)([10, 1000])).toEqual({ bytes: 20_040, operations: 10_000 })
})
