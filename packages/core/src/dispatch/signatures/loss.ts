// Types of the loss operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { Scalar } from './scalar.ts'
import type { Tensor } from '../../tensor/index.ts'

export interface LossOperators {
  /** `binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropy(self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropy(self: Tensor, target: Tensor, options?: { weight?: Tensor | null | undefined; reduction?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `binary_cross_entropy_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropyBackward(gradOutput: Tensor, self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `binary_cross_entropy_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropyBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options?: { weight?: Tensor | null | undefined; reduction?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropyWithLogits(self: Tensor, target: Tensor, weight?: Tensor | null, posWeight?: Tensor | null, reduction?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropyWithLogits(self: Tensor, target: Tensor, options?: { weight?: Tensor | null | undefined; posWeight?: Tensor | null | undefined; reduction?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor` */
  crossEntropyLoss(self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number, ignoreIndex?: number, labelSmoothing?: number): Tensor
  /** `cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor` */
  crossEntropyLoss(self: Tensor, target: Tensor, options?: { weight?: Tensor | null | undefined; reduction?: number | undefined; ignoreIndex?: number | undefined; labelSmoothing?: number | undefined }): Tensor
  /** `ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor` */
  ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], blank?: number, reduction?: number, zeroInfinity?: boolean): Tensor
  /** `ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor` */
  ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], options?: { blank?: number | undefined; reduction?: number | undefined; zeroInfinity?: boolean | undefined }): Tensor
  /** `ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor` */
  ctcLoss(logProbs: Tensor, targets: Tensor, options: { inputLengths: readonly number[]; targetLengths: readonly number[]; blank?: number | undefined; reduction?: number | undefined; zeroInfinity?: boolean | undefined }): Tensor
  /** `ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor` */
  ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank?: number, reduction?: number, zeroInfinity?: boolean): Tensor
  /** `ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor` */
  ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, options?: { blank?: number | undefined; reduction?: number | undefined; zeroInfinity?: boolean | undefined }): Tensor
  /** `ctc_loss_backward(Tensor grad, Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank, int reduction, bool zero_infinity) -> Tensor` */
  ctcLossBackward(grad: Tensor, logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], blank: number, reduction: number, zeroInfinity: boolean): Tensor
  /** `ctc_loss_backward(Tensor grad, Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank, int reduction, bool zero_infinity) -> Tensor` */
  ctcLossBackward(grad: Tensor, logProbs: Tensor, targets: Tensor, options: { inputLengths: readonly number[]; targetLengths: readonly number[]; blank: number; reduction: number; zeroInfinity: boolean }): Tensor
  /** `huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor` */
  huberLoss(self: Tensor, target: Tensor, reduction?: number, delta?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor` */
  huberLoss(self: Tensor, target: Tensor, options?: { reduction?: number | undefined; delta?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `huber_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float delta) -> Tensor` */
  huberLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, delta: number, options?: { out?: Tensor | undefined }): Tensor
  /** `huber_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float delta) -> Tensor` */
  huberLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { reduction: number; delta: number; out?: Tensor | undefined }): Tensor
  /** `kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor` */
  klDiv(self: Tensor, target: Tensor, reduction?: number, options?: { logTarget?: boolean | undefined }): Tensor
  /** `kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor` */
  klDiv(self: Tensor, target: Tensor, options?: { reduction?: number | undefined; logTarget?: boolean | undefined }): Tensor
  /** `l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  l1Loss(self: Tensor, target: Tensor, reduction?: number): Tensor
  /** `l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  l1Loss(self: Tensor, target: Tensor, options?: { reduction?: number | undefined }): Tensor
  /** `margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor` */
  marginRankingLoss(input1: Tensor, input2: Tensor, target: Tensor, margin?: number, reduction?: number): Tensor
  /** `margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor` */
  marginRankingLoss(input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number | undefined; reduction?: number | undefined }): Tensor
  /** `mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  mseLoss(self: Tensor, target: Tensor, reduction?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  mseLoss(self: Tensor, target: Tensor, options?: { reduction?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `mse_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor` */
  mseLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, options?: { out?: Tensor | undefined }): Tensor
  /** `mse_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor` */
  mseLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { reduction: number; out?: Tensor | undefined }): Tensor
  /** `multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor` */
  multiMarginLoss(self: Tensor, target: Tensor, p?: Scalar, margin?: Scalar, weight?: Tensor | null, reduction?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor` */
  multiMarginLoss(self: Tensor, target: Tensor, options?: { p?: Scalar | undefined; margin?: Scalar | undefined; weight?: Tensor | null | undefined; reduction?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `multi_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, Scalar p, Scalar margin, Tensor? weight=None, int reduction=1) -> Tensor` */
  multiMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, p: Scalar, margin: Scalar, weight?: Tensor | null, reduction?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `multi_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, Scalar p, Scalar margin, Tensor? weight=None, int reduction=1) -> Tensor` */
  multiMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, p: Scalar, margin: Scalar, options?: { weight?: Tensor | null | undefined; reduction?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `multi_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, Scalar p, Scalar margin, Tensor? weight=None, int reduction=1) -> Tensor` */
  multiMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { p: Scalar; margin: Scalar; weight?: Tensor | null | undefined; reduction?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  multilabelMarginLoss(self: Tensor, target: Tensor, reduction?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  multilabelMarginLoss(self: Tensor, target: Tensor, options?: { reduction?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `multilabel_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, Tensor is_target) -> Tensor` */
  multilabelMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, isTarget: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `multilabel_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, Tensor is_target) -> Tensor` */
  multilabelMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { reduction: number; isTarget: Tensor; out?: Tensor | undefined }): Tensor
  /** `multilabel_margin_loss_forward(Tensor self, Tensor target, int reduction) -> (Tensor output, Tensor is_target)` */
  multilabelMarginLossForward(self: Tensor, target: Tensor, reduction: number, options?: { out?: readonly [Tensor, Tensor] | undefined }): [output: Tensor, is_target: Tensor]
  /** `multilabel_margin_loss_forward(Tensor self, Tensor target, int reduction) -> (Tensor output, Tensor is_target)` */
  multilabelMarginLossForward(self: Tensor, target: Tensor, options: { reduction: number; out?: readonly [Tensor, Tensor] | undefined }): [output: Tensor, is_target: Tensor]
  /** `nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor` */
  nllLoss(self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number, ignoreIndex?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor` */
  nllLoss(self: Tensor, target: Tensor, options?: { weight?: Tensor | null | undefined; reduction?: number | undefined; ignoreIndex?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `nll_loss2d_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor` */
  nllLoss2dBackward(gradOutput: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `nll_loss2d_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor` */
  nllLoss2dBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { weight: Tensor | null; reduction: number; ignoreIndex: number; totalWeight: Tensor; out?: Tensor | undefined }): Tensor
  /** `nll_loss2d_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)` */
  nllLoss2dForward(self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, options?: { out?: readonly [Tensor, Tensor] | undefined }): [output: Tensor, total_weight: Tensor]
  /** `nll_loss2d_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)` */
  nllLoss2dForward(self: Tensor, target: Tensor, options: { weight: Tensor | null; reduction: number; ignoreIndex: number; out?: readonly [Tensor, Tensor] | undefined }): [output: Tensor, total_weight: Tensor]
  /** `nll_loss_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor` */
  nllLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `nll_loss_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor` */
  nllLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { weight: Tensor | null; reduction: number; ignoreIndex: number; totalWeight: Tensor; out?: Tensor | undefined }): Tensor
  /** `nll_loss_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)` */
  nllLossForward(self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, options?: { out?: readonly [Tensor, Tensor] | undefined }): [output: Tensor, total_weight: Tensor]
  /** `nll_loss_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)` */
  nllLossForward(self: Tensor, target: Tensor, options: { weight: Tensor | null; reduction: number; ignoreIndex: number; out?: readonly [Tensor, Tensor] | undefined }): [output: Tensor, total_weight: Tensor]
  /** `nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor` */
  nllLossNd(self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number, ignoreIndex?: number): Tensor
  /** `nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor` */
  nllLossNd(self: Tensor, target: Tensor, options?: { weight?: Tensor | null | undefined; reduction?: number | undefined; ignoreIndex?: number | undefined }): Tensor
  /** `nll_loss_nd_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, int ignore_index, Tensor total_weight) -> Tensor` */
  nllLossNdBackward(gradOutput: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignoreIndex: number, totalWeight: Tensor): Tensor
  /** `nll_loss_nd_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, int ignore_index, Tensor total_weight) -> Tensor` */
  nllLossNdBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { weight: Tensor | null; reduction: number; ignoreIndex: number; totalWeight: Tensor }): Tensor
  /** `nll_loss_nd_forward(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> (Tensor output, Tensor total_weight)` */
  nllLossNdForward(self: Tensor, target: Tensor, weight?: Tensor | null, reduction?: number, ignoreIndex?: number): [output: Tensor, total_weight: Tensor]
  /** `nll_loss_nd_forward(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> (Tensor output, Tensor total_weight)` */
  nllLossNdForward(self: Tensor, target: Tensor, options?: { weight?: Tensor | null | undefined; reduction?: number | undefined; ignoreIndex?: number | undefined }): [output: Tensor, total_weight: Tensor]
  /** `smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor` */
  smoothL1Loss(self: Tensor, target: Tensor, reduction?: number, beta?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor` */
  smoothL1Loss(self: Tensor, target: Tensor, options?: { reduction?: number | undefined; beta?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `smooth_l1_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float beta) -> Tensor` */
  smoothL1LossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, beta: number, options?: { out?: Tensor | undefined }): Tensor
  /** `smooth_l1_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float beta) -> Tensor` */
  smoothL1LossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { reduction: number; beta: number; out?: Tensor | undefined }): Tensor
  /** `soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  softMarginLoss(self: Tensor, target: Tensor, reduction?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  softMarginLoss(self: Tensor, target: Tensor, options?: { reduction?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `soft_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor` */
  softMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, reduction: number, options?: { out?: Tensor | undefined }): Tensor
  /** `soft_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor` */
  softMarginLossBackward(gradOutput: Tensor, self: Tensor, target: Tensor, options: { reduction: number; out?: Tensor | undefined }): Tensor
}
