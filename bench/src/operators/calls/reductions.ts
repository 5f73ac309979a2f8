// Folds and scans along rows, sorting, and what compares whole tensors.
import { booleans, call, exact, floats, type OperatorCall, permuted, positions, tokens, x, y } from '../call.ts'

/** Sums of 4096 values in [-4, 4): partial sums of some hundreds, and an order of summation on each side. */
const sums = { absolute: 2e-3, relative: 1e-5 }
const average = { absolute: 1e-6, relative: 1e-5 }

export const reductions: readonly OperatorCall[] = [
  call('all', [booleans()], [x, -1], { comparison: exact }),
  call('any', [booleans()], [x, -1], { comparison: exact }),
  call('allclose', [floats(), floats(tokens, -4, 4)], [x, x], { comparison: exact }),
  call('amax', [floats()], [x, [-1]], { comparison: exact }),
  call('argmax', [floats()], [x, -1], { comparison: exact }),
  call('argmin', [floats()], [x, -1], { comparison: exact }),
  call('max', [floats()], [x, -1], { comparison: exact }),
  call('min', [floats()], [x, -1], { comparison: exact }),
  call('count_nonzero', [booleans()], [x, -1], { comparison: exact }),
  call('linalg_vector_norm', [floats()], [x, 2, [-1]]),
  call('mean', [floats()], [x, [-1]], { comparison: average }),
  call('sum', [floats()], [x, [-1]], { comparison: sums }),
  call('prod', [floats(tokens, 0.99, 1.01)], [x, -1], { comparison: { absolute: 0, relative: 1e-3 } }),
  call('var_mean', [floats()], [x, [-1]], {
    keywords: { correction: 1 },
    comparison: { absolute: 1e-6, relative: 1e-5 },
  }),
  call('quantile', [floats([256, 4096]), floats([3], 0, 1)], [x, y, -1], { bound: 'arithmetic' }),
  call('cumsum', [floats()], [x, -1], { comparison: sums }),
  call('cummax', [floats()], [x, -1], { comparison: exact }),
  call('cummin', [floats()], [x, -1], { comparison: exact }),
  // Rows without equal values, so that positions agree whatever is done with ties.
  call('sort', [permuted([256, 4096], 'float32')], [x, -1], { comparison: exact, bound: 'arithmetic' }),
  call('topk', [permuted(tokens, 'float32')], [x, 8, -1], {
    comparison: exact,
    reason: 'the bound is found by 32 counts of a row, and what lies below it is gathered element by element',
  }),
  call('_unique2', [positions([2 ** 20], 10000)], [x, true, true, true], {
    comparison: exact,
    bound: 'arithmetic',
    reason: 'one thread sorts all 2²⁰ elements with their positions; a single row is not cut',
  }),
  call('isin', [positions([2 ** 20], 100000), positions([1000], 100000)], [x, y], {
    comparison: exact,
    bound: 'arithmetic',
  }),
]
