// Losses and gradients of elementwise functions: floating operands of one dtype.
import type { Shape, Tensor } from '../../tensor/index.ts'
import {
  axisOf,
  expandsToOther,
  floats,
  oneDType,
  oneShape,
  type Requirement,
  shapeIs,
  singleElement,
  where,
} from './requirement.ts'

/** A gated linear unit has half of its input's size along the dimension. */
const halfOfInput = (self: unknown, dim: unknown): Shape | null => {
  const { shape, rank } = self as Tensor
  const axis = axisOf(dim, rank)
  return rank === 0 ? null : shape.map((side, d) => (d === axis ? side / 2 : side))
}

/** Where the losses were averaged or added, their gradient and weight are single numbers. */
const negativeLogLikelihood = [
  oneDType('grad_output', 'self', 'weight', 'total_weight'),
  where('reduction', [1, 2], singleElement('grad_output')),
  singleElement('total_weight'),
]

const gradientOfLoss = [floats('grad_output', 'self', 'target'), oneDType('grad_output', 'self', 'target')]

export const lossRequirements: Readonly<Record<string, readonly Requirement[]>> = {
  binary_cross_entropy: [oneDType('self', 'target', 'weight')],
  binary_cross_entropy_backward: gradientOfLoss,
  binary_cross_entropy_with_logits: [floats('target'), oneShape('self', 'target')],
  cross_entropy_loss: [oneDType('self', 'weight')],
  huber_loss: [floats('self')],
  huber_loss_backward: gradientOfLoss,
  mse_loss_backward: gradientOfLoss,
  smooth_l1_loss_backward: gradientOfLoss,
  soft_margin_loss: [floats('self'), expandsToOther('target', 'self')],
  soft_margin_loss_backward: gradientOfLoss,
  nll_loss_backward: negativeLogLikelihood,
  nll_loss2d_backward: negativeLogLikelihood,
  log_sigmoid_backward: [floats('grad_output', 'self'), oneDType('grad_output', 'self', 'buffer')],
  mish_backward: [floats('grad_output', 'self')],
  gelu_backward: [floats('grad_output'), oneShape('grad_output', 'self')],
  _prelu_kernel: [oneDType('self', 'weight')],
  _prelu_kernel_backward: [oneDType('grad_output', 'self', 'weight')],
  glu_backward: [oneDType('grad_output', 'self'), shapeIs('grad_output', ['self', 'dim'], halfOfInput)],
}
