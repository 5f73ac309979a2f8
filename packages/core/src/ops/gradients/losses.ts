// Gradients of losses.
import type { Aten, ComposedCall, GradientCall } from '../../dispatch/gradient.ts'
import type { Tensor } from '../../tensor/index.ts'
import { calls, type FormulaTable, type GradientTable, saving } from './formulas.ts'

const mean = 1
const sum = 2

/** PyTorch's reductions: 0 none, 1 mean, 2 sum. */
function reduced(aten: Aten, loss: Tensor, reduction: number): Tensor {
  if (reduction === mean) return aten('mean', [loss])
  return reduction === sum ? aten('sum', [loss]) : loss
}
/** The gradient of a reduced loss at each element. */
const perElement = ({ aten, grad, reduction, self }: GradientCall): Tensor =>
  reduction === mean ? aten('div', [grad, self.numel]) : grad

/** A loss of self − target, whose backward operator takes them and some options. */
function difference(backward: string, ...options: readonly string[]): FormulaTable {
  const of = (call: GradientCall, self: Tensor, target: Tensor): Tensor =>
    call.aten(backward, [call.grad, self, target, call.reduction, ...options.map((name) => call[name])])
  return {
    self: saving('self', 'target')((call) => of(call, call.self, call.target)),
    target: saving('self', 'target')((call) => of(call, call.target, call.self)),
  }
}

const nll = (backward: string): FormulaTable => ({
  self: saving(
    'self',
    'target',
    'weight',
    'result1',
  )(({ aten, grad, self, target, weight, reduction, ignore_index, results }) =>
    aten(backward, [grad, self, target, weight, reduction, ignore_index, results[1]]),
  ),
})

const classDim = (logs: Tensor): number => (logs.rank === 1 ? 0 : 1)
/** A weight for each class along the class dimension. */
const classWeight = (aten: Aten, weight: Tensor, logs: Tensor): Tensor =>
  aten('reshape', [weight, logs.shape.map((size, d) => (d === classDim(logs) ? size : 1))])

function nllOf(aten: Aten, logs: Tensor, { target, weight, reduction, ignore_index }: ComposedCall): Tensor {
  const forward = logs.rank <= 2 ? 'nll_loss_forward' : 'nll_loss_nd_forward'
  return aten<Tensor[]>(forward, [logs, target, weight, reduction, ignore_index])[0]!
}

/** −Σ target·weight·log p over the classes; the mean is over the rows. */
function probabilityLoss(
  { aten, weight, reduction, label_smoothing }: ComposedCall,
  logs: Tensor,
  target: Tensor,
): Tensor {
  const dim = classDim(logs)
  const smoothing = label_smoothing as number
  const classes = logs.shape[dim]!
  const smooth = smoothing === 0 ? target : aten('add', [aten('mul', [target, 1 - smoothing]), smoothing / classes])
  const weighted = weight ? aten('mul', [logs, classWeight(aten, weight, logs)]) : logs
  const losses = aten('neg', [aten('sum', [aten('mul', [weighted, smooth]), [dim]])])
  return reduced(aten, losses, reduction)
}

/** The mean loss of all classes, which label smoothing mixes in. */
function uniformLoss({ aten, target, weight, reduction, ignore_index }: ComposedCall, logs: Tensor): Tensor {
  const weighted = weight ? aten('mul', [logs, classWeight(aten, weight, logs)]) : logs
  const isIgnored = aten('eq', [target, ignore_index])
  const losses = aten('masked_fill', [aten('neg', [aten('sum', [weighted, [classDim(logs)]])]), isIgnored, 0])
  if (reduction !== mean) return reduced(aten, losses, reduction)
  const counted = aten('logical_not', [isIgnored])
  const shares = weight ? aten('mul', [aten('take', [weight, aten('mul', [target, counted])]), counted]) : counted
  return aten('div', [aten('sum', [losses]), aten('sum', [shares])])
}

function crossEntropy(call: ComposedCall): Tensor {
  const { aten, self, target } = call
  const logs = aten('log_softmax', [self, self.rank === 1 ? 0 : 1])
  if (target.dtype.startsWith('float') || target.dtype === 'bfloat16') return probabilityLoss(call, logs, target)
  const loss = nllOf(aten, logs, call)
  const smoothing = call.label_smoothing as number
  if (smoothing === 0) return loss
  const share = smoothing / self.shape[self.rank === 1 ? 0 : 1]!
  return aten('add', [aten('mul', [loss, 1 - smoothing]), aten('mul', [uniformLoss(call, logs), share])])
}

/** log(1 + e^−x) weighted: −log σ(x). */
const minusLogSigmoid = (aten: Aten, x: Tensor): Tensor => aten('neg', [aten('log_sigmoid', [x])])

