// nll_loss of scores of any number of dimensions: its forward and backward forms by themselves.
import type { Contract } from '../../dispatch/contract.ts'
import { nllBackward, nllForward, nllLoss } from './nll.ts'

/** Scores of any number of dimensions: the classes are the second, or the only one. */
export const anyRankLosses: Contract[] = [
  { ...nllLoss, overload: 'nll_loss_nd' },
  {
    ...nllForward('nll_loss_nd_forward'),
    schema:
      'nll_loss_nd_forward(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> (Tensor output, Tensor total_weight)',
  },
  {
    ...nllBackward('nll_loss_nd_backward'),
    schema:
      'nll_loss_nd_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, int ignore_index, Tensor total_weight) -> Tensor',
  },
]
