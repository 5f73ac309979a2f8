// Gradients of lookups, scatters and fills.
import type { ComposedCall } from '../../dispatch/gradient.ts'
import type { Tensor } from '../../tensor/index.ts'
import { type FormulaTable, type GradientTable, saving } from './formulas.ts'
import { indexReduce, scatterReduce } from './reductions-into.ts'
import { scaled, zerosOf } from './shapes.ts'

/** Where a source was written, nothing of the old value is left. */
const overwritten = saving('index')(({ aten, grad, dim, index }) => aten('scatter', [grad, dim, index, 0]))
const filled = saving('index')(({ aten, grad, dim, index }) => aten('index_fill', [grad, dim, index, 0]))
const gathered = saving('index')(({ aten, grad, dim, index }) => aten('gather', [grad, dim, index]))

/** self with a part replaced: the part's gradient goes to `src`. */
function partWriter(write: string, read: string, names: readonly string[]): FormulaTable {
  const at = (call: ComposedCall) => names.map((name) => call[name])
  return {
    self: (call) => call.aten(write, [call.grad, zerosOf(call.aten, call.src), ...at(call)]),
    src: (call) => call.aten(read, [call.grad, ...at(call)]),
  }
}

const putIndexed: FormulaTable = {
  self: saving('indices')(({ aten, grad, indices, values, accumulate }) =>
    accumulate === true ? grad : aten('index_put', [grad, indices, zerosOf(aten, values as Tensor)]),
  ),
  values: saving('indices')(({ aten, grad, indices }) => aten('index', [grad, indices])),
}

/** Of the table and the weights of samples. */
const bag: FormulaTable = {
  weight: saving(
    'indices',
    'offsets',
    'per_sample_weights',
    'result1',
    'result2',
    'result3',
  )((call) => {
    const { aten, grad, indices, weight, results, scale_grad_by_freq, per_sample_weights } = call
    const [, bags, sizes, maxima] = results
    const options = [weight.shape[0], scale_grad_by_freq, call.mode, false, per_sample_weights, paddingOf(call)]
    return aten('_embedding_bag_backward', [grad, indices, bagStarts(call), bags, sizes, maxima, ...options])
  }),
  per_sample_weights: saving(
    'weight',
    'indices',
    'offsets',
    'result1',
  )((call) => {
    const { aten, grad, weight, indices, results } = call
    const options = [call.mode, paddingOf(call)]
    return aten('_embedding_bag_per_sample_weights_backward', [
      grad,
      weight,
      indices,
      bagStarts(call),
      results[1],
      ...options,
    ])
  }),
}
const paddingOf = ({ padding_idx, weight }: ComposedCall): number => {
  const padding = padding_idx as number | null | undefined
  if (padding === null || padding === undefined) return -1
  return padding < -1 ? padding + weight.shape[0]! : padding
}
/** Without the end of the last bag. */
const bagStarts = ({ aten, offsets, include_last_offset }: ComposedCall): Tensor => {
  const starts = offsets as Tensor
  return include_last_offset === true ? aten('narrow', [starts, 0, 0, starts.numel - 1]) : starts
}

