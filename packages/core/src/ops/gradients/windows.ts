// Gradients of convolutions, pooling and resampling.
import type { ComposedCall, GradientCall } from '../../dispatch/gradient.ts'
import type { Tensor } from '../../tensor/index.ts'
import { calls, type FormulaTable, type GradientTable, saving } from './formulas.ts'

const convolution: FormulaTable = {
  'input, weight, bias': saving(
    'input',
    'weight',
  )((call) => {
    const { aten, grad, input, weight, bias, stride, padding, dilation, transposed, output_padding, groups, needs } =
      call
    const options = [stride, padding, dilation, transposed, output_padding, groups]
    const mask = ['input', 'weight', 'bias'].map(needs)
    return aten<Tensor[]>('convolution_backward', [grad, input, weight, bias ? bias.shape : null, ...options, mask])
  }),
}

const times = (value: unknown, count: number): number[] => {
  const list = Array.isArray(value) ? (value as number[]) : [value as number]
  return list.length === count ? list : Array<number>(count).fill(list[0]!)
}

/** conv1d … conv3d and their transposed forms, with or without a batch dimension. */
function convolve(call: ComposedCall, spatial: number, transposed: boolean, padding: readonly number[]): Tensor {
  const { aten, input, weight, bias, groups } = call
  const numbers = (name: string, otherwise: number) => times(call[name] ?? otherwise, spatial)
  const isBatch = input.rank === spatial + 2
  const images = isBatch ? input : aten('unsqueeze', [input, 0])
  const options = [numbers('stride', 1), padding, numbers('dilation', 1), transposed, numbers('output_padding', 0)]
  const result = aten('convolution', [images, weight, bias, ...options, groups])
  return isBatch ? result : aten('squeeze', [result, 0])
}
const convolved = (spatial: number, transposed = false) =>
  calls((call) => convolve(call, spatial, transposed, times(call.padding, spatial)))

/** 'valid' pads nothing; 'same' what keeps the size, an odd element at the end. */
const convolvedAlike = (spatial: number) =>
  calls((call) => {
    const { aten, input, weight } = call
    if (call.padding === 'valid') return convolve(call, spatial, false, times(0, spatial))
    const total = times(call.dilation, spatial).map((d, i) => d * (weight.shape[2 + i]! - 1))
    const pads = total.flatMap((n) => [Math.floor(n / 2), n - Math.floor(n / 2)])
    // constant_pad_nd lists the last dimension first.
    const reversed = total.flatMap((_, i) => pads.slice(2 * (total.length - 1 - i), 2 * (total.length - i)))
    const padded = aten('constant_pad_nd', [input, reversed, 0])
    return convolve({ ...call, input: padded }, spatial, false, times(0, spatial))
  })

/** A pooling operator and its backward, which takes these arguments after the gradient and the input. */
const pooled = (backward: string, names: readonly string[], saves: readonly string[] = ['self']): FormulaTable => ({
  self: saving(...saves)((call) =>
    call.aten(backward, [call.grad, call.self, ...names.map((n) => (n === 'indices' ? call.results[1] : call[n]))]),
  ),
})
const average = ['kernel_size', 'stride', 'padding', 'ceil_mode', 'count_include_pad', 'divisor_override']
const greatest = ['kernel_size', 'stride', 'padding', 'dilation', 'ceil_mode', 'indices']

/** The two-dimensional operator on rows of height 1. */
const onRows = (operator: string, names: readonly string[]) =>
  calls((call) => {
    const { aten, self } = call
    const options = names.map((name) => {
      const value = call[name]
      const fill = name === 'padding' ? 0 : 1
      return Array.isArray(value) ? (value.length === 0 ? [] : [fill, value[0]]) : value
    })
    const result = aten<Tensor | Tensor[]>(operator, [aten('unsqueeze', [self, -2]), ...options])
    if (Array.isArray(result)) return result.map((r) => aten('squeeze', [r, -2]))
    return aten('squeeze', [result, -2])
  })
