import { expect, it } from 'vitest'
import type { DType } from '../../host/dtypes.ts'
import { HostTensor } from '../../host/tensor.ts'
import type { CaseValue } from '../../host/value.ts'
import { compareResult } from '../result.ts'

const tensor = (dtype: DType, shape: readonly number[], ...values: number[]) =>
  HostTensor.fromNumbers(dtype, shape, values).rounded()

/** Elements of the first result that are not accepted for what PyTorch is said to have recorded. */
function differing(operator: string, args: readonly CaseValue[], recorded: HostTensor, got: HostTensor): number {
  const test = { source: 'torch-aten.jsonl.gz', line: 1, variant: '', operator, args, kwargs: {}, out: recorded }
  return compareResult(test, recorded, got, 'out').mismatches.length
}

interface Stepped {
  readonly operator: string
  readonly args: (dtype: DType) => readonly CaseValue[]
  readonly shape: readonly number[]
  readonly exact: readonly number[]
  /** What float16 gives where every step is rounded. */
  readonly recorded: readonly number[]
}

const operators: readonly Stepped[] = [
  {
    operator: 'aten::logit',
    args: (dtype) => [tensor(dtype, [1], 0.498779296875)],
    shape: [1],
    exact: [Math.log(0.498779296875 / 0.501220703125)],
    recorded: [-0.004405975],
  },
  {
    // 2048 + 1 + 1 stays 2048.
    operator: 'aten::replication_pad1d_backward',
    args: (dtype) => [tensor(dtype, [1, 4], 2048, 1, 1, 3), tensor(dtype, [1, 2], 0, 0), [2, 0]],
    shape: [1, 2],
    exact: [2050, 3],
    recorded: [2048, 3],
  },
  {
    operator: 'aten::reflection_pad1d_backward',
    args: (dtype) => [tensor(dtype, [1, 5], 1, 2, 2048, 4, 1), tensor(dtype, [1, 3], 0, 0, 0), [1, 1]],
    shape: [1, 3],
    exact: [2, 2050, 4],
    recorded: [2, 2048, 4],
  },
  {
    operator: 'aten::embedding_dense_backward',
    args: (dtype) => [tensor(dtype, [3, 1], 2048, 1, 1), tensor('int64', [3], 1, 1, 1), 2, -1, false],
    shape: [2, 1],
    exact: [0, 2050],
    recorded: [0, 2048],
  },
  {
    // 2050 / 4 and 2048 / 4.
    operator: 'aten::index_reduce',
    args: (dtype) => [
      tensor(dtype, [2], 0, 7),
      0,
      tensor('int64', [3], 0, 0, 0),
      tensor(dtype, [3], 2048, 1, 1),
      'mean',
    ],
    shape: [2],
    exact: [512.5, 7],
    recorded: [512, 7],
  },
  {
    operator: 'aten::_unsafe_masked_index_put_accumulate',
    args: (dtype) => [
      tensor(dtype, [2], 5, 0),
      tensor('bool', [4], 1, 1, 1, 0),
      [tensor('int64', [4], 1, -1, 1, 0)],
      tensor(dtype, [4], 2048, 1, 1, 99),
    ],
    shape: [2],
    exact: [5, 2050],
    recorded: [5, 2048],
  },
  {
    // sigmoid(4) = 0.98201 is kept as 0.98193: 1 - s is off by half a percent.
    operator: 'aten::glu_backward',
    args: (dtype) => [tensor(dtype, [1], 2), tensor(dtype, [2], 3, 4), 0],
    shape: [2],
    exact: [1.9640275800758169, 0.10597623],
    recorded: [1.9638671875, 0.10638427734375],
  },
  {
    // 2048 + 1 + 1 + 1 stays 2048.
    operator: 'aten::adaptive_avg_pool3d',
    args: (dtype) => [tensor(dtype, [1, 1, 1, 4], 2048, 1, 1, 1), [1, 1, 1]],
    shape: [1, 1, 1, 1],
    exact: [512.75],
    recorded: [512],
  },
  {
    // The middle is in all three windows: 2048 + 1 + 1 stays 2048.
    operator: 'aten::avg_pool2d_backward',
    args: (dtype) => [
      tensor(dtype, [1, 1, 3], 6144, 3, 3),
      tensor(dtype, [1, 1, 5], 0, 0, 0, 0, 0),
      [1, 3],
      [1, 1],
      [0, 0],
      false,
      true,
      null,
    ],
    shape: [1, 1, 5],
    exact: [2048, 2049, 2050, 2, 1],
    recorded: [2048, 2049, 2048, 2, 1],
  },
  {
    // 0.25 * 8.0078 + 0.75 * -2.668 cancels to a few roundings of its terms.
    operator: 'aten::upsample_linear1d',
    args: (dtype) => [tensor(dtype, [1, 1, 2], 8.0078125, -2.66796875), [4], false],
    shape: [1, 1, 4],
    exact: [8.0078125, 5.3388671875, 0.0009765625, -2.66796875],
    recorded: [8.0078125, 5.3388671875, 0.002, -2.66796875],
  },
  {
    // 45 * 45.5 = 2047.5 is kept as 2048.
    operator: 'aten::linalg_cross',
    args: (dtype) => [tensor(dtype, [3], 45, 45, 1), tensor(dtype, [3], 45, 45.5, 0)],
    shape: [3],
    exact: [-45.5, 45, 22.5],
    recorded: [-45.5, 45, 23],
  },
]

