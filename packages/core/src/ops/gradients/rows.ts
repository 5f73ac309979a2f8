// Gradients of softmaxes, norm layers and attention.
import type { ComposedCall, GradientCall } from '../../dispatch/gradient.ts'
import { computeType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { attentionGradients } from '../attention/gradient.ts'
import { calls, type FormulaTable, type GradientTable, saving } from './formulas.ts'

const softmax = (backward: string): FormulaTable => ({
  self: saving('result')(({ aten, grad, result, self, dim }) => aten(backward, [grad, result, dim, self.dtype])),
})

const wanted = ({ needs }: GradientCall) => ['input', 'weight', 'bias'].map(needs)

const batchNorm: FormulaTable = {
  'input, weight, bias': saving(
    'input',
    'weight',
    'running_mean',
    'running_var',
    'result1',
    'result2',
  )((call) => {
    const { aten, grad, input, weight, running_mean, running_var, results, training = true, eps } = call
    const saved = [input, weight, running_mean ?? null, running_var ?? null, results[1], results[2]]
    return aten<Tensor[]>('native_batch_norm_backward', [grad, ...saved, training, eps, wanted(call)])
  }),
}

function rmsNorm({ aten, grad, input, weight, results, normalized_shape, needs }: GradientCall): (Tensor | null)[] {
  const wanted = [needs('input'), needs('weight')]
  return aten('_fused_rms_norm_backward', [grad, input, normalized_shape, results[1], weight, wanted])
}

/** Statistics of each channel of each image: a batch norm of images side by side, in the dtype that kernels compute in. */
function instanceNorm(call: ComposedCall): Tensor {
  const { aten, input, weight, bias, use_input_stats, momentum, eps } = call
  const [batch, channels, ...rest] = input.shape as [number, number, ...number[]]
  const dtype = computeType(input.dtype)
  const wide = (t: Tensor) => aten('to.dtype', [t, dtype])
  const each = (t: unknown) => (t ? aten('repeat', [wide(t as Tensor), [batch]]) : null)
  const given = [call.running_mean, call.running_var]
  const running = given.map(each)
  const [result] = aten<[Tensor]>('native_batch_norm', [
    aten('reshape', [wide(input), [1, batch * channels, ...rest]]),
    ...[weight, bias].map(each),
    ...running,
    use_input_stats,
    momentum,
    eps,
  ])
  if (use_input_stats === true)
    for (const [i, moved] of running.entries())
      if (moved) aten('copy_', [given[i], aten('mean.dim', [aten('reshape', [moved, [batch, channels]]), [0]])])
  return aten('to.dtype', [aten('reshape', [result, input.shape]), input.dtype])
}

/** @throws UNSUPPORTED where weights were dropped: which ones is not kept */
function attention(call: GradientCall): readonly (Tensor | null)[] {
  if (Number(call.dropout_p ?? 0) > 0)
    throw new OpGemsError(
      'UNSUPPORTED',
      'scaled_dot_product_attention: no gradient with dropout_p above 0; call dropout on the weights',
    )
  const { aten, grad, needs } = call
  const [query, key, value] = [call.query, call.key, call.value] as [Tensor, Tensor, Tensor]
  const mask = (call.attn_mask as Tensor | null | undefined) ?? null
  const scale = (call.scale as number | null | undefined) ?? null
  const options = { mask, scale, isCausal: call.is_causal === true, isGrouped: call.enable_gqa === true }
  const wanted = ['query', 'key', 'value', 'attn_mask'].map(needs)
  return attentionGradients(aten, { query, key, value, grad, ...options }, wanted)
}

const attentionFormula: FormulaTable = {
  'query, key, value, attn_mask': saving('query', 'key', 'value', 'attn_mask')(attention),
}

const biasedAttention: FormulaTable = {
  'query, key, value, attn_bias': saving(
    'query',
    'key',
    'value',
    'attn_bias',
  )((call) =>
    attention({
      ...call,
      attn_mask: call.attn_bias,
      needs: (name) => call.needs(name === 'attn_mask' ? 'attn_bias' : name),
    }),
  ),
}

export const rowGradients: GradientTable = {
  'softmax.int': softmax('_softmax_backward_data'),
  _softmax: softmax('_softmax_backward_data'),
  _safe_softmax: softmax('_softmax_backward_data'),
  'log_softmax.int': softmax('_log_softmax_backward_data'),
  _log_softmax: softmax('_log_softmax_backward_data'),
  special_log_softmax: softmax('_log_softmax_backward_data'),
  _softmax_backward_data: {
    grad_output: saving('output')(({ aten, grad, output, dim, input_dtype }) =>
      aten('_softmax_backward_data', [grad, output, dim, input_dtype]),
    ),
    output: saving(
      'grad_output',
      'output',
    )(({ aten, grad, grad_output, output, dim }) => {
      const along = (t: unknown) => aten('sum', [aten('mul', [output, t]), [dim], true])
      const product = aten('mul', [grad_output, grad])
      const left = aten('sub', [product, aten('mul', [along(grad_output), grad])])
      return aten('sub', [left, aten('mul', [grad_output, along(grad)])])
    }),
  },
  native_layer_norm: {
    'input, weight, bias': saving(
      'input',
      'weight',
      'bias',
      'result1',
      'result2',
    )((call) => {
      const { aten, grad, input, normalized_shape, weight, bias, results } = call
      const saved = [input, normalized_shape, results[1], results[2], weight, bias]
      return aten<Tensor[]>('native_layer_norm_backward', [grad, ...saved, wanted(call)])
    }),
  },
  layer_norm: calls(
    ({ aten, input, normalized_shape, weight, bias, eps }) =>
      aten<Tensor[]>('native_layer_norm', [input, normalized_shape, weight, bias, eps])[0],
  ),
  scaled_softmax_forward: {
    input: saving('result')(({ aten, grad, result, scale_factor }) =>
      aten('scaled_softmax_backward', [grad, result, scale_factor]),
    ),
  },
  _fused_rms_norm: { 'input, weight': saving('input', 'weight', 'result1')(rmsNorm) },
  rms_norm: calls(
    ({ aten, input, normalized_shape, weight, eps }) =>
      aten<Tensor[]>('_fused_rms_norm', [input, normalized_shape, weight, eps])[0],
  ),
  native_group_norm: {
    'input, weight, bias': saving(
      'input',
      'weight',
      'result1',
      'result2',
    )((call) => {
      const { aten, grad, input, weight, results, N, C, HxW, group } = call
      const saved = [input, results[1], results[2], weight, N, C, HxW, group]
      return aten<Tensor[]>('native_group_norm_backward', [grad, ...saved, wanted(call)])
    }),
  },
  group_norm: calls(({ aten, input, num_groups, weight, bias, eps }) => {
    const [n, c] = input.shape as [number, number]
    const size = input.numel / Math.max(n * c, 1)
    return aten<Tensor[]>('native_group_norm', [input, weight, bias, n, c, size, num_groups, eps])[0]
  }),
  native_batch_norm: batchNorm,
  _native_batch_norm_legit: batchNorm,
  '_native_batch_norm_legit.no_stats': batchNorm,
  _batch_norm_with_update: batchNorm,
  batch_norm: calls(({ aten, input, weight, bias, running_mean, running_var, training, momentum, eps }) => {
    if (input.numel === 0) return aten('clone', [input])
    const args = [input, weight, bias, running_mean, running_var, training, momentum, eps]
    return aten<Tensor[]>('native_batch_norm', args)[0]
  }),
  instance_norm: calls(instanceNorm),
  _weight_norm_interface: {
    'v, g': saving(
      'v',
      'g',
      'result1',
    )(({ aten, grad, v, g, results, dim }) =>
      aten<Tensor[]>('_weight_norm_interface_backward', [grad, v, g, results[1], dim]),
    ),
  },
  _weight_norm: calls(({ aten, v, g, dim }) => aten<Tensor[]>('_weight_norm_interface', [v, g, dim])[0]),
  scaled_dot_product_attention: attentionFormula,
  _scaled_dot_product_attention_math: 'parts',
  _scaled_dot_product_flash_attention_for_cpu: attentionFormula,
  _scaled_dot_product_flash_attention: {
    'query, key, value': saving('query', 'key', 'value')((call) => attention(call).slice(0, 3)),
  },
  _scaled_dot_product_efficient_attention: biasedAttention,
  _scaled_dot_product_cudnn_attention: biasedAttention,
  _scaled_dot_product_fused_attention_overrideable: biasedAttention,
}