/** The pooled values alone of an operator that gives their places too. */
const firstOf = (operator: string, names: readonly string[]) =>
  calls((call) => call.aten<Tensor[]>(operator, [call.self, ...names.map((n) => call[n])])[0])

/** Each element went to a place of the flattened image. */
const unpooled = (spatial: number): FormulaTable => ({
  self: saving('indices')(({ aten, grad, self, indices }) => {
    const flat = (t: Tensor) => aten('reshape', [t, [...t.shape.slice(0, t.rank - spatial), -1]])
    return aten('reshape', [aten('gather', [flat(grad), -1, flat(indices)]), self.shape])
  }),
})

const scalesOf = (spatial: number) =>
  spatial === 1 ? ['scales'] : ['scales_d', 'scales_h', 'scales_w'].slice(-spatial)

/** With sizes or factors in place of a size. */
const resampledVec = (operator: string, spatial: number, options: readonly string[]) =>
  calls((call) => {
    const { aten, input, output_size, scale_factors } = call
    const scales = scale_factors as readonly number[] | null
    const size =
      (output_size as readonly number[] | null) ?? input.shape.slice(2).map((s, d) => Math.floor(s * scales![d]!))
    const each = scalesOf(spatial).map((_, d) => scales?.[d] ?? null)
    return aten(`${operator}.default`, [input, size, ...options.map((n) => call[n]), ...each])
  })

/** Resampling: the backward operator takes both sizes. */
const resampled = (operator: string, spatial: number, options: readonly string[]): GradientTable => {
  const names = [...options, ...scalesOf(spatial)]
  return {
    [operator]: {
      self: ({ aten, grad, self, output_size, ...call }) =>
        aten(`${operator}_backward`, [grad, output_size, self.shape, ...names.map((n) => call[n])]),
    },
    [`${operator}.vec`]: resampledVec(operator, spatial, options),
  }
}

const sampledAt = (backward: string): FormulaTable => ({
  'input, grid': saving(
    'input',
    'grid',
  )(({ aten, grad, input, grid, interpolation_mode, padding_mode, align_corners, needs }) => {
    const options = [interpolation_mode, padding_mode, align_corners, [needs('input'), needs('grid')]]
    return aten<(Tensor | null)[]>(backward, [grad, input, grid, ...options])
  }),
})

/** Each point's gradient times the point before the map and a one, summed over the points. */
function affineMap({ aten, grad, theta, size, align_corners }: GradientCall): Tensor {
  const { dtype, shape } = theta as Tensor
  const rank = shape[1]!
  const points = grad.numel / Math.max(grad.shape[0]! * rank, 1)
  const one = aten('unsqueeze', [aten('eye', [rank, rank + 1], { dtype }), 0])
  const image = [1, 1, ...(size as readonly number[]).slice(2)]
  const base = aten('reshape', [aten('affine_grid_generator', [one, image, align_corners]), [points, rank]])
  const extended = aten('cat', [[base, aten('ones', [[points, 1]], { dtype })], 1])
  const moved = aten('transpose', [aten('reshape', [grad, [shape[0], points, rank]]), 1, 2])
  return aten('matmul', [moved, extended])
}

const columnArguments = ['kernel_size', 'dilation', 'padding', 'stride']

