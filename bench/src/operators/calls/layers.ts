// Products, attention, normalizations and losses, with their gradients.
import {
  call,
  dtype,
  floats,
  type InputSpec,
  input,
  integers,
  type OperatorCall,
  positions,
  tokens,
  x,
  y,
  z,
} from '../call.ts'

/** Terms of about 1/16 in products of 1024: a missing one is far outside, another order of summation far inside. */
const product = { comparison: { absolute: 2e-4, relative: 0 }, bound: 'arithmetic' } as const
const factor = (...shape: readonly number[]) => floats(shape, -0.5, 0.5)
const oneOf = (inputs: readonly InputSpec[], operator: string) => call(operator, inputs, [x, y], product)

const products: readonly OperatorCall[] = [
  call('addmm', [factor(1024, 1024), factor(1024, 1024), factor(1024, 1024)], [x, y, z], product),
  oneOf([factor(16, 512, 512), factor(16, 512, 512)], 'bmm'),
  oneOf([factor(1024, 1024), factor(1024, 1024)], 'mm'),
  call('mv', [factor(4096, 4096), factor(4096)], [x, y], { comparison: product.comparison }),
  call('dot', [factor(2 ** 24), factor(2 ** 24)], [x, y], { comparison: { absolute: 0.05, relative: 0 } }),
  call('vdot', [factor(2 ** 24), factor(2 ** 24)], [x, y], { comparison: { absolute: 0.05, relative: 0 } }),
  call('outer', [factor(4096), factor(4096)], [x, y]),
  call('kron', [factor(64, 64), factor(64, 64)], [x, y]),
]

const heads = floats([1, 512, 16, 64], -1, 1)
const attention: readonly OperatorCall[] = [
  call('_flash_attention_forward', [heads, heads, heads], [x, y, z, null, null, 512, 512, 0, true, false], {
    isComposed: true,
    results: 1,
    bound: 'arithmetic',
  }),
  call(
    'flash_mla',
    [
      floats([4, 1, 16, 576], -1, 1),
      { shape: [4, 16], dtype: 'int32', values: { step: 1 } },
      floats([64, 64, 1, 576], -1, 1),
      integers([4], 1000, 1001),
    ],
    [x, y, z, 1024, 64, 4, 1, input(3), 16, 1, 576, 512, true],
    { isComposed: true, bound: 'arithmetic' },
  ),
  call(
    'apply_rotary_pos_emb',
    [floats([1, 1024, 32, 128]), floats([1, 1024, 8, 128]), floats([1024, 64], -1, 1), floats([1024, 64], -1, 1)],
    [x, y, z, input(3)],
    { isComposed: true },
  ),
]

const width = [tokens[1]]
const weight = floats(width, 0.5, 1.5)
const images = [16, 256, 64, 64] as const
const channels = floats([256], 0.5, 1.5)
const groups = { mean: floats([16, 8], -0.1, 0.1), rstd: floats([16, 8], 0.4, 0.5) }
const perRow = { mean: floats([4096, 1], -0.1, 0.1), rstd: floats([4096, 1], 0.4, 0.5) }
/** Gradients of weights are sums over every row or pixel. */
const gradients = { comparison: { absolute: 2e-2, relative: 1e-4 } }

const normalizations: readonly OperatorCall[] = [
  call('_softmax', [floats()], [x, -1, false]),
  call('_log_softmax', [floats()], [x, -1, false]),
  call('_softmax_backward_data', [floats(), floats(tokens, 0, 0.001)], [x, y, -1, dtype('float32')]),
  call(
    '_log_softmax_backward_data',
    [floats(tokens, -0.01, 0.01), floats(tokens, -9, -8)],
    [x, y, -1, dtype('float32')],
  ),
  call('native_layer_norm', [floats(), weight, weight], [x, width, y, z, 1e-5]),
  call(
    'native_layer_norm_backward',
    [floats(), floats(), perRow.mean, perRow.rstd, weight, weight],
    [x, y, width, z, input(3), input(4), input(5), [true, true, true]],
    gradients,
  ),
  call('rms_norm', [floats(), weight], [x, width, y, 1e-6], { isComposed: true }),
  call('skip_layer_norm', [floats(), floats(), weight, weight], [x, y, width, z, input(3), 1e-5], { isComposed: true }),
  call('fused_add_rms_norm', [floats(), floats(), weight], [x, y, width, z, 1e-6], {
    isComposed: true,
    writes: [0, 1],
  }),
  call('native_batch_norm', [floats(images), channels, channels], [x, y, z, null, null, true, 0.1, 1e-5]),
  call(
    'native_batch_norm_backward',
    [floats(images), floats(images), channels, floats([256], -0.1, 0.1), floats([256], 0.4, 0.5)],
    [x, y, z, null, null, input(3), input(4), true, 1e-5, [true, true, true]],
    gradients,
  ),
  call('native_group_norm', [floats(images), channels, channels], [x, y, z, 16, 256, 4096, 8, 1e-5]),
  call(
    'native_group_norm_backward',
    [floats(images), floats(images), groups.mean, groups.rstd, channels],
    [x, y, z, input(3), input(4), 16, 256, 4096, 8, [true, true, true]],
    gradients,
  ),
  call('instance_norm', [floats(images), channels, channels], [x, y, z, null, null, true, 0.1, 1e-5, false]),
  call('_weight_norm_interface', [floats(), floats([4096, 1], 0.5, 1.5)], [x, y, 0], { isComposed: true }),
  call(
    '_weight_norm_interface_backward',
    [floats(), floats(), floats([4096, 1], 0.5, 1.5), floats([4096, 1], 140, 150)],
    [x, y, z, input(3), 0],
    { isComposed: true },
  ),
  call('weight_norm', [floats(), floats([4096, 1], 0.5, 1.5)], [x, y, 0], { isComposed: true }),
]

const classes = [2048, 8192] as const
const picture = [16, 64, 128, 128] as const
const labels = positions([16, 128, 128], 64)
const nothing = -100
const losses: readonly OperatorCall[] = [
  call('cross_entropy_loss', [floats(classes), positions([2048], 8192)], [x, y]),
  call('nll_loss_forward', [floats(classes), positions([2048], 8192)], [x, y, null, 1, nothing], {
    reason: 'one value is gathered from each of 2048 rows, and two launches take longer than that',
  }),
  call(
    'nll_loss_backward',
    [floats([]), floats(classes), positions([2048], 8192), floats([], 2048, 2048.001)],
    [x, y, z, null, 1, nothing, input(3)],
  ),
  call('nll_loss2d_forward', [floats(picture), labels], [x, y, null, 1, nothing]),
  call(
    'nll_loss2d_backward',
    [floats([]), floats(picture), labels, floats([], 2 ** 18, 2 ** 18 + 0.001)],
    [x, y, z, null, 1, nothing, input(3)],
  ),
]

export const layers: readonly OperatorCall[] = [...products, ...attention, ...normalizations, ...losses]