const spread = ({ operator, args, shape, exact, recorded }: Stepped, dtype: DType): number =>
  differing(operator, args(dtype), tensor(dtype, shape, ...recorded), tensor(dtype, shape, ...exact))

it.each(operators)('$operator: a golden that was rounded at every step is accepted in float16', (stepped) => {
  expect(spread(stepped, 'float16')).toBe(0)
})

it.each(operators)('$operator: the same difference is an error in float32', (stepped) => {
  expect(spread(stepped, 'float32')).toBe(1)
})

it('a term that is left out of a padded gradient is an error in float16', () => {
  const args = [tensor('float16', [1, 4], 5, 1, 1, 3), tensor('float16', [1, 2], 0, 0), [2, 0]]
  expect(
    differing(
      'aten::replication_pad1d_backward',
      args,
      tensor('float16', [1, 2], 7, 3),
      tensor('float16', [1, 2], 6, 3),
    ),
  ).toBe(1)
})

it('cross entropies in float16 are off by a few roundings of a term, not by a hundredth', () => {
  const [x, t] = [tensor('float16', [2], 0.25, 0.75), tensor('float16', [2], 0.5, 0.125)]
  const loss =
    -[0, 1].reduce((sum, i) => {
      const [p, q] = [x.numbers[i]!, t.numbers[i]!]
      return sum + q * Math.log(p) + (1 - q) * Math.log(1 - p)
    }, 0) / 2
  const compare = (factor: number) =>
    differing('aten::binary_cross_entropy', [x, t], tensor('float16', [], loss), tensor('float16', [], loss * factor))
  expect([compare(1 + 2 ** -9), compare(1.01)]).toEqual([0, 1])
})

it('saved statistics in bfloat16 widen a batch norm that was recorded with them, and not one in float32', () => {
  const norm = (dtype: DType, recorded: number, got: number) => {
    const one = (x: number) => tensor(dtype, [1], x)
    const args = [tensor(dtype, [2, 1], 5.34375, -0.84375), one(-5.6875), one(5.84375), null, null, true, 0.5, 1e-5]
    return differing(
      'aten::native_batch_norm',
      args,
      tensor(dtype, [2, 1], recorded, 11.5625),
      tensor(dtype, [2, 1], got, 11.5625),
    )
  }
  expect([norm('bfloat16', 0.138671875, 0.1728515625), norm('bfloat16', 0.138671875, 0.25)]).toEqual([0, 1])
  expect(norm('float32', 0.138671875, 0.1728515625)).toBe(1)
})

it('a channel of a convolution that misses a weight is an error', () => {
  const args = [tensor('float32', [1, 1, 3], 1, 2, 3), tensor('float32', [2, 1, 2], 1, 1, 100, 100)]
  const conv = (...values: number[]) => tensor('float32', [1, 2, 2], ...values)
  expect(differing('aten::conv1d', args, conv(3, 5, 300, 500), conv(3, 4.999, 300, 500))).toBe(1)
  expect(differing('aten::conv1d', args, conv(3, 5, 300, 500), conv(3, 5.000001, 300.0003, 500))).toBe(0)
})