export const windowGradients: GradientTable = {
  convolution,
  conv1d: convolved(1),
  conv2d: convolved(2),
  conv3d: convolved(3),
  'conv1d.padding': convolvedAlike(1),
  'conv2d.padding': convolvedAlike(2),
  'conv3d.padding': convolvedAlike(3),
  conv_transpose1d: convolved(1, true),
  'conv_transpose2d.input': convolved(2, true),
  'conv_transpose3d.input': convolved(3, true),
  avg_pool2d: pooled('avg_pool2d_backward', average),
  avg_pool3d: pooled('avg_pool3d_backward', average),
  avg_pool1d: onRows('avg_pool2d', ['kernel_size', 'stride', 'padding', 'ceil_mode', 'count_include_pad']),
  max_pool2d_with_indices: pooled('max_pool2d_with_indices_backward', greatest, ['self', 'result1']),
  max_pool3d_with_indices: pooled('max_pool3d_with_indices_backward', greatest, ['self', 'result1']),
  max_pool1d_with_indices: onRows('max_pool2d_with_indices', greatest.slice(0, 5)),
  max_pool1d: calls(
    (call) =>
      call.aten<Tensor[]>('max_pool1d_with_indices', [call.self, ...greatest.slice(0, 5).map((n) => call[n])])[0],
  ),
  max_pool2d: firstOf('max_pool2d_with_indices', greatest.slice(0, 5)),
  max_pool3d: firstOf('max_pool3d_with_indices', greatest.slice(0, 5)),
  _adaptive_avg_pool2d: pooled('_adaptive_avg_pool2d_backward', []),
  _adaptive_avg_pool3d: pooled('_adaptive_avg_pool3d_backward', []),
  adaptive_avg_pool2d: calls(({ aten, self, output_size }) => aten('_adaptive_avg_pool2d', [self, output_size])),
  adaptive_avg_pool3d: calls(({ aten, self, output_size }) => aten('_adaptive_avg_pool3d', [self, output_size])),
  adaptive_avg_pool1d: onRows('_adaptive_avg_pool2d', ['output_size']),
  adaptive_max_pool2d: pooled('adaptive_max_pool2d_backward', ['indices'], ['self', 'result1']),
  adaptive_max_pool3d: pooled('adaptive_max_pool3d_backward', ['indices'], ['self', 'result1']),
  adaptive_max_pool1d: onRows('adaptive_max_pool2d', ['output_size']),
  ...resampled('upsample_nearest1d', 1, []),
  ...resampled('upsample_nearest2d', 2, []),
  ...resampled('upsample_nearest3d', 3, []),
  _upsample_nearest_exact1d: calls(({ aten, self, output_size, scales }) => {
    const rows = aten('unsqueeze', [self, -2])
    const size = [1, ...(output_size as readonly number[])]
    return aten('squeeze', [aten('_upsample_nearest_exact2d.default', [rows, size, null, scales]), -2])
  }),
  '_upsample_nearest_exact1d.vec': resampledVec('_upsample_nearest_exact1d', 1, []),
  ...resampled('_upsample_nearest_exact2d', 2, []),
  ...resampled('_upsample_nearest_exact3d', 3, []),
  ...resampled('upsample_linear1d', 1, ['align_corners']),
  ...resampled('upsample_bilinear2d', 2, ['align_corners']),
  ...resampled('upsample_trilinear3d', 3, ['align_corners']),
  ...resampled('upsample_bicubic2d', 2, ['align_corners']),
  ...resampled('_upsample_bilinear2d_aa', 2, ['align_corners']),
  ...resampled('_upsample_bicubic2d_aa', 2, ['align_corners']),
  grid_sampler_2d: sampledAt('grid_sampler_2d_backward'),
  grid_sampler_3d: sampledAt('grid_sampler_3d_backward'),
  grid_sample: 'parts',
  affine_grid_generator: { theta: affineMap },
  max_unpool2d: unpooled(2),
  max_unpool3d: unpooled(3),
  im2col: {
    self: ({ aten, grad, self, ...call }) =>
      aten('col2im', [grad, self.shape.slice(-2), ...columnArguments.map((name) => call[name])]),
  },
  col2im: { self: ({ aten, grad, ...call }) => aten('im2col', [grad, ...columnArguments.map((name) => call[name])]) },
  cudnn_convolution: 'parts',
  _convolution_mode: 'parts',
  _conv_depthwise2d: 'parts',
  fractional_max_pool2d: pooled(
    'fractional_max_pool2d_backward',
    ['kernel_size', 'output_size', 'indices'],
    ['self', 'result1'],
  ),
}
