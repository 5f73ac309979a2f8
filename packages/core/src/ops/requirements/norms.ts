// Normalisations and softmax: parameters beside their input, gradients beside what they belong to.
import type { Shape, Tensor } from '../../tensor/index.ts'
import {
  filled,
  floats,
  oneDType,
  oneShape,
  parametersOf,
  type Requirement,
  rankAtLeast,
  shapeIs,
  where,
} from './requirement.ts'

const affine = parametersOf('input', 'weight', 'bias')
const running = parametersOf('input', 'running_mean', 'running_var')
const channels = (input: unknown): Shape | null =>
  (input as Tensor).rank < 2 ? null : (input as Tensor).shape.slice(1, 2)
const perChannel = ['weight', 'bias', 'running_mean', 'running_var'].map((name) => shapeIs(name, ['input'], channels))
const batchNorm = [affine, running]
const saved = parametersOf('input', 'mean', 'rstd')
const savedGroups = (samples: unknown, groups: unknown): Shape => [samples as number, groups as number]

const softmaxGradient = [oneDType('grad_output', 'output'), oneShape('grad_output', 'output')]

export const normRequirements: Readonly<Record<string, readonly Requirement[]>> = {
  layer_norm: [affine],
  native_layer_norm: [affine],
  native_layer_norm_backward: [oneDType('grad_out', 'input'), oneShape('grad_out', 'input'), affine, saved],
  group_norm: [affine, ...perChannel.slice(0, 2)],
  native_group_norm: [affine, ...perChannel.slice(0, 2)],
  native_group_norm_backward: [
    oneDType('grad_out', 'input'),
    oneShape('grad_out', 'input'),
    affine,
    saved,
    shapeIs('mean', ['N', 'group'], savedGroups),
    shapeIs('rstd', ['N', 'group'], savedGroups),
    shapeIs('weight', ['input'], channels),
  ],
  batch_norm: [...batchNorm, ...perChannel],
  native_batch_norm: [...batchNorm, where('training', [true], filled('input'))],
  _native_batch_norm_legit: [...batchNorm, where('training', [true], filled('input'))],
  _batch_norm_with_update: [...batchNorm, filled('input')],
  native_batch_norm_backward: [
    oneDType('grad_out', 'input'),
    oneShape('grad_out', 'input'),
    affine,
    running,
    parametersOf('input', 'save_mean', 'save_invstd'),
  ],
  batch_norm_backward: [floats('grad_out'), running, parametersOf('input', 'save_mean', 'save_var')],
  instance_norm: [affine, running, ...perChannel, filled('input')],
  _softmax_backward_data: softmaxGradient,
  _log_softmax_backward_data: softmaxGradient,
  _weight_norm_interface: [oneDType('v', 'g'), rankAtLeast('v', 1)],
  _weight_norm_interface_backward: [
    oneDType('grad_w', 'saved_v', 'saved_g'),
    floats('saved_norms'),
    oneShape('grad_w', 'saved_v'),
    oneShape('saved_g', 'saved_norms'),
  ],
}