export const indexGradients: GradientTable = {
  embedding_bag: bag,
  'embedding_bag.padding_idx': bag,
  index_select: {
    self: saving('index')(({ aten, grad, self, dim, index }) =>
      aten('index_add', [zerosOf(aten, self), dim, index, grad]),
    ),
  },
  embedding: {
    weight: saving('indices')(({ aten, grad, indices, weight, padding_idx, scale_grad_by_freq }) =>
      aten('embedding_dense_backward', [grad, indices, weight.shape[0], padding_idx, scale_grad_by_freq]),
    ),
  },
  gather: {
    self: saving('index')(({ aten, grad, self, dim, index }) =>
      aten('scatter_add', [zerosOf(aten, self), dim, index, grad]),
    ),
  },
  take: {
    self: saving('index')(({ aten, grad, self, index }) => aten('put', [zerosOf(aten, self), index, grad, true])),
  },
  take_along_dim: {
    self: saving('indices')(({ aten, grad, self, indices, dim }) => {
      const isFlat = dim === null
      const at = isFlat ? 0 : dim < 0 ? dim + self.rank : dim
      const sides = isFlat ? [self.numel] : self.shape
      const index = isFlat ? aten('reshape', [indices, [-1]]) : aten('expand', [indices, grad.shape])
      const size = sides[at]!
      const places = aten('where', [aten('lt', [index, 0]), aten('add', [index, size]), index])
      const shape = isFlat ? sides : grad.shape.map((side, d) => (d === at ? size : side))
      const zeros = aten('zeros', [shape], { dtype: self.dtype })
      const sums = aten('scatter_add', [zeros, at, places, isFlat ? aten('reshape', [grad, [-1]]) : grad])
      return isFlat ? aten('reshape', [sums, self.shape]) : sums
    }),
  },
  'scatter.src': { self: overwritten, src: gathered },
  'scatter.value': { self: overwritten },
  scatter_add: { self: ({ grad }) => grad, src: gathered },
  'scatter_reduce.two': scatterReduce,
  index_reduce: indexReduce,
  index_add: {
    self: ({ grad }) => grad,
    source: saving('index')(({ aten, grad, dim, index, alpha, source }) =>
      aten('reshape', [scaled(aten, aten('index_select', [grad, dim, index]), alpha), source.shape]),
    ),
  },
  index_copy: {
    self: filled,
    source: saving('index')(({ aten, grad, dim, index, source }) =>
      aten('reshape', [aten('index_select', [grad, dim, index]), source.shape]),
    ),
  },
  'index_fill.int_Scalar': { self: filled },
  'index_fill.int_Tensor': {
    self: filled,
    // A place that is named twice counts once.
    value: saving('index')(({ aten, grad, dim, index }) => {
      const kept = aten('index_fill', [grad, dim, index, 0])
      return aten('sum', [aten('sub', [grad, kept])])
    }),
  },
  put: {
    self: saving('index')(({ aten, grad, index, source, accumulate }) =>
      accumulate === true ? grad : aten('put', [grad, index, zerosOf(aten, source)]),
    ),
    source: saving('index')(({ aten, grad, index, source }) =>
      aten('reshape', [aten('take', [grad, index]), source.shape]),
    ),
  },
  'index.Tensor': {
    self: saving('indices')(({ aten, grad, self, indices }) =>
      aten('index_put', [zerosOf(aten, self), indices, grad, true]),
    ),
  },
  index_put: putIndexed,
  _index_put_impl: putIndexed,
  _unsafe_masked_index: {
    self: saving(
      'mask',
      'indices',
    )(({ aten, grad, self, mask, indices }) =>
      aten('_unsafe_masked_index_put_accumulate', [zerosOf(aten, self), mask, indices, grad]),
    ),
  },
  _unsafe_masked_index_put_accumulate: {
    self: ({ grad }) => grad,
    values: saving(
      'mask',
      'indices',
    )(({ aten, grad, mask, indices }) => aten('_unsafe_masked_index', [grad, mask, indices, 0])),
  },
  masked_select: {
    self: saving('mask')(({ aten, grad, self, mask }) => {
      const both = aten<Tensor[]>('broadcast_tensors', [[aten('zeros', [self.shape], { dtype: self.dtype }), mask]])
      return aten('masked_scatter', [both[0], both[1], grad])
    }),
  },
  masked_scatter: {
    self: saving('mask')(({ aten, grad, mask }) => aten('masked_fill', [grad, mask, 0])),
    source: saving('mask')(({ aten, grad, mask, source }) =>
      aten('masked_scatter_backward', [grad, mask, source.shape]),
    ),
  },
  'masked_fill.Scalar': { self: saving('mask')(({ aten, grad, mask }) => aten('masked_fill', [grad, mask, 0])) },
  'masked_fill.Tensor': {
    self: saving('mask')(({ aten, grad, mask }) => aten('masked_fill', [grad, mask, 0])),
    value: saving('mask')(({ aten, grad, mask }) =>
      aten('sum', [aten('where', [mask, grad, aten('zeros_like', [grad])])]),
    ),
  },
  select_scatter: partWriter('select_scatter', 'select', ['dim', 'index']),
  slice_scatter: partWriter('slice_scatter', 'slice', ['dim', 'start', 'end', 'step']),
  diagonal_scatter: partWriter('diagonal_scatter', 'diagonal', ['offset', 'dim1', 'dim2']),
  as_strided_scatter: partWriter('as_strided_scatter', 'as_strided', ['size', 'stride', 'storage_offset']),
}