/** Margin losses, whose backward operator takes the arguments of the forward one. */
const margin = (backward: string, names: readonly string[], saves: readonly string[]): FormulaTable => ({
  self: saving(
    'self',
    'target',
    ...saves,
  )((call) =>
    call.aten(backward, [
      call.grad,
      call.self,
      call.target,
      ...names.map((name) => (name === 'is_target' ? call.results[1] : call[name])),
    ]),
  ),
})

const alignments: FormulaTable = {
  log_probs: saving(
    'log_probs',
    'targets',
    'input_lengths',
    'target_lengths',
  )(({ aten, grad, ...call }) => {
    const listed = (value: unknown) => (Array.isArray(value) ? value : Array.from((value as Tensor).dataSync(), Number))
    const lengths = [call.input_lengths, call.target_lengths].map(listed)
    const options = [...lengths, call.blank, call.reduction, call.zero_infinity]
    return aten('ctc_loss_backward', [grad, call.log_probs, call.targets, ...options])
  }),
}

export const lossGradients: GradientTable = {
  'ctc_loss.IntList': alignments,
  'ctc_loss.Tensor': alignments,
  multi_margin_loss: margin('multi_margin_loss_backward', ['p', 'margin', 'weight', 'reduction'], ['weight']),
  multilabel_margin_loss_forward: margin('multilabel_margin_loss_backward', ['reduction', 'is_target'], ['result1']),
  multilabel_margin_loss: calls(
    ({ aten, self, target, reduction }) =>
      aten<Tensor[]>('multilabel_margin_loss_forward', [self, target, reduction])[0],
  ),
  margin_ranking_loss: calls(({ aten, input1, input2, target, reduction, ...call }) => {
    const product = aten('mul', [aten('neg', [target]), aten('sub', [input1, input2])])
    return reduced(aten, aten('clamp_min', [aten('add', [product, call.margin]), 0]), reduction)
  }),
  nll_loss_nd: calls((call) => nllOf(call.aten, call.self, call)),
  nll_loss_nd_forward: nll('nll_loss_nd_backward'),
  mse_loss: difference('mse_loss_backward'),
  smooth_l1_loss: difference('smooth_l1_loss_backward', 'beta'),
  huber_loss: difference('huber_loss_backward', 'delta'),
  l1_loss: calls(({ aten, self, target, reduction }) =>
    reduced(aten, aten('abs', [aten('sub', [self, target])]), reduction),
  ),
  binary_cross_entropy: {
    self: saving(
      'self',
      'target',
      'weight',
    )(({ aten, grad, self, target, weight, reduction }) =>
      aten('binary_cross_entropy_backward', [grad, self, target, weight, reduction]),
    ),
    target: saving(
      'self',
      'weight',
    )((call) => {
      const { aten, self, weight } = call
      const slope = aten('sub', [aten('log1p', [aten('neg', [self])]), aten('log', [self])])
      const grad = aten('mul', [perElement(call), slope])
      return weight ? aten('mul', [grad, weight]) : grad
    }),
  },
  binary_cross_entropy_with_logits: {
    self: saving(
      'self',
      'target',
      'weight',
      'pos_weight',
    )((call) => {
      const { aten, self, target, weight, pos_weight } = call
      const sigmoid = aten('sigmoid', [self])
      const positive = pos_weight ? aten('mul', [target, pos_weight]) : target
      const slope = pos_weight
        ? aten('sub', [aten('mul', [aten('add', [aten('sub', [positive, target]), 1]), sigmoid]), positive])
        : aten('sub', [sigmoid, target])
      const grad = aten('mul', [perElement(call), slope])
      return weight ? aten('mul', [grad, weight]) : grad
    }),
    target: saving(
      'self',
      'weight',
      'pos_weight',
    )((call) => {
      const { aten, self, weight, pos_weight } = call
      const positive = minusLogSigmoid(aten, self)
      const negative = minusLogSigmoid(aten, aten('neg', [self]))
      const slope = aten('sub', [pos_weight ? aten('mul', [positive, pos_weight]) : positive, negative])
      const grad = aten('mul', [perElement(call), slope])
      return weight ? aten('mul', [grad, weight]) : grad
    }),
  },
  kl_div: calls(({ aten, self, target, reduction, log_target }) => {
    const loss =
      log_target === true
        ? aten('mul', [aten('exp', [target]), aten('sub', [target, self])])
        : aten('sub', [aten('xlogy', [target, target]), aten('mul', [target, self])])
    return reduced(aten, loss, reduction)
  }),
  soft_margin_loss: {
    self: saving(
      'self',
      'target',
    )(({ aten, grad, self, target, reduction }) => aten('soft_margin_loss_backward', [grad, self, target, reduction])),
  },
  nll_loss_forward: nll('nll_loss_backward'),
  nll_loss2d_forward: nll('nll_loss2d_backward'),
  nll_loss: calls((call) => nllOf(call.aten, call.self, call)),
  cross_entropy_loss: calls(crossEntropy),
}
