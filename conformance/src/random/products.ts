// Random cases of matrix products: sides that are odd, empty, longer than a block, and even.

import type { DType } from '../host/dtypes.ts'
import type { HostTensor } from '../host/tensor.ts'
import { contiguousStrides } from '../host/tensor.ts'
import { type Drawn, type Family, floats } from './family.ts'
import type { Generator } from './generator.ts'

const range = { low: -1, high: 1 }

type Sides = readonly [m: number, k: number, n: number]
const sides: readonly Sides[] = [
  [45, 65, 33],
  [1, 1, 1],
  [1, 129, 1],
  [0, 5, 3],
  [3, 0, 4],
  [7, 300, 17],
  // Rows of whole 16-byte units: backends may have kernels of their own for these, also for few rows and few columns.
  [72, 80, 136],
  [5, 520, 136],
  [40, 136, 264],
  [200, 136, 24],
]

/** The same matrix, stored column by column. */
function columnMajor(matrix: HostTensor): HostTensor {
  const strides = contiguousStrides(matrix.shape.toReversed()).toReversed()
  return matrix.withLayout({ strides, offset: 0, name: 'transposed' })
}

/** Products do not follow the layouts of pointwise operators: they are drawn once, for the first of them. */
function product(
  operator: string,
  draw: (generator: Generator, dtype: DType, sides: Sides) => readonly Drawn[],
): Family {
  return {
    operator,
    dtypes: floats,
    draw: (generator, dtype, layout) =>
      layout.name === 'contiguous' ? sides.flatMap((mkn) => draw(generator, dtype, mkn)) : [],
  }
}

export const productFamilies: readonly Family[] = [
  product('aten::mm', (generator, dtype, [m, k, n]) => {
    const draw = () => [generator.tensor(dtype, [m, k], range), generator.tensor(dtype, [k, n], range)] as const
    const [a, b] = draw()
    const [c, d] = draw()
    return [
      { args: [a, b] },
      { args: [columnMajor(c), d], variant: 'left transposed' },
      { args: [c, columnMajor(d)], variant: 'right transposed' },
    ]
  }),
  product('aten::bmm', (generator, dtype, [m, k, n]) => [
    { args: [generator.tensor(dtype, [3, m, k], range), generator.tensor(dtype, [3, k, n], range)] },
  ]),
  product('aten::mv', (generator, dtype, [m, k]) => [
    { args: [generator.tensor(dtype, [m, k], range), generator.tensor(dtype, [k], range)] },
  ]),
  product('aten::matmul', (generator, dtype, [m, k, n]) => [
    {
      args: [generator.tensor(dtype, [2, 1, m, k], range), generator.tensor(dtype, [3, k, n], range)],
      variant: 'broadcast batch',
    },
  ]),
  product('aten::addmm', (generator, dtype, [m, k, n]) => [
    {
      args: [
        generator.tensor(dtype, [n], range),
        generator.tensor(dtype, [m, k], range),
        generator.tensor(dtype, [k, n], range),
      ],
      kwargs: { beta: 0.5, alpha: 2 },
    },
  ]),
  product('aten::linear', (generator, dtype, [m, k, n]) => [
    {
      args: [
        generator.tensor(dtype, [2, m, k], range),
        generator.tensor(dtype, [n, k], range),
        generator.tensor(dtype, [n], range),
      ],
    },
  ]),
]
